/**
 * Words of scripts that are written without spaces between them. The dictionaries are those of the ICU that Node
 * carries; all versions that we run on have the same for these four.
 */
type Dictionary = 'th' | 'lo' | 'km' | 'my';

const MOST_KEPT = 4096;
const NONE: readonly number[] = [];

const segmenters = new Map<Dictionary, Intl.Segmenter>();
const kept = new Map<string, readonly number[]>();

function dictionaryOf(code: number): Dictionary | undefined {
  if (code >= 0xe00 && code < 0xe80) return 'th';
  if (code >= 0xe80 && code < 0xf00) return 'lo';
  if ((code >= 0x1780 && code < 0x1800) || (code >= 0x19e0 && code < 0x1a00)) return 'km';
  if (code >= 0x1000 && code < 0x10a0) return 'my';
  return (code >= 0xa9e0 && code < 0xaa00) || (code >= 0xaa60 && code < 0xaa80) ? 'my' : undefined;
}

/** Where the words of `text` begin, but for the first: text of line breaking class SA (UAX #14) and marks alone. */
export function dictionaryBreaks(text: string): readonly number[] {
  const known = kept.get(text);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const breaks = findWords(text);
  kept.set(text, breaks);
  return breaks;
}

function findWords(text: string): readonly number[] {
  const dictionary = dictionaryOf(text.charCodeAt(0));
  // A Node that was built without Intl finds no words: such text is parted only where it would leave the measure.
  if (!dictionary || typeof Intl !== 'object' || typeof Intl.Segmenter !== 'function') return NONE;
  let segmenter = segmenters.get(dictionary);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(dictionary, { granularity: 'word' });
    segmenters.set(dictionary, segmenter);
  }
  const breaks: number[] = [];
  for (const { index } of segmenter.segment(text))
    if (index > 0 && !holdsTogether(text, index)) breaks.push(index);
  return breaks;
}

/**
 * Letters that are no marks and yet never stand apart from the next or the last one: vowels that are written before
 * their consonant, vowels and signs of repetition and abbreviation behind it, and stacked consonants.
 */
export function holdsTogether(text: string, index: number): boolean {
  const after = text.charCodeAt(index);
  if (after < 0xe00 && after !== 0x200c) return false;
  const before = text.charCodeAt(index - 1);
  return isPrefix(before) || isSuffix(after) || isEtCetera(text, index);
}

function isPrefix(code: number): boolean {
  if (code >= 0xe40 && code < 0xf00) return code <= 0xe44 || (code >= 0xec0 && code <= 0xec4);
  return code === 0x17d2 || code === 0x1039 || code === 0x1a60;
}

function isSuffix(code: number): boolean {
  if (code < 0xe80)
    return (
      code === 0xe2f ||
      (code >= 0xe30 && code <= 0xe33) ||
      code === 0xe45 ||
      code === 0xe46 ||
      code === 0xe5a ||
      code === 0xe5b
    );
  if (code < 0xf00) return code === 0xeaf || (code >= 0xeb0 && code <= 0xeb3) || code === 0xec6;
  return (code >= 0x17d4 && code <= 0x17da) || code === 0x104a || code === 0x104b;
}

/** ฯลฯ is one sign. */
function isEtCetera(text: string, index: number): boolean {
  return text.charCodeAt(index - 1) === 0xe2f && text.startsWith('ลฯ', index);
}
