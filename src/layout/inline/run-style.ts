import type { ComputedStyle } from '../../css/index.ts';
import { covers, type Face, type FontSet, type ShapedText } from '../../fonts/index.ts';
import { isCursive } from '../../unicode/index.ts';
import { mainScriptOf } from './main-script.ts';
import type { Spread } from './spread.ts';
import { type WordSettings, WordStore } from './word.ts';

/** What of a style's text this is for: the face, the script and direction of its words. */
export interface RunKind {
  readonly face: Face;
  /** ISO 15924, or '' for letters that need no special care: Latin, Greek, Cyrillic. */
  readonly script: string;
  readonly rtl: boolean;
}

/** Scripts set without spaces between words, whose lines are filled by room between all characters. */
const SPACELESS: ReadonlySet<string> = new Set(['Hani', 'Yiii', 'Thai', 'Laoo', 'Khmr', 'Mymr']);
/** Ems between two such characters that take part in filling a line as a space of that width would. */
const CHARACTER_GAP = 0.06;
/** Scripts whose letters stand apart, so that a line may be filled by a hair between them too. */
const TRACKED: ReadonlySet<string> = new Set(['', 'Zyyy', 'Latn', 'Grek', 'Cyrl', 'Armn', 'Geor', 'Cher']);

/** What a computed style means for the composer, resolved once per style object. Lengths are points. */
export class RunStyle {
  readonly style: ComputedStyle;
  readonly lang: string;
  readonly face: Face;
  readonly script: string;
  readonly rtl: boolean;
  readonly size: number;
  /** None in joined scripts, which it would tear apart (CSS Text 3 §8.2). */
  readonly letterSpacing: number;
  /** Between two characters of a script without spaces: part of what a line can stretch. */
  readonly gap: number;
  /** What of a line's tracking its letters take, per em of tracking: the size, or 0 where they must not be moved. */
  readonly trackedSize: number;
  readonly words: WordStore;
  readonly space: ShapedText;
  readonly noBreakSpace: ShapedText;
  /** Letter- and word-spacing included. */
  readonly spaceWidth: number;
  /** Lines may break at its spaces. */
  readonly wraps: boolean;
  /** White space is kept as it is. */
  readonly preserves: boolean;
  readonly ascent: number;
  readonly descent: number;
  /** Ascent and descent with half-leading: what it asks of its line box (CSS 2.2 §10.8.1). */
  readonly above: number;
  readonly below: number;
  /** None of the families wished for is there; another one stands in, and the build fails. */
  readonly substituted: boolean;

  /** The same style in other faces, scripts and directions. */
  readonly #siblings: RunStyle[] = [];
  readonly #first: RunStyle;
  /** Of a language that the style's own face is for: Latin, Greek, Cyrillic. */
  readonly isPlain: boolean;
  #main: RunStyle | undefined;

  constructor(style: ComputedStyle, lang: string, kind: RunKind, first?: RunStyle, substituted = false) {
    const { face, script, rtl } = kind;
    this.substituted = substituted;
    this.style = style;
    this.lang = lang;
    this.face = face;
    this.script = script;
    this.rtl = rtl;
    this.isPlain = mainScriptOf(lang) === undefined;
    this.size = style.fontSize * (first && this.isPlain && script === '' ? likeness(first.face, face) : 1);
    this.letterSpacing = rtl || isCursive(script) ? 0 : style.letterSpacing;
    this.gap = SPACELESS.has(script) ? CHARACTER_GAP * this.size : 0;
    this.trackedSize = !rtl && TRACKED.has(script) ? this.size : 0;
    this.words = storeOf(kind, style, lang);
    this.space = this.words.shape(' ');
    this.noBreakSpace = this.words.shape('\u00a0');
    this.spaceWidth = this.space.width * this.size + this.letterSpacing + style.wordSpacing;
    const mode = style.whiteSpace;
    this.wraps = mode !== 'nowrap' && mode !== 'pre' && style.textWrap !== 'nowrap';
    this.preserves = mode === 'pre' || mode === 'pre-wrap';
    const { ascent, descent, lineGap } = face.metrics;
    this.ascent = ascent * this.size;
    this.descent = descent * this.size;
    this.#first = first ?? this;
    if (first && style.lineHeight !== 'normal') {
      // Where the height of lines is given, a face that stands in does not change it.
      this.above = first.above;
      this.below = first.below;
      return;
    }
    const leading = usedLineHeight(style, ascent + descent + lineGap) - this.ascent - this.descent;
    this.above = this.ascent + leading / 2;
    this.below = this.descent + leading / 2;
  }

  /** The same style for another face, script or direction. */
  sibling(face: Face, script: string, rtl: boolean): RunStyle {
    const first = this.#first;
    if (first.face === face && first.script === script && first.rtl === rtl) return first;
    for (const one of first.#siblings)
      if (one.face === face && one.script === script && one.rtl === rtl) return one;
    const made = new RunStyle(this.style, this.lang, { face, script, rtl }, first);
    first.#siblings.push(made);
    return made;
  }

  /**
   * For digits, spaces and punctuation: in the face that the language's letters are in, where the style's own has not
   * got those.
   */
  main(fonts: FontSet): RunStyle {
    const first = this.#first;
    first.#main ??= first.#findMain(fonts);
    return first.#main;
  }

  #findMain(fonts: FontSet): RunStyle {
    const main = mainScriptOf(this.lang);
    if (!main) return this;
    const { fontWeight: weight, fontStyle: style } = this.style;
    const { lang, face: primary } = this;
    const wish = { cluster: main.sample, script: main.script, lang, weight, style, primary };
    const face = faceFor(this, main.sample, fonts) ?? fonts.fallback(wish);
    return face?.has(0x20) ? this.sibling(face, '', false) : this;
  }

  /** What justifying a line adds to each glyph and to each space. */
  spacing(spread: Spread): { readonly tracking: number; readonly wordSpacing: number } {
    return {
      tracking: this.letterSpacing + spread.tracking * this.trackedSize + spread.space * this.gap,
      wordSpacing: this.style.wordSpacing + spread.space * this.spaceWidth,
    };
  }
}

/** How much a Latin face that stands in is set smaller or larger, so that its small letters are as high as the others. */
function likeness(first: Face, face: Face): number {
  if (face === first || face.metrics.xHeight <= 0) return 1;
  return Math.min(1.15, Math.max(0.85, first.metrics.xHeight / face.metrics.xHeight));
}

/** Points; `normal` is the face's own (CSS 2.2 §10.8.1), given in ems. */
function usedLineHeight(style: ComputedStyle, normal: number): number {
  const { lineHeight, fontSize } = style;
  if (typeof lineHeight === 'number') return lineHeight;
  return (lineHeight === 'normal' ? normal : lineHeight.factor) * fontSize;
}

/** Word stores live as long as their face: they are shared by styles, sizes and documents. */
const stores = new WeakMap<Face, Map<string, WordStore>>();

function storeOf({ face, script, rtl }: RunKind, style: ComputedStyle, lang: string): WordStore {
  const settings: WordSettings = {
    features: style.features,
    lang,
    script,
    rtl,
    wordBreak: style.wordBreak,
    lineBreak: style.lineBreak,
    hyphens: style.hyphens,
    limits: style.hyphenateLimitChars,
    within: style.wordBreak === 'break-all' || style.lineBreak === 'anywhere' ? 'anywhere' : 'normal',
    protrude:
      style.hangingPunctuation === 'protrude' ? 'both' : style.hangingPunctuation === 'none' ? 'none' : 'end',
  };
  const { features, hyphens, limits, within, protrude } = settings;
  const { wordBreak, lineBreak } = settings;
  const key = `${features}|${lang}|${script}|${rtl}|${hyphens}|${limits.join()}|${within}|${protrude}|${wordBreak}|${lineBreak}`;
  let ofFace = stores.get(face);
  if (!ofFace) {
    ofFace = new Map();
    stores.set(face, ofFace);
  }
  let store = ofFace.get(key);
  if (!store) {
    store = new WordStore(face, settings);
    ofFace.set(key, store);
  }
  return store;
}

const resolved = new WeakMap<FontSet, WeakMap<ComputedStyle, RunStyle[]>>();

/** Undefined where the document has no face at all. */
export function runStyleOf(style: ComputedStyle, lang: string, fonts: FontSet): RunStyle | undefined {
  let ofFonts = resolved.get(fonts);
  if (!ofFonts) {
    ofFonts = new WeakMap();
    resolved.set(fonts, ofFonts);
  }
  let runs = ofFonts.get(style);
  if (!runs) {
    runs = [];
    ofFonts.set(style, runs);
  }
  for (const run of runs) if (run.lang === lang) return run;
  const wished = fonts.match(style.fontFamily, style.fontWeight, style.fontStyle);
  const face = wished ?? fonts.match(fonts.families, style.fontWeight, style.fontStyle);
  if (!face) return undefined;
  const run = new RunStyle(style, lang, { face, script: '', rtl: false }, undefined, wished === undefined);
  runs.push(run);
  return run;
}

/** The face of the first of a style's families that has all of a cluster (CSS Fonts 4 §5.3). */
export function faceFor({ face, style }: RunStyle, cluster: string, fonts: FontSet): Face | undefined {
  if (covers(face, cluster)) return face;
  for (const list of listsOf(style.fontFamily)) {
    const other = fonts.match(list, style.fontWeight, style.fontStyle);
    if (other && other !== face && covers(other, cluster)) return other;
  }
  return undefined;
}

/** Lists of one family each: font sets remember their matches by a list's identity. */
const lists = new WeakMap<readonly string[], readonly (readonly string[])[]>();

function listsOf(families: readonly string[]): readonly (readonly string[])[] {
  let known = lists.get(families);
  if (!known) {
    known = families.map((family) => [family]);
    lists.set(families, known);
  }
  return known;
}
