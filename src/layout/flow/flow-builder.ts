import type { BoxId } from '../../boxes/index.ts';
import type { ComputedStyle } from '../../css/index.ts';
import {
  COST,
  type FlowItem,
  type FlowList,
  type MarkItem,
  type NestedItem,
  type OpenItem,
  type SliceItem,
} from './flow-item.ts';
import { Gap } from './gap.ts';

/** What a break token names outside of its list, so that a list for another measure can go on from there. */
export interface Resume {
  readonly boxId: BoxId;
  readonly offset: number;
}

interface InsideCost {
  readonly page: number;
  readonly column: number;
}

/**
 * Writes a flow list: holds back margins until it is known what they adjoin, opens boxes late so that their top edge
 * comes after the margin they share with their first child, and puts a break wherever two pieces of content part.
 */
export class FlowBuilder {
  #items: FlowItem[] = [];
  #openAtStart: readonly OpenItem[] = [];
  #gap = new Gap();
  /** Boxes entered but without content yet. */
  #pending: OpenItem[] = [];
  #open: OpenItem[] = [];
  #marks: MarkItem[] = [];
  /** What the boxes that are open ask for breaks inside of them, in cost. */
  #inside: InsideCost = { page: 0, column: 0 };
  /** The same for the box that holds both sides of the gap: the least since the last content. */
  #around: InsideCost = { page: 0, column: 0 };
  #resume: Resume | undefined;

  constructor(resume: Resume | undefined) {
    this.#resume = resume;
  }

  get gap(): Gap {
    return this.#gap;
  }

  /** Where to resume, while that place has not been met: what comes before it is not emitted. */
  get skippingTo(): Resume | undefined {
    return this.#resume;
  }

  get itemCount(): number {
    return this.#items.length;
  }

  /** The height of slices, spaces and frames since `start`; nested flows count as nothing. */
  heightSince(start: number): number {
    let height = 0;
    for (let i = start; i < this.#items.length; i++) {
      const item = this.#items[i];
      if (item?.kind === 'slice') height += item.height;
      else if (item?.kind === 'space') height += item.amount;
      else if (item?.kind === 'open') height += item.top;
      else if (item?.kind === 'close') height += item.bottom;
    }
    return height;
  }

  /** A decorated box begins. With a frame at its top its margin cannot adjoin its first child's. */
  open(item: OpenItem): void {
    this.#pending.push(item);
    if (item.top > 0) {
      this.flush();
      this.#gap.between = false;
    }
  }

  /** A decorated box ends; its foot comes before the margins that are still held back, unless a frame parts them. */
  close(item: OpenItem): void {
    if (this.#pending.at(-1) === item && item.bottom === 0) {
      this.#pending.pop();
      return;
    }
    if (item.bottom > 0) this.endContents();
    this.#open.pop();
    this.#emit({ kind: 'close', box: item.box, bottom: item.bottom });
    this.#gap.between = true;
  }

  /** A frame or a formatting context ends: its last margin stays inside, but not what its last child asks of breaks. */
  endContents(): void {
    const inner = this.#gap;
    this.flushInside();
    this.#gap.mergeBreaks(inner);
    this.#gap.between = inner.between;
  }

  /** Writes the held-back break, margin and opened boxes: content follows. */
  flush(cost = 0): void {
    const at = this.#gap.breakItem({ page: this.#around.page + cost, column: this.#around.column + cost });
    if (at) this.#emit(at);
    this.#writeHeldBack(at !== undefined && at.columnCost < COST.widow);
  }

  /** As `flush`, but nothing may part here: the frame at the foot of a box follows. */
  flushInside(): void {
    this.#writeHeldBack(false);
  }

  #writeHeldBack(stretches: boolean): void {
    const margin = this.#gap.margin;
    if (margin !== 0) this.#emit({ kind: 'space', amount: margin, discardable: true, stretches });
    for (const item of this.#pending) {
      this.#open.push(item);
      this.#emit(item);
    }
    this.#items.push(...this.#marks);
    this.#pending = [];
    this.#marks = [];
    this.#gap = new Gap();
  }

  /** A padding or a fixed height: room that is kept at the top of a page. */
  fixedSpace(amount: number): void {
    if (amount > 0) this.#emit({ kind: 'space', amount, discardable: false, stretches: false });
  }

  /** `cost` is what a break before the slice costs beyond what the boxes around it ask. */
  slice(item: SliceItem, cost = 0): void {
    if (this.#resume && (this.#resume.boxId !== item.boxId || item.offset < this.#resume.offset)) {
      this.flush();
      this.#gap.between = true;
      return;
    }
    const resumed = this.#resume !== undefined;
    if (resumed) this.startHere();
    this.flush(cost);
    this.#items.push(item);
    this.#gap.between = true;
    this.#around = this.#inside;
  }

  /** A break between two lines. */
  lineBreak(cost: { readonly page: number; readonly column: number }): void {
    const { page, column } = this.#inside;
    this.#emit({
      kind: 'break',
      forced: undefined,
      pageCost: cost.page + page,
      columnCost: cost.column + column,
    });
    this.#gap.between = false;
  }

  nested(item: NestedItem, resumes: boolean): void {
    if (this.#resume && !resumes) return;
    if (this.#resume) this.startHere();
    this.flush();
    this.#items.push(item);
    this.#gap.between = true;
    this.#around = this.#inside;
  }

  /** Strings for the running heads take effect where the next content is. */
  mark(strings: readonly { readonly name: string; readonly value: string }[]): void {
    if (strings.length > 0) this.#marks.push({ kind: 'mark', strings });
  }

  /** A box begins in which breaks are to be avoided; call what is returned where it ends. */
  enterAvoid(style: ComputedStyle): () => void {
    const outer = this.#inside;
    const { breakInside } = style;
    if (breakInside === 'auto') return () => {};
    this.#inside = {
      page: outer.page + (breakInside === 'avoid-column' ? 0 : COST.avoid),
      column: outer.column + (breakInside === 'avoid-page' ? 0 : COST.avoid),
    };
    return () => {
      this.#inside = outer;
      this.#around = {
        page: Math.min(this.#around.page, outer.page),
        column: Math.min(this.#around.column, outer.column),
      };
    };
  }

  /** Ends the list here and begins another one in which the open boxes go on. */
  cut(): FlowList {
    const list = this.finish();
    this.#items = [];
    this.#openAtStart = [...this.#open];
    this.#gap = new Gap();
    return list;
  }

  finish(): FlowList {
    return { items: this.#items, openAtStart: this.#openAtStart };
  }

  /** The resumed place is met: what is open now was opened on an earlier page. */
  startHere(): void {
    this.#resume = undefined;
    this.flushInside();
    this.#items = [];
    this.#openAtStart = [...this.#open];
  }

  #emit(item: FlowItem): void {
    this.#items.push(item);
  }
}
