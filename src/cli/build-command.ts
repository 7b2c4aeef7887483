import { resolve } from 'node:path';
import type { CommandResult, Desk } from './desk.ts';
import { EXIT } from './exit-code.ts';
import { collectInputs } from './inputs.ts';
import { planOutputs } from './outputs.ts';
import type { Invocation } from './parse-arguments.ts';
import { createReporter } from './report.ts';
import { runJobs, settingsOf } from './run-jobs.ts';
import { variantsOf } from './variants.ts';

/** `brief build`, and `brief check`, which is the same without writing. */
export async function buildBriefs(invocation: Invocation, desk: Desk): Promise<CommandResult> {
  const { terminal, world } = desk;
  const reporter = createReporter(invocation, terminal);
  const { inputs, faults } = await collectInputs(invocation.operands, world, terminal.folder);
  const writes = invocation.command?.name === 'build';
  const { imposition } = settingsOf(invocation, terminal.folder);
  const variants = variantsOf(invocation.values.get('for'), imposition);
  const suffixes = variants.map(({ suffix }) => suffix);
  const wish = invocation.values.get('output');
  const plan = planOutputs({ inputs, suffixes, wish }, world, terminal.folder);
  if (!plan.ok) return { usage: plan.fault };
  reporter.faults(faults);
  const jobs = inputs.map((input, index) => ({
    input,
    files: variants.map((variant, nth) => ({
      variant,
      output: writes ? plan.outputs[index]?.[nth] : undefined,
    })),
  }));
  const watching = invocation.flags.has('watch') ? await import('./watch.ts') : undefined;
  const reads = watching?.recordReads(invocation, desk);
  const first = reads
    ? { invocation, desk: { ...desk, world: reads.noting(world) }, reporter, reads }
    : { invocation, desk, reporter };
  const { clean, written } = await runJobs(jobs, first);
  const exit = clean && faults.length === 0 ? EXIT.done : EXIT.faults;
  reporter.close(exit);
  if (invocation.flags.has('open') && written[0] !== undefined)
    terminal.show(resolve(terminal.folder, written[0]));
  if (watching && reads) await watching.watchBriefs(jobs, reads, invocation, desk);
  return { exit };
}
