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

/** A subtree aligned to the line box's edge; it has a baseline of its own. */
interface Group {
  readonly align: 'top' | 'bottom';
  above: number;
  below: number;
}

/** Collects what stands on one line and finds its height and baseline: CSS 2.2 §10.8. */
export class LineBox {
  readonly #root: RunStyle;
  /** Of group 0, the root's. */
  #above = 0;
  #below = 0;
  /** Groups 1 and on; hardly ever any. */
  readonly #groups: Group[] = [];

  constructor(root: RunStyle) {
    this.#root = root;
  }

  /** Begins a line with the root's strut. */
  clear(): void {
    this.#above = this.#root.above;
    this.#below = this.#root.below;
    this.#groups.length = 0;
  }

  /** Where a box lies that opens in `parent` (the root where undefined); counts its strut. */
  open(item: OpenItem, parent: OpenBox | undefined): OpenBox {
    const { run } = item.edges;
    const align = run.style.verticalAlign;
    if (align === 'top' || align === 'bottom') {
      this.#groups.push({ align, above: run.above, below: run.below });
      return { item, shift: 0, group: this.#groups.length };
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
      return { shift: 0, group: this.#groups.length };
    }
    const parentRun = parent?.item.edges.run ?? this.#root;
    const shift = (parent?.shift ?? 0) + shiftOf(box.style, above, below, parentRun);
    const group = parent?.group ?? 0;
    this.add(group, above + shift, below - shift);
    return { shift, group };
  }

  /** Counts something that reaches so far above and below a group's baseline. */
  add(group: number, above: number, below: number): void {
    const one = this.#groups[group - 1];
    if (one) {
      if (above > one.above) one.above = above;
      if (below > one.below) one.below = below;
    } else {
      if (above > this.#above) this.#above = above;
      if (below > this.#below) this.#below = below;
    }
  }

  /** Makes room for the groups that are higher than the rest of the line. */
  settle(): void {
    for (const { align, above, below } of this.#groups) {
      const missing = above + below - this.height;
      if (missing <= 0) continue;
      if (align === 'top') this.#below += missing;
      else this.#above += missing;
    }
  }

  get height(): number {
    return this.#above + this.#below;
  }

  /** Of a group, from the line box's top; once settled. */
  baseline(group: number): number {
    const one = this.#groups[group - 1];
    if (!one) return this.#above;
    return one.align === 'top' ? one.above : this.height - one.below;
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
