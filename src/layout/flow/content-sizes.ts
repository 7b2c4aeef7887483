import type { BlockBox, BlockLevelBox, ImageBox, InlineContent } from '../../boxes/index.ts';
import { type ComputedStyle, resolveLength } from '../../css/index.ts';
import { type ContentSizes, type LayoutResources, type LeastWidth, measureInline } from '../inline/index.ts';
import { tableSizes } from '../table/column-widths.ts';
import { clampWidth, contentSize, frameOf, marginOf } from './edges.ts';
import { replacedWidth } from './replaced.ts';

/** Min- and max-content sizes of margin boxes (CSS Sizing 3 §4), asked by tables, inline-blocks and page margins. */
export class SizeMeasurer {
  readonly #resources: LayoutResources;
  readonly #known: Readonly<Record<LeastWidth, Map<BlockLevelBox, ContentSizes>>> = {
    words: new Map(),
    hyphens: new Map(),
    letters: new Map(),
  };

  constructor(resources: LayoutResources) {
    this.#resources = resources;
  }

  readonly outer = (box: BlockLevelBox, least: LeastWidth = 'words'): ContentSizes => {
    let sizes = this.#known[least].get(box);
    if (!sizes) {
      sizes = this.#measure(box, least);
      this.#known[least].set(box, sizes);
    }
    return sizes;
  };

  inline(
    content: InlineContent,
    style: ComputedStyle,
    lang: string,
    least: LeastWidth = 'words',
  ): ContentSizes {
    return measureInline(content, style, lang, this.#resources, this.#atomic, least);
  }

  /** Content box sizes of a block container, its own width not considered. */
  content(box: BlockBox, least: LeastWidth = 'words'): ContentSizes {
    if (box.content.kind === 'inline') {
      return this.inline(box.content.inline, box.style, box.lang, least);
    }
    let min = 0;
    let max = 0;
    let widest: string | undefined;
    for (const child of box.content.children) {
      const sizes = this.outer(child, least);
      if (sizes.min > min) widest = sizes.widest;
      min = Math.max(min, sizes.min);
      max = Math.max(max, sizes.max);
    }
    const { columnCount, columnGap } = box.style;
    if (typeof columnCount === 'number' && columnCount > 1) {
      const gaps =
        (columnCount - 1) * (columnGap === 'normal' ? box.style.fontSize : resolveLength(columnGap, 0));
      return { min: min * columnCount + gaps, max: max * columnCount + gaps };
    }
    return { min, max, widest };
  }

  readonly #atomic = (box: BlockBox | ImageBox): ContentSizes => this.outer(box);

  #measure(box: BlockLevelBox, least: LeastWidth): ContentSizes {
    const { style } = box;
    const frame = frameOf(style, 0);
    const sides = frame.left + frame.right;
    const margins = marginOf(style.marginLeft, 0) + marginOf(style.marginRight, 0);
    if (box.kind === 'image') {
      const width = replacedWidth(box) + margins;
      return { min: width, max: width };
    }
    const fixed = typeof style.width === 'number' ? contentSize(style, style.width, 0, sides) : undefined;
    if (fixed !== undefined && box.kind === 'block')
      return { min: fixed + sides + margins, max: fixed + sides + margins };
    const inner = box.kind === 'table' ? tableSizes(box, this.outer, least) : this.content(box, least);
    return {
      widest: inner.widest,
      min: clampDefinite(style, sides, inner.min) + sides + margins,
      max: clampDefinite(style, sides, inner.max) + sides + margins,
    };
  }
}

/** Percentage limits do not take part in content sizes. */
function clampDefinite(style: ComputedStyle, sides: number, width: number): number {
  if (typeof style.maxWidth === 'object' || typeof style.minWidth === 'object') return width;
  return clampWidth(style, 0, sides, width);
}
