import yargs from 'yargs';
import {
  COMMANDS,
  type CommandRow,
  OPTIONS,
  type OptionName,
  optionNamed,
  optionsOf,
} from './command-table.ts';

const WIDTH = 100;
const NAME = 'brief';

/** The text of `--help`: of one command, or of the program. */
export async function helpText(command: CommandRow | undefined): Promise<string> {
  const parser = command ? commandParser(command) : programParser();
  return `${await parser.getHelp()}\n`;
}

/** What may follow the words typed so far; for shell completion. */
export async function completions(words: readonly string[]): Promise<readonly string[]> {
  const command = COMMANDS.find((row) => row.name === words[0]);
  const current = words[words.length - 1] ?? '';
  const previous = optionNamed((words[words.length - 2] ?? '').replace(/^--/, ''));
  if (previous?.kind === 'value' && command)
    return (previous.choices ?? []).filter((it) => it.startsWith(current));
  const parser = command && words.length > 1 ? commandParser(command) : programParser();
  // The types of yargs know only the form with a callback.
  const ask = parser.getCompletion.bind(parser) as unknown as (words: string[]) => Promise<readonly string[]>;
  const found = await ask([NAME, ...words]);
  return found.map((line) => String(line).split(':')[0] ?? '').filter((it) => it.startsWith(current));
}

function programParser() {
  let parser = bare().usage('$0 <command>\n\nStructured content in, a printed-quality policy brief out.');
  for (const row of COMMANDS) {
    parser = parser.command(`${row.name} ${row.operands}`.trimEnd(), row.help);
    const [example] = row.examples;
    if (example) parser = parser.example(example[0], example[1]);
  }
  return withOptions(parser, ['help', 'version']).epilogue(
    'Options of a command: brief COMMAND --help\nExit codes: 0 done, 1 a brief has errors, 2 wrong usage, 3 internal fault',
  );
}

function commandParser(command: CommandRow) {
  let parser = bare().usage(`$0 ${command.name} ${command.operands}`.trimEnd().concat('\n\n', command.help));
  for (const [example, meaning] of command.examples) parser = parser.example(example, meaning);
  return withOptions(parser, optionsOf(command), command.optionHelp);
}

/** yargs with nothing that depends on the machine: no locale, no width of the terminal, no exit. */
function bare() {
  return yargs([]).scriptName(NAME).locale('en').wrap(WIDTH).exitProcess(false).help(false).version(false);
}

function withOptions(
  parser: ReturnType<typeof bare>,
  names: readonly OptionName[],
  own: CommandRow['optionHelp'] = {},
) {
  let result = parser;
  for (const row of OPTIONS) {
    if (!names.includes(row.name)) continue;
    result = result.option(row.name, {
      describe: own[row.name] ?? row.help,
      ...(row.alias !== undefined && { alias: row.alias }),
      ...(row.choices && { choices: row.choices }),
      ...(row.kind === 'flag'
        ? { type: 'boolean' as const }
        : { type: 'string' as const, requiresArg: true }),
    });
  }
  return result;
}
