import { APOSTROPHE, type Language } from './language.ts';

/** A run of letters as the patterns have them. */
export interface WrittenWord {
  /** Lower case, NFC. */
  readonly letters: string;
  /** Index in the text, by index in `letters`; undefined where they are the same. */
  readonly places: readonly number[] | undefined;
}

const COMBINING = /[\u0300-\u036f]/;

/** Undefined for acronyms and other words with capitals inside. */
export function readWord(text: string, language: Language): WrittenWord | undefined {
  const places = COMBINING.test(text) ? placesOfLetters(text) : undefined;
  const composed = places ? text.normalize('NFC') : text;
  // A mark that has no letter to be one with keeps its place, and belongs to no alphabet.
  if (places && places.length !== composed.length) return undefined;
  let letters = '';
  let begins = true;
  for (const letter of composed) {
    const lower = isApostrophe(letter.charCodeAt(0)) ? APOSTROPHE : language.lower(letter);
    if (lower !== letter && lower !== APOSTROPHE && !begins) return undefined;
    if (lower.length !== letter.length) return undefined;
    letters += lower;
    begins = lower === APOSTROPHE && !language.lettered;
  }
  return { letters, places };
}

/** Where each letter begins of which the marks that follow become a part. */
function placesOfLetters(text: string): number[] {
  const places: number[] = [];
  let start = 0;
  while (start < text.length) {
    let end = start + 1;
    while (end < text.length && COMBINING.test(text.charAt(end))) end++;
    const { length } = text.slice(start, end).normalize('NFC');
    for (let i = 0; i < length; i++) places.push(start + i);
    start = end;
  }
  return places;
}

/** A letter or mark of an alphabet; exact only for Latin: the patterns know which letters are a language's own. */
export function isLetter(code: number): boolean {
  if (code < 0xc0) return (code | 0x20) > 0x60 && (code | 0x20) < 0x7b;
  return code < 0x2000 ? code !== 0xd7 && code !== 0xf7 : code > 0x2bff;
}

/** U+02BC is the apostrophe that is a letter; many write the quotation mark for it, or what keyboards have. */
export function isApostrophe(code: number): boolean {
  return code === 0x2019 || code === 0x27 || code === 0x2bc;
}
