import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedHeight } from '../../../src/layout/columns/balance.ts';
import { levelFoot } from '../../../src/layout/columns/level.ts';
import { fill } from '../../../src/layout/flow/fill.ts';
import { type FlowItem, START } from '../../../src/layout/flow/flow-item.ts';
import { slice } from '../flow/arbitrary-list.ts';

describe('balanced height', () => {
  it('is the least height, within a point, that holds', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20, max: 500, noNaN: true }),
        fc.integer({ min: 1, max: 4 }),
        (needed, count) => {
          const height = balancedHeight({
            total: needed * count * 0.97,
            count,
            available: 600,
            step: 13,
            holds: (h) => h >= needed,
          });
          expect(height).toBeGreaterThanOrEqual(needed);
          expect(height).toBeLessThanOrEqual(needed + 1.01);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is undefined where even the whole room does not hold', () => {
    expect(
      balancedHeight({ total: 100, count: 2, available: 40, step: undefined, holds: () => false }),
    ).toBeUndefined();
  });
});

describe('level foot', () => {
  const space = (amount: number): FlowItem => ({ kind: 'space', amount, discardable: true, stretches: true });
  const column = (items: readonly FlowItem[]) =>
    fill({
      list: { items, openAtStart: [] },
      from: START,
      openAtTop: [],
      height: 1000,
      context: 'column',
      must: true,
      keepTopMargin: false,
    });
  const tops = (filled: ReturnType<typeof column>): number[] =>
    filled.placed.flatMap(({ item, y }) => (item.kind === 'slice' ? [y] : []));

  it('widens the widest gap by whole steps on a grid', () => {
    const filled = column([slice(0, 13), space(6), slice(1, 13), space(13), slice(2, 13)]);
    const level = levelFoot(filled, filled.height + 14, { step: 13, first: 10 });
    expect(tops(level)).toEqual([0, 19, 58]);
    expect(level.height).toBe(filled.height + 13);
  });

  it('shares what lacks without a grid', () => {
    const filled = column([slice(0, 13), space(10), slice(1, 13), space(30), slice(2, 13)]);
    expect(tops(levelFoot(filled, filled.height + 8, undefined))).toEqual([0, 25, 74]);
  });

  it('leaves a foot ragged rather than tear a hole', () => {
    const filled = column([slice(0, 13), space(10), slice(1, 13)]);
    expect(levelFoot(filled, filled.height + 40, undefined)).toBe(filled);
  });
});
