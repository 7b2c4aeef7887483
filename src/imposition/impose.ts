import { EPSILON, type Rect } from '../base/index.ts';
import type { Page } from '../layout/index.ts';
import { intoBleed } from './bleed.ts';
import { BLEED, cropMarks, level, MARGIN, upright } from './crop-marks.ts';
import { bookletOrder, type SideOrder, twoUpOrder } from './page-order.ts';
import type { Mark, PlacedPage, Sheet } from './sheet.ts';

export interface ImpositionPlan {
  /** One page on a sheet; two; or two in the order that makes a booklet when folded. */
  readonly kind: 'single' | 'n-up' | 'booklet';
  /** Crop marks and bleed: the sheet is larger than what is left of it. */
  readonly marks: boolean;
  /** Which way pages follow each other. */
  readonly direction: 'ltr' | 'rtl';
}

/** How pages stand on the sheets of a document; from the trim's top left. */
interface Format {
  readonly width: number;
  readonly height: number;
  readonly slots: readonly Rect[];
  /** The line between two slots. */
  readonly middle: 'upright' | 'level' | undefined;
}

/**
 * Puts pages onto sheets of the paper of the first one, turned so that two of them stand upright beside each other
 * (two that are wider than high, one above the other). Pure data: what is to be painted, and where.
 */
export function imposePages(pages: readonly Page[], plan: ImpositionPlan): readonly Sheet[] {
  if (plan.kind === 'single') return pages.map((page) => makeSheet(singleFormat(page), [page], plan));
  const [first] = pages;
  if (first === undefined) return [];
  const format = plan.kind === 'booklet' ? besideFormat(first) : twoUpFormat(first);
  return orderOf(pages.length, plan, format).map((side) =>
    makeSheet(
      format,
      side.map((index) => (index === undefined ? undefined : pages[index])),
      plan,
    ),
  );
}

function orderOf(pages: number, { kind, direction }: ImpositionPlan, format: Format): readonly SideOrder[] {
  if (kind === 'booklet') return bookletOrder(pages, direction);
  // One above the other, pages follow downwards in every script.
  return twoUpOrder(pages, format.middle === 'level' ? 'ltr' : direction);
}

const singleFormat = ({ width, height }: Page): Format => ({
  width,
  height,
  slots: [{ x: 0, y: 0, width, height }],
  middle: undefined,
});

function twoUpFormat(page: Page): Format {
  if (page.width <= page.height) return besideFormat(page);
  const width = page.height;
  const height = page.width / 2;
  const slots = [0, height].map((y) => ({ x: 0, y, width, height }));
  return { width, height: page.width, slots, middle: 'level' };
}

/** The fold of a booklet is upright, whatever its pages. */
function besideFormat(page: Page): Format {
  const height = Math.min(page.width, page.height);
  const width = Math.max(page.width, page.height) / 2;
  const slots = [0, width].map((x) => ({ x, y: 0, width, height }));
  return { width: width * 2, height, slots, middle: 'upright' };
}

function makeSheet(format: Format, pages: readonly (Page | undefined)[], plan: ImpositionPlan): Sheet {
  const margin = plan.marks ? MARGIN : 0;
  const trim: Rect = { x: margin, y: margin, width: format.width, height: format.height };
  const placed: PlacedPage[] = [];
  format.slots.forEach((slot, index) => {
    const page = pages[index];
    if (page)
      placed.push(placePage(page, { ...slot, x: slot.x + margin, y: slot.y + margin }, trim, plan.marks));
  });
  return {
    width: format.width + 2 * margin,
    height: format.height + 2 * margin,
    trim,
    bleed: plan.marks ? grown(trim, trim) : trim,
    placed,
    marks: plan.marks ? [...cropMarks(trim), ...middleMarks(format, trim, plan)] : [],
  };
}

/** As large as the slot lets it be, in its middle. */
function placePage(page: Page, slot: Rect, trim: Rect, marks: boolean): PlacedPage {
  const scale = Math.min(slot.width / page.width, slot.height / page.height);
  const width = page.width * scale;
  const height = page.height * scale;
  const x = slot.x + (slot.width - width) / 2;
  const y = slot.y + (slot.height - height) / 2;
  const own: Rect = { x, y, width, height };
  if (!marks) return { page, scale, x, y, clip: own };
  return { page: intoBleed(page, BLEED / scale), scale, x, y, clip: grown(own, trim) };
}

/** Goes on into the bleed on the sides that lie on an edge of the trim. */
function grown(rect: Rect, trim: Rect): Rect {
  const at = (one: number, other: number): number => (Math.abs(one - other) < EPSILON ? BLEED : 0);
  const left = at(rect.x, trim.x);
  const top = at(rect.y, trim.y);
  const right = at(rect.x + rect.width, trim.x + trim.width);
  const bottom = at(rect.y + rect.height, trim.y + trim.height);
  return {
    x: rect.x - left,
    y: rect.y - top,
    width: rect.width + left + right,
    height: rect.height + top + bottom,
  };
}

/** A booklet is folded in the middle; other sheets are cut apart there. */
function middleMarks({ middle }: Format, trim: Rect, { kind }: ImpositionPlan): readonly Mark[] {
  if (middle === undefined) return [];
  const mark = kind === 'booklet' ? 'fold' : 'cut';
  return middle === 'upright'
    ? upright(mark, trim.x + trim.width / 2, trim)
    : level(mark, trim.y + trim.height / 2, trim);
}
