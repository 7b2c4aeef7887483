import type { ShapedText } from '../../fonts/index.ts';
import { AtomicDraft, BoxDraft, ComposedLine, type Draft, TextDraft } from './composed-line.ts';
import { decorationAt } from './decoration.ts';
import { LineBox, type OpenBox } from './line-box.ts';
import type { Item, OpenItem, Paragraph } from './paragraph.ts';
import type { LineRange } from './row.ts';
import type { RunStyle } from './run-style.ts';
import { NO_SPREAD, type Spread } from './spread.ts';
import { visualOrder } from './visual-order.ts';

/** An item of one line, with where it is nested. */
interface Atom {
  readonly item: Item;
  readonly index: number;
  level: number;
  /** The inline boxes round it, outermost first; of an edge its own box is the last. */
  readonly chain: readonly OpenBox[];
  /** An edge drawn again, where a cloned box goes on from line to line. */
  readonly again: boolean;
}

interface OpenDraft {
  readonly box: OpenBox;
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
    for (const at of visualOrder(atoms.map(({ level }) => level))) {
      const atom = atoms[at];
      if (atom) this.#place(atom, range);
    }
    this.#enter([]);
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
    let chain: readonly OpenBox[] = [];
    const levelOf = (item: Item): number => {
      if (item.kind === 'open' || item.kind === 'close') return bidi?.inside.get(item.box) ?? 0;
      return bidi?.levels[item.start] ?? 0;
    };
    const open = (item: OpenItem, index: number, again: boolean): void => {
      chain = [...chain, this.#box.open(item, chain.at(-1))];
      if (!again || item.edges.clone) atoms.push({ item, index, level: levelOf(item), chain, again });
    };
    for (const item of stack) open(item, -1, true);
    for (let index = range.first; index <= range.last; index++) {
      const item = items[index];
      if (!item) continue;
      if (item.kind === 'open') open(item, index, false);
      else {
        if (item.kind !== 'close' || chain.at(-1)?.item.box === item.box)
          atoms.push({ item, index, level: levelOf(item), chain, again: false });
        if (item.kind === 'close') chain = chain.slice(0, -1);
      }
    }
    stack.length = 0;
    for (const { item } of chain) stack.push(item);
    for (let depth = chain.length; depth > 0; depth--)
      this.#closeAgain(chain.slice(0, depth), atoms, range.last);
    return atoms;
  }

  /** The end edge of a cloned box that goes on in the next line. */
  #closeAgain(chain: readonly OpenBox[], atoms: Atom[], index: number): void {
    const { item } = chain.at(-1) ?? {};
    if (!item?.edges.clone) return;
    const level = this.#paragraph.bidi?.inside.get(item.box) ?? 0;
    const close: Item = { ...item, kind: 'close' };
    atoms.push({ item: close, index, level, chain, again: true });
  }

  /** Rule L1: tabs, forced breaks and the white space before them and at the line's end take the paragraph's level. */
  #resetWhiteSpace(atoms: readonly Atom[], range: LineRange): void {
    const base = this.#paragraph.bidi?.bases[range.start] ?? 0;
    let resets = true;
    for (let k = atoms.length - 1; k >= 0; k--) {
      const atom = atoms[k];
      if (!atom || atom.item.kind === 'open' || atom.item.kind === 'close') continue;
      if (atom.item.kind === 'tab' || atom.item.kind === 'forced') resets = true;
      else if (atom.item.kind !== 'space' || atom.item.glue) resets = false;
      if (resets) atom.level = base;
    }
  }

  #place(atom: Atom, range: LineRange): void {
    const { item } = atom;
    switch (item.kind) {
      case 'word':
      case 'space':
      case 'tab':
        this.#enter(atom.chain);
        this.#placeText(item, atom, range);
        return;
      case 'atomic': {
        this.#enter(atom.chain);
        this.#text = undefined;
        const place = this.#box.atomic(item.box, item.layout, atom.chain.at(-1));
        this.#leaves.push({ index: atom.index, draft: new AtomicDraft(item, this.#x, place) });
        this.#x += item.width;
        return;
      }
      case 'open':
      case 'close':
        this.#placeEdge(atom, item.kind === ((atom.level & 1) === 0 ? 'open' : 'close'));
        return;
      case 'forced':
        if (this.#text?.draft.box === item.box) this.#text.draft.end = item.end - item.boxStart;
    }
  }

  #placeText(item: TextItem, atom: Atom, range: LineRange): void {
    const { run } = item;
    const hangs = item.kind === 'space' && atom.index > range.lastInk;
    const start = Math.max(item.start, range.start) - item.boxStart;
    const end = (item.kind === 'word' ? Math.min(item.end, range.end) : item.end) - item.boxStart;
    const draft = this.#textFor(item, atom, start);
    draft.start = Math.min(draft.start, start);
    draft.end = Math.max(draft.end, end);
    const piece = pieceOf(item, atom.index, range);
    if (hangs && draft.pieces.includes(run.space)) return;
    if (draft.rtl) draft.pieces.unshift(piece);
    else draft.pieces.push(piece);
    if (hangs) return;
    const x = this.#x;
    let width = piece.width * run.size + piece.glyphs.length * draft.tracking;
    if (item.kind === 'space') width += draft.wordSpacing;
    if (atom.index === range.lastInk) width -= draft.tracking;
    draft.width += width;
    this.#x += width;
    if (item.kind !== 'tab') return;
    this.#text = undefined;
    this.#x = x + item.width;
  }

  /** The draft that stands to the left, where this is its neighbour in the text too; else a new one. */
  #textFor(item: TextItem, atom: Atom, start: number): TextDraft {
    const { run } = item;
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
    return this.#newText(item, atom, start, rtl);
  }

  #newText(item: TextItem, atom: Atom, start: number, rtl: boolean): TextDraft {
    const { run } = item;
    const place = atom.chain.at(-1) ?? { group: 0, shift: 0 };
    const draft = new TextDraft(
      { box: item.box, run, start, rtl },
      this.#x,
      place,
      run.spacing(this.#spread),
    );
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

  #placeEdge({ item, chain }: Atom, left: boolean): void {
    if (item.kind !== 'open' && item.kind !== 'close') return;
    const { edges } = item;
    const starts = item.kind === 'open';
    const margin = starts ? edges.marginStart : edges.marginEnd;
    const inner = (starts ? edges.startWidth : edges.endWidth) - margin;
    this.#text = undefined;
    if (left) {
      this.#enter(chain.slice(0, -1));
      this.#x += margin;
      this.#enter(chain, true);
      this.#x += inner;
      return;
    }
    this.#enter(chain);
    this.#x += inner;
    this.#leave(chain.length - 1, false);
    this.#x += margin;
  }

  /** Ends the boxes that what comes next is not in, and begins those that it is in. */
  #enter(chain: readonly OpenBox[], atEdge = false): void {
    let common = 0;
    while (common < chain.length && this.#open[common]?.box === chain[common]) common++;
    if (common < this.#open.length || common < chain.length) this.#text = undefined;
    this.#leave(common, true);
    for (let depth = common; depth < chain.length; depth++) {
      const box = chain[depth];
      if (!box) continue;
      let draft: BoxDraft | undefined;
      if (box.item.edges.painted) {
        draft = new BoxDraft(box.item, this.#x, box, !(atEdge && depth === chain.length - 1));
        this.#boxes.push(draft);
      }
      this.#open.push({ box, draft });
    }
  }

  #leave(depth: number, cut: boolean): void {
    for (let k = this.#open.length - 1; k >= depth; k--) {
      const draft = this.#open[k]?.draft;
      if (!draft) continue;
      draft.width = this.#x - draft.x;
      draft.cutEnd = cut;
    }
    this.#open.length = depth;
  }
}

function pieceOf(item: TextItem, index: number, range: LineRange): ShapedText {
  if (item.kind !== 'word') return spaceOf(item.run, item.kind === 'space' && item.glue);
  const part =
    (index === range.first ? range.firstPart : undefined) ??
    (index === range.last ? range.lastPart : undefined);
  return part ?? item.word.shaped;
}

function spaceOf(run: RunStyle, glue: boolean): ShapedText {
  return glue ? run.noBreakSpace : run.space;
}
