import type { Box, BoxId } from '../../boxes/index.ts';
import type { Origin } from '../../template/index.ts';
import type { Fragment } from '../fragment.ts';

/**
 * A formatting context laid out for one measure, as a flat vertical list in the manner of TeX: slices that cannot be
 * parted, spaces between them, and the places where a page or column may end. Lines are composed once; breaking,
 * balancing and levelling only walk the list. Nothing in it knows where on a page it will stand.
 */
export interface FlowList {
  readonly items: readonly FlowItem[];
  /** Boxes that began in an earlier list and go on in this one (after a spanner, or at another measure). */
  readonly openAtStart: readonly OpenItem[];
}

export type FlowItem = SliceItem | SpaceItem | OpenItem | CloseItem | BreakItem | NestedItem | MarkItem;

/** A line, a table row, an image, an inline-block's worth of anything that is never parted. */
export interface SliceItem {
  readonly kind: 'slice';
  /** From the left edge of the list's own content area. */
  readonly x: number;
  readonly height: number;
  /** Of the first line, from the top of the slice. */
  readonly baseline: number;
  readonly snap: LineGrid | undefined;
  /** What a break token names: the block (or row) and, in a paragraph, the text offset of the line. */
  readonly boxId: BoxId;
  readonly offset: number;
  readonly origin: Origin;
  readonly place: (x: number, y: number, out: Fragment[]) => void;
}

/** A baseline grid (CSS Line Grid 1): baselines at `first`, `first + step`, … from the top of the fragmentainer. */
export interface LineGrid {
  readonly step: number;
  readonly first: number;
}

export interface SpaceItem {
  readonly kind: 'space';
  readonly amount: number;
  /** Margins vanish at the top of a page or column; paddings and fixed heights do not (CSS Break 3 §5.2). */
  readonly discardable: boolean;
  /** May grow when the foot of a column is levelled: a margin where the content may part, not one that binds. */
  readonly stretches: boolean;
}

/** Background and borders of a box begin here; `top` is its border and padding above the content. */
export interface OpenItem {
  readonly kind: 'open';
  readonly box: Box;
  /** Border box, from the left edge of the content area. */
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** A table's head, drawn again as an artifact wherever the table goes on after a break. */
  readonly repeat:
    | { readonly height: number; readonly place: SliceItem['place']; readonly x: number }
    | undefined;
}

export interface CloseItem {
  readonly kind: 'close';
  readonly box: Box;
  readonly bottom: number;
}

/** Where a fragmentainer may or must end. Costs are in points of lost height, so that they can be weighed with it. */
export interface BreakItem {
  readonly kind: 'break';
  readonly forced: ForcedBreak | undefined;
  readonly pageCost: number;
  readonly columnCost: number;
}

export type ForcedBreak = 'page' | 'column' | 'left' | 'right';

/** Costs of breaking rules that yield only when nothing else is possible (CSS Break 3 §4.4): well above any page. */
export const COST = { hyphen: 40, widow: 1e4, avoid: 1e5 } as const;

/** A formatting context inside this one that can be parted itself: a multi-column set. */
export interface NestedItem {
  readonly kind: 'nested';
  readonly x: number;
  readonly boxId: BoxId;
  readonly origin: Origin;
  readonly flow: NestedFlow;
}

export interface NestedFlow {
  readonly list: FlowList;
  /**
   * Lays out as much as fits.
   * @param available points left in the fragmentainer
   * @param from where an earlier fragment stopped
   * @param must place something even if it does not fit (nothing else is on the page)
   */
  fit(available: number, from: Cursor | undefined, must: boolean): NestedFit;
}

export interface NestedFit {
  readonly height: number;
  /** Undefined when all is placed. */
  readonly rest: Cursor | undefined;
  /** False when nothing could be placed sensibly: break before it. */
  readonly progressed: boolean;
  readonly forced: ForcedBreak | undefined;
  /** Slices that had to be placed though they do not fit. */
  readonly tooTall: readonly SliceItem[];
  readonly marks: readonly MarkItem[];
  readonly place: (x: number, y: number, out: Fragment[]) => void;
}

/** Something that happens at this place without taking room: a string for the running heads. */
export interface MarkItem {
  readonly kind: 'mark';
  readonly strings: readonly { readonly name: string; readonly value: string }[];
}

/** A break token: the item to go on with, and the place inside it. */
export interface Cursor {
  readonly index: number;
  readonly inner?: Cursor;
}

export const START: Cursor = { index: 0 };
