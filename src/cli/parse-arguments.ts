import yargsParser from 'yargs-parser';
import { nearName } from '../diagnostics/index.ts';
import {
  COMMANDS,
  type CommandRow,
  commandNamed,
  type OptionName,
  type OptionRow,
  optionNamed,
  optionsOf,
} from './command-table.ts';
import type { UsageFault } from './usage-fault.ts';

/** A command line, understood. */
export interface Invocation {
  /** Undefined where only `--help` or `--version` was asked for. */
  readonly command: CommandRow | undefined;
  readonly operands: readonly string[];
  readonly flags: ReadonlySet<OptionName>;
  readonly values: ReadonlyMap<OptionName, string>;
  /** Of options that may be given more than once, in order. */
  readonly lists: ReadonlyMap<OptionName, readonly string[]>;
}

export type Parsed =
  | { readonly ok: true; readonly invocation: Invocation }
  | { readonly ok: false; readonly fault: UsageFault };

const fault = (message: string, ...hints: string[]): Parsed => ({ ok: false, fault: { message, hints } });

/**
 * Turns the words after the program's name into a command with operands and options. Only yargs' own parsing engine
 * is used here: the whole of yargs costs more than the rest of a build.
 */
export function parseArguments(argv: readonly string[]): Parsed {
  const [first, ...rest] = argv;
  const named = first === undefined ? undefined : commandNamed(first);
  if (named) return parseOptions(named, rest);
  if (first === undefined || first.startsWith('-')) return parseOptions(undefined, argv);
  const near = nearestWord(
    first,
    COMMANDS.map((row) => row.name),
  );
  return fault(
    `unknown command \`${first}\``,
    near
      ? `did you mean \`brief ${near}\`?`
      : /\.(ya?ml|json)$/i.test(first)
        ? `to make a PDF of it: brief build ${first}`
        : `the commands are ${COMMANDS.map((row) => row.name).join(', ')}`,
  );
}

function parseOptions(command: CommandRow | undefined, words: readonly string[]): Parsed {
  const names: readonly OptionName[] = command ? optionsOf(command) : ['help', 'version'];
  const rows = names.map(optionNamed).filter((row) => row !== undefined);
  const values = rows.filter((row) => row.kind === 'value').map((row) => row.name);
  const parsed = yargsParser.detailed([...words], {
    alias: Object.fromEntries(rows.map((row) => [row.name, row.alias ? [row.alias] : []])),
    boolean: rows.filter((row) => row.kind === 'flag').map((row) => row.name),
    string: values,
    narg: Object.fromEntries(values.map((name) => [name, 1])),
    configuration: CONFIGURATION,
  });
  for (const row of rows) parsed.argv[row.name] = asGiven(parsed.argv[row.name], row);
  const typed = parsed.argv._.map(String);
  const unknown =
    typed.find((word) => word.length > 1 && word.startsWith('-')) ?? negatedOption(parsed.argv, names);
  if (unknown !== undefined) return unknownOption(command, unknown, names);
  const lacking = rows.find(
    (row) => row.kind === 'value' && isValueMissing(parsed.argv[row.name], words, row),
  );
  if (lacking) return fault(`option \`--${lacking.name}\` needs a value`, describe(lacking));
  const operands = [...typed, ...((parsed.argv['--'] as string[] | undefined) ?? []).map(String)];
  return finish({ command, operands, ...collect(rows, parsed.argv) });
}

const CONFIGURATION = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'duplicate-arguments-array': true,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'populate--': true,
  'strip-aliased': true,
  'unknown-options-as-args': true,
} as const;

/** yargs-parser takes `--no-x` for known even where it does not negate. */
function negatedOption(argv: Record<string, unknown>, names: readonly string[]): string | undefined {
  const key = Object.keys(argv).find((name) => name !== '_' && name !== '--' && !names.includes(name));
  return key === undefined ? undefined : `--${key}`;
}

function isValueMissing(value: unknown, words: readonly string[], row: OptionRow): boolean {
  if (value === undefined)
    return words.includes(`--${row.name}`) || (row.alias !== undefined && words.includes(`-${row.alias}`));
  return Array.isArray(value) ? value.some(isEmpty) || value.length === 0 : isEmpty(value);
}

const isEmpty = (value: unknown): boolean => typeof value !== 'string' || value === '';

/** The last of several words for one option counts, unless all of them do. */
function asGiven(value: unknown, row: OptionRow): unknown {
  if (row.repeats && value !== undefined) return Array.isArray(value) ? value : [value];
  return Array.isArray(value) ? value.at(-1) : value;
}

function unknownOption(command: CommandRow | undefined, word: string, names: readonly string[]): Parsed {
  const name = word.replace(/^--?/, '').replace(/=.*$/, '');
  const near = nearestWord(name, names);
  const of = command ? ` of \`brief ${command.name}\`` : '';
  return fault(
    `unknown option \`${word}\`${of}`,
    near ? `did you mean \`--${near}\`?` : `see \`brief ${command ? `${command.name} ` : ''}--help\``,
    'a file whose name begins with a dash goes after `--`',
  );
}

function collect(rows: readonly OptionRow[], argv: Record<string, unknown>) {
  const flags = new Set<OptionName>();
  const values = new Map<OptionName, string>();
  const lists = new Map<OptionName, readonly string[]>();
  for (const row of rows) {
    const value = argv[row.name];
    if (value === true) flags.add(row.name as OptionName);
    else if (typeof value === 'string') values.set(row.name as OptionName, value);
    else if (Array.isArray(value)) lists.set(row.name as OptionName, value.map(String));
  }
  return { flags, values, lists };
}

/** Checks what the table says about the values and their number. */
function finish(invocation: Invocation): Parsed {
  const { command, operands, flags, values } = invocation;
  for (const [name, value] of values) {
    const { choices, pattern } = optionNamed(name) ?? {};
    if (pattern?.[0].test(value) || choices?.includes(value) || (!pattern && !choices)) continue;
    if (pattern && !choices)
      return fault(`option \`--${name}\` cannot be \`${value}\``, `it is such as ${pattern[1]}`);
    const words = choices ?? [];
    const near = nearestWord(value.toLowerCase(), words);
    return fault(
      `option \`--${name}\` cannot be \`${value}\``,
      near
        ? `did you mean \`${near}\`?`
        : `it is one of ${words.join(', ')}${pattern ? `, or such as ${pattern[1]}` : ''}`,
    );
  }
  if (flags.has('help') || flags.has('version')) return { ok: true, invocation };
  if (!command) return fault('no command given', 'see `brief --help`');
  const [least, most] = command.count;
  if (operands.length < least)
    return fault(`\`brief ${command.name}\` needs ${command.operands}`, usageOf(command));
  if (operands.length > most)
    return fault(
      `\`brief ${command.name}\` takes no more than ${most === 1 ? 'one name' : 'its options'}`,
      usageOf(command),
    );
  const odd = operands.find((word) => command.operandChoices?.includes(word) === false);
  if (odd !== undefined)
    return fault(
      `\`brief ${command.name}\` does not know \`${odd}\``,
      `it is one of ${command.operandChoices?.join(', ')}`,
    );
  if (flags.has('booklet') && values.has('n-up'))
    return fault(
      '`--booklet` and `--n-up` are two ways to put pages onto sheets',
      'leave out one of them, or run it twice',
    );
  if (flags.has('json') && values.get('output') === '-')
    return fault(
      '`--json` and `-o -` both want standard output',
      'give the PDF a file, or leave out `--json`',
    );
  return { ok: true, invocation };
}

const usageOf = (command: CommandRow): string => `usage: brief ${command.name} ${command.operands}`.trimEnd();

const describe = (row: OptionRow): string =>
  row.choices ? `it is one of ${row.choices.join(', ')}` : `${row.placeholder ?? 'value'}: ${row.help}`;

/** The word that was meant: one that the typed letters begin, else the nearest in spelling. */
const nearestWord = (typed: string, words: readonly string[]): string | undefined =>
  (typed.length > 1 ? words.find((word) => word.startsWith(typed)) : undefined) ?? nearName(typed, words);
