import { dirname, join, resolve } from 'node:path';
import type { Desk } from './desk.ts';
import type { Invocation } from './parse-arguments.ts';
import { createReporter } from './report.ts';
import { type Job, runJobs } from './run-jobs.ts';

/**
 * Builds again on every change, for as long as the terminal reports changes: the brief that changed; all briefs of a
 * folder in which something else (an image) changed; all of them when the template did.
 */
export async function watchBriefs(jobs: readonly Job[], invocation: Invocation, desk: Desk): Promise<void> {
  const { terminal } = desk;
  const chosen = invocation.values.get('template');
  const template =
    chosen === undefined ? join(desk.world.home, 'templates/policy-brief') : resolve(terminal.folder, chosen);
  const files = jobs.flatMap(({ input }) => (input.path === undefined ? [] : [input.path]));
  const folders = [...new Set(files.map((file) => dirname(file)))];
  desk.optimise?.();
  if (!invocation.flags.has('quiet')) terminal.err.write('watching; Ctrl-C ends it\n');
  for await (const changed of terminal.watch([...folders, template])) {
    const affected = jobs.filter((job) => isAffected(job, changed, template, files));
    if (affected.length === 0) continue;
    // A fresh world, so that nothing that was read before the change is used.
    const fresh = { ...desk, world: { ...desk.world } };
    await runJobs(affected, { invocation, desk: fresh, reporter: createReporter(invocation, terminal) });
  }
}

function isAffected(
  { input, output }: Job,
  changed: readonly string[],
  template: string,
  briefs: readonly string[],
): boolean {
  if (input.path === undefined) return false;
  const folder = dirname(input.path);
  return changed.some((path) => {
    if (path === input.path || path.startsWith(`${template}/`)) return true;
    if (output?.kind === 'file' && output.path === path) return false;
    return path.startsWith(`${folder}/`) && !briefs.includes(path) && !/\.(?:pdf|tmp)$/.test(path);
  });
}
