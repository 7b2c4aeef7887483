import type { ComputedStyle } from '../css/index.ts';
import { initialLength, lowerCase, titleCase, upperCase } from './letter-case.ts';

type Transform = ComputedStyle['textTransform'];

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
/** Apostrophes stand inside words, so that "don't" keeps its small t. */
const IN_WORD = /['\u2019\u00AD]/u;

/** Whether a character continues a word, for `capitalize` over the ends of boxes. */
export function endsInWord(text: string, before: boolean): boolean {
  const last = text.slice(-1);
  if (last === '') return before;
  if (IN_WORD.test(last)) return text.length > 1 ? endsInWord(text.slice(0, -1), before) : before;
  return WORD_CHARACTER.test(last) || (last >= '\uDC00' && last <= '\uDFFF');
}

/** A letter is written large together with its marks: half of a cluster has no title case. */
function capitalize(text: string, lang: string, inWord: boolean): string {
  let open = inWord;
  let result = '';
  for (let i = 0; i < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(i) ?? 0);
    const word = WORD_CHARACTER.test(character);
    const begins = word && !open;
    const length = begins ? initialLength(text, i, lang) : character.length;
    result += begins ? titleCase(text.slice(i, i + length), lang) : character;
    open = word || (open && IN_WORD.test(character));
    i += length;
  }
  return result;
}

/**
 * `text-transform`, CSS Text 3 §2.1: Unicode's full case mapping, with the exceptions of Turkish, Azeri, Greek, Lithuanian
 * and Dutch. `inWord` tells whether the text before ends inside a word; only `capitalize` asks.
 */
export function transformText(text: string, transform: Transform, lang: string, inWord: boolean): string {
  switch (transform) {
    case 'none':
      return text;
    case 'uppercase':
      return upperCase(text, lang);
    case 'lowercase':
      return lowerCase(text, lang);
    case 'capitalize':
      return capitalize(text, lang, inWord);
  }
}
