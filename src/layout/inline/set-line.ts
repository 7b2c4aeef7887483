import type { ShapedText } from '../../fonts/index.ts';
import { BidiRow } from './bidi-row.ts';
import { type BreakList, FORCED, HYPHEN, PARTS_WORD } from './break-list.ts';
import type { Line } from './line.ts';
import type { Item, OpenItem, Paragraph, WordItem } from './paragraph.ts';
import { type LineRange, Row } from './row.ts';
import { type Elasticity, type LineSums, NO_SPREAD, type Spread, spreadLine } from './spread.ts';
import type { WordBreak } from './word.ts';

/** How one line is to be set. */
export interface LineSetting {
  /** Breakpoints at its start and end. */
  readonly from: number;
  readonly to: number;
  readonly measure: number;
  /** Points; of the first line. */
  readonly indent: number;
  readonly alignment: Alignment;
}

export interface Alignment {
  /** Share of the free space that goes to the left: 0 start, 0.5 centre, 1 end. */
  readonly shift: number;
  readonly justify: boolean;
  /** A line that is not justified may still be squeezed; undefined where not even that. */
  readonly elasticity: Elasticity | undefined;
}

/** Sets the lines of a paragraph one after the other. */
export class LineSetter {
  readonly #paragraph: Paragraph;
  readonly #list: BreakList;
  readonly #row: Row | BidiRow;
  /** Inline boxes open at the start of the next line. */
  readonly #stack: OpenItem[] = [];
  /** Points by which the line set last exceeds its measure, after all that could be done. */
  excess = 0;
  /** The widest item of the line set last; for the message when it exceeds. */
  #range: LineRange | undefined;

  constructor(paragraph: Paragraph, list: BreakList) {
    this.#paragraph = paragraph;
    this.#list = list;
    this.#row = paragraph.bidi ? new BidiRow(paragraph) : new Row(paragraph);
    openBoxes(paragraph.items, list.item[0] ?? 0, this.#stack);
  }

  set(setting: LineSetting): Line {
    const list = this.#list;
    const { from, to, measure } = setting;
    const range = this.#rangeOf(from, to);
    const sums = this.#sumsOf(setting, range);
    const spread = spreadOf(sums, setting);
    const used = measure - sums.gap + sums.space * spread.space + sums.track * spread.tracking;
    this.excess = used - measure;
    this.#range = range;
    const x = this.#lineStart(setting, measure - used);
    const flags = list.flags[to] ?? 0;
    const hyphenated = (flags & HYPHEN) !== 0 && (flags & PARTS_WORD) !== 0 && isInserted(list.cut[to]);
    this.#row.begin(spread, x);
    return this.#row.set(range, this.#stack, hyphenated, (flags & FORCED) !== 0);
  }

  /** Where the line's left end is. Indents are at the right where lines begin there, and overfull lines stick out at the left. */
  #lineStart({ from, indent, alignment }: LineSetting, free: number): number {
    const list = this.#list;
    const base = this.#paragraph.bidi?.bases[list.offset[from] ?? 0] ?? 0;
    if (base === 1) return free < 0 ? free : free * alignment.shift;
    return Math.max(free, 0) * alignment.shift + indent - (list.left[from] ?? 0);
  }

  /** The widest word or box of the line set last. */
  widestItem(): Item | undefined {
    let widest: Item | undefined;
    if (!this.#range) return undefined;
    for (let i = this.#range.first; i <= this.#range.last; i++) {
      const item = this.#paragraph.items[i];
      if (!item || (item.kind !== 'word' && item.kind !== 'atomic')) continue;
      if (!widest || item.width > widest.width) widest = item;
    }
    return widest;
  }

  #rangeOf(from: number, to: number): LineRange {
    const list = this.#list;
    const { items } = this.#paragraph;
    const first = list.item[from] ?? 0;
    const startCut = list.cut[from];
    const endCut = list.cut[to];
    const last = (list.item[to] ?? 0) - (endCut ? 0 : 1);
    let lastInk = last;
    while (lastInk >= first && !hasInk(items[lastInk])) lastInk--;
    const alone = first === last && startCut !== undefined && endCut !== undefined;
    return {
      first,
      last,
      lastInk,
      firstPart: startCut ? partOf(items[first], startCut, alone ? endCut : undefined) : undefined,
      lastPart: endCut && !alone ? partOf(items[last], undefined, endCut) : undefined,
      start: list.offset[from] ?? 0,
      end: list.offset[to] ?? 0,
    };
  }

  /** The list's sums hold estimates for parted words; here the parts are shaped, so the sums are made exact. */
  #sumsOf({ from, to, measure }: LineSetting, range: LineRange): LineSums {
    const list = this.#list;
    let width = (list.end[to] ?? 0) - (list.start[from] ?? 0);
    let track = (list.endTrack[to] ?? 0) - (list.startTrack[from] ?? 0);
    const { items } = this.#paragraph;
    const startCut = list.cut[from];
    const endCut = list.cut[to];
    const first = items[range.first];
    const last = items[range.last];
    if (range.firstPart && startCut && first?.kind === 'word') {
      const alone = range.first === range.last && endCut !== undefined;
      const { word } = first;
      const estimate = startCut.afterWidth - (alone && endCut ? word.width - endCut.beforeWidth : 0);
      const glyphs = startCut.afterGlyphs - (alone && endCut ? word.glyphs - endCut.beforeGlyphs : 0);
      width += correction(first, range.firstPart.width - estimate, range.firstPart.clusterCount - glyphs);
      track += (range.firstPart.clusterCount - glyphs) * first.run.trackedSize;
    }
    if (range.lastPart && endCut && last?.kind === 'word') {
      const glyphs = range.lastPart.clusterCount - endCut.beforeGlyphs;
      width += correction(last, range.lastPart.width - endCut.beforeWidth, glyphs);
      track += glyphs * last.run.trackedSize;
    }
    return {
      gap: measure - width,
      space: (list.endSpace[to] ?? 0) - (list.startSpace[from] ?? 0),
      track: Math.max(track, 0),
    };
  }
}

function correction({ run }: WordItem, ems: number, glyphs: number): number {
  return ems * run.size + glyphs * run.letterSpacing;
}

function spreadOf(sums: LineSums, { alignment: { justify, elasticity } }: LineSetting): Spread {
  if (!elasticity || (!justify && sums.gap >= 0)) return NO_SPREAD;
  return spreadLine(sums, elasticity);
}

function isInserted(cut: WordBreak | undefined): boolean {
  return cut !== undefined && (cut.kind === 'soft' || cut.kind === 'automatic');
}

function partOf(
  item: Item | undefined,
  from: WordBreak | undefined,
  to: WordBreak | undefined,
): ShapedText | undefined {
  if (item?.kind !== 'word') return undefined;
  const { word, run } = item;
  return run.words.part(word, from?.drawnAt ?? 0, to?.drawnAt ?? word.drawn.length, isInserted(to));
}

function hasInk(item: Item | undefined): boolean {
  if (!item) return false;
  return item.kind === 'word' || item.kind === 'atomic' || (item.kind === 'space' && item.glue);
}

/** The inline boxes open before an item. */
function openBoxes(items: readonly Item[], before: number, stack: OpenItem[]): void {
  for (let i = 0; i < before; i++) {
    const item = items[i];
    if (item?.kind === 'open') stack.push(item);
    else if (item?.kind === 'close') stack.pop();
  }
}
