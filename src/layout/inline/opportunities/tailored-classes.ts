import { isEastAsian, LineBreak } from '../../../unicode/index.ts';
import { type BreakWishes, isHanWriting } from './break-wishes.ts';

const { AL, AI, CJ, CL, CM, H2, H3, HL, ID, IN, IS, JL, JV, LOW, NS, NU, OP, PO, PR } = LineBreak;
const { QU, QUPf, QUPi, SA } = LineBreak;

/** Iteration marks: a line may begin with one where breaking is loose. */
const ITERATION = new Set([0x3005, 0x303b, 0x309d, 0x309e, 0x30fd, 0x30fe]);
/** Hyphens of Chinese and Japanese that only strict breaking keeps from the begin of a line. */
const HYPHENS = new Set([0x2010, 0x2013, 0x301c, 0x30a0]);
/** Punctuation that is centred in its square. */
const CENTRED = new Set([0x30fb, 0xff1a, 0xff1b, 0xff65, 0x203c, 0x2047, 0x2048, 0x2049, 0xff01, 0xff1f]);
/** Between the parts of a foreign name in Chinese, and between the ends of a range: no line begins with one. */
const INTERPUNCTS = new Set([0xb7, 0x2022, 0x2027]);
const WAVE = 0xff5e;
/** Full-width comma and full stop: between digits they belong to the number. */
const SEPARATORS = new Set([0xff0c, 0xff0e]);

/** Puts what language, strictness and surroundings make of the classes (CSS Text 3 §5.2, §5.3) in their place. */
export function tailorClasses(chunk: string, classes: Uint8Array, wishes: BreakWishes): void {
  const { lineBreak, wordBreak } = wishes;
  const loose = lineBreak === 'loose';
  const strict = lineBreak === 'auto' || lineBreak === 'strict';
  const han = isHanWriting(wishes.lang);
  let quotes = 0;
  for (let i = 0; i < chunk.length; i++) {
    const kind = classes[i] ?? AL;
    if (kind === ID || kind === LOW || kind === CM) {
      if (kind === ID) classes[i] = ideographClass(chunk.charCodeAt(i), loose);
      continue;
    }
    const code = chunk.charCodeAt(i);
    if (kind === QU || kind === QUPi || kind === QUPf) {
      if (kind === QU) quotes++;
      if (wordBreak !== 'keep-all') classes[i] = quoteClass(chunk, i, kind, quotes);
    } else if (INTERPUNCTS.has(code)) {
      if (touchesEastAsian(chunk, i)) classes[i] = NS;
    } else if (SEPARATORS.has(code)) {
      if (isDigit(chunk.charCodeAt(i - 1)) && isDigit(chunk.charCodeAt(i + 1))) classes[i] = IS;
    } else if (kind === CJ) classes[i] = strict ? NS : ID;
    else if (!strict && han && HYPHENS.has(code)) classes[i] = ID;
    else if (loose) classes[i] = looseClass(code, kind, han);
  }
  if (wordBreak !== 'normal') replaceLetters(chunk.length, classes, wordBreak);
}

function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** Full-width digits belong together as others do. */
function ideographClass(code: number, loose: boolean): number {
  if (code >= 0xff10 && code <= 0xff19) return NU;
  return code === WAVE && !loose ? NS : ID;
}

/**
 * A quotation mark beside East Asian text opens or closes, and lines break around it as around other brackets; elsewhere
 * it holds both neighbours. Straight ones take turns.
 */
function quoteClass(chunk: string, i: number, kind: number, count: number): number {
  if (!touchesEastAsian(chunk, i)) return kind;
  if (kind === QUPi) return OP;
  if (kind === QUPf) return CL;
  return count % 2 === 1 ? OP : CL;
}

const QUOTE = /["'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2039\u203a]/;

/** Whether the next character on either side, other quotation marks passed over, is East Asian. */
function touchesEastAsian(chunk: string, i: number): boolean {
  let before = i - 1;
  while (before >= 0 && QUOTE.test(chunk.charAt(before))) before--;
  if (before >= 0 && isEastAsian(codePointEndingAt(chunk, before))) return true;
  let after = i + 1;
  while (after < chunk.length && QUOTE.test(chunk.charAt(after))) after++;
  return after < chunk.length && isEastAsian(chunk.codePointAt(after) ?? 0);
}

function codePointEndingAt(chunk: string, index: number): number {
  const code = chunk.charCodeAt(index);
  const low = code >= 0xdc00 && code <= 0xdfff;
  return low && index > 0 ? (chunk.codePointAt(index - 1) ?? code) : code;
}

function looseClass(code: number, kind: number, han: boolean): number {
  if (kind === IN || ITERATION.has(code)) return ID;
  if (!han) return kind;
  if (CENTRED.has(code) || ((kind === PO || kind === PR) && isEastAsian(code))) return ID;
  return kind;
}

/** `break-all` makes an ideograph of each letter, `keep-all` a letter of each ideograph (CSS Text 3 §5.2). */
function replaceLetters(length: number, classes: Uint8Array, wordBreak: 'break-all' | 'keep-all'): void {
  const all = wordBreak === 'break-all';
  for (let i = 0; i < length; i++) {
    const kind = classes[i] ?? AL;
    if (all) {
      if (kind === AL || kind === AI || kind === HL || kind === NU || kind === SA) classes[i] = ID;
    } else if (kind === ID || kind === CJ || (kind >= H2 && kind <= H3) || (kind >= JL && kind <= JV))
      classes[i] = AL;
  }
}
