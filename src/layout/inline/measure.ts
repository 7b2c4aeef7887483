import type { BlockBox, ImageBox, InlineContent } from '../../boxes/index.ts';
import type { ComputedStyle } from '../../css/index.ts';
import { FORCED } from './break-list.ts';
import { findBreaks } from './find-breaks.ts';
import type { AtomicLayout, ContentSizes, LayoutResources } from './line.ts';
import { collectCached } from './line-cache.ts';
import type { Paragraph } from './paragraph.ts';
import { BREAK_COSTS } from './settings.ts';

/**
 * Min-content and max-content widths of inline content (CSS Sizing 3 §4), in points. Automatic hyphenation does not
 * make the minimum smaller: a table's column should not be made of word stubs. Percentages count as zero.
 */
export function measureInline(
  content: InlineContent,
  style: ComputedStyle,
  lang: string,
  resources: LayoutResources,
  measureAtomic: (box: BlockBox | ImageBox) => ContentSizes,
): ContentSizes {
  const collect = (which: 'min' | 'max'): Paragraph | undefined => {
    const layoutAtomic = (box: BlockBox | ImageBox): AtomicLayout => ({
      width: measureAtomic(box)[which],
      height: 0,
      baseline: 0,
      place: () => undefined,
    });
    return collectCached({ content, style, lang, measure: 0, layoutAtomic }, resources);
  };
  const most = collect('max');
  if (!most) return { min: 0, max: 0 };
  const least = most.fixed ? most : (collect('min') ?? most);
  return { min: widest(least, style, 'min'), max: widest(most, style, 'max') };
}

/** The widest line when lines end wherever they can, or only where they must. */
function widest(paragraph: Paragraph, style: ComputedStyle, which: 'min' | 'max'): number {
  const { textIndent } = style;
  const list = findBreaks(paragraph, {
    from: 0,
    indent: typeof textIndent === 'number' ? textIndent : textIndent.points,
    hyphenate: false,
    emergency: style.overflowWrap === 'anywhere' && which === 'min',
    protrudeLeft: false,
    protrudeRight: false,
    costs: BREAK_COSTS,
  });
  let width = 0;
  let before = 0;
  for (let b = 1; b < list.count; b++) {
    if (which === 'max' && ((list.flags[b] ?? 0) & FORCED) === 0) continue;
    const line = (list.end[b] ?? 0) - (list.start[before] ?? 0);
    if (line > width) width = line;
    before = b;
  }
  return width;
}
