import type { ShapedText } from './face.ts';

/** Shaped words of one face and one `Shaping`. Look in `recent`; ask `WordCache.findOlder` where it is not there. */
export interface Words {
  recent: Map<string, ShapedText>;
  /** Those of the generation before. */
  older: ReadonlyMap<string, ShapedText> | undefined;
  /** The cache knows of it, as it holds words. */
  listed: boolean;
}

/**
 * Words shaped before, across documents. Two generations: when the recent one holds `limit` words (long ones count for
 * several) it becomes the older one, and what is used again comes back. So at most twice the limit is kept, and what is
 * used stays.
 */
export class WordCache {
  readonly #limit: number;
  /** How often the recent words became the older ones. */
  generation = 0;
  #listed: Words[] = [];
  #count = 0;

  constructor(limit = 16_384) {
    this.#limit = limit;
  }

  /** A place for the words of a face; how its owner finds it again is the owner's matter. */
  newWords(): Words {
    return { recent: new Map(), older: undefined, listed: false };
  }

  /** A word that is not among the recent ones, made recent again. */
  findOlder(words: Words, text: string): ShapedText | undefined {
    const shaped = words.older?.get(text);
    if (shaped !== undefined) this.add(words, text, shaped);
    return shaped;
  }

  add(words: Words, text: string, shaped: ShapedText): void {
    if (!words.listed) {
      words.listed = true;
      this.#listed.push(words);
    }
    words.recent.set(text, shaped);
    this.#count += 1 + (text.length >> 4);
    if (this.#count >= this.#limit) this.#age();
  }

  #age(): void {
    this.#count = 0;
    this.generation += 1;
    for (const words of this.#listed) {
      words.listed = words.recent.size > 0;
      words.older = words.listed ? words.recent : undefined;
      if (words.listed) words.recent = new Map();
    }
    this.#listed = this.#listed.filter((words) => words.listed);
  }
}
