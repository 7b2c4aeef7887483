import {
  breakClasses,
  isEastAsian,
  LineBreak,
  lineBreakClasses,
  startsSyllable,
} from '../../../unicode/index.ts';
import { addressBreak, addressesWithin } from './address-breaks.ts';
import type { BreakWishes } from './break-wishes.ts';
import { dictionaryBreaks, holdsTogether } from './dictionary-breaks.ts';
import { isLatinBreak } from './latin-breaks.ts';
import { classOf, ELLIPSIS, EM_DASH, EN_DASH, HYPHEN, lettersBefore, SLASH } from './latin-classes.ts';
import { tailorClasses } from './tailored-classes.ts';

const { AL, CL, CM, CP, EX, HL, ID, IS, LOW, NU, OP, QUPf, QUPi, SA, ZWJ } = LineBreak;
const MAQAF = 0x5be;
const SOFT_HYPHEN = 0xad;

let classes = new Uint8Array(512);

/** Opportunities in chunks of all scripts but Latin, Greek and Cyrillic: UAX #14, tailored. */
export function findScriptBreaks(chunk: string, allowed: Uint8Array, wishes: BreakWishes): void {
  if (classes.length < chunk.length) classes = new Uint8Array(2 * chunk.length);
  lineBreakClasses(chunk, classes);
  if (wishes.wordBreak !== 'break-all' && isSingleWord(chunk.length)) {
    allowed.fill(0, 1, chunk.length);
    return;
  }
  tailorClasses(chunk, classes, wishes);
  breakClasses(classes, chunk.length, allowed);
  if (wishes.wordBreak !== 'keep-all') addDictionaryBreaks(chunk, allowed);
  for (let i = 1; i < chunk.length; i++)
    allowed[i] = isKept(chunk, i, wishes) || (allowed[i] === 0 && !joinsHebrew(chunk, i)) ? 0 : 1;
  for (const { start, end } of addressesWithin(chunk)) {
    const address = chunk.slice(start, end);
    for (let i = start + 1; i < end; i++)
      allowed[i] = addressBreak(address, i - start) && startsSyllable(chunk, i) ? 1 : 0;
  }
}

/** What most words are in scripts with spaces: letters, marks and digits, between an opening and a closing mark. */
function isSingleWord(length: number): boolean {
  for (let i = 0; i < length; i++) {
    const kind = classes[i] ?? AL;
    if (kind === AL || kind === HL || kind === CM || kind === NU) continue;
    if (i > 0 && i < length - 1) return false;
    if (i === 0 && kind !== OP && kind !== QUPi) return false;
    if (i > 0 && kind !== CL && kind !== CP && kind !== EX && kind !== IS && kind !== QUPf) return false;
  }
  return true;
}

/** Places that no line ends at, whatever the pair of classes says. */
function isKept(chunk: string, i: number, wishes: BreakWishes): boolean {
  const before = classes[i - 1] ?? AL;
  const after = classes[i] ?? AL;
  if (before === ID && after === ID && wishes.wordBreak === 'normal') return !startsSyllable(chunk, i);
  if (after === LOW || chunk.charCodeAt(i - 1) === SOFT_HYPHEN || !startsSyllable(chunk, i)) return true;
  if (holdsTogether(chunk, i)) return true;
  return wishes.wordBreak !== 'break-all' && isTypesettersCase(chunk, i) && !isLatinBreak(chunk, i);
}

/** Hyphens, dashes, slashes and ellipses outside of East Asian text: as in Latin text. */
function isTypesettersCase(chunk: string, i: number): boolean {
  const before = chunk.charCodeAt(i - 1);
  const after = chunk.charCodeAt(i);
  if (isAlphabetic(before) && isAlphabetic(after)) return true;
  const kind = classOf(before);
  const dash = kind >= HYPHEN && kind <= EM_DASH;
  if (!dash && kind !== SLASH && kind !== ELLIPSIS && classOf(after) !== EM_DASH) return false;
  if (kind === EN_DASH && classOf(after) === EN_DASH) return true;
  return !isEastAsian(after) && !isEastAsian(i > 1 ? chunk.charCodeAt(i - 2) : 0) && !isEastAsian(before);
}

/** Latin, Greek, Cyrillic and what they have in common with all; straight quotation marks may be East Asian. */
function isAlphabetic(code: number): boolean {
  return code < 0x530 && code !== 0x22 && code !== 0x27 && code !== 0xab && code !== 0xbb;
}

/** A line may end after a maqaf or hyphen between two Hebrew words, though not after a prefix of one letter. */
function joinsHebrew(chunk: string, i: number): boolean {
  if (classes[i] !== HL) return false;
  const before = chunk.charCodeAt(i - 1);
  return (before === MAQAF || classOf(before) === HYPHEN) && lettersBefore(chunk, i - 1) >= 2;
}

/** Between the words of Thai, Lao, Khmer and Burmese, and between these scripts and letters of others. */
function addDictionaryBreaks(chunk: string, allowed: Uint8Array): void {
  for (let i = 0; i < chunk.length; i++) {
    if (classes[i] !== SA) continue;
    let end = i + 1;
    while (end < chunk.length && (classes[end] === SA || classes[end] === CM || classes[end] === ZWJ)) end++;
    for (const at of dictionaryBreaks(chunk.slice(i, end))) allowed[i + at] = 1;
    if (i > 0 && isForeignLetter(chunk, i - 1)) allowed[i] = 1;
    if (end < chunk.length && isForeignLetter(chunk, end)) allowed[end] = 1;
    i = end - 1;
  }
}

function isForeignLetter(chunk: string, i: number): boolean {
  return (classes[i] === AL || classes[i] === HL) && /\p{L}/u.test(chunk.charAt(i));
}
