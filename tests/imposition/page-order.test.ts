import { describe, expect, it } from 'vitest';
import { bookletOrder, type SideOrder, twoUpOrder } from '../../src/imposition/index.ts';

const COUNTS = Array.from({ length: 40 }, (_, index) => index + 1);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Folds the pile in the middle and leafs through it: what a reader of left-to-right pages sees, page by page. */
function leafThrough(sides: readonly SideOrder[]): (number | undefined)[] {
  const outwards: (number | undefined)[] = [];
  const inwards: (number | undefined)[] = [];
  for (let sheet = 0; sheet < sides.length; sheet += 2) {
    const [front = [], back = []] = sides.slice(sheet, sheet + 2);
    // Turned over the short edge, the left half of the back lies behind the right half of the front.
    inwards.push(front[1], back[0]);
    outwards.unshift(back[1], front[0]);
  }
  return [...inwards, ...outwards];
}

const mirrored = (sides: readonly SideOrder[]): SideOrder[] => sides.map((side) => side.toReversed());

describe('a booklet', () => {
  it('of four pages is one sheet', () => {
    expect(bookletOrder(4, 'ltr')).toEqual([
      [3, 0],
      [1, 2],
    ]);
  });

  it('of six pages has two blanks at its end', () => {
    expect(bookletOrder(6, 'ltr')).toEqual([
      [undefined, 0],
      [1, undefined],
      [5, 2],
      [3, 4],
    ]);
  });

  it.each(COUNTS)('of %i pages reads from the first to the last when it is folded', (count) => {
    const sides = bookletOrder(count, 'ltr');
    expect(sides).toHaveLength(Math.ceil(count / 4) * 2);
    const read = leafThrough(sides);
    expect(read.slice(0, count)).toEqual(upTo(count));
    expect(read.slice(count).every((page) => page === undefined)).toBe(true);
    expect(leafThrough(mirrored(bookletOrder(count, 'rtl')))).toEqual(read);
  });
});

describe('two pages on a sheet', () => {
  it.each(COUNTS)('take %i pages in order', (count) => {
    const sides = twoUpOrder(count, 'ltr');
    expect(sides.every((side) => side.length === 2)).toBe(true);
    expect(sides.flat().filter((page) => page !== undefined)).toEqual(upTo(count));
    expect(sides[0]?.[0]).toBe(0);
    expect(twoUpOrder(count, 'rtl')).toEqual(mirrored(sides));
  });
});
