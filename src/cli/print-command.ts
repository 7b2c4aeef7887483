import { resolve } from 'node:path';
import { DiagnosticList, type Sink } from '../diagnostics/index.ts';
import { describeRead } from './describe-failure.ts';
import type { CommandResult, Desk } from './desk.ts';
import { EXIT } from './exit-code.ts';
import { STDIN_NAME } from './inputs.ts';
import type { Invocation } from './parse-arguments.ts';
import { readInput } from './perform-job.ts';
import { explainRefusal, explainWaiting } from './print-faults.ts';
import { printReport } from './print-report.ts';
import { idleOption, isPdfFile, type Print, printOfBrief, printOfPdf } from './print-source.ts';
import { printWords } from './print-words.ts';
import { createReporter } from './report.ts';

/**
 * `brief print FILE`: a brief is built and handed over on standard input, so that no file is left lying about; a PDF
 * is printed as it is.
 */
export async function printBrief(invocation: Invocation, desk: Desk): Promise<CommandResult> {
  const { terminal } = desk;
  const found = new DiagnosticList();
  const word = invocation.operands[0] ?? '';
  const input =
    word === '-'
      ? { name: STDIN_NAME, path: undefined }
      : { name: word, path: resolve(terminal.folder, word) };
  const read = readInput(input, desk);
  let print: Print | undefined;
  if (!read.ok) found.report(describeRead(input.name, read));
  else if (isPdfFile(read.bytes)) {
    const idle = idleOption(invocation);
    if (idle) return { usage: idle };
    print = printOfPdf(input, read.bytes, invocation, terminal.folder);
  } else print = await printOfBrief(input, read.bytes, invocation, { desk, sink: found });
  const job = print && !invocation.flags.has('dry-run') ? await hand(print, desk, found) : undefined;
  const exit = found.hasErrors ? EXIT.faults : EXIT.done;
  createReporter(invocation, terminal).faults(found.items);
  const text = printReport({ print, job, diagnostics: found.items, exit }, invocation, terminal);
  if (text !== '') terminal.out.write(text);
  return { exit };
}

/** Gives the PDF to CUPS; the name of the job, such as `office-12`. */
async function hand({ wish, pdf }: Print, { terminal }: Desk, sink: Sink): Promise<string | undefined> {
  const run = await terminal.execute('lp', printWords(wish), wish.file === undefined ? pdf : undefined);
  if (!run.ok || run.exit !== 0) {
    sink.report(await explainRefusal(run, wish.printer, terminal));
    return undefined;
  }
  const [, job, printer] = /request id is ((\S+)-\d+)/.exec(run.out) ?? [];
  const waiting = printer === undefined ? undefined : await explainWaiting(printer, terminal);
  if (waiting) sink.report(waiting);
  return job;
}
