import { EPSILON } from '../../base/index.ts';
import {
  type BreakItem,
  COST,
  type Cursor,
  type FlowItem,
  type FlowList,
  type ForcedBreak,
  type LineGrid,
  type MarkItem,
  type NestedFit,
  type OpenItem,
  type SliceItem,
} from './flow-item.ts';

/** One item with its place in a fragmentainer, from its top. */
export interface PlacedItem {
  readonly item: FlowItem;
  readonly index: number;
  readonly y: number;
  readonly fit?: NestedFit;
}

/** What one page or column holds of a list. */
export interface Filled {
  readonly placed: readonly PlacedItem[];
  /** Boxes that were already open at the top. */
  readonly openAtTop: readonly OpenItem[];
  /** Boxes still open at the foot: they go on in the next one. */
  readonly openAtFoot: readonly OpenItem[];
  /** From the top to the foot of the last content, with the cloned frames of boxes that go on. */
  readonly height: number;
  /** Undefined when the list is done. */
  readonly next: Cursor | undefined;
  readonly forced: ForcedBreak | undefined;
  /** What the break at the foot costs; 0 where the list is done. */
  readonly breakCost: number;
  /** False when not a single slice found a place. */
  readonly progressed: boolean;
  readonly tooTall: readonly SliceItem[];
  readonly marks: readonly MarkItem[];
}

export interface FillRequest {
  readonly list: FlowList;
  readonly from: Cursor;
  readonly openAtTop: readonly OpenItem[];
  /** Points from top to foot; Infinity for content that is never parted. */
  readonly height: number;
  readonly context: 'page' | 'column';
  /** Place something even if it does not fit: there is nothing before it. */
  readonly must: boolean;
  /** Breaks that are to be avoided may be taken though nothing must be placed: the next one is no higher. */
  readonly mayTear?: boolean;
  /** Margins at the top stay: the start of the document or of a column set, or after a forced break. */
  readonly keepTopMargin: boolean;
}

interface Candidate {
  readonly placed: number;
  readonly index: number;
  readonly open: number;
  readonly openStack: readonly OpenItem[];
  readonly height: number;
  readonly cost: number;
  readonly score: number;
}

/** Fills one fragmentainer from a list: first fit, then the cheapest of the breaks passed on the way (CSS Break 3 §4). */
export function fill(request: FillRequest): Filled {
  return new Fill(request).run();
}

class Fill {
  readonly #request: FillRequest;
  readonly #items: readonly FlowItem[];
  readonly #placed: PlacedItem[] = [];
  readonly #open: OpenItem[];
  readonly #tooTall: SliceItem[] = [];
  #candidates: Candidate[] = [];
  #y = 0;
  /** Foot of the last content: spaces after it do not count. */
  #foot = 0;
  #atTop: boolean;
  #slices = 0;
  /** Room before the next item that a line may move up into. */
  #lastSpace = 0;

  constructor(request: FillRequest) {
    this.#request = request;
    this.#items = request.list.items;
    this.#open = [...request.openAtTop];
    this.#atTop = !request.keepTopMargin;
  }

  run(): Filled {
    const { from } = this.#request;
    this.#continueOpenBoxes();
    for (let index = from.index; index < this.#items.length; index++) {
      const item = this.#items[index];
      if (!item) break;
      const inner = index === from.index ? from.inner : undefined;
      const ended = this.#step(item, index, inner);
      if (ended) return ended;
    }
    return this.#result(undefined, undefined);
  }

  /** Boxes that began on an earlier page: a cloned frame or a repeated head takes room at the top. */
  #continueOpenBoxes(): void {
    if (this.#request.from.index === 0 && !this.#request.from.inner) return;
    for (const open of this.#open) {
      if (open.box.style.boxDecorationBreak === 'clone') this.#y += open.top;
      if (open.repeat) this.#y += open.repeat.height;
    }
    if (this.#y > 0) this.#foot = this.#y;
  }

  #step(item: FlowItem, index: number, inner: Cursor | undefined): Filled | undefined {
    switch (item.kind) {
      case 'break':
        return this.#breakAt(item, index);
      case 'space':
        if (item.discardable && this.#atTop) return undefined;
        this.#put(item, index);
        this.#y += item.amount;
        this.#lastSpace = Math.max(0, item.amount);
        if (!item.discardable && item.amount > 0) return this.#takeRoom(index);
        return undefined;
      case 'open':
        this.#put(item, index);
        this.#open.push(item);
        this.#y += item.top;
        if (item.top > 0) this.#atTop = false;
        return undefined;
      case 'close':
        this.#y += item.bottom;
        this.#placed.push({ item, index, y: this.#y });
        this.#open.pop();
        return item.bottom > 0 ? this.#takeRoom(index) : undefined;
      case 'mark':
        this.#put(item, index);
        return undefined;
      case 'slice':
        return this.#slice(item, index);
      case 'nested':
        return this.#nested(item, index, inner);
    }
  }

  #put(item: FlowItem, index: number): void {
    this.#placed.push({ item, index, y: this.#y });
  }

  /** Frames and fixed spaces count as content: they may not stick out of the page either. */
  #takeRoom(index: number): Filled | undefined {
    this.#atTop = false;
    if (this.#overflows(this.#y)) return this.#breakBefore(index);
    this.#foot = this.#y;
    return undefined;
  }

  #overflows(foot: number): boolean {
    return foot + this.#clonedFeet() > this.#request.height + EPSILON;
  }

  #room(): number {
    return this.#request.height - this.#y - this.#clonedFeet();
  }

  #clonedFeet(): number {
    let feet = 0;
    for (const open of this.#open) if (open.box.style.boxDecorationBreak === 'clone') feet += open.bottom;
    return feet;
  }

  #breakAt(item: BreakItem, index: number): Filled | undefined {
    if (this.#slices === 0) return undefined;
    if (
      item.forced &&
      !(
        item.forced === 'column' &&
        this.#request.context === 'page' &&
        this.#request.height === Number.POSITIVE_INFINITY
      )
    ) {
      return this.#result({ index: index + 1 }, item.forced);
    }
    if (this.#request.height === Number.POSITIVE_INFINITY) return undefined;
    const cost = this.#request.context === 'page' ? item.pageCost : item.columnCost;
    const lost = this.#request.height - this.#foot;
    const height = this.#foot;
    this.#candidates.push({
      placed: this.#placed.length,
      index: index + 1,
      open: this.#open.length,
      openStack: [...this.#open],
      height,
      cost,
      score: cost + lost,
    });
    return undefined;
  }

  #slice(item: SliceItem, index: number): Filled | undefined {
    const y = item.snap ? snapped(this.#y, item, item.snap, this.#lastSpace) : this.#y;
    this.#lastSpace = 0;
    if (this.#overflows(y + item.height)) {
      const ended = this.#breakBefore(index);
      if (ended) return ended;
      if (y + item.height > this.#request.height + EPSILON) this.#tooTall.push(item);
    }
    this.#placed.push({ item, index, y });
    this.#y = y + item.height;
    this.#foot = this.#y;
    this.#atTop = false;
    this.#slices++;
    return undefined;
  }

  #nested(item: FlowItem & { kind: 'nested' }, index: number, inner: Cursor | undefined): Filled | undefined {
    const must = this.#request.must && this.#slices === 0;
    const fit = item.flow.fit(this.#room(), inner, must);
    if (!fit.progressed) {
      const ended = this.#breakBefore(index);
      if (ended) return ended;
      return this.#nestedAnyway(item, index, inner);
    }
    return this.#putNested(item, index, fit);
  }

  /** Nothing before it can be parted from it, so it is placed though it does not fit. */
  #nestedAnyway(
    item: FlowItem & { kind: 'nested' },
    index: number,
    inner: Cursor | undefined,
  ): Filled | undefined {
    return this.#putNested(item, index, item.flow.fit(this.#room(), inner, true));
  }

  #putNested(item: FlowItem, index: number, fit: NestedFit): Filled | undefined {
    this.#placed.push({ item, index, y: this.#y, fit });
    this.#tooTall.push(...fit.tooTall);
    this.#y += fit.height;
    this.#foot = this.#y;
    this.#atTop = false;
    this.#slices++;
    if (fit.rest) return this.#result({ index, inner: fit.rest }, fit.forced);
    return undefined;
  }

  /**
   * Ends before the item at `index`, at the best break so far. Without one, or with only such as are to be avoided: we
   * need not place anything → give up the fragmentainer; else undefined, and the caller lets the item stick out.
   */
  #breakBefore(index: number): Filled | undefined {
    if (this.#request.height === Number.POSITIVE_INFINITY) return undefined;
    const best = cheapest(this.#candidates);
    const { must, mayTear } = this.#request;
    if (best && (must || mayTear === true || best.cost < COST.widow)) {
      this.#placed.length = best.placed;
      this.#open.length = 0;
      this.#open.push(...best.openStack);
      this.#foot = best.height;
      return this.#result({ index: best.index }, undefined, best.cost);
    }
    if (!must) {
      this.#placed.length = 0;
      this.#slices = 0;
      return this.#result({ index }, undefined);
    }
    return undefined;
  }

  #result(next: Cursor | undefined, forced: ForcedBreak | undefined, breakCost = 0): Filled {
    const marks: MarkItem[] = [];
    for (const { item, fit } of this.#placed) {
      if (item.kind === 'mark') marks.push(item);
      if (fit) marks.push(...fit.marks);
    }
    return {
      placed: this.#placed,
      openAtTop: this.#request.openAtTop,
      openAtFoot: next ? [...this.#open] : [],
      height: this.#foot + (next ? this.#clonedFeet() : 0),
      next,
      forced,
      breakCost,
      progressed: this.#slices > 0 || next === undefined,
      tooTall: this.#tooTall,
      marks,
    };
  }
}

/**
 * Where a line stands on the grid (CSS Line Grid 1 §3): on the next grid line, or up on the last one where the margin
 * before it and a little of its own leading leave the room; a whole empty line for a point or two would be a hole.
 */
function snapped(y: number, item: SliceItem, grid: LineGrid, space: number): number {
  const slack = Math.min(UP_AT_MOST * grid.step, space + LEADING_SHARE * grid.step);
  const line = Math.ceil((y + item.baseline - grid.first - slack) / grid.step);
  return Math.max(0, line) * grid.step + grid.first - item.baseline;
}

/** Shares of a grid step. */
const UP_AT_MOST = 0.34;
const LEADING_SHARE = 0.15;

/** The lowest score; of equals the last, which fills more. */
function cheapest(candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates) if (!best || candidate.score <= best.score) best = candidate;
  return best;
}
