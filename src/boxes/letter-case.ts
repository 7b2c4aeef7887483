/**
 * Case mapping as readers of a language expect it: Unicode's full mapping with the exceptions of SpecialCasing.txt and of
 * CSS Text 3 §2.1.1. Own rules and not the locale ones of Intl, so that a build without its data does the same.
 */
type Habit = 'turkic' | 'greek' | 'lithuanian' | 'dutch' | 'root';

const HABITS: Readonly<Record<string, Habit>> = {
  tr: 'turkic',
  az: 'turkic',
  el: 'greek',
  grc: 'greek',
  lt: 'lithuanian',
  nl: 'dutch',
};

function habitOf(lang: string): Habit {
  const end = lang.search(/[-_]/);
  return HABITS[(end < 0 ? lang : lang.slice(0, end)).toLowerCase()] ?? 'root';
}

export function upperCase(text: string, lang: string): string {
  switch (habitOf(lang)) {
    case 'turkic':
      return text.replace(/i\u0307?/g, 'İ').toUpperCase();
    case 'greek':
      return upperGreek(text);
    case 'lithuanian':
      return withoutSoftDot(text).toUpperCase();
    default:
      return text.toUpperCase();
  }
}

export function lowerCase(text: string, lang: string): string {
  switch (habitOf(lang)) {
    case 'turkic':
      return text
        .replace(/\u0130|I\u0307/g, 'i')
        .replaceAll('I', 'ı')
        .toLowerCase();
    case 'lithuanian':
      return lowerLithuanian(text);
    default:
      return text.toLowerCase();
  }
}

/** Letters with a title case of their own, upper and lower → title. UnicodeData.txt. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ['Ǆ', 'ǅ'],
  ['ǆ', 'ǅ'],
  ['Ǉ', 'ǈ'],
  ['ǉ', 'ǈ'],
  ['Ǌ', 'ǋ'],
  ['ǌ', 'ǋ'],
  ['Ǳ', 'ǲ'],
  ['ǳ', 'ǲ'],
  ['ŉ', 'ʼN'],
  ['ᾳ', 'ᾼ'],
  ['ῃ', 'ῌ'],
  ['ῳ', 'ῼ'],
]);

/** The length of what is written large at the begin of the word that starts at `start`: `ij` is one letter in Dutch. */
export function initialLength(text: string, start: number, lang: string): number {
  const letter = String.fromCodePoint(text.codePointAt(start) ?? 0);
  let end = start + letter.length;
  while (/\p{M}/u.test(text.charAt(end))) end++;
  if (habitOf(lang) !== 'dutch' || !/[iI\u00ed\u00cd]/.test(letter) || !/[jJ]/.test(text.charAt(end)))
    return end - start;
  const accented = text.charAt(end + 1) === '\u0301';
  // An accent is on both letters or on none: otherwise they are two.
  const acute = letter === 'í' || letter === 'Í' || text.slice(start, end).includes('\u0301');
  return acute === accented ? end + (accented ? 2 : 1) - start : end - start;
}

/** Title case of one letter with its marks, or of a Dutch `ij`. */
export function titleCase(letter: string, lang: string): string {
  const character = String.fromCodePoint(letter.codePointAt(0) ?? 0);
  const marks = letter.slice(character.length);
  // Georgian has capitals, but no title case: Mtavruli is for whole words.
  if (character >= '\u10d0' && character <= '\u10ff') return letter;
  const habit = habitOf(lang);
  if (habit === 'turkic' && character === 'i') return `İ${marks.replace(/^\u0307/, '')}`;
  if (habit === 'lithuanian') return withoutSoftDot(letter).toUpperCase();
  if (habit === 'dutch' && /j/i.test(marks)) return letter.toUpperCase();
  const title = TITLES.get(character) ?? titleOfIotaSubscript(character);
  if (title !== undefined) return title + marks;
  const [first = '', ...rest] = character.toUpperCase();
  return first + rest.join('').toLowerCase() + marks;
}

/** ᾀ to ᾯ, letters with iota subscript, have capitals of one character beside those of two. */
function titleOfIotaSubscript(character: string): string | undefined {
  const code = character.charCodeAt(0);
  return code >= 0x1f80 && code <= 0x1faf ? String.fromCharCode(code | 8) : undefined;
}

/** A Lithuanian i keeps its dot under an accent, as U+0307; a capital has none. */
function withoutSoftDot(text: string): string {
  return text
    .normalize('NFD')
    .replace(/([ij]\u0328?)\u0307/g, '$1')
    .normalize('NFC');
}

function lowerLithuanian(text: string): string {
  return text
    .normalize('NFD')
    .replace(/([IJ]\u0328?)(?=[\u0300\u0301\u0303])/g, '$1\u0307')
    .toLowerCase()
    .normalize('NFC');
}

const GREEK_VOWEL = /[\u03b1\u03b5\u03b7\u03b9\u03bf\u03c5\u03c9\u0391\u0395\u0397\u0399\u039f\u03a5\u03a9]/;
const GREEK_ACCENT = /[\u0300\u0301\u0303\u0342]/;
/** Breathings and length marks go with the accents. */
const GREEK_MARK = /[\u0300-\u0304\u0306\u0308\u0313\u0314\u0342\u0345]/;

/**
 * Greek capitals carry no tonos (CSS Text 3 §2.1.1): a dialytika stays, and one is added where only the tonos showed that
 * two vowels are no diphthong (μάιος, ΜΑΪΟΣ). The word ή (or) keeps its tonos, to be told from η (the).
 */
function upperGreek(text: string): string {
  if (!/[\u0370-\u03ff\u1f00-\u1fff]/.test(text)) return text.toUpperCase();
  const source = text.normalize('NFD');
  let result = '';
  let accentBefore = false;
  for (let i = 0; i < source.length; ) {
    const letter = source.charAt(i);
    const end = GREEK_VOWEL.test(letter) || letter === 'ρ' ? marksEnd(source, i + 1) : i + 1;
    const marks = source.slice(i + 1, end);
    const accented = GREEK_ACCENT.test(marks);
    result += letter;
    if (marks.includes('\u0308') || (accentBefore && !accented && /[\u03b9\u03c5\u0399\u03a5]/.test(letter)))
      result += '\u0308';
    else if (accented && marks === '\u0301' && isLoneEta(source, i, end)) result += '\u0301';
    if (marks.includes('\u0345')) result += 'ι';
    accentBefore = accented && !marks.includes('\u0308');
    i = end;
  }
  return result.normalize('NFC').toUpperCase();
}

function marksEnd(text: string, start: number): number {
  let end = start;
  while (GREEK_MARK.test(text.charAt(end))) end++;
  return end;
}

function isLoneEta(text: string, start: number, end: number): boolean {
  const inWord = /[\p{L}\p{M}]/u;
  return (
    /[\u03b7\u0397]/.test(text.charAt(start)) &&
    !inWord.test(text.charAt(start - 1)) &&
    !inWord.test(text.charAt(end))
  );
}
