import { EPSILON } from '../../base/index.ts';
import type { Filled, PlacedItem } from '../flow/fill.ts';
import type { LineGrid } from '../flow/flow-item.ts';

/** A gap never grows by more than this many times its own size; a ragged foot is better than a hole. */
const MAX_GROWTH = 1;
/** Only gaps of at least this share of a step grow by one: the small gaps of a list would tear it apart. */
const WIDE_SHARE = 0.45;
/** Nor is more than this spread in one column, in points. */
const MAX_SPREAD = 30;

/**
 * Spreads what a column lacks over its gaps, so that it ends level with its neighbours. On a grid the gaps grow by
 * whole steps, the widest first, so that lines stay aligned across the columns.
 */
export function levelFoot(column: Filled, height: number, grid: LineGrid | undefined): Filled {
  const lacking = height - column.height;
  if (lacking <= EPSILON || lacking > MAX_SPREAD) return column;
  const gaps = gapsOf(column.placed);
  if (gaps.length === 0) return column;
  const growth = grid ? stepwise(gaps, lacking, grid.step) : evenly(gaps, lacking);
  if (!growth) return column;
  let shift = 0;
  const placed = column.placed.map((item, index) => {
    const moved = { ...item, y: item.y + shift };
    shift += growth.get(index) ?? 0;
    return moved;
  });
  return { ...column, placed, height: column.height + shift };
}

interface GapPlace {
  /** Of the space in the list of placed items. */
  readonly index: number;
  readonly amount: number;
}

/** Margins that may grow and have something above and below. */
function gapsOf(placed: readonly PlacedItem[]): readonly GapPlace[] {
  const first = placed.findIndex(({ item }) => item.kind === 'slice' || item.kind === 'nested');
  const last = placed.findLastIndex(({ item }) => item.kind === 'slice' || item.kind === 'nested');
  const gaps: GapPlace[] = [];
  placed.forEach(({ item }, index) => {
    if (item.kind !== 'space' || !item.stretches || item.amount <= 1) return;
    if (index > first && index < last) gaps.push({ index, amount: item.amount });
  });
  return gaps;
}

function evenly(gaps: readonly GapPlace[], lacking: number): Map<number, number> | undefined {
  const sum = gaps.reduce((total, gap) => total + gap.amount, 0);
  if (lacking > sum * MAX_GROWTH) return undefined;
  return new Map(gaps.map((gap) => [gap.index, (lacking * gap.amount) / sum]));
}

function stepwise(gaps: readonly GapPlace[], lacking: number, step: number): Map<number, number> | undefined {
  const steps = Math.floor((lacking + 0.05) / step);
  if (steps === 0) return undefined;
  const order = gaps
    .filter(({ amount }) => amount >= WIDE_SHARE * step)
    .sort((a, b) => b.amount - a.amount || b.index - a.index);
  if (steps > order.length) return undefined;
  const growth = new Map<number, number>();
  for (let i = 0; i < steps; i++) {
    const gap = order[i];
    if (gap) growth.set(gap.index, step);
  }
  return growth;
}
