/** Least letters of a word, before its hyphen and after it. */
export type HyphenationLimits = readonly [word: number, before: number, after: number];

/** Indices (UTF-16 units) before which the word may be hyphenated, ascending. */
export function hyphenate(_word: string, _lang: string, _limits: HyphenationLimits): readonly number[] {
  return [];
}
