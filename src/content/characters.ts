import type { DiagnosticCode } from '../diagnostics/index.ts';

/** A character that no brief may hold, and where in the text. */
export interface BadCharacter {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * Controls but tab and line ends, DEL, C1 controls, lone surrogates, the three marks that the engine uses for itself,
 * and the two code points that are no characters. A lone CR ends no line in YAML.
 */
const BAD =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\ue002\ufffe\uffff]|\r(?!\n)|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** As `BAD`, without a place: quick, and it keeps no state. */
const ANY_BAD = new RegExp(BAD.source);

/** Escapes of JSON that may stand for such a character; a text without them needs no look at its values. */
export const RISKY_ESCAPE = /\\(?:[bf]|u(?:00[0189]|007[fF]|[dD][89a-fA-F]|[eE]00[012]|[fF]{3}[eEfF]))/;

export function hasBadCharacter(text: string): boolean {
  return ANY_BAD.test(text);
}

/** The bad characters of a text in order, at most `limit`. */
export function badCharacters(text: string, limit: number): readonly BadCharacter[] {
  const found: BadCharacter[] = [];
  for (const match of text.matchAll(BAD)) {
    if (found.length >= limit) break;
    found.push(describe(match[0].charCodeAt(0), match.index));
  }
  return found;
}

function describe(unit: number, offset: number): BadCharacter {
  const at = { offset, length: 1 };
  const name = `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`;
  if (unit >= 0xd800 && unit <= 0xdfff) {
    const message = `half of a surrogate pair (${name}) stands alone`;
    return {
      ...at,
      code: 'content/lone-surrogate',
      message,
      hint: 'type the character again, or write its full escape',
    };
  }
  if (unit >= 0xe000 && unit <= 0xe002) {
    const message = `the private-use character ${name} is kept for the engine itself`;
    return {
      ...at,
      code: 'content/private-use',
      message,
      hint: 'take it out; it has no meaning outside of its font',
    };
  }
  if (unit === 0x0d) {
    const message = 'a carriage return stands without a line feed';
    return {
      ...at,
      code: 'content/control-character',
      message,
      hint: 'save the file with LF or CRLF line ends',
    };
  }
  const message =
    unit === 0 ? 'the file holds a NUL character' : `the control character ${name} cannot be printed`;
  const hint = unit === 0 ? 'take it out; a file with NUL is often not a text file' : 'take it out';
  return { ...at, code: 'content/control-character', message, hint };
}

/** The text of UTF-8 bytes (a byte order mark is left out), or where they are no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | { readonly badByte: number; readonly text: string } {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const badByte = firstBadByte(bytes);
    return { badByte, text: new TextDecoder('utf-8').decode(bytes) };
  }
}

/** The length of the longest prefix that is UTF-8, found by halving: decoding is far quicker than a loop of our own. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = (good + bad + 1) >> 1;
    if (isPrefixGood(bytes.subarray(0, middle))) good = middle;
    else bad = middle - 1;
  }
  return good;
}

function isPrefixGood(prefix: Uint8Array): boolean {
  try {
    // `stream` lets a character be cut off at the end.
    new TextDecoder('utf-8', { fatal: true }).decode(prefix, { stream: true });
    return true;
  } catch {
    return false;
  }
}
