/** Mulberry32: numbers in [0, 1) that are the same on every machine. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Texts shorter than this are names, dates and labels, and stay as they are. */
const MIN_PROSE = 40;
const SKIPPED = new Set([
  'url',
  'src',
  'file',
  'id',
  'title',
  'accent',
  'alt',
  'authors',
  'publisher',
  'print',
  'lang',
]);
/** One word in so many is new to every cache. */
const NEW_WORD = 25;

/**
 * Briefs three to five quarters as long as `example`, each with the example's sentences in another order and some words
 * that no other brief has. Nothing is read but the example.
 */
export function randomBriefs(example: object, count: number, seed = 1): object[] {
  const sentences: string[] = [];
  collectSentences(example, sentences);
  sentences.sort((a, b) => a.length - b.length);
  const random = seededNumbers(seed);
  return Array.from(
    { length: count },
    () => shuffled(example, { sentences, scale: 0.75 + random() / 2, random }) as object,
  );
}

function collectSentences(value: unknown, into: string[]): void {
  if (typeof value === 'string') {
    if (value.length < MIN_PROSE) return;
    for (const sentence of value.split(/(?<=[.!?])\s+/))
      if (!/[*[\]`^_{}]/.test(sentence)) into.push(sentence);
  } else if (Array.isArray(value)) for (const item of value) collectSentences(item, into);
  else if (value && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) if (!SKIPPED.has(key)) collectSentences(item, into);
}

interface Shuffling {
  /** Sorted by length. */
  readonly sentences: readonly string[];
  /** Length of the texts over that of the example's. */
  readonly scale: number;
  readonly random: () => number;
}

function shuffled(value: unknown, by: Shuffling): unknown {
  if (typeof value === 'string') return value.length < MIN_PROSE ? value : prose(value.length * by.scale, by);
  if (Array.isArray(value)) return value.map((item) => shuffled(item, by));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, SKIPPED.has(key) ? item : shuffled(item, by)]),
  );
}

/** Whole sentences of about `length` characters together. */
function prose(length: number, { sentences, random }: Shuffling): string {
  const chosen: string[] = [];
  for (let left = length; left > length * 0.15; ) {
    const fitting = upTo(sentences, left * 1.15);
    const sentence = sentences[Math.floor(random() * Math.max(8, fitting))] ?? 'Nothing.';
    left -= sentence.length + 1;
    chosen.push(sentence);
  }
  return chosen
    .join(' ')
    .split(' ')
    .map((word) => (random() * NEW_WORD < 1 && /^[a-z]{5,}$/.test(word) ? mixed(word, random) : word))
    .join(' ');
}

/** How many of the sorted sentences are not longer. */
function upTo(sentences: readonly string[], length: number): number {
  const longer = sentences.findIndex((sentence) => sentence.length > length);
  return longer < 0 ? sentences.length : longer;
}

/** The word with two of its inner letters changed. */
function mixed(word: string, random: () => number): string {
  const letters = [...word];
  for (let change = 0; change < 2; change++)
    letters[1 + Math.floor(random() * (letters.length - 2))] = 'aeinorstl'[Math.floor(random() * 9)] ?? 'e';
  return letters.join('');
}
