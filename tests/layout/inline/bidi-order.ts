/** Where a reader sees a character cluster: on which line, and how far from the left. */
export interface SeenCluster {
  readonly line: number;
  readonly x: number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]+$/u;

export interface Cluster {
  readonly start: number;
  readonly end: number;
}

/** What of a text can be seen, cluster by cluster. */
export const visibleClusters = (text: string): readonly Cluster[] =>
  [...graphemes.segment(text)]
    .filter(({ segment }) => !INVISIBLE.test(segment))
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));

/**
 * The numbers of the clusters from left to right, runs of neighbours as `2-5` or, from right to left, `5-2`; a bar
 * between lines.
 */
export function visualOrder(clusters: readonly SeenCluster[]): string {
  const order = clusters
    .map((cluster, number) => ({ ...cluster, number }))
    .sort((a, b) => a.line - b.line || a.x - b.x || a.number - b.number);
  const lines = new Map<number, number[]>();
  for (const { line, number } of order) lines.set(line, [...(lines.get(line) ?? []), number]);
  return [...lines.values()].map(runsOf).join(' | ');
}

function runsOf(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    const [first = 0, second] = run ?? [];
    const last = run?.at(-1) ?? Number.NaN;
    const step = second === undefined ? number - last : second - first;
    if (run && Math.abs(step) === 1 && number - last === step) run.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length === 1 ? `${run[0]}` : `${run[0]}-${run.at(-1)}`)).join(' ');
}

/** Base direction, order of its clusters, HTML. */
export type MeasuredLine = readonly [dir: 'ltr' | 'rtl', order: string, html: string];

/** What `scripts/measure-bidi.ts` wrote down; the three parts of a line are parted by tabs. */
export interface MeasuredLines {
  readonly browser: string;
  readonly lines: readonly string[];
}
