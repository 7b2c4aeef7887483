// npm run bench: time and memory, as ratios to `node -e 0` measured side by side in the same run.
//   --quick   fewer runs
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createNodeWorld } from '../src/cli/index.ts';
import { randomBriefs } from './random-briefs.ts';

const root = createNodeWorld().home;
const quick = process.argv.includes('--quick');
const EXAMPLE = join(root, 'content/ukraine-peace-talks.yaml');
const BRIEF = join(root, 'dist/brief.js');
const folder = mkdtempSync(join(tmpdir(), 'brief-bench-'));

interface Row {
  readonly what: string;
  readonly value: string;
  readonly budget: string;
  readonly met: boolean;
}

const rows: Row[] = [];

function add(what: string, value: number, unit: string, budget: number): void {
  const digits = value < 10 ? 2 : 1;
  rows.push({
    what,
    value: `${value.toFixed(digits)} ${unit}`,
    budget: `≤ ${budget} ${unit}`,
    met: value <= budget,
  });
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Wall time of a whole process in ms. */
function timed(words: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...words], { encoding: 'utf8', cwd: root });
  if (status !== 0) throw new Error(`node ${words.join(' ')} failed:\n${stderr}`);
  return performance.now() - start;
}

function benchCold(): void {
  const output = join(folder, 'cold.pdf');
  const ratios: number[] = [];
  const times = { floor: [] as number[], cold: [] as number[] };
  for (let run = 0; run < (quick ? 7 : 31); run++) {
    const floor = timed(['-e', '0']);
    const cold = timed([BRIEF, 'build', EXAMPLE, '-o', output, '--quiet']);
    // The first of each warms the disk.
    if (run === 0) continue;
    ratios.push(cold / floor);
    times.floor.push(floor);
    times.cold.push(cold);
  }
  console.log(
    `node -e 0 ${median(times.floor).toFixed(1)} ms, cold build ${median(times.cold).toFixed(1)} ms`,
  );
  add('one brief, cold, over `node -e 0`', median(ratios), '×', 3);
}

interface Measured {
  readonly ms: readonly number[];
  readonly pages: readonly number[];
  readonly peakMiB: number;
  readonly bytes: number;
}

/** Builds the given files one after the other in one process, on one core where `taskset` is at hand. */
function inOneProcess(files: readonly string[]): Measured {
  const list = join(folder, 'files.json');
  writeFileSync(list, JSON.stringify(files));
  const words = [join(root, 'scripts/launcher/measure.cjs'), join(root, 'dist'), list];
  const pinned = existsSync('/usr/bin/taskset')
    ? (['/usr/bin/taskset', ['-c', '0', process.execPath, ...words]] as const)
    : undefined;
  const [program, args] = pinned ?? ([process.execPath, words] as const);
  const { status, stdout, stderr } = spawnSync(program, [...args], {
    encoding: 'utf8',
    cwd: root,
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`the measurement failed:\n${stderr}`);
  return JSON.parse(stdout) as Measured;
}

function write(name: string, brief: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(brief));
  return path;
}

function benchWarm(example: object): void {
  const briefs = randomBriefs(example, quick ? 60 : 200);
  const files = briefs.map((brief, index) => write(`warm-${index}.json`, brief));
  const { ms, peakMiB, pages } = inOneProcess(files);
  const total = ms.reduce((sum, each) => sum + each, 0);
  console.log(
    `warm batch: first ${ms[0]?.toFixed(1)} ms, median ${median(ms).toFixed(2)}, slowest of the last half ${Math.max(...ms.slice(ms.length / 2)).toFixed(2)}, pages ${Math.min(...pages)}–${Math.max(...pages)}`,
  );
  add('one brief in a warm batch, mean', total / ms.length, 'ms', 5);
  add('one brief in a warm batch, median', median(ms), 'ms', 5);
  add('memory of the warm batch, peak', peakMiB, 'MiB', 150);
}

function benchLong(example: object): void {
  const base = inOneProcess([write('long-0.json', longBrief(example, 4))]);
  for (const wanted of [100, 500]) {
    const file = write(`long-${wanted}.json`, longBrief(example, wanted));
    const { ms, pages, peakMiB } = inOneProcess([file]);
    const made = pages[0] ?? 0;
    const extra = made - (base.pages[0] ?? 0);
    add(`${made} pages, a further page`, ((ms[0] ?? 0) - (base.ms[0] ?? 0)) / extra, 'ms', 3);
    add(`${made} pages, memory a further page`, (peakMiB - base.peakMiB) / extra, 'MB', 0.3);
  }
}

/** About so many pages of running text made of the example's sections. */
function longBrief(example: object, pages: number): object {
  const sections: object[] = [];
  const seeds = randomBriefs(example, Math.ceil(pages));
  for (const seed of seeds) sections.push(...((seed as { sections?: object[] }).sections ?? []));
  return { ...example, sections };
}

function main(): void {
  const example = parse(readFileSync(EXAMPLE, 'utf8')) as object;
  benchCold();
  benchWarm(example);
  benchLong(example);
  const width = Math.max(...rows.map((row) => row.what.length));
  for (const row of rows)
    console.log(
      `${row.what.padEnd(width)}  ${row.value.padStart(10)}  ${row.budget.padStart(12)}  ${row.met ? 'ok' : 'OVER'}`,
    );
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
