import type { TextBox } from '../../boxes/index.ts';
import type { ShapedText } from '../../fonts/index.ts';
import { visualOrder } from './bidi/index.ts';
import { AtomicDraft, BoxDraft, ComposedLine, type Draft, TextDraft } from './composed-line.ts';
import { decorationAt } from './decoration.ts';
import { LineBox, type OpenBox } from './line-box.ts';
import type { CloseItem, Item, OpenItem, Paragraph } from './paragraph.ts';
import type { LineRange } from './row.ts';
import type { RunStyle } from './run-style.ts';
import { NO_SPREAD, type Spread } from './spread.ts';

/** What stands on one line, with where it is nested; bounds of isolates and empty inline boxes have no item. */
interface Atom {
  readonly item: Exclude<Item, OpenItem | CloseItem> | undefined;
  readonly index: number;
  level: number;
  /** The inline boxes round it, outermost first. */
  readonly chain: readonly NestedBox[];
}

/** An inline box on one line. */
interface NestedBox {
  readonly box: OpenBox;
  /** Whether its start and end edges are on this line. */
  readonly starts: boolean;
  ends: boolean;
  /** Places in visual order of the first and the last thing in it. */
  left: number;
  right: number;
}

interface OpenDraft {
  readonly box: NestedBox;
  readonly draft: BoxDraft | undefined;
}

type TextItem = Extract<Item, { readonly kind: 'word' | 'space' | 'tab' }>;

/**
 * Puts the items of a line side by side where not all run from left to right: nested and measured in logical order,
 * placed in visual order (UAX #9, rules L1 and L2), handed on in logical order again, which is the one to read in.
 */
export class BidiRow {
  readonly #paragraph: Paragraph;
  readonly #box: LineBox;
  #spread: Spread = NO_SPREAD;
  #x = 0;
  #boxes: BoxDraft[] = [];
  #leaves: { readonly index: number; readonly draft: Draft }[] = [];
  #open: OpenDraft[] = [];
  #text: { draft: TextDraft; first: number; last: number } | undefined;

  constructor(paragraph: Paragraph) {
    this.#paragraph = paragraph;
    this.#box = new LineBox(paragraph.root);
  }

  begin(spread: Spread, x: number): void {
    this.#spread = spread;
    this.#x = x;
    this.#boxes = [];
    this.#leaves = [];
    this.#open = [];
    this.#text = undefined;
    this.#box.clear();
  }

  /** Sets the line. `stack` holds the inline boxes open at its start, and afterwards those open at its end. */
  set(range: LineRange, stack: OpenItem[], hyphenated: boolean, ends: boolean): ComposedLine {
    const atoms = this.#nest(range, stack);
    this.#resetWhiteSpace(atoms, range);
    const order = visualOrder(atoms.map(({ level }) => level));
    order.forEach((at, place) => {
      for (const box of atoms[at]?.chain ?? []) {
        box.left = Math.min(box.left, place);
        box.right = Math.max(box.right, place);
      }
    });
    order.forEach((at, place) => {
      const atom = atoms[at];
      if (!atom) return;
      this.#enter(atom.chain, place);
      this.#place(atom, range);
      this.#endBoxes(place);
    });
    this.#leave(0);
    this.#box.settle();
    this.#leaves.sort((a, b) => a.index - b.index);
    const drafts: Draft[] = [...this.#boxes, ...this.#leaves.map(({ draft }) => draft)];
    for (const draft of drafts) draft.y = this.#box.baseline(draft.group) - draft.shift;
    const facts = {
      start: range.start,
      end: range.end,
      height: this.#box.height,
      baseline: this.#box.baseline(0),
      hyphenated,
      ends,
    };
    return new ComposedLine(facts, drafts);
  }

  #nest(range: LineRange, stack: OpenItem[]): Atom[] {
    const { items, bidi } = this.#paragraph;
    const atoms: Atom[] = [];
    let chain: readonly NestedBox[] = [];
    const open = (item: OpenItem, starts: boolean): void => {
      const box = this.#box.open(item, chain.at(-1)?.box);
      chain = [...chain, { box, starts, ends: item.edges.clone, left: Number.POSITIVE_INFINITY, right: -1 }];
    };
    for (const item of stack) open(item, item.edges.clone);
    for (let index = range.first; index <= range.last; index++) {
      const item = items[index];
      if (item?.kind === 'open') {
        const bounds = bidi?.bounds.get(item.box);
        if (bounds) atoms.push({ item: undefined, index, level: bounds.opening, chain });
        open(item, true);
      } else if (item?.kind === 'close') {
        const last = chain.at(-1);
        if (last?.box.item.box !== item.box) continue;
        last.ends = true;
        const level = bidi?.bounds.get(item.box)?.closing ?? 0;
        if (!atoms.some((atom) => atom.chain.includes(last)))
          atoms.push({ item: undefined, index, level, chain });
        chain = chain.slice(0, -1);
        if (bidi?.bounds.has(item.box)) atoms.push({ item: undefined, index, level, chain });
      } else if (item) atoms.push({ item, index, level: bidi?.levels[item.start] ?? 0, chain });
    }
    stack.length = 0;
    for (const { box } of chain) stack.push(box.item);
    return atoms;
  }

  /** Rule L1: tabs, forced breaks and the white space and bounds of isolates before them and at the line's end take the paragraph's level. */
  #resetWhiteSpace(atoms: readonly Atom[], range: LineRange): void {
    const base = this.#paragraph.bidi?.bases[range.start] ?? 0;
    let resets = true;
    for (let k = atoms.length - 1; k >= 0; k--) {
      const atom = atoms[k];
      if (!atom) continue;
      const { item } = atom;
      if (item?.kind === 'tab' || item?.kind === 'forced') resets = true;
      else if (item && (item.kind !== 'space' || item.glue)) resets = false;
      if (resets) atom.level = base;
    }
  }

  #place(atom: Atom, range: LineRange): void {
    const { item } = atom;
    if (!item) return;
    if (item.kind === 'atomic') {
      this.#text = undefined;
      const place = this.#box.atomic(item.box, item.layout, atom.chain.at(-1)?.box);
      this.#leaves.push({ index: atom.index, draft: new AtomicDraft(item, this.#x, place) });
      this.#x += item.width;
    } else if (item.kind !== 'forced') this.#placeText(item, atom, range);
    else if (this.#text?.draft.box === item.box) this.#text.draft.end = item.end - item.boxStart;
  }

  #placeText(item: TextItem, atom: Atom, range: LineRange): void {
    const run = runAt(item, atom.level);
    const hangs = item.kind === 'space' && atom.index > range.lastInk;
    const start = Math.max(item.start, range.start) - item.boxStart;
    const end = (item.kind === 'word' ? Math.min(item.end, range.end) : item.end) - item.boxStart;
    const draft = this.#textFor(item, atom, { run, start });
    draft.start = Math.min(draft.start, start);
    draft.end = Math.max(draft.end, end);
    const piece = pieceOf(item, run, atom.index, range);
    if (hangs && draft.pieces.includes(run.space)) return;
    if (draft.rtl) draft.pieces.unshift(piece);
    else draft.pieces.push(piece);
    if (hangs) return;
    const x = this.#x;
    let width = piece.width * run.size + piece.clusterCount * draft.tracking;
    if (item.kind === 'space') width += draft.wordSpacing;
    if (atom.index === range.lastInk) width -= draft.tracking;
    draft.width += width;
    this.#x += width;
    if (item.kind !== 'tab') return;
    this.#text = undefined;
    this.#x = x + item.width;
  }

  /** The draft that stands to the left, where this is its neighbour in the text too; else a new one. */
  #textFor(item: TextItem, atom: Atom, { run, start }: { run: RunStyle; start: number }): TextDraft {
    const rtl = (atom.level & 1) === 1;
    const text = this.#text;
    if (text?.draft.box === item.box && text.draft.run === run && text.draft.rtl === rtl) {
      if (!rtl && atom.index === text.last + 1) {
        text.last = atom.index;
        return text.draft;
      }
      if (rtl && atom.index === text.first - 1) {
        text.first = atom.index;
        this.#leafOf(text.draft, atom.index);
        return text.draft;
      }
    }
    return this.#newText(atom, { box: item.box, run, start, rtl });
  }

  #newText(atom: Atom, text: { box: TextBox; run: RunStyle; start: number; rtl: boolean }): TextDraft {
    const { run } = text;
    const place = atom.chain.at(-1)?.box ?? { group: 0, shift: 0 };
    const draft = new TextDraft(text, this.#x, place, run.spacing(this.#spread));
    draft.decoration = decorationAt(run, atom.chain, this.#paragraph.root);
    this.#box.add(place.group, run.above + place.shift, run.below - place.shift);
    this.#text = { draft, first: atom.index, last: atom.index };
    this.#leaves.push({ index: atom.index, draft });
    return draft;
  }

  /** A draft is read where its first item is. */
  #leafOf(draft: TextDraft, index: number): void {
    const at = this.#leaves.findLastIndex((leaf) => leaf.draft === draft);
    this.#leaves[at] = { index, draft };
  }

  /** Ends the boxes that what comes next is not in, and begins those that it is in, with their left edges where due. */
  #enter(chain: readonly NestedBox[], place: number): void {
    let common = 0;
    while (common < chain.length && this.#open[common]?.box === chain[common]) common++;
    if (common < this.#open.length || common < chain.length) this.#text = undefined;
    this.#leave(common);
    for (let depth = common; depth < chain.length; depth++) {
      const box = chain[depth];
      if (!box) continue;
      const { item } = box.box;
      const { margin, inner } = box.left === place ? edgeOf(box, 'left') : NO_EDGE;
      this.#x += margin;
      let draft: BoxDraft | undefined;
      if (item.edges.painted) {
        draft = new BoxDraft(item, this.#x, box.box, !(box.left === place && hasEdge(box, 'left')));
        this.#boxes.push(draft);
      }
      this.#x += inner;
      this.#open.push({ box, draft });
    }
  }

  /** The right edges of the boxes whose last thing stands here. */
  #endBoxes(place: number): void {
    for (let depth = this.#open.length - 1; depth >= 0; depth--) {
      const box = this.#open[depth]?.box;
      if (box?.right !== place) return;
      const { margin, inner } = edgeOf(box, 'right');
      this.#x += inner;
      this.#leave(depth, hasEdge(box, 'right'));
      this.#x += margin;
      this.#text = undefined;
    }
  }

  #leave(depth: number, atEdge = false): void {
    for (let k = this.#open.length - 1; k >= depth; k--) {
      const draft = this.#open[k]?.draft;
      if (!draft) continue;
      draft.width = this.#x - draft.x;
      draft.cutEnd = !atEdge;
    }
    this.#open.length = depth;
  }
}

const NO_EDGE = { margin: 0, inner: 0 };

/** Which of a box's edges is at its left: the start edge where it runs from left to right (CSS 2.2 §8.6). */
function isStart({ box }: NestedBox, side: 'left' | 'right'): boolean {
  return (side === 'left') === (box.item.box.style.direction === 'ltr');
}

function hasEdge(box: NestedBox, side: 'left' | 'right'): boolean {
  return isStart(box, side) ? box.starts : box.ends;
}

function edgeOf(box: NestedBox, side: 'left' | 'right'): { readonly margin: number; readonly inner: number } {
  if (!hasEdge(box, side)) return NO_EDGE;
  const { marginStart, marginEnd, startWidth, endWidth } = box.box.item.edges;
  return isStart(box, side)
    ? { margin: marginStart, inner: startWidth - marginStart }
    : { margin: marginEnd, inner: endWidth - marginEnd };
}

/** White space at a line's end takes the paragraph's direction, whatever it was within the line. */
function runAt({ run }: TextItem, level: number): RunStyle {
  const rtl = (level & 1) === 1;
  return run.rtl === rtl ? run : run.sibling(run.face, run.script, rtl);
}

function pieceOf(item: TextItem, run: RunStyle, index: number, range: LineRange): ShapedText {
  if (item.kind !== 'word') return spaceOf(run, item.kind === 'space' && item.glue);
  const part =
    (index === range.first ? range.firstPart : undefined) ??
    (index === range.last ? range.lastPart : undefined);
  return part ?? item.word.shaped;
}

function spaceOf(run: RunStyle, glue: boolean): ShapedText {
  return glue ? run.noBreakSpace : run.space;
}
