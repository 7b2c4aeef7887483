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
  const compound = word.includes('-');
  const points: number[] = [];
  for (const { 0: run, index } of word.matchAll(/[\p{L}\p{M}]+/gu)) {
    if (run.length < (compound ? LONG_PART : limits[0])) continue;
    if (!/^[A-Za-z][a-z]+$/.test(run) || isContracted(word, index + run.length)) continue;
    for (const point of patterns.points(run.toLowerCase()))
      if (point >= limits[1] && run.length - point >= limits[2]) points.push(index + point);
  }
  return points;
}

/** An apostrophe and more than an s follow: couldn’t, they’ll. */
function isContracted(word: string, end: number): boolean {
  return /^[’'][\p{L}]/u.test(word.slice(end, end + 2)) && !/^[’']s(?!\p{L})/u.test(word.slice(end, end + 3));
}
