import { APOSTROPHE, type HyphenationSource, type Language, languageOf } from './language.ts';
import { isApostrophe, isLetter, readWord } from './written-word.ts';

export type { HyphenationSource } from './language.ts';
export { allPatternFiles } from './pattern-files.ts';

/** Least letters of a word, before its hyphen and after it. */
export type HyphenationLimits = readonly [word: number, before: number, after: number];

const NONE: readonly number[] = [];
/** A style sheet may ask for more. No language wants more: these are the largest minima that patterns come with. */
const LEAST_BEFORE = 2;
const LEAST_AFTER = 3;
/** A hyphenated compound is parted at its hyphen; one of its parts only where that is as long as this. */
const LONG_PART = 10;

/**
 * Indices (UTF-16 units) before which a word may be hyphenated, ascending. `word` may have punctuation around it.
 * None for languages without patterns; in words with digits or with letters that the language does not have; in acronyms
 * and names in mixed capitals; and nowhere that the spelling would change. The caller leaves out addresses.
 */
export function hyphenate(
  word: string,
  lang: string,
  limits: HyphenationLimits,
  source: HyphenationSource | undefined,
): readonly number[] {
  if (!source || word.length < limits[0] || /[0-9@_\\/]/.test(word)) return NONE;
  const language = languageOf(lang, source);
  if (!language.hasPatterns) return NONE;
  const least = /[-\u2010\u2011]/.test(word) ? LONG_PART : limits[0];
  const points: number[] = [];
  let start = 0;
  while (start < word.length) {
    const end = endOfRun(word, start, language);
    if (end - start >= least && !(language.english && isContracted(word, end)))
      addPoints(points, { text: word.slice(start, end), start, least, limits }, language);
    start = end + 1;
  }
  return points;
}

/** Letters, with the apostrophes between them where those belong to the words of the language. */
function endOfRun(word: string, start: number, language: Language): number {
  let end = start;
  while (end < word.length) {
    const code = word.charCodeAt(end);
    const inside = end > start && isApostrophe(code) && isLetter(word.charCodeAt(end + 1));
    if (!(inside ? language.joinsApostrophes : isLetter(code) && code !== 0x2bc)) break;
    end++;
  }
  return end;
}

interface Run {
  readonly text: string;
  /** Its place in the word. */
  readonly start: number;
  readonly least: number;
  readonly limits: HyphenationLimits;
}

function addPoints(points: number[], { text, start, least, limits }: Run, language: Language): void {
  const word = readWord(text, language);
  const patterns = word && language.patternsFor(word.letters);
  if (!patterns) return;
  const { letters, places } = word;
  const before = Math.max(LEAST_BEFORE, limits[1]);
  const after = Math.max(LEAST_AFTER, limits[2]);
  for (const point of patterns.points(letters)) {
    // What stands before an apostrophe is a word of its own: l’homme is parted as homme is.
    const first = language.lettered ? 0 : letters.lastIndexOf(APOSTROPHE, point - 1) + 1;
    const mark = language.lettered ? -1 : letters.indexOf(APOSTROPHE, point);
    const last = mark < 0 ? letters.length : mark;
    if (last - first < least || point - first < before || last - point < after) continue;
    points.push(start + (places?.[point] ?? point));
  }
}

/** An apostrophe and more than an s follow: couldn’t, they’ll. */
function isContracted(word: string, end: number): boolean {
  if (!isApostrophe(word.charCodeAt(end)) || !isLetter(word.charCodeAt(end + 1))) return false;
  return word.charAt(end + 1) !== 's' || isLetter(word.charCodeAt(end + 2));
}
