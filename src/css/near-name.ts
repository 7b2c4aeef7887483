/** Optimal string alignment distance: edits and swaps of neighbours. Gives up (Infinity) above `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? Number.POSITIVE_INFINITY;
}

/** The known name that `name` was probably meant to be, or undefined. The first of equally near ones. */
export function nearName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > 64) return undefined;
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of known) {
    const found = distance(name.toLowerCase(), candidate, least - 1);
    if (found < least) {
      least = found;
      best = candidate;
    }
  }
  return best;
}

/** The hint that goes with {@link nearName}; empty where nothing is near. */
export function didYouMean(name: string, known: Iterable<string>): readonly string[] {
  const near = nearName(name, known);
  return near === undefined ? [] : [`did you mean \`${near}\`?`];
}
