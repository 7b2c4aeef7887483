import { dirname } from 'node:path';
import { DiagnosticList, type Sink } from '../diagnostics/index.ts';
import { type FontSurvey, listFonts, prepareBuild, surveyFonts } from '../pipeline/index.ts';
import { describeRead } from './describe-failure.ts';
import type { CommandResult, Desk } from './desk.ts';
import { EXIT } from './exit-code.ts';
import { canBeSet, fontReport, fontReportJson, type SurveyedBrief } from './font-report.ts';
import { collectInputs, type Input } from './inputs.ts';
import type { Invocation } from './parse-arguments.ts';
import { readInput } from './perform-job.ts';
import { createReporter } from './report.ts';
import { settingsOf } from './run-jobs.ts';

/** `brief fonts [FILES…]`: the fonts that are there, what each brief needs, and how to install what is lacking. */
export async function showFonts(invocation: Invocation, desk: Desk): Promise<CommandResult> {
  const { world, terminal } = desk;
  const reporter = createReporter(invocation, terminal);
  const { inputs, faults } = await collectInputs(invocation.operands, world, terminal.folder);
  // With nothing named the fonts themselves are asked for; the briefs of `content/` are looked at if there are any.
  const unmet = invocation.operands.length > 0 ? faults : [];
  const found = new DiagnosticList();
  for (const fault of unmet) found.report(fault);
  const briefs: SurveyedBrief[] = [];
  for (const input of inputs) {
    const survey = await surveyOf(input, invocation, desk, found);
    if (survey) briefs.push({ name: input.name, survey });
  }
  const settings = settingsOf(invocation, terminal.folder);
  const fonts =
    briefs.length > 0
      ? briefs.map(({ survey }) => survey)
      : [await listFonts({ folder: terminal.folder, settings }, world, found)];
  const exit = !found.hasErrors && canBeSet(briefs) ? EXIT.done : EXIT.faults;
  reporter.faults(found.items);
  const report = invocation.flags.has('json') ? fontReportJson : fontReport;
  terminal.out.write(report({ fonts, briefs, diagnostics: found.items, exit }, terminal.folder));
  return { exit };
}

/** Faults that a build would warn of are none here: only what keeps the text from being read is told. */
async function surveyOf(
  input: Input,
  invocation: Invocation,
  desk: Desk,
  sink: Sink,
): Promise<FontSurvey | undefined> {
  const { world, terminal } = desk;
  const read = readInput(input, desk);
  if (!read.ok) {
    sink.report(describeRead(input.name, read));
    return undefined;
  }
  await prepareBuild(input.name);
  const folder = input.path === undefined ? terminal.folder : dirname(input.path);
  const settings = settingsOf(invocation, terminal.folder);
  return surveyFonts({ name: input.name, bytes: read.bytes, folder, settings }, world, {
    report: (diagnostic) => {
      if (diagnostic.severity === 'error' || diagnostic.code.startsWith('fonts/')) sink.report(diagnostic);
    },
  });
}
