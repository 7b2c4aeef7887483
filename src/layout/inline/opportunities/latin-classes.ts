/** Line-breaking classes of UAX #14, as far as they matter between two characters of Latin text. */
export const AL = 0;
export const NUMBER = 1;
export const HYPHEN = 2;
export const EN_DASH = 3;
export const EM_DASH = 4;
export const OPENING = 5;
export const CLOSING = 6;
export const QUOTE_OPEN = 7;
export const QUOTE_CLOSE = 8;
export const QUOTE_ANY = 9;
export const SLASH = 10;
export const GLUE = 11;
export const ZERO_SPACE = 12;
export const OBJECT = 13;
export const ELLIPSIS = 15;
export const MARK = 16;
export const SOFT_HYPHEN = 17;

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

/** The class of a UTF-16 unit; letters of all scripts are AL. */
export function classOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return NUMBER;
  if (code < 0x80 && (code | 0x20) > 0x60 && (code | 0x20) < 0x7b) return AL;
  const known = CLASS_OF.get(code);
  if (known !== undefined) return known;
  if (isMark(code)) return MARK;
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

export function isDigit(text: string, index: number): boolean {
  return classOf(text.charCodeAt(index)) === NUMBER;
}

function isWordPart(code: number): boolean {
  const kind = classOf(code);
  return kind <= NUMBER || kind === MARK;
}

/** How many letters or digits stand directly before `end`. */
export function lettersBefore(text: string, end: number): number {
  let i = end;
  while (i > 0 && isWordPart(text.charCodeAt(i - 1))) i--;
  return end - i;
}

/** How many letters or digits stand from `start` on. */
export function lettersAfter(text: string, start: number): number {
  let i = start;
  while (i < text.length && isWordPart(text.charCodeAt(i))) i++;
  return i - start;
}
