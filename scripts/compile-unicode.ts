import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compiles the tables of `src/unicode/data/` from the files of the Unicode Character Database 15.0.0, as the Debian
 * package `unicode-data` installs them: node scripts/run-ts.mjs scripts/compile-unicode.ts [FOLDER]
 *
 * A table is a list of ranges that follow each other without a gap from U+0000 on: length less one, then value, both as
 * numbers of 5 bits a character with the sixth for "more follows", least first, in the characters of base 64. The
 * generated files are committed; a test compares them with a fresh run.
 */
export const UNICODE_DATA = '/usr/share/unicode';
const LAST = 0x10ffff;
/** Of the formatter. */
const LINE_WIDTH = 110;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

type Values = string[];

export function hasUnicodeData(folder = UNICODE_DATA): boolean {
  return existsSync(join(folder, 'LineBreak.txt'));
}

/** File name → text of the generated module. */
export function compileUnicode(folder = UNICODE_DATA): ReadonlyMap<string, string> {
  const database = new Database(folder);
  return new Map([
    ['script-data.ts', scriptModule(database)],
    ['line-break-data.ts', lineBreakModule(database)],
    ['grapheme-data.ts', graphemeModule(database)],
  ]);
}

class Database {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** One value for each code point; fields beyond the second are joined to the value with `;`. */
  values(file: string, missing: string, keep: (value: string) => boolean = () => true): Values {
    const values: Values = new Array(LAST + 1).fill(missing);
    for (const [first, last, value] of this.rows(file))
      if (keep(value)) for (let code = first; code <= last; code++) values[code] = value;
    return values;
  }

  *rows(file: string): Generator<[first: number, last: number, value: string]> {
    for (const line of this.lines(file)) {
      const [range = '', value = ''] = line.split(';').map((field) => field.trim());
      const [first = '', last = first] = range.split('..');
      yield [Number.parseInt(first, 16), Number.parseInt(last, 16), value];
    }
  }

  lines(file: string): string[] {
    return readFileSync(join(this.#folder, file), 'utf8')
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== '');
  }
}

function scriptModule(database: Database): string {
  const names = database
    .lines('PropertyValueAliases.txt')
    .map((line) => line.split(';').map((field) => field.trim()))
    .filter(([property]) => property === 'sc')
    .map(([, code = '', name = '']) => [code, name] as const);
  const codeOf = new Map(names.map(([code, name]) => [name, code]));
  const scripts = database.values('Scripts.txt', 'Unknown').map((name) => codeOf.get(name) ?? 'Zzzz');
  const extensions = database.values('ScriptExtensions.txt', '');
  const order = byFrequency(scripts);
  const sets = byFrequency(extensions);
  const nameOf = new Map(names.map(([name, code]) => [name, code.replaceAll('_', ' ')]));
  return generated(
    ['SCRIPTS', order.map((code) => `${code}${nameOf.get(code) ?? ''}`).join('|')],
    ['SCRIPT_RANGES', packed(scripts, order)],
    ['EXTENSIONS', sets.map((set) => set.replaceAll(' ', '')).join('|')],
    ['EXTENSION_RANGES', packed(extensions, sets)],
  );
}

/** Blocks whose unassigned characters are ideographs or currency signs: LineBreak.txt, at its head. */
const UNASSIGNED: readonly (readonly [first: number, last: number, value: string])[] = [
  [0x3400, 0x4dbf, 'ID'],
  [0x4e00, 0x9fff, 'ID'],
  [0xf900, 0xfaff, 'ID'],
  [0x20000, 0x2fffd, 'ID'],
  [0x30000, 0x3fffd, 'ID'],
  [0x1f000, 0x1faff, 'ID'],
  [0x1fc00, 0x1fffd, 'ID'],
  [0x20a0, 0x20cf, 'PR'],
];

/** Hangul syllables are told apart by arithmetic, so that they need one range and not eight hundred. */
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

function lineBreakModule(database: Database): string {
  const categories = database.values('extracted/DerivedGeneralCategory.txt', 'Cn');
  const pictographs = database.values(
    'emoji/emoji-data.txt',
    '',
    (value) => value === 'Extended_Pictographic',
  );
  const wide = database
    .values('EastAsianWidth.txt', 'N')
    .map((width) => (width === 'F' || width === 'W' || width === 'H' ? 'wide' : ''));
  const classes = database.values('LineBreak.txt', '');
  for (const [first, last, value] of UNASSIGNED)
    for (let code = first; code <= last; code++) if (classes[code] === '') classes[code] = value;
  const resolved = classes.map((kind, code) => {
    const category = categories[code] ?? '';
    if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) return 'H2';
    if (kind === '' || kind === 'SG' || kind === 'XX') return 'AL';
    if (kind === 'SA' && (category === 'Mn' || category === 'Mc')) return 'CM';
    if (kind === 'QU') return category === 'Pi' ? 'QUPi' : category === 'Pf' ? 'QUPf' : 'QU';
    if (kind === 'OP' || kind === 'CP') return wide[code] === 'wide' ? `${kind}wide` : kind;
    return kind === 'ID' && category === 'Cn' && pictographs[code] !== '' ? 'IDpict' : kind;
  });
  const order = byFrequency(resolved);
  const widths = byFrequency(wide);
  return generated(
    ['LINE_BREAK_CLASSES', order.join('|')],
    ['LINE_BREAK_RANGES', packed(resolved, order)],
    ['WIDTHS', widths.join('|')],
    ['WIDTH_RANGES', packed(wide, widths)],
  );
}

/** The scripts of rule GB9c, which came with Unicode 15.1, and others whose consonants stack. */
const CONJOINING = new Set(
  (
    'Bengali Devanagari Gujarati Malayalam Oriya Telugu Gurmukhi Kannada Sinhala Khmer Myanmar Balinese Javanese ' +
    'Tai_Tham'
  ).split(' '),
);

function graphemeModule(database: Database): string {
  const breaks = database.values('auxiliary/GraphemeBreakProperty.txt', 'Other');
  const pictographs = database.values(
    'emoji/emoji-data.txt',
    '',
    (value) => value === 'Extended_Pictographic',
  );
  const syllabic = database.values('IndicSyllabicCategory.txt', 'Other');
  const scripts = database.values('Scripts.txt', 'Unknown');
  const classes = breaks.map((kind, code) => {
    if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) return 'LV';
    if (kind === 'Other' && pictographs[code] !== '') return 'Pictographic';
    if (!CONJOINING.has(scripts[code] ?? '')) return kind;
    if (syllabic[code] === 'Virama' || syllabic[code] === 'Invisible_Stacker') return 'Linker';
    return syllabic[code] === 'Consonant' && kind === 'Other' ? 'Consonant' : kind;
  });
  const order = byFrequency(classes);
  return generated(['GRAPHEME_CLASSES', order.join('|')], ['GRAPHEME_RANGES', packed(classes, order)]);
}

/** Values with the most ranges first, so that these take one character. */
function byFrequency(values: Values): string[] {
  const counts = new Map<string, number>();
  for (const [, value] of ranges(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
}

function packed(values: Values, order: readonly string[]): string {
  const numbers = new Map(order.map((value, i) => [value, i]));
  return ranges(values)
    .map(([length, value]) => digits(length - 1) + digits(numbers.get(value) ?? 0))
    .join('');
}

function ranges(values: Values): [length: number, value: string][] {
  const found: [length: number, value: string][] = [];
  let start = 0;
  for (let code = 1; code <= values.length; code++) {
    if (code < values.length && values[code] === values[start]) continue;
    found.push([code - start, values[start] ?? '']);
    start = code;
  }
  return found;
}

function digits(value: number): string {
  let text = '';
  let rest = value;
  do {
    const more = rest > 31 ? 32 : 0;
    text += DIGITS[(rest & 31) | more];
    rest >>>= 5;
  } while (rest > 0);
  return text;
}

function generated(...tables: readonly (readonly [name: string, text: string])[]): string {
  const exports = tables.map(([name, text]) => {
    const line = `export const ${name} = '${text}';`;
    return line.length <= LINE_WIDTH ? `${line}\n` : `export const ${name} =\n  '${text}';\n`;
  });
  return `/**
 * From the Unicode Character Database 15.0.0, © 1991-2022 Unicode, Inc., under the Unicode License; its text is in
 * NOTICE.md. Generated by scripts/compile-unicode.ts; not to be edited.
 */
${exports.join('\n')}`;
}

if (process.argv[1]?.includes('compile-unicode')) {
  const [folder] = process.argv.slice(2);
  for (const [name, text] of compileUnicode(folder)) writeFileSync(join('src/unicode/data', name), text);
}
