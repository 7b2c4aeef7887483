/** The pages on one side of a sheet, from left to right (from top to bottom): indices from 0, undefined for a blank. */
export type SideOrder = readonly (number | undefined)[];

/** Pages follow each other in the direction of reading, two on each side. */
export function twoUpOrder(pages: number, direction: 'ltr' | 'rtl'): readonly SideOrder[] {
  const sides: SideOrder[] = [];
  for (let first = 0; first < pages; first += 2)
    sides.push(turned([first, first + 1 < pages ? first + 1 : undefined], direction));
  return sides;
}

/**
 * Pages of a booklet that is one pile of sheets, printed on both sides (turned over the short edge), folded in the
 * middle and stapled there: front and back of the outermost sheet first. Blanks at the end make the number of pages
 * a multiple of four.
 */
export function bookletOrder(pages: number, direction: 'ltr' | 'rtl'): readonly SideOrder[] {
  const total = Math.ceil(pages / 4) * 4;
  const printed = (index: number): number | undefined => (index < pages ? index : undefined);
  const sides: SideOrder[] = [];
  for (let low = 0; low < total / 2; low += 1) {
    const high = total - 1 - low;
    // The first page of all is on a right-hand side: even sides are fronts.
    const pair = low % 2 === 0 ? [high, low] : [low, high];
    sides.push(turned(pair.map(printed), direction));
  }
  return sides;
}

/** Where lines run from right to left, so do pages. */
const turned = (side: SideOrder, direction: 'ltr' | 'rtl'): SideOrder =>
  direction === 'rtl' ? side.toReversed() : side;
