/** A command line that makes no sense; exit 2. */
export interface UsageFault {
  readonly message: string;
  readonly hints: readonly string[];
}

/** The name of `names` that was most likely meant by `typed`; undefined where none is near. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.min(4, Math.floor(typed.length / 2) + 1);
  for (const name of names) {
    const distance = name.startsWith(typed) && typed.length > 1 ? 0 : editDistance(typed, name);
    if (distance < least) {
      best = name;
      least = distance;
    }
  }
  return best;
}

/** Levenshtein's distance, row by row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
