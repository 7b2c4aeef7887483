import type { Diagnostic } from '../diagnostics/index.ts';
import { VERSION } from '../pipeline/index.ts';
import { buildBriefs } from './build-command.ts';
import type { CommandName } from './command-table.ts';
import { COMPLETION_REQUEST, COMPLETION_SCRIPT } from './completion-script.ts';
import type { CommandResult, Desk } from './desk.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { type Invocation, parseArguments } from './parse-arguments.ts';
import { formatAll, type MessageStyle } from './report.ts';
import type { UsageFault } from './usage-fault.ts';

/** What each command does; what only some runs need is loaded in here. */
const ACTIONS: Readonly<Record<CommandName, (invocation: Invocation, desk: Desk) => Promise<CommandResult>>> =
  {
    build: buildBriefs,
    check: buildBriefs,
    extract: async (invocation, desk) =>
      (await import('./extract-command.ts')).extractBrief(invocation, desk),
    fonts: async (invocation, desk) => (await import('./fonts-command.ts')).showFonts(invocation, desk),
    templates: async (invocation, desk) =>
      (await import('./templates-command.ts')).showTemplates(invocation, desk),
    new: async (invocation, desk) => (await import('./new-command.ts')).newBrief(invocation, desk),
    print: async (invocation, desk) => (await import('./print-command.ts')).printBrief(invocation, desk),
    completion: async (_, { terminal }) => {
      terminal.out.write(COMPLETION_SCRIPT);
      return { exit: EXIT.done };
    },
  };

/** Runs a command line (without the names of node and of the program). Never throws. */
export async function run(argv: readonly string[], desk: Desk): Promise<ExitCode> {
  try {
    if (argv[0] === COMPLETION_REQUEST) return await complete(argv.slice(1), desk);
    return await perform(argv, desk);
  } catch (error) {
    desk.terminal.err.write(internalFault(error));
    return EXIT.internal;
  }
}

async function perform(argv: readonly string[], desk: Desk): Promise<ExitCode> {
  const parsed = parseArguments(argv);
  if (!parsed.ok) return refuse({ usage: parsed.fault }, argv, desk);
  const { invocation } = parsed;
  if (invocation.flags.has('version')) return print(`${VERSION}\n`, desk);
  if (invocation.flags.has('help') || !invocation.command) {
    const { helpText } = await import('./usage.ts');
    return print(await helpText(invocation.command), desk);
  }
  const result = await ACTIONS[invocation.command.name](invocation, desk);
  return 'usage' in result ? refuse(result, argv, desk) : result.exit;
}

function print(text: string, { terminal }: Desk): ExitCode {
  terminal.out.write(text);
  return EXIT.done;
}

function refuse(
  result: Extract<CommandResult, { usage: unknown }>,
  argv: readonly string[],
  desk: Desk,
): ExitCode {
  desk.terminal.err.write(formatAll([usageDiagnostic(result.usage)], styleIn(argv), desk.terminal));
  return EXIT.usage;
}

/** The style of messages as far as it can be told from a command line that makes no sense. */
function styleIn(argv: readonly string[]): MessageStyle {
  const text = argv.join(' ');
  return /--messages[= ]json/.test(text) ? 'json' : /--messages[= ]short/.test(text) ? 'short' : 'pretty';
}

async function complete(words: readonly string[], desk: Desk): Promise<ExitCode> {
  const { completions } = await import('./usage.ts');
  const found = await completions(words);
  return print(found.map((word) => `${word}\n`).join(''), desk);
}

function internalFault(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `brief: internal fault, not a fault of your brief; please report it with the text below\n${text}\n`;
}

function usageDiagnostic(fault: UsageFault): Diagnostic {
  return { code: 'cli/usage', severity: 'error', message: fault.message, hints: fault.hints };
}
