import type { Fragment } from '../fragment.ts';
import { fill } from './fill.ts';
import { type FlowList, START } from './flow-item.ts';
import { placeFilled } from './place.ts';

/** A context that is never parted: a table cell, an inline-block, a margin box of a page. */
export interface Monolith {
  readonly height: number;
  /** Baselines of the first and last line from the top; undefined where there is no line. */
  readonly firstBaseline: number | undefined;
  readonly lastBaseline: number | undefined;
  readonly place: (x: number, y: number, out: Fragment[]) => void;
}

/** Lays a list out in one piece. */
export function layoutMonolith(list: FlowList): Monolith {
  const filled = fill({
    list,
    from: START,
    openAtTop: list.openAtStart,
    height: Number.POSITIVE_INFINITY,
    context: 'page',
    must: true,
    keepTopMargin: true,
  });
  let first: number | undefined;
  let last: number | undefined;
  for (const { item, y } of filled.placed) {
    if (item.kind !== 'slice') continue;
    first ??= y + item.baseline;
    last = y + item.baseline;
  }
  return {
    height: filled.height,
    firstBaseline: first,
    lastBaseline: last,
    place: (x, y, out) => placeFilled(filled, x, y, out),
  };
}
