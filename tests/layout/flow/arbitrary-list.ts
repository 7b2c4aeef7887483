import fc from 'fast-check';
import { SourceFile } from '../../../src/diagnostics/index.ts';
import type { FlowItem, FlowList, SliceItem } from '../../../src/layout/flow/flow-item.ts';

/** Slices draw one rule each whose box id is their number in the list, so that a test can see what was placed where. */
export function slice(boxId: number, height: number, baseline = height * 0.8): SliceItem {
  const span = { file: new SourceFile('test.hbs', ''), start: 0, end: 0 };
  return {
    kind: 'slice',
    x: 0,
    height,
    baseline,
    snap: undefined,
    boxId,
    offset: 0,
    origin: { template: span },
    place: (x, y, out) => {
      const color = { red: 0, green: 0, blue: 0, alpha: 1 };
      out.push({
        kind: 'rule',
        boxId,
        from: { x, y },
        to: { x, y: y + height },
        width: 1,
        style: 'solid',
        color,
      });
    },
  };
}

/** Lists of slices, spaces, breaks and forced breaks, as collections write them. */
export const flowList: fc.Arbitrary<FlowList> = fc
  .array(
    fc.record({
      height: fc.integer({ min: 1, max: 40 }),
      space: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
      cost: fc.constantFrom(undefined, 0, 40, 1e4, 1e5),
      forced: fc.option(fc.constantFrom('page' as const, 'column' as const), { nil: undefined, freq: 12 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((parts) => {
    const items: FlowItem[] = [];
    parts.forEach((part, index) => {
      if (index > 0 && part.cost !== undefined) {
        items.push({ kind: 'break', forced: part.forced, pageCost: part.cost, columnCost: part.cost });
      }
      if (part.space !== undefined)
        items.push({ kind: 'space', amount: part.space, discardable: true, stretches: true });
      items.push(slice(index, part.height));
    });
    return { items, openAtStart: [] };
  });
