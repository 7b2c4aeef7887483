import { type Diagnostic, diagnosticToJson } from '../diagnostics/index.ts';
import { commandNamed, type OptionName } from './command-table.ts';
import { defaultOutput } from './outputs.ts';
import type { Invocation } from './parse-arguments.ts';
import type { Print } from './print-source.ts';
import { printWords } from './print-words.ts';
import { shellQuote } from './shell-quote.ts';
import type { Terminal } from './terminal.ts';

export interface PrintOutcome {
  /** Undefined where there is nothing to print. */
  readonly print: Print | undefined;
  /** Undefined where nothing was handed over. */
  readonly job: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly exit: number;
}

/** What `brief print` says on standard output; empty where it has nothing to say. */
export function printReport(outcome: PrintOutcome, invocation: Invocation, terminal: Terminal): string {
  const { print, job } = outcome;
  const { flags } = invocation;
  if (flags.has('json')) return `${JSON.stringify(reportOf(outcome), null, 2)}\n`;
  if (print && flags.has('dry-run')) return `${shownCommand(print, invocation, terminal)}\n`;
  return print && job !== undefined && !flags.has('quiet') ? `${printLine(print, job)}\n` : '';
}

/** `office-12  talks.pdf  2 pages  A4  two-sided-long-edge  3 copies` */
function printLine({ wish, pages }: Print, job: string): string {
  const { title, media, sides, copies, grey } = wish;
  return [
    job,
    title,
    ...(pages === undefined ? [] : [`${pages} ${pages === 1 ? 'page' : 'pages'}`]),
    ...(media === undefined ? [] : [media]),
    sides,
    ...(grey ? ['grey'] : []),
    ...(copies > 1 ? [`${copies} copies`] : []),
  ].join('  ');
}

function reportOf({ print, job, diagnostics, exit }: PrintOutcome): object {
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((item) => item.severity === severity).length;
  return {
    exit,
    errors: count('error'),
    warnings: count('warning'),
    diagnostics: diagnostics.map(diagnosticToJson),
    input: print?.input.name ?? null,
    job: job ?? null,
    // The name of a job is that of its printer and a number.
    printer: job?.replace(/-\d+$/, '') ?? print?.wish.printer ?? null,
    pages: print?.pages ?? null,
    bytes: print?.pdf.length ?? null,
    media: print?.wish.media ?? null,
    sides: print?.wish.sides ?? null,
    copies: print?.wish.copies ?? null,
    grey: print?.wish.grey ?? null,
    command: print ? ['lp', ...printWords(print.wish)] : null,
  };
}

/** A line for a shell that does what the run would do. Not by a pipe: `lp` would print what a failed build gives. */
function shownCommand({ input, wish, builds }: Print, invocation: Invocation, terminal: Terminal): string {
  const lp = (file: string | undefined): string => shellQuote(['lp', ...printWords({ ...wish, file })]);
  if (!builds) return lp(wish.file);
  const words = [...terminal.startedAs(), 'build', ...buildOptions(invocation)];
  const name = input.path === undefined ? '-' : input.name;
  return `${shellQuote([...words, '--', name])} && ${lp(defaultOutput(input, builds.suffix))}`;
}

/** Of no effect on the PDF. */
const OF_REPORTS: readonly OptionName[] = ['output', 'for', 'messages', 'json', 'quiet', 'open', 'watch'];

/** The options of this run that `brief build` has too. */
function buildOptions({ flags, values, lists }: Invocation): readonly string[] {
  const names = commandNamed('build')?.options ?? [];
  return names
    .filter((name) => !OF_REPORTS.includes(name))
    .flatMap((name) => {
      const given = lists.get(name) ?? (values.has(name) ? [values.get(name)] : []);
      return [...(flags.has(name) ? [`--${name}`] : []), ...given.map((value) => `--${name}=${value}`)];
    });
}
