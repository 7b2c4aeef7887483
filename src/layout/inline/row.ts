import type { TextBox } from '../../boxes/index.ts';
import type { ShapedText } from '../../fonts/index.ts';
import { AtomicDraft, BoxDraft, ComposedLine, type Draft, TextDraft } from './composed-line.ts';
import { decorationAt } from './decoration.ts';
import { LineBox, type OpenBox } from './line-box.ts';
import type { AtomicItem, CloseItem, Item, OpenItem, Paragraph, WordItem } from './paragraph.ts';
import type { RunStyle } from './run-style.ts';
import { NO_SPREAD, type Spread } from './spread.ts';

/** Part of the paragraph that goes on one line. Item indices; `last` is included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
  /** The last item with ink; spaces behind it hang. */
  readonly lastInk: number;
  /** The parts of a word that is broken at the line's start or end, shaped anew. */
  readonly firstPart: ShapedText | undefined;
  readonly lastPart: ShapedText | undefined;
  /** Where in the content's text the line begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** Puts the items of a line side by side; used for one line after the other. */
export class Row {
  readonly #paragraph: Paragraph;
  readonly #box: LineBox;
  readonly #open: { readonly box: OpenBox; readonly draft: BoxDraft | undefined }[] = [];
  #spread: Spread = NO_SPREAD;
  #drafts: Draft[] = [];
  #x = 0;
  #text: TextDraft | undefined;

  constructor(paragraph: Paragraph) {
    this.#paragraph = paragraph;
    this.#box = new LineBox(paragraph.root);
  }

  begin(spread: Spread, x: number): void {
    this.#spread = spread;
    this.#x = x;
    this.#drafts = [];
    this.#text = undefined;
    this.#open.length = 0;
    this.#box.clear();
  }

  /** Sets the line. `stack` holds the inline boxes open at its start, and afterwards those open at its end. */
  set(range: LineRange, stack: OpenItem[], hyphenated: boolean, ends: boolean): ComposedLine {
    for (const item of stack) this.#openBox(item, true);
    const { items } = this.#paragraph;
    for (let i = range.first; i <= range.last; i++) {
      const item = items[i];
      if (item) this.#add(item, i, range);
      if (i === range.lastInk) this.#dropLastTracking();
    }
    stack.length = 0;
    for (const { box } of this.#open) stack.push(box.item);
    for (let k = this.#open.length - 1; k >= 0; k--) this.#finishBox(k, true);
    this.#box.settle();
    for (const draft of this.#drafts) draft.y = this.#box.baseline(draft.group) - draft.shift;
    const facts = {
      start: range.start,
      end: range.end,
      height: this.#box.height,
      baseline: this.#box.baseline(0),
      hyphenated,
      ends,
    };
    return new ComposedLine(facts, this.#drafts);
  }

  #add(item: Item, i: number, range: LineRange): void {
    switch (item.kind) {
      case 'word':
        this.#word(item, i, range);
        return;
      case 'space':
        if (i > range.lastInk) this.#hang(item.box, item.run, item);
        else this.#piece(item.box, item.run, item, item.glue ? item.run.noBreakSpace : item.run.space);
        return;
      case 'tab':
        this.#tab(item);
        return;
      case 'forced':
        if (this.#text?.box === item.box) this.#text.end = item.end - item.boxStart;
        return;
      case 'atomic':
        this.#atomic(item);
        return;
      case 'open':
        this.#openBox(item, false);
        return;
      case 'close':
        this.#closeBox(item);
        return;
    }
  }

  #word(item: WordItem, i: number, range: LineRange): void {
    const shaped =
      (i === range.first ? range.firstPart : undefined) ?? (i === range.last ? range.lastPart : undefined);
    const { start, end, boxStart } = item;
    const part = { start: Math.max(start, range.start), end: Math.min(end, range.end), boxStart };
    this.#piece(item.box, item.run, part, shaped ?? item.word.shaped);
  }

  #piece(
    box: TextBox,
    run: RunStyle,
    at: { readonly start: number; readonly end: number; readonly boxStart: number },
    shaped: ShapedText,
  ): void {
    const text = this.#textOf(box, run, at.start - at.boxStart);
    text.pieces.push(shaped);
    text.end = at.end - at.boxStart;
    let width = shaped.width * run.size + shaped.clusterCount * text.tracking;
    if (shaped === run.space || shaped === run.noBreakSpace) width += text.wordSpacing;
    text.width += width;
    this.#x += width;
  }

  /** A space at the line's end: a glyph for whoever reads the text aloud or copies it, but no width. */
  #hang(
    box: TextBox,
    run: RunStyle,
    at: { readonly start: number; readonly end: number; readonly boxStart: number },
  ): void {
    const text = this.#textOf(box, run, at.start - at.boxStart);
    if (text.pieces[text.pieces.length - 1] !== run.space) text.pieces.push(run.space);
    text.end = at.end - at.boxStart;
  }

  #tab(item: {
    readonly box: TextBox;
    readonly run: RunStyle;
    readonly start: number;
    readonly end: number;
    readonly boxStart: number;
    readonly width: number;
  }): void {
    const x = this.#x;
    this.#piece(item.box, item.run, item, item.run.space);
    this.#text = undefined;
    this.#x = x + item.width;
  }

  #textOf(box: TextBox, run: RunStyle, start: number): TextDraft {
    if (this.#text && this.#text.box === box && this.#text.run === run) return this.#text;
    const place = this.#open[this.#open.length - 1]?.box ?? ROOT_PLACE;
    const text = new TextDraft({ box, run, start, rtl: false }, this.#x, place, run.spacing(this.#spread));
    text.decoration = decorationAt(run, this.#open, this.#paragraph.root);
    this.#box.add(place.group, run.above + place.shift, run.below - place.shift);
    this.#drafts.push(text);
    this.#text = text;
    return text;
  }

  /** The last glyph's spacing would stand between it and the edge. */
  #dropLastTracking(): void {
    if (!this.#text) return;
    this.#text.width -= this.#text.tracking;
    this.#x -= this.#text.tracking;
  }

  #atomic(item: AtomicItem): void {
    this.#text = undefined;
    const parent = this.#open[this.#open.length - 1]?.box;
    const place = this.#box.atomic(item.box, item.layout, parent);
    this.#drafts.push(new AtomicDraft(item, this.#x, place));
    this.#x += item.width;
  }

  #openBox(item: OpenItem, again: boolean): void {
    const { edges } = item;
    const parent = this.#open[this.#open.length - 1]?.box;
    const box = this.#box.open(item, parent);
    const edge = !again || edges.clone;
    if (edge) this.#x += edges.marginStart;
    let draft: BoxDraft | undefined;
    if (edges.painted) {
      draft = new BoxDraft(item, this.#x, box, again);
      this.#drafts.push(draft);
    }
    if (edge) this.#x += edges.startWidth - edges.marginStart;
    this.#open.push({ box, draft });
    this.#text = undefined;
  }

  #closeBox(item: CloseItem): void {
    this.#text = undefined;
    const top = this.#open.length - 1;
    if (this.#open[top]?.box.item.box !== item.box) return;
    this.#finishBox(top, false);
    this.#open.pop();
  }

  #finishBox(k: number, goesOn: boolean): void {
    const one = this.#open[k];
    if (!one) return;
    const { edges } = one.box.item;
    const edge = !goesOn || edges.clone;
    if (edge) this.#x += edges.endWidth - edges.marginEnd;
    if (one.draft) {
      one.draft.width = this.#x - one.draft.x;
      one.draft.cutEnd = goesOn;
    }
    if (edge) this.#x += edges.marginEnd;
  }
}

const ROOT_PLACE = { group: 0, shift: 0 };
