const ADDRESS = /:\/\/|^www\.|^10\.\d{4,9}\/|^[\w.+-]+@[\w-]+\.|^[\w-]+(?:\.[\w-]+)+\/\S/i;

/**
 * An address among other text without spaces: ASCII, and letters of the scripts that have spaces between words. What
 * is written without spaces ends it: a Chinese sentence that goes on behind an address is no part of it.
 */
const WITHIN =
  /(?:[a-z][a-z\d+.-]*:\/\/|www\.|10\.\d{4,9}\/)[\x21-\x7e\xb7-\xba\xbc-\u060b\u060d-\u061a\u061c-\u061e\u0620-\u0dff]+|[a-z\d][\w.+-]*@[a-z\d][a-z\d-]*(?:\.[a-z\d-]+)+/gi;
const TRAILING = /[.,;:!?)\]}'"]+$/;

/** URLs, DOIs and mail addresses: broken by their own rules and never hyphenated. */
export function isAddress(chunk: string): boolean {
  return chunk.length > 5 && ADDRESS.test(chunk);
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The addresses of a chunk in a script without spaces between words. */
export function addressesWithin(chunk: string): readonly Span[] {
  if (!/:\/\/|www\.|@|10\.\d/.test(chunk)) return [];
  return [...chunk.matchAll(WITHIN)].map((match) => ({
    start: match.index,
    end: match.index + match[0].replace(TRAILING, '').length,
  }));
}

/**
 * The Chicago Manual of Style (17th edition, 14.18): after a slash or an
 * equals sign, before other punctuation, never after a hyphen. Long
 * pieces without punctuation are parted by `overflow-wrap` alone. `i` counts from the begin of the address.
 */
export function addressBreak(address: string, i: number): boolean {
  const before = address.charAt(i - 1);
  const after = address.charAt(i);
  if (i < 3 || address.length - i < 2) return false;
  if (before === '/') return after !== '/';
  if (before === '=') return startsPiece(address, i);
  if (before === ':') return false;
  return '.?&#_%~-@+;'.includes(after) && endsPiece(address, i) && !'.,'.includes(address.charAt(i + 1));
}

/** At least two letters or digits stand before `end`. */
function endsPiece(address: string, end: number): boolean {
  return isLetterOrDigit(address.charCodeAt(end - 1)) && isLetterOrDigit(address.charCodeAt(end - 2));
}

function startsPiece(address: string, start: number): boolean {
  return isLetterOrDigit(address.charCodeAt(start)) && isLetterOrDigit(address.charCodeAt(start + 1));
}

function isLetterOrDigit(code: number): boolean {
  const lower = code | 0x20;
  return code >= 0x80 || (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}
