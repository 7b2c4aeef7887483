import { addressBreak, isAddress } from './address-breaks.ts';
import {
  AL,
  CLOSING,
  classOf,
  ELLIPSIS,
  EM_DASH,
  EN_DASH,
  GLUE,
  HYPHEN,
  isDigit,
  lettersAfter,
  lettersBefore,
  MARK,
  NUMBER,
  OBJECT,
  OPENING,
  QUOTE_ANY,
  QUOTE_CLOSE,
  QUOTE_OPEN,
  SLASH,
  SOFT_HYPHEN,
  ZERO_SPACE,
} from './latin-classes.ts';

/**
 * UAX #14 for text in Latin, Greek and Cyrillic letters, with an English typesetter's choices where the annex leaves
 * one: lines end after an em dash but do not begin with one, number ranges and one-letter prefixes (e-mail) stay whole.
 */
export function findLatinBreaks(chunk: string, allowed: Uint8Array): void {
  const address = isAddress(chunk);
  let before = classOf(chunk.charCodeAt(0));
  for (let i = 1; i < chunk.length; i++) {
    const after = classOf(chunk.charCodeAt(i));
    allowed[i] = (address ? addressBreak(chunk, i) : pairBreak(chunk, i, before, after)) ? 1 : 0;
    if (after !== MARK) before = after;
  }
}

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
    default:
      return after === OBJECT;
  }
}

/** The same rules at one place of a chunk. */
export function isLatinBreak(chunk: string, i: number): boolean {
  let last = i - 1;
  while (last > 0 && classOf(chunk.charCodeAt(last)) === MARK) last--;
  return pairBreak(chunk, i, classOf(chunk.charCodeAt(last)), classOf(chunk.charCodeAt(i)));
}
