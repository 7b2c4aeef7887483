import { dirname, join, resolve } from 'node:path';
import type { Desk } from './desk.ts';
import { EXIT } from './exit-code.ts';
import type { Invocation } from './parse-arguments.ts';
import type { Job } from './perform-job.ts';
import { RecordedReads } from './recorded-reads.ts';
import { createReporter } from './report.ts';
import { runJobs } from './run-jobs.ts';

/** The folder of the template that the command line chooses. */
const templateOf = ({ values }: Invocation, { world, terminal }: Desk): string => {
  const chosen = values.get('template');
  return chosen === undefined ? join(world.home, 'templates/policy-brief') : resolve(terminal.folder, chosen);
};

/** The notes for `watchBriefs`; the first build has to be made with them. */
export const recordReads = (invocation: Invocation, desk: Desk): RecordedReads =>
  new RecordedReads(templateOf(invocation, desk));

/**
 * Builds a brief again on every change of a file that it was made of, for as long as the terminal reports changes.
 * Folders are watched, since editors replace files, but what else lies in them (a log, a PDF) builds nothing.
 */
export async function watchBriefs(
  jobs: readonly Job[],
  reads: RecordedReads,
  invocation: Invocation,
  desk: Desk,
): Promise<void> {
  const { terminal } = desk;
  const labels = invocation.values.get('labels');
  const own = labels === undefined ? [] : [resolve(terminal.folder, labels)];
  const files = jobs.flatMap(({ input }) => (input.path === undefined ? [] : [input.path]));
  const folders = [...new Set([...files, ...own].map((file) => dirname(file)))];
  desk.optimise?.();
  if (!invocation.flags.has('quiet')) terminal.err.write('watching; Ctrl-C ends it\n');
  for await (const changed of terminal.watch([...folders, templateOf(invocation, desk)])) {
    const affected = jobs.filter((job) => changed.some((path) => reads.concerns(job, path)));
    if (affected.length === 0) continue;
    // A fresh world, so that nothing that was read before the change is used.
    const fresh = { ...desk, world: reads.noting(desk.world) };
    const reporter = createReporter(invocation, terminal);
    const { clean } = await runJobs(affected, { invocation, desk: fresh, reporter, reads });
    reporter.close(clean ? EXIT.done : EXIT.faults);
  }
}
