import type { ShapedText } from './face.ts';

/** Shaped words of one face, feature list and language. Look in `recent`; ask `WordCache.find` where it is not there. */
export interface Words {
  readonly recent: Map<string, ShapedText>;
  /** Those of the generation before. */
  readonly older: ReadonlyMap<string, ShapedText> | undefined;
}

/**
 * Words shaped before, across documents. Two generations: when the recent one holds `limit` words (long ones count for
 * several) it becomes the older one, and what is used again comes back. So at most twice the limit is kept, and what is
 * used stays.
 */
export class WordCache {
  readonly #limit: number;
  /** Changes when `Words` got from `wordsOf` must be fetched anew. */
  generation = 0;
  #recent = new Map<string, Words>();
  #older: ReadonlyMap<string, Words> = new Map();
  #count = 0;

  constructor(limit = 16_384) {
    this.#limit = limit;
  }

  wordsOf(style: string): Words {
    let words = this.#recent.get(style);
    if (words === undefined) {
      words = { recent: new Map(), older: this.#older.get(style)?.recent };
      this.#recent.set(style, words);
    }
    return words;
  }

  /** A word that is not among the recent ones, made recent again. */
  findOlder(words: Words, text: string): ShapedText | undefined {
    const shaped = words.older?.get(text);
    if (shaped !== undefined) this.add(words, text, shaped);
    return shaped;
  }

  add(words: Words, text: string, shaped: ShapedText): void {
    words.recent.set(text, shaped);
    this.#count += 1 + (text.length >> 4);
    if (this.#count < this.#limit) return;
    this.#older = this.#recent;
    this.#recent = new Map();
    this.#count = 0;
    this.generation += 1;
  }
}
