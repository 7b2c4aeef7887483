import { dirname, resolve } from 'node:path';
import type { FileBytes, FileFailure } from '../base/index.ts';
import { DiagnosticList } from '../diagnostics/index.ts';
import { type BuildResult, type BuildSettings, build, prepareBuild } from '../pipeline/index.ts';
import { describeRead, describeWrite } from './describe-failure.ts';
import type { Desk } from './desk.ts';
import type { Input } from './inputs.ts';
import type { Output } from './outputs.ts';
import type { Invocation } from './parse-arguments.ts';
import { openProgress, type Progress } from './progress.ts';
import type { Reporter } from './report.ts';
import type { Terminal } from './terminal.ts';

/** So many files may be on their way to the disk while the next brief is made. */
const MAX_WRITES = 8;
/** A brief of more bytes makes a long document. */
const LONG_BRIEF = 64 * 1024;
/** From so many briefs on a bar is worth looking at. */
const MIN_PROGRESS = 8;

export interface Job {
  readonly input: Input;
  /** Undefined where nothing is to be written. */
  readonly output: Output | undefined;
}

/** Runs the making of a brief, which is synchronous, and knows what was read in it. */
export interface ReadLog {
  during<T>(job: Job, make: () => T): T;
}

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
  const pending: Promise<Finished>[] = [];
  const written: string[] = [];
  let clean = true;
  if (jobs.length > 1) desk.optimise?.();
  const settle = async (most: number): Promise<void> => {
    while (pending.length > most) {
      const finished = await pending.shift();
      if (!finished) return;
      progress?.pause();
      reporter.outcome(finished.outcome);
      progress?.step();
      clean &&= finished.clean;
      if (finished.outcome.output !== undefined) written.push(finished.outcome.output);
    }
  };
  for (const job of jobs) {
    pending.push(perform(job, settings, run));
    // One turn of the event loop, so that writes go on meanwhile.
    if (jobs.length > 1) await new Promise((resume) => setImmediate(resume));
    await settle(MAX_WRITES);
  }
  await settle(0);
  progress?.close();
  return { clean, written };
}

interface Finished {
  readonly outcome: Parameters<Reporter['outcome']>[0];
  readonly clean: boolean;
}

/** One brief from reading to writing. */
async function perform(job: Job, settings: BuildSettings, run: Run): Promise<Finished> {
  const { input, output } = job;
  const { desk } = run;
  const start = desk.world.now();
  const sink = new DiagnosticList();
  const made = await make(job, settings, run, sink);
  const written = made && output ? await deliver(output, made.pdf, desk, sink) : undefined;
  return {
    outcome: {
      input: input.name,
      output: written,
      pages: made?.pages ?? 0,
      bytes: made?.pdf.length ?? 0,
      seconds: (desk.world.now() - start) / 1000,
      diagnostics: sink.items,
    },
    clean: !sink.hasErrors,
  };
}

async function make(
  job: Job,
  settings: BuildSettings,
  { desk, reads }: Run,
  sink: DiagnosticList,
): Promise<BuildResult | undefined> {
  const { input } = job;
  const read = readInput(input, desk);
  if (!read.ok) {
    sink.report(describeRead(input.name, read));
    return undefined;
  }
  if (read.bytes.length > LONG_BRIEF) desk.optimise?.();
  await prepareBuild(input.name);
  const folder = input.path === undefined ? desk.terminal.folder : dirname(input.path);
  const request = { name: input.name, bytes: read.bytes, folder, settings };
  const made = () => build(request, desk.world, sink);
  return reads ? reads.during(job, made) : made();
}

/** What is in a brief's file, or comes in. */
export const readInput = (input: Input, { world, terminal }: Desk): FileBytes | FileFailure =>
  input.path === undefined ? terminal.readInput() : world.readFile(input.path);

/** The name of the file that was written; undefined for standard output and where writing failed. */
async function deliver(
  output: Output,
  pdf: Uint8Array,
  desk: Desk,
  sink: DiagnosticList,
): Promise<string | undefined> {
  const isFile = output.kind === 'file';
  const written = isFile ? await desk.world.writeFile(output.path, pdf) : desk.terminal.out.write(pdf);
  if (!written.ok) sink.report(describeWrite(isFile ? output.name : 'standard output', written));
  return written.ok && isFile ? output.name : undefined;
}

/** What the command line says over a brief; `folder` is what its paths are relative to. */
export function settingsOf({ flags, values, lists }: Invocation, folder: string): BuildSettings {
  const template = values.get('template');
  const preset = values.get('preset');
  const lang = values.get('lang');
  const labels = values.get('labels');
  return {
    ...(template !== undefined && { template: resolve(folder, template) }),
    ...(preset !== undefined && { preset }),
    ...(lang !== undefined && { lang }),
    ...(labels !== undefined && { labels: { path: resolve(folder, labels), name: labels } }),
    // The table of options lets nothing else through.
    ...(values.has('paper') && { paper: values.get('paper') as 'a4' | 'letter' }),
    ...(values.has('attach-source') && {
      attachSource: values.get('attach-source') as 'full' | 'printed' | 'none',
    }),
    ...(values.has('max-size') && { maxMebibytes: Number(values.get('max-size')) }),
    ...(lists.has('font-dir') && {
      fontFolders: (lists.get('font-dir') ?? []).map((name) => ({ path: resolve(folder, name), name })),
    }),
    speaker: flags.has('speaker'),
    strict: flags.has('strict'),
  };
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
