import { readdirSync, readFileSync } from 'node:fs';
import { COMMANDS, OPTIONS } from '../src/cli/command-table.ts';
import { fieldTable } from '../src/content/index.ts';
import { AT_RULES, propertyList, SELECTORS } from '../src/css/index.ts';
import { DIAGNOSTIC_CODES } from '../src/diagnostics/index.ts';
import { HAN_PACKS, NASTALIQ_PACK, PACK_SCOPE, SCRIPT_PACKS, SIGN_PACKS } from '../src/fonts/pack-table.ts';
import { ELEMENTS, GLOBAL_ATTRIBUTES } from '../src/html/index.ts';
import { allPatternFiles } from '../src/layout/inline/hyphenation/pattern-files.ts';
import { TEMPLATE_FUNCTIONS } from '../src/template/index.ts';
import { scriptName } from '../src/unicode/index.ts';

/** The README's tables by name, made from the code's own. */
export function readmeTables(): ReadonlyMap<string, string> {
  return new Map([
    ['fields', fields()],
    ['languages', languages()],
    ['commands', commands()],
    ['options', options()],
    ['presets', presets()],
    ['functions', functions()],
    ['html', html()],
    ['css', css()],
    ['codes', codes()],
  ]);
}

/** Puts the tables between their marks; throws where a mark is missing. */
export function withTables(readme: string): string {
  let text = readme;
  for (const [name, table] of readmeTables()) {
    const mark = new RegExp(`(<!-- table:${name} -->\n)[^]*?(<!-- /table -->)`);
    if (!mark.test(text)) throw new Error(`README.md has no mark for the table ${name}`);
    text = text.replace(mark, (_, open: string, close: string) => `${open}${table}\n${close}`);
  }
  return text;
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

function fields(): string {
  const rows = fieldTable().map(({ field, shape, required, note }) => [
    `\`${field}\`${required ? ' (required)' : ''}`,
    shape,
    note,
  ]);
  return markdown(['field', 'shape', 'note'], rows);
}

/** Tags and packages, as the folders and tables have them. */
function languages(): string {
  const labels = readdirSync('templates/policy-brief/labels')
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
  const packs = Object.entries(SCRIPT_PACKS).map(
    ([script, { install }]) => `${scriptName(script)} \`${install}\``,
  );
  const signs = Object.entries(SIGN_PACKS).map(([what, name]) => `${what} \`${name}\``);
  const eastAsian = Object.values(HAN_PACKS).map(({ install }) => code(install));
  return [
    `- Labels, dates and numbers: ${labels.map(code).join(' ')}`,
    `- Hyphenation: ${allPatternFiles().map(code).join(' ')}`,
    `- Font packs, each with \`${PACK_SCOPE}/\` before its name: ${packs.join(', ')}; Urdu \`${NASTALIQ_PACK}\`; Chinese, Japanese, Korean ${eastAsian.join(' ')}; ${signs.join(', ')}`,
  ].join('\n');
}

function commands(): string {
  const rows = COMMANDS.map(({ name, operands, help }) => [code(`brief ${name} ${operands}`.trim()), help]);
  return markdown(['command', 'what it does'], rows);
}

function options(): string {
  const rows = OPTIONS.map((option) => {
    const names = 'alias' in option ? `\`-${option.alias}\`, ` : '';
    const value =
      'choices' in option
        ? ` ${[...option.choices, ...('pattern' in option ? [option.pattern[1]] : [])].join('|')}`
        : 'placeholder' in option
          ? ` ${option.placeholder}`
          : '';
    return [`${names}\`--${option.name}${value}\``, option.help];
  });
  return markdown(['option', 'what it does'], rows);
}

/** Each by the first line of its file. */
function presets(): string {
  const folder = 'templates/policy-brief/presets';
  const rows = readdirSync(folder)
    .sort()
    .map((name) => {
      const about = /^\/\* (.*) \*\/\n/.exec(readFileSync(`${folder}/${name}`, 'utf8'))?.[1] ?? '';
      return [code(name.slice(0, -'.css'.length)), about];
    });
  return markdown(['preset', 'what it is for'], rows);
}

function functions(): string {
  const rows = [...TEMPLATE_FUNCTIONS.values()].map(({ usage, about }) => [code(usage), about]);
  return markdown(['call', 'what it gives'], rows);
}

function html(): string {
  const names = [...ELEMENTS.keys()].map(code).join(' ');
  return `Elements: ${names}. Attributes of all: ${[...GLOBAL_ATTRIBUTES].map(code).join(' ')}.`;
}

type Status = 'yes' | 'not yet';

function css(): string {
  const properties = propertyList();
  const understood = properties
    .filter(({ status }) => status === 'yes')
    .map(({ name, grammar }) => [code(name), code(grammar)]);
  const names = (
    rows: readonly { readonly name: string; readonly status: Status }[],
    status: Status,
    sign = '',
  ): string =>
    rows
      .filter((row) => row.status === status)
      .map((row) => code(sign + row.name))
      .join(' ');
  return [
    markdown(['property', 'values'], understood),
    `Selectors: ${names(SELECTORS, 'yes')}. At-rules: ${names(AT_RULES, 'yes', '@')}. Also custom properties, \`var()\`, \`calc()\`, \`min()\`, \`max()\`, \`clamp()\`.`,
    `Not yet, with a warning: ${names(properties, 'not yet')} ${names(SELECTORS, 'not yet')} ${names(AT_RULES, 'not yet', '@')}.`,
  ].join('\n\n');
}

function codes(): string {
  return markdown(
    ['code', 'what it is about'],
    Object.entries(DIAGNOSTIC_CODES).map(([name, about]) => [code(name), about]),
  );
}
