import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Filled, fill } from '../../../src/layout/flow/fill.ts';
import { type Cursor, type FlowItem, type FlowList, START } from '../../../src/layout/flow/flow-item.ts';
import { flowList, slice } from './arbitrary-list.ts';

function fillAll(list: FlowList, height: number): readonly Filled[] {
  const pages: Filled[] = [];
  let cursor: Cursor | undefined = START;
  while (cursor) {
    if (pages.length > list.items.length + 1) throw new Error('does not advance');
    const filled: Filled = fill({
      list,
      from: cursor,
      openAtTop: [],
      height,
      context: 'page',
      must: true,
      keepTopMargin: pages.length === 0,
    });
    pages.push(filled);
    cursor = filled.next;
  }
  return pages;
}

const slicesOf = (filled: Filled): number[] =>
  filled.placed.flatMap(({ item }) => (item.kind === 'slice' ? [item.boxId] : []));
const breakAt = (cost = 0): FlowItem => ({
  kind: 'break',
  forced: undefined,
  pageCost: cost,
  columnCost: cost,
});
const space = (amount: number): FlowItem => ({ kind: 'space', amount, discardable: true, stretches: true });

describe('fill', () => {
  it('places every slice once and in order, and always ends', () => {
    fc.assert(
      fc.property(flowList, fc.integer({ min: 10, max: 200 }), (list, height) => {
        const placed = fillAll(list, height).flatMap(slicesOf);
        expect(placed).toEqual(list.items.flatMap((item) => (item.kind === 'slice' ? [item.boxId] : [])));
      }),
      { numRuns: 1500 },
    );
  });

  it('overflows a page only with a slice that it names', () => {
    fc.assert(
      fc.property(flowList, fc.integer({ min: 10, max: 200 }), (list, height) => {
        for (const filled of fillAll(list, height)) {
          const foot = Math.max(
            0,
            ...filled.placed.map(({ item, y }) => (item.kind === 'slice' ? y + item.height : 0)),
          );
          if (filled.tooTall.length === 0) expect(foot).toBeLessThanOrEqual(height + 0.01);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('drops margins at the top of a page but for the first', () => {
    const list = { items: [slice(0, 50), breakAt(), space(20), slice(1, 60)], openAtStart: [] };
    expect(
      fillAll(list, 100).map((page) => page.placed.find(({ item }) => item.kind === 'slice')?.y),
    ).toEqual([0, 0]);
  });

  it('goes back to a cheaper break, so that a heading stays with its text', () => {
    const list = {
      items: [slice(0, 50), breakAt(), slice(1, 20), breakAt(1e5), slice(2, 40)],
      openAtStart: [],
    };
    expect(fillAll(list, 100).map(slicesOf)).toEqual([[0], [1, 2]]);
  });

  it('takes a forbidden break when there is no other', () => {
    const list = { items: [slice(0, 60), breakAt(1e5), slice(1, 60)], openAtStart: [] };
    expect(fillAll(list, 100).map(slicesOf)).toEqual([[0], [1]]);
  });

  it('gives up a line or two to end a page without a hyphen', () => {
    const lines = [slice(0, 13), breakAt(), slice(1, 13), breakAt(80), slice(2, 13)];
    expect(fillAll({ items: lines, openAtStart: [] }, 30).map(slicesOf)).toEqual([[0], [1, 2]]);
  });

  it('snaps baselines to the grid', () => {
    const snap = { step: 13, first: 10 };
    const list = { items: [slice(0, 20), { ...slice(1, 13, 9.5), snap }], openAtStart: [] };
    const line = fillAll(list, 100)[0]?.placed[1];
    expect((line?.y ?? 0) + 9.5).toBeCloseTo(36);
  });

  it('names a slice that is higher than the page', () => {
    const [page] = fillAll({ items: [slice(7, 300)], openAtStart: [] }, 100);
    expect(page?.tooTall.map(({ boxId }) => boxId)).toEqual([7]);
  });
});
