import type { BlockBox, ImageBox } from '../../boxes/index.ts';
import { type ComputedStyle, resolveLength } from '../../css/index.ts';
import type { AtomicLayout } from './line.ts';
import type { OpenItem } from './paragraph.ts';
import type { RunStyle } from './run-style.ts';

/** An inline box that is open, with where its baseline lies. */
export interface OpenBox {
  readonly item: OpenItem;
  /** Of its baseline above that of its group; points. */
  readonly shift: number;
  /** 0 for the root's; others are subtrees aligned to the line box's top or bottom. */
  readonly group: number;
}

interface Group {
  readonly align: 'baseline' | 'top' | 'bottom';
  above: number;
  below: number;
}

/** Collects what stands on one line and finds its height and baseline: CSS 2.2 §10.8. */
export class LineBox {
  readonly #root: RunStyle;
  #groups: Group[];

  constructor(root: RunStyle) {
    this.#root = root;
    this.#groups = [{ align: 'baseline', above: root.above, below: root.below }];
  }

  /** Where a box lies that opens in `parent` (the root where undefined); counts its strut. */
  open(item: OpenItem, parent: OpenBox | undefined): OpenBox {
    const { run } = item.edges;
    const align = run.style.verticalAlign;
    if (align === 'top' || align === 'bottom') {
      this.#groups.push({ align, above: run.above, below: run.below });
      return { item, shift: 0, group: this.#groups.length - 1 };
    }
    const parentRun = parent?.item.edges.run ?? this.#root;
    const shift = (parent?.shift ?? 0) + shiftOf(run.style, run.above, run.below, parentRun);
    const group = parent?.group ?? 0;
    this.add(group, run.above + shift, run.below - shift);
    return { item, shift, group };
  }

  /** Counts an atomic box; tells its group and how far its baseline is above the group's. */
  atomic(box: BlockBox | ImageBox, layout: AtomicLayout, parent: OpenBox | undefined): OpenPlace {
    const { verticalAlign } = box.style;
    const above = layout.baseline;
    const below = layout.height - layout.baseline;
    if (verticalAlign === 'top' || verticalAlign === 'bottom') {
      this.#groups.push({ align: verticalAlign, above, below });
      return { shift: 0, group: this.#groups.length - 1 };
    }
    const parentRun = parent?.item.edges.run ?? this.#root;
    const shift = (parent?.shift ?? 0) + shiftOf(box.style, above, below, parentRun);
    const group = parent?.group ?? 0;
    this.add(group, above + shift, below - shift);
    return { shift, group };
  }

  /** Counts something that reaches so far above and below a group's baseline. */
  add(group: number, above: number, below: number): void {
    const one = this.#groups[group];
    if (!one) return;
    if (above > one.above) one.above = above;
    if (below > one.below) one.below = below;
  }

  /** Height of the line, and each group's baseline from its top. */
  settle(): { readonly height: number; readonly baselines: readonly number[] } {
    const [root] = this.#groups;
    let above = root?.above ?? 0;
    let below = root?.below ?? 0;
    for (const { align, ...group } of this.#groups) {
      const missing = group.above + group.below - above - below;
      if (missing <= 0) continue;
      if (align === 'top') below += missing;
      if (align === 'bottom') above += missing;
    }
    const height = above + below;
    const baselines = this.#groups.map((group) => {
      if (group.align === 'top') return group.above;
      return group.align === 'bottom' ? height - group.below : above;
    });
    return { height, baselines };
  }
}

export interface OpenPlace {
  readonly shift: number;
  readonly group: number;
}

/** How far a baseline is raised over the parent's. CSS 2.2 §10.8.1, `vertical-align`. */
function shiftOf(style: ComputedStyle, above: number, below: number, parent: RunStyle): number {
  const { verticalAlign } = style;
  const { metrics } = parent.face;
  switch (verticalAlign) {
    case 'baseline':
    case 'top':
    case 'bottom':
      return 0;
    case 'sub':
      return -metrics.subscriptShift * parent.size;
    case 'super':
      return metrics.superscriptShift * parent.size;
    case 'middle':
      return (metrics.xHeight * parent.size) / 2 - (above - below) / 2;
    case 'text-top':
      return parent.ascent - above;
    case 'text-bottom':
      return below - parent.descent;
    default:
      return resolveLength(verticalAlign, above + below);
  }
}
