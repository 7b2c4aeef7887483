import { type BreakCosts, costOfCut, costOfSpace, isInPath } from './break-costs.ts';
import { BreakList, EMERGENCY, FORCED, HYPHEN, PARTS_WORD } from './break-list.ts';
import type { HyphenationSource } from './hyphenation/index.ts';
import { isHeldSpace, isOpportunity } from './opportunities/index.ts';
import type { AtomicItem, CloseItem, Item, OpenItem, Paragraph, WordItem } from './paragraph.ts';
import type { WordBreak } from './word.ts';

export interface FindBreaksOptions {
  /** Text offset of the first line's start. */
  readonly from: number;
  /** Points; taken off the first line. */
  readonly indent: number;
  readonly hyphenate: boolean;
  readonly hyphenation?: HyphenationSource | undefined;
  /** Points: addresses that fit on a line are not parted at their host; absent to find the least width. */
  readonly measure?: number;
  /** Break between any two graphemes where `overflow-wrap` lets it. */
  readonly emergency: boolean;
  /** Which edges are straight, so that what protrudes there does not count. */
  readonly protrudeLeft: boolean;
  readonly protrudeRight: boolean;
  readonly costs: BreakCosts;
}

const list = new BreakList();

/** Fills and returns the one list of breakpoints. It holds until the next call. */
export function findBreaks(paragraph: Paragraph, options: FindBreaksOptions): BreakList {
  list.clear();
  new BreakFinder(paragraph, options).run();
  return list;
}

class BreakFinder {
  readonly #paragraph: Paragraph;
  readonly #options: FindBreaksOptions;
  readonly #items: readonly Item[];
  // Sums over everything up to the current item.
  #x = 0;
  #space = 0;
  #track = 0;
  // Sums at the joint: behind the last content and the boxes that close with it. A line would begin there.
  #jointX = 0;
  #jointSpace = 0;
  #jointTrack = 0;
  #jointItem = 0;
  #jointOpen = false;
  // Spaces at the joint, which hang when the line ends there.
  #trimX = 0;
  #trimSpace = 0;
  #trimTrack = 0;
  // Of the last glyph before the trimmed spaces.
  #right = 0;
  #lastSize = 0;
  #lastSpacing = 0;
  #lastGap = 0;
  #last: Item | undefined;
  #lastWord = '';
  #cloneStart = 0;
  #cloneEnd = 0;
  #openWidth = 0;

  constructor(paragraph: Paragraph, options: FindBreaksOptions) {
    this.#paragraph = paragraph;
    this.#options = options;
    this.#items = paragraph.items;
  }

  run(): void {
    const { from } = this.#options;
    let i = 0;
    for (let item = this.#items[0]; item && item.end <= from && from > 0; item = this.#items[++i])
      this.#skip(item);
    this.#startAt(i);
    for (; i < this.#items.length; i++) {
      const item = this.#items[i];
      if (item) this.#step(item, i);
    }
    this.#finish();
  }

  /** An item before the first line: only open boxes matter. */
  #skip(item: Item): void {
    if (item.kind === 'open') this.#open(item);
    else if (item.kind === 'close') this.#close(item);
  }

  #startAt(i: number): void {
    const { from, indent } = this.#options;
    const item = this.#items[i];
    let cut: WordBreak | undefined;
    if (item?.kind === 'word' && item.start < from) cut = this.#cutAt(item, from - item.start);
    this.#x = 0;
    this.#openWidth = 0;
    this.#toJoint(i);
    const at = list.add();
    const word = cut && item?.kind === 'word' ? item : undefined;
    const left = word && cut ? this.#leftOfRest(word, cut) : this.#leftOf(i);
    const gone = word && cut ? word.width - restWidth(word, cut) : 0;
    list.end[at] = 0;
    list.start[at] = gone + left - indent - this.#cloneStart;
    list.endSpace[at] = 0;
    list.startSpace[at] = word && cut ? (word.word.glyphs - cut.afterGlyphs) * word.run.gap : 0;
    list.endTrack[at] = 0;
    list.startTrack[at] = word && cut ? (word.word.glyphs - cut.afterGlyphs) * word.run.trackedSize : 0;
    list.left[at] = left;
    list.right[at] = 0;
    list.penalty[at] = 0;
    list.flags[at] = 0;
    list.item[at] = i;
    list.cut[at] = cut;
    list.offset[at] = from;
  }

  #cutAt(item: WordItem, at: number): WordBreak {
    const store = item.run.words;
    for (const one of store.breaks(item.word, this.#options.hyphenation)) if (one.at === at) return one;
    return store.breakAt(item.word, at);
  }

  #step(item: Item, i: number): void {
    switch (item.kind) {
      case 'open':
        this.#open(item);
        this.#jointOpen = true;
        return;
      case 'close':
        this.#close(item);
        if (item.width > 0) this.#right = 0;
        if (!this.#jointOpen) this.#toJoint(i + 1);
        return;
      case 'word':
        this.#joint(item, i);
        this.#word(item, i);
        break;
      case 'atomic':
        this.#joint(item, i);
        this.#x += item.width;
        this.#lastGlyph(0, 0, 0);
        break;
      case 'space':
      case 'tab':
        if (item.kind === 'space' && item.glue) this.#glue(item.width, item.run.trackedSize);
        else this.#spaces(item.width, item.run.trackedSize, item.kind === 'space');
        break;
      case 'forced':
        this.#addJoint(FORCED, 0, i + 1, item.end);
        this.#lastGlyph(0, 0, 0);
    }
    this.#last = item;
    this.#toJoint(i + 1);
  }

  #open(item: OpenItem): void {
    this.#x += item.width;
    this.#openWidth += item.width;
    if (!item.edges.clone) return;
    this.#cloneStart += item.edges.startWidth;
    this.#cloneEnd += item.edges.endWidth;
  }

  #close(item: CloseItem): void {
    this.#x += item.width;
    if (!item.edges.clone) return;
    this.#cloneStart -= item.edges.startWidth;
    this.#cloneEnd -= item.edges.endWidth;
  }

  #glue(width: number, size: number): void {
    this.#x += width;
    this.#space += width;
    this.#track += size;
    this.#lastGlyph(0, size, 0);
  }

  #spaces(width: number, size: number, stretches: boolean): void {
    this.#x += width;
    this.#track += size;
    this.#trimX += width;
    this.#trimTrack += size;
    if (!stretches) return;
    this.#space += width;
    this.#trimSpace += width;
  }

  #lastGlyph(right: number, size: number, spacing: number): void {
    this.#right = right;
    this.#lastSize = size;
    this.#lastSpacing = spacing;
    this.#lastGap = 0;
    this.#trimX = 0;
    this.#trimSpace = 0;
    this.#trimTrack = 0;
  }

  #toJoint(item: number): void {
    this.#jointX = this.#x;
    this.#jointSpace = this.#space;
    this.#jointTrack = this.#track;
    this.#jointItem = item;
    this.#jointOpen = false;
    this.#openWidth = 0;
  }

  /** A breakpoint between the last content and this, where one is allowed. */
  #joint(item: WordItem | AtomicItem, i: number): void {
    const last = this.#last;
    if (!last || last.kind === 'forced' || last.kind === 'open' || last.kind === 'close') return;
    if (last.kind === 'space' || last.kind === 'tab') {
      if ((last.kind === 'space' && last.glue) || !last.run.wraps || this.#isHeld(item.start)) return;
      this.#addJoint(0, costOfSpace(this.#lastWord, item, this.#options.costs), i, item.start);
      return;
    }
    if (!this.#wrapsAt(last, item)) return;
    if (this.#allowedAt(item, last) && !isRaised(this.#items, this.#jointItem, i))
      this.#addJoint(
        endsInHyphen(last) ? HYPHEN : 0,
        endsInHyphen(last) ? this.#options.costs.hyphen : 0,
        i,
        item.start,
      );
    else if (this.#options.emergency && item.kind === 'word' && item.run.style.overflowWrap !== 'normal')
      this.#addJoint(EMERGENCY, this.#options.costs.emergency, i, item.start);
  }

  #wrapsAt(last: WordItem | AtomicItem, item: WordItem | AtomicItem): boolean {
    const one = last.kind === 'word' ? last.run : this.#paragraph.root;
    const other = item.kind === 'word' ? item.run : this.#paragraph.root;
    return one.wraps && other.wraps;
  }

  /** White space before `offset` that no line ends at: “mot !”. */
  #isHeld(offset: number): boolean {
    const { text } = this.#paragraph.content;
    if (isAsciiLetter(text.charCodeAt(offset)) && isAsciiLetter(text.charCodeAt(offset - 2))) return false;
    let start = offset;
    while (start > 0 && isWhite(text.charCodeAt(start - 1))) start--;
    return isHeldSpace(text, start, offset);
  }

  /** Between two runs without a space. Rare: most joints are spaces. */
  #allowedAt(item: WordItem | AtomicItem, last: WordItem | AtomicItem): boolean {
    const { text } = this.#paragraph.content;
    const one = item.kind === 'word' ? item : last;
    return isOpportunity(text, item.start, one.kind === 'word' ? one.run.words.settings : undefined);
  }

  #addJoint(flags: number, penalty: number, nextItem: number, offset: number): void {
    const at = list.add();
    const forced = (flags & FORCED) !== 0;
    const right = this.#options.protrudeRight ? this.#right : 0;
    const left = this.#openWidth > 0 ? 0 : this.#leftOf(nextItem);
    list.end[at] = this.#jointX - this.#trimX - this.#lastSpacing - right + this.#cloneEnd;
    list.start[at] = (forced ? this.#x : this.#jointX) + left - this.#cloneStart;
    list.endSpace[at] = this.#jointSpace - this.#trimSpace - this.#lastGap;
    list.startSpace[at] = this.#jointSpace;
    list.endTrack[at] = this.#jointTrack - this.#trimTrack - this.#lastSize;
    list.startTrack[at] = this.#jointTrack;
    list.left[at] = left;
    list.right[at] = right;
    list.penalty[at] = penalty;
    list.flags[at] = flags;
    list.item[at] = forced ? nextItem : this.#jointItem;
    list.cut[at] = undefined;
    list.offset[at] = offset;
  }

  /** Left protrusion of the item that begins a line. */
  #leftOf(i: number): number {
    if (!this.#options.protrudeLeft) return 0;
    let next = i;
    let item = this.#items[next];
    while (item?.kind === 'open' && item.width === 0) item = this.#items[++next];
    return item?.kind === 'word' ? item.word.leftProtrusion * item.run.size : 0;
  }

  #leftOfRest({ run }: WordItem, cut: WordBreak): number {
    return this.#options.protrudeLeft ? cut.afterProtrusion * run.size : 0;
  }

  #word(item: WordItem, i: number): void {
    const { run, word } = item;
    if (run.wraps) this.#within(item, i);
    this.#x += item.width;
    this.#track += word.glyphs * run.trackedSize;
    this.#space += word.glyphs * run.gap;
    this.#lastGlyph(word.rightProtrusion * run.size, run.trackedSize, run.letterSpacing);
    this.#lastGap = run.gap;
    this.#lastWord = word.drawn;
  }

  #within(item: WordItem, i: number): void {
    const { run, word } = item;
    const { hyphenate, hyphenation, emergency, from } = this.#options;
    let breaks = hyphenate ? run.words.breaks(word, hyphenation) : word.plainBreaks;
    if (word.address && !emergency && this.#fits(item))
      breaks = breaks.filter((one) => isInPath(word.drawn, one.drawnAt));
    if (emergency && run.style.overflowWrap !== 'normal')
      breaks = [
        ...breaks,
        ...run.words.graphemeBreaks(word).filter((one) => breaks.every((b) => b.at !== one.at)),
      ].sort((a, b) => a.at - b.at);
    for (const one of breaks) if (item.start + one.at > from) this.#addCut(item, i, one);
  }

  #fits({ width }: WordItem): boolean {
    const { measure } = this.#options;
    return measure !== undefined && width <= measure;
  }

  #addCut(item: WordItem, i: number, cut: WordBreak): void {
    const { run } = item;
    const at = list.add();
    const right = this.#options.protrudeRight ? cut.beforeProtrusion * run.size : 0;
    const left = this.#leftOfRest(item, cut);
    list.end[at] =
      this.#x +
      cut.beforeWidth * run.size +
      (cut.beforeGlyphs - 1) * run.letterSpacing -
      right +
      this.#cloneEnd;
    list.start[at] = this.#x + item.width - restWidth(item, cut) + left - this.#cloneStart;
    list.endSpace[at] = this.#space + (cut.beforeGlyphs - 1) * run.gap;
    list.startSpace[at] = this.#space + (item.word.glyphs - cut.afterGlyphs) * run.gap;
    list.endTrack[at] = this.#track + (cut.beforeGlyphs - 1) * run.trackedSize;
    list.startTrack[at] = this.#track + (item.word.glyphs - cut.afterGlyphs) * run.trackedSize;
    list.left[at] = left;
    list.right[at] = right;
    list.penalty[at] = costOfCut(item, cut, this.#lastWord, this.#options.costs);
    list.flags[at] = PARTS_WORD | (cut.hyphen ? HYPHEN : 0) | (cut.kind === 'emergency' ? EMERGENCY : 0);
    list.item[at] = i;
    list.cut[at] = cut;
    list.offset[at] = item.start + cut.at;
  }

  #finish(): void {
    const { text } = this.#paragraph.content;
    const count = this.#items.length;
    const at = list.count - 1;
    if (this.#last?.kind === 'forced' && at > 0) {
      list.item[at] = count;
      list.offset[at] = text.length;
    } else this.#addJoint(FORCED, 0, count, text.length);
  }
}

function restWidth(item: WordItem, cut: WordBreak): number {
  return cut.afterWidth * item.run.size + cut.afterGlyphs * item.run.letterSpacing;
}

/** A note number stays with its word: the box that opens between the two is raised. */
function isRaised(items: readonly Item[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const item = items[i];
    if (item?.kind !== 'open') continue;
    const { verticalAlign, features } = item.box.style;
    if (verticalAlign === 'super' || (typeof verticalAlign === 'number' && verticalAlign > 0)) return true;
    if (/\bsups\b/.test(features)) return true;
  }
  return false;
}

function endsInHyphen(item: Item): boolean {
  if (item.kind !== 'word') return false;
  const code = item.word.drawn.charCodeAt(item.word.drawn.length - 1);
  return code === 0x2d || code === 0x2010;
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return code < 0x80 && lower >= 0x61 && lower <= 0x7a;
}

function isWhite(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a;
}
