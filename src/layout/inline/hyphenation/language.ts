import { patternFilesOf } from './pattern-files.ts';
import { Patterns } from './patterns.ts';

/** Reads a file of patterns by its name, `de`; see scripts/compile-hyphenation.ts. The same name, the same bytes. */
export type HyphenationSource = (name: string) => Uint8Array;

/** In the patterns every apostrophe is this one. */
export const APOSTROPHE = '\u2019';

/** How the words of a language are read and parted. */
export class Language {
  readonly english: boolean;
  /** An apostrophe is a letter like others, and not the end of a word that is shortened: м’який. */
  readonly lettered: boolean;
  /** I is the capital of ı, and İ that of i. */
  readonly #turkic: boolean;
  readonly #names: readonly string[];
  readonly #read: (name: string) => Patterns;

  constructor(tag: string, read: (name: string) => Patterns) {
    const primary = /^[a-z]*/i.exec(tag)?.[0].toLowerCase() ?? '';
    this.english = primary === 'en';
    this.lettered = primary === 'uk' || primary === 'be';
    this.#turkic = primary === 'tr';
    this.#names = patternFilesOf(tag);
    this.#read = read;
  }

  get hasPatterns(): boolean {
    return this.#names.length > 0;
  }

  /** Whether a word with its apostrophes is one to the patterns, as in French and Ukrainian. */
  get joinsApostrophes(): boolean {
    const [name] = this.#names;
    return name !== undefined && this.#read(name).knows(APOSTROPHE.charCodeAt(0));
  }

  /** The patterns of the first of its alphabets that has all the letters of a word. */
  patternsFor(word: string): Patterns | undefined {
    return this.#names.map(this.#read).find((patterns) => {
      for (let i = 0; i < word.length; i++) if (!patterns.knows(word.charCodeAt(i))) return false;
      return true;
    });
  }

  /** One letter in lower case; not the name of a locale but the language of the text says how. */
  lower(letter: string): string {
    if (this.#turkic && letter === 'I') return 'ı';
    if (this.#turkic && letter === 'İ') return 'i';
    return letter.toLowerCase();
  }
}

/** What a source has given. Both maps are bounded: the files are few, and the tags are counted. */
interface Loaded {
  readonly files: Map<string, Patterns>;
  readonly languages: Map<string, Language>;
}

const MOST_TAGS = 100;
const loaded = new WeakMap<HyphenationSource, Loaded>();

/** The language of a tag. Its patterns are read when first asked for, and then kept as long as their source. */
export function languageOf(tag: string, source: HyphenationSource): Language {
  let known = loaded.get(source);
  if (!known) {
    known = { files: new Map(), languages: new Map() };
    loaded.set(source, known);
  }
  const { files, languages } = known;
  let language = languages.get(tag);
  if (!language) {
    language = new Language(tag, (name) => {
      const patterns = files.get(name) ?? new Patterns(source(name));
      files.set(name, patterns);
      return patterns;
    });
    if (languages.size >= MOST_TAGS) languages.clear();
    languages.set(tag, language);
  }
  return language;
}
