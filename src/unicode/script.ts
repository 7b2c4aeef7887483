import { CodeTable } from './code-table.ts';
import { EXTENSION_RANGES, EXTENSIONS, SCRIPT_RANGES, SCRIPTS } from './data/script-data.ts';
import { isPlainCyrillic } from './plain.ts';

const CODE_LENGTH = 4;
const NONE: readonly string[] = [];
const FIRST_UNDECODED = 0x250;

interface Scripts {
  readonly codes: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  readonly table: CodeTable;
}

interface Extensions {
  readonly sets: readonly (readonly string[])[];
  readonly table: CodeTable;
}

let scripts: Scripts | undefined;
let extensions: Extensions | undefined;

function decodedScripts(): Scripts {
  if (scripts) return scripts;
  const entries = SCRIPTS.split('|').map(
    (entry) => [entry.slice(0, CODE_LENGTH), entry.slice(CODE_LENGTH)] as const,
  );
  const codes = entries.map(([code]) => code);
  scripts = { codes, names: new Map(entries), table: new CodeTable(SCRIPT_RANGES, [...codes.keys()]) };
  return scripts;
}

function decodedExtensions(): Extensions {
  if (extensions) return extensions;
  const sets = EXTENSIONS.split('|').map((set) => set.match(/.{4}/g) ?? []);
  extensions = { sets, table: new CodeTable(EXTENSION_RANGES, [...sets.keys()]) };
  return extensions;
}

function isLatinLetter(codePoint: number): boolean {
  const lower = codePoint | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return codePoint < 0x80;
  if (codePoint < 0xc0) return codePoint === 0xaa || codePoint === 0xba;
  return codePoint !== 0xd7 && codePoint !== 0xf7;
}

/**
 * The Script property as its ISO 15924 code: 'Latn', 'Arab'; 'Zyyy' for what many scripts share, 'Zinh' for marks that
 * take the script of their base, 'Zzzz' for what is not assigned.
 */
export function scriptOf(codePoint: number): string {
  if (codePoint < FIRST_UNDECODED) return isLatinLetter(codePoint) ? 'Latn' : 'Zyyy';
  if (isPlainCyrillic(codePoint)) return 'Cyrl';
  const { codes, table } = decodedScripts();
  return codes[table.get(codePoint)] ?? 'Zzzz';
}

/** Script_Extensions where there are any, otherwise empty: the scripts that a shared character is used with. */
export function scriptExtensionsOf(codePoint: number): readonly string[] {
  if (codePoint < FIRST_UNDECODED || isPlainCyrillic(codePoint)) return NONE;
  const { sets, table } = decodedExtensions();
  return sets[table.get(codePoint)] ?? [];
}

/** Scripts of ISO 15924 that are no values of the property: variants, and unions of scripts. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  Aran: 'Arabic (Nastaliq)',
  Hans: 'Simplified Chinese',
  Hant: 'Traditional Chinese',
  Jpan: 'Japanese',
  Kore: 'Korean',
  Hang: 'Hangul',
  Hani: 'Chinese characters',
  Nkoo: "N'Ko",
  Zmth: 'mathematical',
};

/** The English name of an ISO 15924 code, for messages: 'Arabic'; the code itself where it is unknown. */
export function scriptName(script: string): string {
  return OTHER_NAMES[script] ?? decodedScripts().names.get(script) ?? script;
}
