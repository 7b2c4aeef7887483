import type { ComputedStyle } from '../css/index.ts';

type Transform = ComputedStyle['textTransform'];

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
/** Apostrophes stand inside words, so that "don't" keeps its small t. */
const IN_WORD = /['\u2019\u00AD]/u;

/** Digraphs with a title case of their own, upper and lower → title. Unicode, SpecialCasing. */
const TITLE_DIGRAPHS: Readonly<Record<string, string>> = {
  Ǆ: 'ǅ',
  ǆ: 'ǅ',
  Ǉ: 'ǈ',
  ǉ: 'ǈ',
  Ǌ: 'ǋ',
  ǌ: 'ǋ',
  Ǳ: 'ǲ',
  ǳ: 'ǲ',
};

/** Whether a character continues a word, for `capitalize` over the ends of boxes. */
export function endsInWord(text: string, before: boolean): boolean {
  const last = text.slice(-1);
  if (last === '') return before;
  if (IN_WORD.test(last)) return text.length > 1 ? endsInWord(text.slice(0, -1), before) : before;
  return WORD_CHARACTER.test(last) || (last >= '\uDC00' && last <= '\uDFFF');
}

function isTurkic(lang: string): boolean {
  return /^(?:tr|az)(?:-|$)/i.test(lang);
}

function upper(text: string, lang: string): string {
  if (isTurkic(lang)) return text.replaceAll('i', 'İ').toUpperCase();
  if (/^el(?:-|$)/i.test(lang)) return upperGreek(text);
  return text.toUpperCase();
}

/** Greek capitals carry no tonos; a dialytika stays. CSS Text 3 §2.1.1. */
function upperGreek(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<=[\u0370-\u03FF]|\u0308)\u0301/gu, '')
    .normalize('NFC')
    .toUpperCase();
}

function lower(text: string, lang: string): string {
  return isTurkic(lang) ? text.replaceAll('I', 'ı').replaceAll('İ', 'i').toLowerCase() : text.toLowerCase();
}

function titleCase(character: string, lang: string): string {
  const digraph = TITLE_DIGRAPHS[character];
  if (digraph) return digraph;
  const [first = '', ...rest] = upper(character, lang);
  return first + rest.join('').toLowerCase();
}

function capitalize(text: string, lang: string, inWord: boolean): string {
  let open = inWord;
  let result = '';
  for (const character of text) {
    const word = WORD_CHARACTER.test(character);
    result += word && !open ? titleCase(character, lang) : character;
    open = word || (open && IN_WORD.test(character));
  }
  return result;
}

/**
 * `text-transform`, CSS Text 3 §2.1: Unicode's full case mapping, with the exceptions of Turkish, Azeri and Greek.
 * `inWord` tells whether the text before ends inside a word; only `capitalize` asks.
 */
export function transformText(text: string, transform: Transform, lang: string, inWord: boolean): string {
  switch (transform) {
    case 'none':
      return text;
    case 'uppercase':
      return upper(text, lang);
    case 'lowercase':
      return lower(text, lang);
    case 'capitalize':
      return capitalize(text, lang, inWord);
  }
}
