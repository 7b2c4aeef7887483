/**
 * Rule L2 of UAX #9: the indices of `levels` in the order in which they stand from left to right. Levels are those of
 * one line, after rule L1.
 */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  let highest = 0;
  let lowestOdd = Number.POSITIVE_INFINITY;
  for (const level of levels) {
    if (level > highest) highest = level;
    if ((level & 1) === 1 && level < lowestOdd) lowestOdd = level;
  }
  for (let level = highest; level >= lowestOdd; level--)
    for (let start = 0; start < order.length; start++) {
      let end = start;
      while (end < order.length && (levels[order[end] ?? 0] ?? 0) >= level) end++;
      if (end > start) reverse(order, start, end - 1);
      start = end;
    }
  return order;
}

function reverse(order: number[], first: number, last: number): void {
  for (let a = first, b = last; a < b; a++, b--) {
    const kept = order[a] ?? 0;
    order[a] = order[b] ?? 0;
    order[b] = kept;
  }
}
