import * as enGb from './en-gb.ts';
import * as enUs from './en-us.ts';
import { Patterns } from './patterns.ts';

/** Least letters of a word, before its hyphen and after it. */
export type HyphenationLimits = readonly [word: number, before: number, after: number];

const NONE: readonly number[] = [];
const decoded = new Map<string, Patterns>();

/** English is British where the tag does not say another country that spells the American way. */
function patternsOf(lang: string): Patterns | undefined {
  const tag = lang.toLowerCase();
  if (tag !== 'en' && !tag.startsWith('en-')) return undefined;
  const name = tag === 'en-us' || tag.startsWith('en-us-') ? 'en-us' : 'en-gb';
  let patterns = decoded.get(name);
  if (!patterns) {
    const { LEVELS, EXCEPTIONS, AUTOMATON } = name === 'en-us' ? enUs : enGb;
    patterns = new Patterns({ levels: LEVELS, exceptions: EXCEPTIONS, automaton: AUTOMATON });
    decoded.set(name, patterns);
  }
  return patterns;
}

/** A hyphenated compound is parted at its hyphen; one of its parts only where that is as long as this. */
const LONG_PART = 10;

/**
 * Indices (UTF-16 units) before which a word may be hyphenated, ascending. `word` may have punctuation around it.
 * None for languages without patterns, words with digits or letters outside of a to z, acronyms and names in mixed
 * capitals, and contractions. The caller leaves out addresses.
 */
export function hyphenate(word: string, lang: string, limits: HyphenationLimits): readonly number[] {
  if (word.length < limits[0] || /[0-9@_\\/]/.test(word)) return NONE;
  const patterns = patternsOf(lang);
  if (!patterns) return NONE;
  const least = word.includes('-') ? LONG_PART : limits[0];
  const points: number[] = [];
  let start = 0;
  while (start < word.length) {
    let end = start;
    while (end < word.length && isLetter(word.charCodeAt(end))) end++;
    const run = word.slice(start, end);
    if (run.length >= least && /^[A-Za-z][a-z]+$/.test(run) && !isContracted(word, end))
      for (const point of patterns.points(run.toLowerCase()))
        if (point >= limits[1] && run.length - point >= limits[2]) points.push(start + point);
    start = end + 1;
  }
  return points;
}

/** A letter or mark of an alphabet; exact only for Latin, which is enough to see that a word is not English. */
function isLetter(code: number): boolean {
  if (code < 0xc0) return (code | 0x20) > 0x60 && (code | 0x20) < 0x7b;
  return code < 0x2000 ? code !== 0xd7 && code !== 0xf7 : code > 0x2bff;
}

/** An apostrophe and more than an s follow: couldn’t, they’ll. */
function isContracted(word: string, end: number): boolean {
  const mark = word.charCodeAt(end);
  if ((mark !== 0x2019 && mark !== 0x27) || !isLetter(word.charCodeAt(end + 1))) return false;
  return word.charAt(end + 1) !== 's' || isLetter(word.charCodeAt(end + 2));
}
