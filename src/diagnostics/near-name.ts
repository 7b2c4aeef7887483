/**
 * The known name that was probably meant, for hints. Case, spaces, `-` and `_` do not count; otherwise about one
 * wrong letter in three is forgiven (optimal string alignment). The first of equally near ones.
 */
export function nearName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > 64) return undefined;
  const bare = bareName(name);
  const limit = bare.length < 3 ? 0 : Math.floor(bare.length / 3);
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of known) {
    const found = distance(bare, bareName(candidate), least - 1);
    if (found >= least) continue;
    least = found;
    best = candidate;
  }
  return best;
}

/** The hint that goes with `nearName`; empty where nothing is near. */
export function didYouMean(name: string, known: Iterable<string>): readonly string[] {
  const near = nearName(name, known);
  return near === undefined ? [] : [`did you mean \`${near}\`?`];
}

function bareName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** Edits and swaps of neighbours; infinite above `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      const replaced = (last[column - 1] ?? 0) + cost;
      let least = Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? Number.POSITIVE_INFINITY;
}
