/** What a reader's program may change without loss: white space, hyphens at line ends, signs without width. */
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u2010\u2011-]/g;

export interface Comparison {
  /** Arabic and Hebrew are compared by their letters: programs order the marks on them as they like. */
  readonly marks: 'kept' | 'removed';
}

/** A text as it is compared. */
export function comparable(text: string, { marks }: Comparison): string {
  const letters = marks === 'kept' ? text : text.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
  return letters.normalize('NFC').replaceAll(INVISIBLE, '');
}

/** Room for what stands between two paragraphs: numbers, labels, the foot of a page. */
const MAX_GAP = 250;
/** What stands between two pieces of a paragraph is the foot of a page: never a letter or two. */
const MIN_FOOT = 8;
const MAX_PIECES = 4;
/** Shorter pieces could be found anywhere. */
const MIN_PIECE = 6;

export interface Search {
  /** Those that are not where they should be, as compared. */
  readonly missing: readonly string[];
  /** How many units of the text belong to no paragraph. */
  readonly between: number;
}

/**
 * Walks through the text once: each paragraph must begin within a short distance of the end of the one before, whole
 * or in pieces that follow each other as closely.
 */
export function findInOrder(text: string, paragraphs: readonly string[]): Search {
  const missing: string[] = [];
  let at = 0;
  let found = 0;
  for (const paragraph of paragraphs) {
    const end = endOf({ text, pieces: MAX_PIECES, gap: 0 }, paragraph, at);
    if (end === undefined) missing.push(paragraph);
    else {
      at = end;
      found += paragraph.length;
    }
  }
  return { missing, between: text.length - found };
}

interface Place {
  readonly text: string;
  /** How many more the paragraph may be in. */
  readonly pieces: number;
  /** The least that must stand before it. */
  readonly gap: number;
}

function endOf({ text, pieces, gap }: Place, wanted: string, from: number): number | undefined {
  const near = text.slice(from, from + MAX_GAP + wanted.length);
  const whole = near.indexOf(wanted, gap);
  if (whole >= 0) return from + whole + wanted.length;
  if (pieces <= 1 || wanted.length < 2 * MIN_PIECE) return undefined;
  const seed = wanted.slice(0, MIN_PIECE);
  for (let at = near.indexOf(seed, gap); at >= 0 && at <= MAX_GAP; at = near.indexOf(seed, at + 1)) {
    const length = commonLength(near.slice(at), wanted);
    const rest = { text, pieces: pieces - 1, gap: MIN_FOOT };
    const end = endOf(rest, wanted.slice(length), from + at + length);
    if (end !== undefined) return end;
  }
  return undefined;
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}
