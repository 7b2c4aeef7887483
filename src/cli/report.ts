import { type Diagnostic, diagnosticToJson, formatDiagnostic } from '../diagnostics/index.ts';
import type { LeftOut } from '../pipeline/index.ts';
import type { Invocation } from './parse-arguments.ts';
import type { Terminal } from './terminal.ts';

/** What became of one brief. */
export interface Outcome {
  readonly input: string;
  /** Which of several files this is, such as `one-page`; absent for the brief itself. */
  readonly variant?: string;
  /** The file written; undefined where there is none. */
  readonly output: string | undefined;
  readonly pages: number;
  /** Of a brief that was made: pages of the brief itself, the setting (0 as designed), and what did not fit. */
  readonly contentPages?: number;
  readonly fit?: number;
  readonly leftOut?: readonly LeftOut[];
  readonly bytes: number;
  readonly seconds: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Tells the user what happens: results on standard output, faults on standard error. */
export interface Reporter {
  faults(diagnostics: readonly Diagnostic[]): void;
  outcome(outcome: Outcome): void;
  /** Prints the report of `--json`, if that was asked for. */
  close(exit: number): void;
}

export function createReporter(invocation: Invocation, terminal: Terminal): Reporter {
  const { flags, values } = invocation;
  // The table of options lets nothing else through.
  const style = (values.get('messages') ?? 'pretty') as MessageStyle;
  // One report a build: a line each can be told apart.
  const indent = flags.has('watch') ? undefined : 2;
  const printed = new Set<string>();
  const outcomes: Outcome[] = [];
  const general: Diagnostic[] = [];
  const print = (diagnostics: readonly Diagnostic[]): void => {
    const shown = diagnostics.filter(
      (item) => (item.severity === 'error' || !flags.has('quiet')) && isFirst(item, printed),
    );
    if (shown.length > 0) terminal.err.write(formatAll(shown, style, terminal));
  };
  return {
    faults(diagnostics) {
      general.push(...diagnostics);
      print(diagnostics);
    },
    outcome(outcome) {
      outcomes.push(outcome);
      print(outcome.diagnostics);
      if (outcome.output !== undefined && !flags.has('quiet') && !flags.has('json'))
        terminal.out.write(`${resultLine(outcome)}\n`);
    },
    close(exit) {
      if (flags.has('json'))
        terminal.out.write(`${JSON.stringify(reportOf(outcomes, general, exit), null, indent)}\n`);
    },
  };
}

/** A fault of the template is told once, however many briefs meet it. */
function isFirst(diagnostic: Diagnostic, printed: Set<string>): boolean {
  const before = printed.size;
  return printed.add(diagnosticKey(diagnostic)).size > before;
}

/** The same for what is said twice of the same place. */
export const diagnosticKey = ({ code, span, message }: Diagnostic): string =>
  [code, span?.file.name, span?.start, message].join('\0');

export type MessageStyle = 'pretty' | 'short' | 'json';

/** Diagnostics in one of the styles of `--messages`. */
export function formatAll(
  diagnostics: readonly Diagnostic[],
  style: MessageStyle,
  { err, folder }: Pick<Terminal, 'err' | 'folder'>,
): string {
  const lines = diagnostics.map((item) =>
    style === 'json'
      ? `${JSON.stringify(diagnosticToJson(item))}\n`
      : formatDiagnostic(item, { style, color: err.color, folder }),
  );
  return lines.join('');
}

/** `output/x.pdf  2 pages  71 kB  0.14 s` */
function resultLine({ output, pages, bytes, seconds }: Outcome): string {
  const size =
    bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `${output}  ${pages} ${pages === 1 ? 'page' : 'pages'}  ${size}  ${seconds.toFixed(2)} s`;
}

function reportOf(outcomes: readonly Outcome[], general: readonly Diagnostic[], exit: number): object {
  // The variants of a brief share its faults: each counts once.
  const distinct = new Map<string, Diagnostic>();
  for (const { input, diagnostics } of outcomes)
    for (const item of diagnostics) distinct.set(`${input}\0${diagnosticKey(item)}`, item);
  const all = [...general, ...distinct.values()];
  return {
    exit,
    errors: all.filter((item) => item.severity === 'error').length,
    warnings: all.filter((item) => item.severity === 'warning').length,
    diagnostics: general.map(diagnosticToJson),
    briefs: outcomes.map((outcome) => ({
      ...outcome,
      output: outcome.output ?? null,
      diagnostics: outcome.diagnostics.map(diagnosticToJson),
    })),
  };
}
