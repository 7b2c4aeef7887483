import type { TextBox } from '../../boxes/index.ts';
import type { ShapedText } from '../../fonts/index.ts';
import type { BorderSet, Fragment, TextDecoration } from '../fragment.ts';
import type { Line } from './line.ts';
import type { AtomicItem, OpenItem } from './paragraph.ts';
import type { RunStyle } from './run-style.ts';

/** What stands on a line, relative to the line box's top left; `y` is the baseline's once the line is settled. */
export type Draft = TextDraft | BoxDraft | AtomicDraft;

export class TextDraft {
  readonly kind = 'text';
  readonly box: TextBox;
  readonly run: RunStyle;
  readonly rtl: boolean;
  start: number;
  end: number;
  readonly x: number;
  y = 0;
  width = 0;
  readonly pieces: ShapedText[] = [];
  readonly tracking: number;
  readonly wordSpacing: number;
  decoration: TextDecoration | undefined;
  readonly group: number;
  readonly shift: number;

  constructor(
    text: { box: TextBox; run: RunStyle; start: number; rtl: boolean },
    x: number,
    place: { group: number; shift: number },
    spacing: { tracking: number; wordSpacing: number },
  ) {
    this.box = text.box;
    this.run = text.run;
    this.rtl = text.rtl;
    this.start = text.start;
    this.end = text.start;
    this.x = x;
    this.group = place.group;
    this.shift = place.shift;
    this.tracking = spacing.tracking;
    this.wordSpacing = spacing.wordSpacing;
  }

  place(x: number, y: number, out: Fragment[]): void {
    const { box, run } = this;
    out.push({
      kind: 'text',
      boxId: box.id,
      start: this.start,
      end: this.end,
      x: x + this.x,
      y: y + this.y,
      width: this.width,
      face: run.face,
      size: run.size,
      color: run.style.color,
      rtl: this.rtl,
      pieces: this.pieces,
      tracking: this.tracking,
      wordSpacing: this.wordSpacing,
      decoration: this.decoration,
    });
  }
}

/** Background and borders of the part of an inline box that is on this line. */
export class BoxDraft {
  readonly kind = 'box';
  readonly item: OpenItem;
  readonly x: number;
  y = 0;
  width = 0;
  readonly group: number;
  readonly shift: number;
  /** The box began on an earlier line, or goes on on the next. */
  readonly cutStart: boolean;
  cutEnd = false;

  constructor(item: OpenItem, x: number, place: { group: number; shift: number }, cutStart: boolean) {
    this.item = item;
    this.x = x;
    this.group = place.group;
    this.shift = place.shift;
    this.cutStart = cutStart;
  }

  place(x: number, y: number, out: Fragment[]): void {
    if (this.width <= 0) return;
    const { box, edges } = this.item;
    const { style } = box;
    const left = !this.cutStart || edges.clone;
    const right = !this.cutEnd || edges.clone;
    const height = edges.run.ascent + edges.run.descent + edges.top + edges.bottom;
    const radius = (value: number | { readonly points: number }, shown: boolean): number =>
      shown ? Math.min(typeof value === 'number' ? value : value.points, height / 2) : 0;
    out.push({
      kind: 'box',
      boxId: box.id,
      rect: {
        x: x + this.x,
        y: y + this.y - edges.run.ascent - edges.top,
        width: this.width,
        height,
      },
      background: style.backgroundColor.alpha > 0 ? style.backgroundColor : undefined,
      borders: bordersOf(this.item, left, right),
      radii: [
        radius(style.borderTopLeftRadius, left),
        radius(style.borderTopRightRadius, right),
        radius(style.borderBottomRightRadius, right),
        radius(style.borderBottomLeftRadius, left),
      ],
    });
  }
}

function bordersOf({ box }: OpenItem, left: boolean, right: boolean): BorderSet | undefined {
  const { style } = box;
  const widths = {
    top: style.borderTopWidth,
    right: right ? style.borderRightWidth : 0,
    bottom: style.borderBottomWidth,
    left: left ? style.borderLeftWidth : 0,
  };
  if (widths.top + widths.right + widths.bottom + widths.left === 0) return undefined;
  return {
    widths,
    styles: [style.borderTopStyle, style.borderRightStyle, style.borderBottomStyle, style.borderLeftStyle],
    colors: [style.borderTopColor, style.borderRightColor, style.borderBottomColor, style.borderLeftColor],
  };
}

export class AtomicDraft {
  readonly kind = 'atomic';
  readonly item: AtomicItem;
  readonly x: number;
  y = 0;
  readonly group: number;
  readonly shift: number;

  constructor(item: AtomicItem, x: number, place: { group: number; shift: number }) {
    this.item = item;
    this.x = x;
    this.group = place.group;
    this.shift = place.shift;
  }

  place(x: number, y: number, out: Fragment[]): void {
    const { layout } = this.item;
    layout.place(x + this.x, y + this.y - layout.baseline, out);
  }
}

export interface LineFacts {
  readonly start: number;
  readonly end: number;
  readonly height: number;
  readonly baseline: number;
  readonly hyphenated: boolean;
  readonly ends: boolean;
}

export class ComposedLine implements Line {
  readonly start: number;
  readonly end: number;
  readonly height: number;
  readonly baseline: number;
  readonly hyphenated: boolean;
  readonly ends: boolean;
  readonly #drafts: readonly Draft[];

  constructor(facts: LineFacts, drafts: readonly Draft[]) {
    this.start = facts.start;
    this.end = facts.end;
    this.height = facts.height;
    this.baseline = facts.baseline;
    this.hyphenated = facts.hyphenated;
    this.ends = facts.ends;
    this.#drafts = drafts;
  }

  place(x: number, y: number, out: Fragment[]): void {
    for (const draft of this.#drafts) draft.place(x, y, out);
  }
}
