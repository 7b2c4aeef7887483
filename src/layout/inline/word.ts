import { type Face, type ShapedText, type Shaping, shapingOf } from '../../fonts/index.ts';
import { type HyphenationLimits, type HyphenationSource, hyphenate } from './hyphenation/index.ts';
import { type Joins, NO_JOINS, shapeJoined } from './joined-shape.ts';
import { type BreakWishes, findOpportunities, isAddress, startsGrapheme } from './opportunities/index.ts';
import { HYPHEN_SHARE, leftShare, rightShare } from './protrusion.ts';
import { trimMarks } from './trim-marks.ts';

/** Where a word may be parted. Widths are ems, without letter-spacing. */
export interface WordBreak {
  /** The second part begins here, in UTF-16 units of the word as it stands in the content. */
  readonly at: number;
  /** The same in `Word.drawn`. */
  readonly drawnAt: number;
  readonly kind: 'plain' | 'soft' | 'automatic' | 'emergency';
  /** The first part ends in a hyphen that a reader sees. */
  readonly hyphen: boolean;
  /** Of the first part, an inserted hyphen included. */
  readonly beforeWidth: number;
  readonly beforeGlyphs: number;
  readonly afterWidth: number;
  readonly afterGlyphs: number;
  /** Protrusion of the first part's end and of the second part's begin. */
  readonly beforeProtrusion: number;
  readonly afterProtrusion: number;
}

/** A stretch of text without spaces, shaped; shared by all documents. Widths are ems. */
export interface Word {
  readonly text: string;
  /** `text` without what is never seen: what is shaped and drawn. */
  readonly drawn: string;
  readonly shaped: ShapedText;
  readonly width: number;
  readonly glyphs: number;
  readonly leftProtrusion: number;
  readonly rightProtrusion: number;
  readonly address: boolean;
  /** Without hyphenation: after hyphens, dashes, slashes, at soft hyphens. */
  readonly plainBreaks: readonly WordBreak[];
  /** All of them; found when first asked for. */
  allBreaks: readonly WordBreak[] | undefined;
}

/** Everything but the face that decides how a word is shaped and parted. */
export interface WordSettings extends BreakWishes {
  readonly features: string;
  /** As in `RunKind`. */
  readonly script: string;
  readonly rtl: boolean;
  readonly hyphens: 'none' | 'manual' | 'auto';
  readonly limits: HyphenationLimits;
  /** `anywhere` for `word-break: break-all` and `line-break: anywhere`, `never` for `keep-all` words. */
  readonly within: 'normal' | 'anywhere';
  readonly protrude: 'none' | 'end' | 'both';
}

const NO_BREAKS: readonly WordBreak[] = [];
/** Soft hyphens, zero-width spaces, word joiners and the controls of direction; not the joiners, which shape letters. */
const INVISIBLE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const ALL_INVISIBLE = new RegExp(INVISIBLE, 'g');
/** CJK punctuation begins here. */
const FIRST_WIDE = 0x3000;
const MOST_WORDS = 20_000;
let allowed = new Uint8Array(256);

/** The words of one face under one set of settings. Bounded: when full it starts again, which changes no result. */
export class WordStore {
  readonly face: Face;
  readonly settings: WordSettings;
  readonly hyphenWidth: number;
  readonly #shaping: Shaping;
  /** Traditional Chinese sets full-width marks in the middle of their squares. */
  readonly #centredMarks: boolean;
  readonly #words = new Map<string, Word>();

  constructor(face: Face, settings: WordSettings) {
    this.face = face;
    this.settings = settings;
    this.#shaping = shapingOf(settings.features, settings.lang, settings.script, settings.rtl);
    this.#centredMarks = /^(zh-(hant|tw|hk|mo)|yue)\b/i.test(settings.lang);
    this.hyphenWidth = this.shape('-').width;
  }

  get(text: string): Word {
    return this.#words.get(text) ?? this.#keep(text, this.#make(text, NO_JOINS));
  }

  /** Whether a word has been asked for before. */
  has(text: string): boolean {
    return this.#words.has(text);
  }

  /** A word whose letters join those of the words beside it. */
  getJoined(text: string, joins: Joins): Word {
    const key = `${joins.before ? '\u200d' : ''}\0${text}${joins.after ? '\u200d' : ''}`;
    return this.#words.get(key) ?? this.#keep(key, this.#make(text, joins));
  }

  #keep(key: string, word: Word): Word {
    if (this.#words.size >= MOST_WORDS) this.#words.clear();
    this.#words.set(key, word);
    return word;
  }

  shape(text: string): ShapedText {
    const shaped = this.face.shape(text, this.#shaping);
    return this.settings.script === 'Hani' ? trimMarks(shaped, this.#centredMarks) : shaped;
  }

  /** `word.drawn` from one index to another, with a hyphen put after it or not. */
  part(word: Word, from: number, to: number, hyphen: boolean): ShapedText {
    if (hyphen) return this.face.shapeHyphenated(word.drawn.slice(from, to), this.#shaping);
    if (from === 0 && to === word.drawn.length) return word.shaped;
    return this.shape(word.drawn.slice(from, to));
  }

  breaks(word: Word, source: HyphenationSource | undefined): readonly WordBreak[] {
    word.allBreaks ??= this.#allBreaks(word, source);
    return word.allBreaks;
  }

  /** For words wider than the measure, and to resume at a place that is no opportunity. */
  breakAt(word: Word, at: number, kind: 'emergency' | 'plain' = 'emergency'): WordBreak {
    let drawnAt = at;
    if (word.drawn !== word.text) drawnAt = drawnLength(word.text.slice(0, at));
    return this.#break(word, at, drawnAt, kind);
  }

  /** Between graphemes that are shaped apart: an Indic conjunct or a ligature is never parted. */
  graphemeBreaks(word: Word): WordBreak[] {
    const starts = new Set(word.shaped.clusters);
    const breaks: WordBreak[] = [];
    for (let i = 1; i < word.text.length; i++) {
      if (!startsGrapheme(word.text, i)) continue;
      const one = this.breakAt(word, i);
      if (this.settings.script === '' || starts.has(one.drawnAt)) breaks.push(one);
    }
    return breaks;
  }

  #make(text: string, joins: Joins): Word {
    const drawn = INVISIBLE.test(text) ? withoutInvisible(text) : text;
    const shaped =
      joins === NO_JOINS ? this.shape(drawn) : shapeJoined(drawn, joins, (joined) => this.shape(joined));
    const { protrude } = this.settings;
    const first = shaped.advances[0] ?? 0;
    const last = shaped.advances[shaped.advances.length - 1] ?? 0;
    const word: Word = {
      text,
      drawn,
      shaped,
      width: shaped.width,
      glyphs: shaped.clusterCount,
      leftProtrusion: protrude === 'both' ? leftShare(drawn.charCodeAt(0)) * first : 0,
      rightProtrusion: this.#rightProtrusion(drawn.charCodeAt(drawn.length - 1), last),
      address: isAddress(drawn),
      plainBreaks: NO_BREAKS,
      allBreaks: undefined,
    };
    const plainBreaks = this.#plainBreaks(word);
    return plainBreaks.length === 0 ? word : { ...word, plainBreaks };
  }

  #rightProtrusion(code: number, advance: number): number {
    const { protrude } = this.settings;
    if (protrude === 'none' || (code >= FIRST_WIDE && this.#centredMarks)) return 0;
    if (protrude === 'end') return code === 0x2e || code === 0x2c ? advance : 0;
    return rightShare(code) * advance;
  }

  #plainBreaks(word: Word): readonly WordBreak[] {
    const { text } = word;
    if (this.settings.within === 'anywhere') return this.graphemeBreaks(word);
    if (isUnbreakable(text)) return NO_BREAKS;
    if (allowed.length <= text.length) allowed = new Uint8Array(2 * text.length);
    findOpportunities(text, allowed, this.settings);
    const breaks: WordBreak[] = [];
    for (let i = 1; i < text.length; i++) {
      if (text.charCodeAt(i - 1) === 0xad) {
        if (this.settings.hyphens !== 'none' && i > 1) breaks.push(this.#breakSoft(word, i));
      } else if (allowed[i] === 1) breaks.push(this.breakAt(word, i, 'plain'));
    }
    return breaks.length === 0 ? NO_BREAKS : breaks;
  }

  #breakSoft(word: Word, at: number): WordBreak {
    return this.#break(word, at, drawnLength(word.text.slice(0, at)), 'soft');
  }

  #allBreaks(word: Word, source: HyphenationSource | undefined): readonly WordBreak[] {
    const { hyphens, limits, lang, within } = this.settings;
    if (hyphens !== 'auto' || word.address || within === 'anywhere') return word.plainBreaks;
    // An author's soft hyphens are the only places to hyphenate that word (CSS Text 4 §5.1).
    if (word.plainBreaks.some((one) => one.kind === 'soft')) return word.plainBreaks;
    const points = hyphenate(word.drawn, lang, limits, source);
    if (points.length === 0) return word.plainBreaks;
    const same = word.drawn === word.text;
    const automatic = points
      .map((drawnAt) =>
        this.#break(word, same ? drawnAt : textIndex(word.text, drawnAt), drawnAt, 'automatic'),
      )
      .filter((one) => word.plainBreaks.every((plain) => Math.abs(plain.drawnAt - one.drawnAt) > 1));
    return [...word.plainBreaks, ...automatic].sort((a, b) => a.at - b.at);
  }

  #break(word: Word, at: number, drawnAt: number, kind: WordBreak['kind']): WordBreak {
    const { shaped } = word;
    let width = 0;
    let glyphs = 0;
    let clusters = 0;
    for (let k = 0; k < shaped.glyphs.length; k++) {
      if ((shaped.clusters[k] ?? 0) >= drawnAt) {
        if (shaped.rtl) continue;
        break;
      }
      width += shaped.advances[k] ?? 0;
      if (k === 0 || shaped.clusters[k] !== shaped.clusters[k - 1]) clusters++;
      glyphs++;
    }
    const inserted = kind === 'soft' || kind === 'automatic';
    const code = word.drawn.charCodeAt(drawnAt - 1);
    const first = shaped.advances[glyphs] ?? 0;
    const { protrude } = this.settings;
    return {
      at,
      drawnAt,
      kind,
      hyphen: inserted || code === 0x2d || code === 0x2010,
      beforeWidth: width + (inserted ? this.hyphenWidth : 0),
      beforeGlyphs: clusters + (inserted ? 1 : 0),
      afterWidth: shaped.width - width,
      afterGlyphs: shaped.clusterCount - clusters,
      beforeProtrusion: inserted
        ? protrude === 'both'
          ? HYPHEN_SHARE * this.hyphenWidth
          : 0
        : this.#rightProtrusion(code, shaped.advances[glyphs - 1] ?? 0),
      afterProtrusion: protrude === 'both' ? leftShare(word.drawn.charCodeAt(drawnAt)) * first : 0,
    };
  }
}

/** Latin letters and digits alone: the finder need not be asked. */
function isUnbreakable(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const letter = (code | 0x20) > 0x60 && (code | 0x20) < 0x7b;
    if (!letter && (code < 0x30 || code > 0x39) && (code < 0xc0 || code > 0x24f)) return false;
  }
  return true;
}

function withoutInvisible(text: string): string {
  return text.replace(ALL_INVISIBLE, '');
}

function drawnLength(text: string): number {
  return withoutInvisible(text).length;
}

/** Where in the content's word the drawn word's index is; behind invisible characters. */
export function textIndex(text: string, drawnIndex: number): number {
  let drawn = 0;
  for (let i = 0; i < text.length; i++) {
    if (INVISIBLE.test(text.charAt(i))) continue;
    if (drawn === drawnIndex) return i;
    drawn++;
  }
  return text.length;
}
