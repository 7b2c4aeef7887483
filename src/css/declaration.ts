import { type DiagnosticCode, didYouMean } from '../diagnostics/index.ts';
import { substitute } from './custom-properties.ts';
import { isWideKeyword } from './grammar.ts';
import { PAGE_SIZE } from './page-size.ts';
import { obeyedProperties, propertyTable } from './properties.ts';
import type { Assignment, LaterProperty, PropertyRow } from './property-row.ts';
import { type Token, tokenize } from './token.ts';
import { explainValue } from './value-fault.ts';
import { ValueReader } from './value-reader.ts';

/** A fault in a text; the file is known one level up. All are warnings unless `error` says else. */
export interface Fault {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hints: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly error?: true;
}

interface DeclarationBase {
  /** Lower case; a custom property's as written. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly important: boolean;
}

/** Plain JSON. `pending` values hold `var()` and are read when it is known; CSS Variables 1 §3. */
export type Declaration =
  | (DeclarationBase & { readonly kind: 'values'; readonly sets: readonly Assignment[] })
  | (DeclarationBase & { readonly kind: 'pending'; readonly text: string })
  | (DeclarationBase & { readonly kind: 'custom'; readonly text: string });

/** Where a declaration stands: in a style rule or a margin box, or in the page context. */
export type DeclarationPlace = 'style' | 'page';

/** A declaration as the parser found it; offsets are into the file. */
export interface RawDeclaration {
  readonly name: string;
  readonly start: number;
  readonly value: string;
  readonly valueStart: number;
  readonly important: boolean;
}

export function usesVariables(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.type === 'function' && token.text === 'var');
}

/** Reads one declaration. Faults go to `faults`; a declaration with a fault is left out, as CSS does. */
export function readDeclaration(
  raw: RawDeclaration,
  place: DeclarationPlace,
  faults: Fault[],
): Declaration | undefined {
  const { start, important } = raw;
  const end = raw.valueStart + raw.value.length;
  const wrong = wrongVariable(raw);
  if (wrong) {
    faults.push(wrong);
    return undefined;
  }
  if (raw.name.startsWith('--'))
    return { kind: 'custom', name: raw.name, start, end, important, text: raw.value.trim() };
  const name = raw.name.toLowerCase();
  const row = findRow(name, place);
  const tokens = tokenize(raw.value, raw.valueStart);
  if (!row) {
    faults.push(unknownProperty(raw, name));
    return undefined;
  }
  if (usesVariables(tokens) && row.kind !== 'later')
    return { kind: 'pending', name, start, end, important, text: raw.value };
  const value = readValue(row, tokens, { start, end });
  if (!Array.isArray(value)) {
    faults.push(value as Fault);
    return undefined;
  }
  return value.length === 0 ? undefined : { kind: 'values', name, start, end, important, sets: value };
}

/** `var()` that is written wrongly: found here, not only where it is used. */
function wrongVariable(raw: RawDeclaration): Fault | undefined {
  if (!/var\(/i.test(raw.value)) return undefined;
  const result = substitute(raw.value, () => '', []);
  if (typeof result === 'string') return undefined;
  const { message, hints } = result;
  const start = raw.valueStart;
  return { code: 'css/variable', message, hints, start, end: start + raw.value.length };
}

function findRow(name: string, place: DeclarationPlace): PropertyRow | undefined {
  if (place === 'style') return propertyTable().get(name);
  if (name === 'size') return PAGE_SIZE;
  const row = propertyTable().get(name);
  return row && isForPages(row) ? row : undefined;
}

/** The page context has a size and margins; what margin boxes inherit may be set on it too. CSS Paged Media 3 §6. */
function isForPages(row: PropertyRow): boolean {
  if (row.name === 'margin' || row.name.startsWith('margin-')) return true;
  if (row.kind === 'longhand') return row.inherited;
  return row.kind === 'later' || row.name === 'font' || row.name === 'font-variant';
}

function unknownProperty(raw: RawDeclaration, name: string): Fault {
  const at = { start: raw.start, end: raw.start + raw.name.length };
  const code = 'css/unknown-property';
  const bare = name.replace(/^-(?:webkit|moz|ms|o)-/, '');
  if (bare !== name && propertyTable().has(bare))
    return { code, message: `\`${name}\` is another engine's own`, hints: [`use \`${bare}\``], ...at };
  if (name === 'size')
    return { code, message: '`size` belongs into `@page`', hints: ['move it into an `@page` rule'], ...at };
  if (propertyTable().has(name)) {
    const hints = ['set it on an element or in a margin box such as `@bottom-right`'];
    return { code, message: `\`${name}\` has no effect in \`@page\` itself`, hints, ...at };
  }
  const hints = didYouMean(name, ['size', ...propertyTable().keys()]);
  return { code, message: `there is no property \`${raw.name}\``, hints, ...at };
}

function wideKeyword(row: PropertyRow, token: Token): readonly Assignment[] | Fault {
  const word = token.text.toLowerCase();
  if (word !== 'inherit' && word !== 'initial' && word !== 'unset') {
    const hints = ['use `initial`, `inherit` or `unset`'];
    const { start, end } = token;
    return { code: 'css/not-yet', message: `\`${word}\` is not understood yet`, hints, start, end };
  }
  const longhands = row.kind === 'shorthand' ? row.longhands : [row.name];
  return longhands.map((name) => [name, word] as const);
}

function laterProperty(
  row: LaterProperty,
  tokens: readonly Token[],
  at: { readonly start: number; readonly end: number },
): readonly Assignment[] | Fault {
  const asksNothing = tokens.every((token) => row.harmless.includes(token.text.toLowerCase()));
  if (asksNothing && tokens.length > 0) return [];
  const hints = row.hint === undefined ? [] : [row.hint];
  const message = `\`${row.name}\` is not understood yet; it has no effect`;
  return { code: 'css/not-yet', message, hints, start: at.start, end: at.start + row.name.length };
}

/** What a value without `var()` sets, or why it is refused. Empty for the harmless value of a later property. */
export function readValue(
  row: PropertyRow,
  tokens: readonly Token[],
  at: { readonly start: number; readonly end: number },
): readonly Assignment[] | Fault {
  if (row.kind === 'later') return laterProperty(row, tokens, at);
  const [only] = tokens;
  if (tokens.length === 1 && only?.type === 'ident' && isWideKeyword(only.text))
    return wideKeyword(row, only);
  const reader = new ValueReader(tokens);
  const value = row.match(reader);
  if (value === undefined || !reader.done) return explainValue(row, reader, at);
  return row.kind === 'longhand' ? [[row.name, value]] : (value as readonly Assignment[]);
}

/** The same with the property by name, after `var()` was put in. */
export function readValueOf(
  name: string,
  tokens: readonly Token[],
  at: { readonly start: number; readonly end: number },
): readonly Assignment[] | Fault {
  const row = name === 'size' ? PAGE_SIZE : obeyedProperties().get(name);
  return row ? readValue(row, tokens, at) : [];
}

/** The longhands that a property sets. */
export function longhandsOf(name: string): readonly string[] {
  const row = name === 'size' ? PAGE_SIZE : obeyedProperties().get(name);
  return row?.kind === 'shorthand' ? row.longhands : [name];
}
