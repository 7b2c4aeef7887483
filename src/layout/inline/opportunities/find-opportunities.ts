import { LineBreak, lineBreakClassOf, startsSyllable } from '../../../unicode/index.ts';
import { type BreakWishes, DEFAULT_WISHES } from './break-wishes.ts';
import { holdsTogether } from './dictionary-breaks.ts';
import { findLatinBreaks } from './latin-breaks.ts';
import { findScriptBreaks } from './script-breaks.ts';

export { isAddress } from './address-breaks.ts';
export type { BreakWishes } from './break-wishes.ts';

/** UTF-16 units that decide about a place, before it and after it: longer than any word or address that stays whole. */
const REACH = 200;

/**
 * Where a line may break inside of a chunk, that is a maximal stretch of text without spaces, tabs and forced breaks.
 * Sets `allowed[i]` to 1 where a line may end before the UTF-16 unit `i` (0 < i < chunk.length) and to 0 elsewhere; a
 * soft hyphen is no such place. Never inside of a grapheme cluster.
 */
export function findOpportunities(chunk: string, allowed: Uint8Array, wishes = DEFAULT_WISHES): void {
  if (wishes.lineBreak === 'anywhere') findAnywhere(chunk, allowed);
  else if (wishes.wordBreak !== 'break-all' && isLatin(chunk)) findLatinBreaks(chunk, allowed);
  else findScriptBreaks(chunk, allowed, wishes);
}

/** Whether a line may end at one place between two characters of `text`, neither of them white space. */
export function isOpportunity(text: string, at: number, wishes: BreakWishes = DEFAULT_WISHES): boolean {
  let start = at;
  while (start > 0 && at - start < REACH && !isWhite(text.charCodeAt(start - 1))) start--;
  while (start > 0 && start < at && !startsGrapheme(text, start)) start++;
  let end = at;
  while (end < text.length && end - at < REACH && !isWhite(text.charCodeAt(end))) end++;
  if (single.length <= end - start) single = new Uint8Array(2 * (end - start));
  findOpportunities(text.slice(start, end), single, wishes);
  return at > start && at < end && single[at - start] === 1;
}

let single = new Uint8Array(512);

function findAnywhere(chunk: string, allowed: Uint8Array): void {
  for (let i = 1; i < chunk.length; i++) allowed[i] = startsGrapheme(chunk, i) ? 1 : 0;
}

/** Letters of Latin, Greek and Cyrillic, and what is set with them; everything else goes by Unicode's own rules. */
function isLatin(chunk: string): boolean {
  for (let i = 0; i < chunk.length; i++) {
    const unit = chunk.charCodeAt(i);
    if (unit >= 0x530 && !isLatinUnit(unit)) return false;
  }
  return true;
}

function isLatinUnit(unit: number): boolean {
  if (unit < 0x2e80) return unit >= 0x1d00 && !(unit >= 0x2d00 && unit < 0x2de0);
  if (unit >= 0xfb00)
    return unit < 0xfb07 || (unit >= 0xfe00 && unit < 0xfe30) || unit === 0xfffc || unit === 0xfeff;
  return (
    (unit >= 0xa640 && unit < 0xa6a0) ||
    (unit >= 0xa700 && unit < 0xa800) ||
    (unit >= 0xab30 && unit < 0xab70)
  );
}

/**
 * True where a word may be cut with force: an extended grapheme cluster begins at `index`, and neither an Indic conjunct
 * nor a Thai syllable is parted.
 */
export function startsGrapheme(text: string, index: number): boolean {
  return startsSyllable(text, index) && !holdsTogether(text, index);
}

/**
 * True for white space that no line ends at, `start` to `end` in `text`: before closing punctuation, exclamation and
 * question marks and signs of repetition, after opening punctuation, inside of spaced quotation marks (UAX #14, LB13 to
 * LB17 and, of Unicode 15.1, LB15a to LB15d: they look through spaces).
 */
export function isHeldSpace(text: string, start: number, end: number): boolean {
  if (start <= 0 || end >= text.length) return false;
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (isDigit(after) && isDigit(before)) return partsNumber(text, start, end);
  if (isAsciiLetterOrDigit(after) && (isAsciiLetterOrDigit(before) || before === 0x2e || before === 0x2c))
    return false;
  if (after >= 0xe00 && holdsTogether(text, end)) return true;
  return holdsBefore(text, end) || holdsAfter(text, start, lineBreakClassOf(after));
}

/** A space between the thousands of a number: one to three digits before it, three and no more after it. */
function partsNumber(text: string, start: number, end: number): boolean {
  let first = start;
  while (first > 0 && isDigit(text.charCodeAt(first - 1))) first--;
  let last = end;
  while (last < text.length && isDigit(text.charCodeAt(last))) last++;
  return end === start + 1 && start - first <= 3 && last - end === 3;
}

/** What is at `at`, behind spaces, does not begin a line. */
function holdsBefore(text: string, at: number): boolean {
  switch (lineBreakClassOf(text.charCodeAt(at))) {
    case LineBreak.CL:
    case LineBreak.CP:
    case LineBreak.CPwide:
    case LineBreak.EX:
      return true;
    case LineBreak.IS:
      // A decimal fraction without a zero may begin a line.
      return !isDigit(text.charCodeAt(at + 1));
    case LineBreak.QUPf:
      return at + 1 >= text.length || !isLetterOrDigit(text.codePointAt(at + 1) ?? 0);
    default:
      return false;
  }
}

/** What ends at `end`, before spaces, does not end a line. `next` is the class of what follows. */
function holdsAfter(text: string, end: number, next: number): boolean {
  switch (lineBreakClassOf(text.charCodeAt(end - 1))) {
    case LineBreak.OP:
    case LineBreak.OPwide:
      return true;
    case LineBreak.CL:
    case LineBreak.CP:
    case LineBreak.CPwide:
      return next === LineBreak.NS;
    case LineBreak.B2:
      return next === LineBreak.B2;
    case LineBreak.QUPi:
      return end < 2 || !isLetterOrDigit(text.charCodeAt(end - 2));
    default:
      return false;
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetterOrDigit(codePoint: number): boolean {
  const kind = lineBreakClassOf(codePoint);
  return kind === LineBreak.AL || kind === LineBreak.HL || kind === LineBreak.NU || kind === LineBreak.ID;
}

function isAsciiLetterOrDigit(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || (code < 0x80 && lower >= 0x61 && lower <= 0x7a);
}

function isWhite(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a;
}
