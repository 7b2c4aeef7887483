/**
 * Where a line may break inside of a chunk, that is a maximal stretch of text without spaces, tabs and forced breaks.
 * A finder sets `allowed[i]` to 1 where a line may end before the UTF-16 unit `i` (0 < i < chunk.length) and to 0
 * elsewhere. Finders for other scripts take the place of this one.
 */
export type OpportunityFinder = (chunk: string, allowed: Uint8Array) => void;

/** Line-breaking classes of UAX #14 that matter between two characters of Latin text. */
const AL = 0;
const NUMBER = 1;
const HYPHEN = 2;
const EN_DASH = 3;
const EM_DASH = 4;
const OPENING = 5;
const CLOSING = 6;
const QUOTE_OPEN = 7;
const QUOTE_CLOSE = 8;
const QUOTE_ANY = 9;
const SLASH = 10;
const GLUE = 11;
const ZERO_SPACE = 12;
const OBJECT = 13;
const IDEOGRAPH = 14;
const ELLIPSIS = 15;
const MARK = 16;
const SOFT_HYPHEN = 17;

const CLASS_OF: ReadonlyMap<number, number> = new Map(
  (
    [
      ['-\u2010', HYPHEN],
      ['\u2013\u2012', EN_DASH],
      ['\u2014\u2e3a', EM_DASH],
      ['([{\u00a1\u00bf\u2045\u207d\u3008\u300a\u300c\u300e\u3010\uff08', OPENING],
      [
        ')]}.,:;!?\u2046\u207e\u3001\u3002\u3009\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff0e\uff1f',
        CLOSING,
      ],
      ['\u2018\u201a\u201c\u201e\u00ab\u2039', QUOTE_OPEN],
      ['\u2019\u201d\u00bb\u203a', QUOTE_CLOSE],
      ['"\'', QUOTE_ANY],
      ['/', SLASH],
      ['\u00a0\u2007\u2011\u202f\u2060\ufeff', GLUE],
      ['\u200b', ZERO_SPACE],
      ['\ufffc', OBJECT],
      ['\u2024\u2025\u2026', ELLIPSIS],
      ['\u00ad', SOFT_HYPHEN],
    ] as const
  ).flatMap(([characters, kind]) => [...characters].map((one) => [one.charCodeAt(0), kind] as const)),
);

function classOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return NUMBER;
  if (code < 0x80 && (code | 0x20) > 0x60 && (code | 0x20) < 0x7b) return AL;
  const known = CLASS_OF.get(code);
  if (known !== undefined) return known;
  if (isMark(code)) return MARK;
  if ((code >= 0x2e80 && code < 0xa000) || (code >= 0xac00 && code < 0xd7a4)) return IDEOGRAPH;
  return AL;
}

/** Combining marks, joiners and variation selectors: never parted from what they stand on. */
function isMark(code: number): boolean {
  if (code < 0x300) return false;
  return (
    code <= 0x36f ||
    (code >= 0x1ab0 && code <= 0x1aff) ||
    (code >= 0x1dc0 && code <= 0x1dff) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0xfe20 && code <= 0xfe2f) ||
    code === 0x200d
  );
}

/** True where a grapheme may begin at `index`: not inside of a surrogate pair, not before a mark or after a joiner. */
export function startsGrapheme(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code >= 0xdc00 && code <= 0xdfff) return false;
  const before = text.charCodeAt(index - 1);
  if (before === 0x200d) return false;
  if (code === 0xd83c && text.charCodeAt(index + 1) >= 0xdffb && text.charCodeAt(index + 1) <= 0xdfff)
    return false;
  return !isMark(code);
}

const ADDRESS = /:\/\/|^www\.|^10\.\d{4,9}\/|^[\w.+-]+@[\w-]+\.|^[\w-]+(?:\.[\w-]+)+\/\S/i;

/** URLs, DOIs and mail addresses: broken by their own rules and never hyphenated. */
export function isAddress(chunk: string): boolean {
  return chunk.length > 5 && ADDRESS.test(chunk);
}

/**
 * UAX #14 for text in Latin, Greek and Cyrillic letters, with an English typesetter's choices where the annex leaves
 * one: lines end after an em dash but do not begin with one, number ranges and one-letter prefixes (e-mail) stay whole.
 */
export const findOpportunities: OpportunityFinder = (chunk, allowed) => {
  const address = isAddress(chunk);
  let before = classOf(chunk.charCodeAt(0));
  for (let i = 1; i < chunk.length; i++) {
    const after = classOf(chunk.charCodeAt(i));
    allowed[i] = (address ? addressBreak(chunk, i) : pairBreak(chunk, i, before, after)) ? 1 : 0;
    if (after !== MARK) before = after;
  }
};

function pairBreak(chunk: string, i: number, before: number, after: number): boolean {
  if (after === MARK || after === GLUE || after === ZERO_SPACE || after === SOFT_HYPHEN) return false;
  if (before === ZERO_SPACE) return true;
  if (before === GLUE || before === OPENING || before === QUOTE_OPEN || before === QUOTE_ANY) return false;
  if (after === CLOSING || after === QUOTE_CLOSE || after === QUOTE_ANY || after === ELLIPSIS) return false;
  switch (before) {
    case HYPHEN:
      return after !== NUMBER && after !== HYPHEN && lettersBefore(chunk, i - 1) >= 2;
    case EN_DASH:
      return i > 1 && after !== EN_DASH && !(after === NUMBER && isDigit(chunk, i - 2));
    case EM_DASH:
      return after !== EM_DASH && i > 1;
    case ELLIPSIS:
      return i > 1 && after === AL;
    case SLASH:
      return after === AL && lettersBefore(chunk, i - 1) >= 3 && lettersAfter(chunk, i) >= 3;
    case OBJECT:
      return true;
    case IDEOGRAPH:
      return after === IDEOGRAPH || after === AL || after === NUMBER || after === OBJECT;
    default:
      return after === OBJECT || (after === IDEOGRAPH && before !== QUOTE_CLOSE);
  }
}

/** The Chicago Manual of Style (17th edition, 14.18): after a slash, before other punctuation, never after a hyphen. */
function addressBreak(chunk: string, i: number): boolean {
  const before = chunk.charAt(i - 1);
  const after = chunk.charAt(i);
  if (i < 3 || chunk.length - i < 2) return false;
  if (before === '/') return after !== '/';
  if ('&='.includes(before)) return true;
  if (before === ':') return false;
  return '.?&=#_%~-@'.includes(after) && lettersBefore(chunk, i) >= 2 && !'.,'.includes(chunk.charAt(i + 1));
}

function isDigit(text: string, index: number): boolean {
  return classOf(text.charCodeAt(index)) === NUMBER;
}

function isWordPart(code: number): boolean {
  const kind = classOf(code);
  return kind <= NUMBER || kind === MARK;
}

/** How many letters or digits stand directly before `end`. */
function lettersBefore(text: string, end: number): number {
  let i = end;
  while (i > 0 && isWordPart(text.charCodeAt(i - 1))) i--;
  return end - i;
}

function lettersAfter(text: string, start: number): number {
  let i = start;
  while (i < text.length && isWordPart(text.charCodeAt(i))) i++;
  return i - start;
}
