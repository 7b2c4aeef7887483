import { dirname } from 'node:path';
import type { FileBytes, FileFailure } from '../base/index.ts';
import { type Diagnostic, DiagnosticList } from '../diagnostics/index.ts';
import { readPageSizes } from '../pdf/index.ts';
import { type BuildResult, type BuildSettings, build, prepareBuild } from '../pipeline/index.ts';
import { describeRead, describeWrite } from './describe-failure.ts';
import type { Desk } from './desk.ts';
import type { Input } from './inputs.ts';
import type { Output } from './outputs.ts';
import { type PlannedBuild, planBuilds, type VariantFile } from './planned-builds.ts';
import { diagnosticKey, type Outcome } from './report.ts';

/** How the files begin that a PDF may replace. */
const PDF_SIGNATURE = '%PDF';

/** A brief of more bytes makes a long document. */
const LONG_BRIEF = 64 * 1024;

export interface Job {
  readonly input: Input;
  /** At least one; the brief itself first. */
  readonly files: readonly VariantFile[];
}

/** Runs the making of a brief, which is synchronous, and knows what was read in it. */
export interface ReadLog {
  during<T>(job: Job, make: () => T): T;
}

/** What became of one file. */
export interface Finished {
  readonly outcome: Outcome;
  readonly clean: boolean;
}

/** One brief from reading to writing, in all its variants. */
export async function performJob(
  job: Job,
  settings: BuildSettings,
  { desk, reads }: { readonly desk: Desk; readonly reads?: ReadLog },
): Promise<readonly Finished[]> {
  const { input } = job;
  const start = desk.world.now();
  const read = readInput(input, desk);
  if (!read.ok) return [unread(input, describeRead(input.name, read))];
  if (read.bytes.length > LONG_BRIEF) desk.optimise?.();
  await prepareBuild(input.name);
  const make = () => buildAll(job, read.bytes, settings, { desk, start });
  const files = reads ? reads.during(job, make) : make();
  return Promise.all(files.map((file) => finish(file, input, desk)));
}

const unread = (input: Input, fault: Diagnostic): Finished => ({
  outcome: { input: input.name, output: undefined, pages: 0, bytes: 0, seconds: 0, diagnostics: [fault] },
  clean: false,
});

/** A file, and the build that it comes of. */
interface MadeFile extends VariantFile {
  readonly made: BuildResult | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** When the work for this file began and ended, in milliseconds. */
  readonly from: number;
  readonly to: number;
}

function buildAll(
  { input, files }: Job,
  bytes: Uint8Array,
  base: BuildSettings,
  { desk, start }: { readonly desk: Desk; readonly start: number },
): readonly MadeFile[] {
  const folder = input.path === undefined ? desk.terminal.folder : dirname(input.path);
  const said = new Set<string>();
  const sharing = {};
  let from = start;
  const made = planBuilds(files, base).flatMap((planned) => {
    const sink = new DiagnosticList();
    const { settings } = planned;
    const result = build({ name: input.name, bytes, folder, settings, sharing }, desk.world, sink);
    const diagnostics = explained(sink.items, planned, said);
    const to = desk.world.now();
    const ofBuild = planned.files.map((file, nth) => ({
      ...file,
      made: result,
      diagnostics,
      from: nth === 0 ? from : to,
      to,
    }));
    from = to;
    return ofBuild;
  });
  const place = ({ variant }: VariantFile): number => files.findIndex((file) => file.variant === variant);
  return made.sort((one, other) => place(one) - place(other));
}

/** Faults that only a variant has begin with its name; those of the brief itself were told before. */
function explained(
  found: readonly Diagnostic[],
  { files }: PlannedBuild,
  said: Set<string>,
): readonly Diagnostic[] {
  const suffix = files[0]?.variant.suffix ?? '';
  return found.map((diagnostic) => {
    const key = diagnosticKey(diagnostic);
    if (said.has(key)) return diagnostic;
    if (suffix !== '') return { ...diagnostic, message: `${suffix}: ${diagnostic.message}` };
    said.add(key);
    return diagnostic;
  });
}

/** Writes one file, and says what became of it. */
async function finish(file: MadeFile, input: Input, desk: Desk): Promise<Finished> {
  const { variant, output, made, from, to } = file;
  const sink = new DiagnosticList();
  for (const diagnostic of file.diagnostics) sink.report(diagnostic);
  const pdf = variant.sheets ? made?.imposed : made?.pdf;
  const start = desk.world.now();
  const written = pdf && output ? await deliver(output, pdf, desk, sink) : undefined;
  const sheets = variant.sheets && pdf ? readPageSizes(pdf)?.length : undefined;
  return {
    outcome: {
      input: input.name,
      ...(variant.suffix !== '' && { variant: variant.suffix }),
      output: written,
      pages: sheets ?? made?.pages ?? 0,
      ...(made && { contentPages: made.contentPages, fit: made.fit, leftOut: made.leftOut }),
      bytes: pdf?.length ?? 0,
      seconds: (to - from + desk.world.now() - start) / 1000,
      diagnostics: sink.items,
    },
    clean: !sink.hasErrors,
  };
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
  const written = isFile
    ? await desk.world.writeFile(output.path, pdf, PDF_SIGNATURE)
    : desk.terminal.out.write(pdf);
  if (!written.ok) sink.report(describeWrite(isFile ? output.name : 'standard output', written));
  return written.ok && isFile ? output.name : undefined;
}
