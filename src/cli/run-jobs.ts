import { resolve } from 'node:path';
import { type BuildSettings, paperChoice } from '../pipeline/index.ts';
import type { Desk } from './desk.ts';
import type { Invocation } from './parse-arguments.ts';
import { type Finished, type Job, performJob, type ReadLog } from './perform-job.ts';
import { openProgress, type Progress } from './progress.ts';
import type { Reporter } from './report.ts';
import type { Terminal } from './terminal.ts';

/** So many files may be on their way to the disk while the next brief is made. */
const MAX_WRITES = 8;
/** From so many briefs on a bar is worth looking at. */
const MIN_PROGRESS = 8;

export interface Run {
  readonly invocation: Invocation;
  readonly desk: Desk;
  readonly reporter: Reporter;
  /** Notes what each brief is made of; its world is that of the desk. */
  readonly reads?: ReadLog;
}

export interface Ran {
  /** No brief has errors. */
  readonly clean: boolean;
  /** Names of the files written, in order. */
  readonly written: readonly string[];
}

/** Makes the briefs one after the other while earlier ones are written. */
export async function runJobs(jobs: readonly Job[], run: Run): Promise<Ran> {
  const { invocation, desk, reporter } = run;
  const settings = settingsOf(invocation, desk.terminal.folder);
  const progress = await progressFor(jobs.length, invocation, desk.terminal);
  const pending: Promise<readonly Finished[]>[] = [];
  const written: string[] = [];
  let clean = true;
  // A file of sheets is made from the brief's own pages.
  if (jobs.length > 1 || jobs.some(({ files }) => files.length > 2)) desk.optimise?.();
  const settle = async (most: number): Promise<void> => {
    while (pending.length > most) {
      const finished = await pending.shift();
      if (!finished) return;
      progress?.pause();
      for (const file of finished) {
        reporter.outcome(file.outcome);
        clean &&= file.clean;
        if (file.outcome.output !== undefined) written.push(file.outcome.output);
      }
      progress?.step();
    }
  };
  for (const job of jobs) {
    pending.push(performJob(job, settings, run));
    // One turn of the event loop, so that writes go on meanwhile.
    if (jobs.length > 1) await new Promise((resume) => setImmediate(resume));
    await settle(MAX_WRITES);
  }
  await settle(0);
  progress?.close();
  return { clean, written };
}

/** What the command line says over a brief; `folder` is what its paths are relative to. */
export function settingsOf({ flags, values, lists }: Invocation, folder: string): BuildSettings {
  const template = values.get('template');
  const preset = values.get('preset');
  const lang = values.get('lang');
  const labels = values.get('labels');
  const paper = paperChoice(values.get('paper') ?? '');
  return {
    ...(template !== undefined && { template: resolve(folder, template) }),
    ...(preset !== undefined && { preset }),
    ...(lang !== undefined && { lang }),
    ...(labels !== undefined && { labels: { path: resolve(folder, labels), name: labels } }),
    // The table of options lets nothing else through.
    ...(paper !== undefined && { paper }),
    ...(values.has('binding') && { binding: values.get('binding') as 'left' | 'top' }),
    ...(values.has('notes') && { notes: values.get('notes') as 'margin' | 'lines' | 'page' }),
    ...(flags.has('duplex') && { duplex: true }),
    ...(values.has('pages') && { pages: Number(values.get('pages')) }),
    ...(values.has('attach-source') && {
      attachSource: values.get('attach-source') as 'full' | 'printed' | 'none',
    }),
    ...(values.has('max-size') && { maxMebibytes: Number(values.get('max-size')) }),
    ...(lists.has('font-dir') && {
      fontFolders: (lists.get('font-dir') ?? []).map((name) => ({ path: resolve(folder, name), name })),
    }),
    speaker: flags.has('speaker'),
    ...(flags.has('grey') && { grey: true }),
    ...impositionOf(flags, values),
    strict: flags.has('strict'),
  };
}

/** `--marks` alone is for a page on a sheet of its own. */
function impositionOf(
  flags: Invocation['flags'],
  values: Invocation['values'],
): Pick<BuildSettings, 'imposition'> {
  const marks = flags.has('marks');
  const kind = flags.has('booklet') ? 'booklet' : values.has('n-up') ? 'n-up' : 'single';
  return kind === 'single' && !marks ? {} : { imposition: { kind, marks } };
}

async function progressFor(
  count: number,
  { flags }: Invocation,
  terminal: Terminal,
): Promise<Progress | undefined> {
  const wanted =
    count >= MIN_PROGRESS && !flags.has('quiet') && !flags.has('json') && terminal.err.isTerminal;
  return wanted ? openProgress(count) : undefined;
}
