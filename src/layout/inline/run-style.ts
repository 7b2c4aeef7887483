import type { ComputedStyle } from '../../css/index.ts';
import type { Face, FontSet, ShapedText } from '../../fonts/index.ts';
import { type WordSettings, WordStore } from './word.ts';

/** What a computed style means for the composer, resolved once per style object. Lengths are points. */
export class RunStyle {
  readonly style: ComputedStyle;
  readonly lang: string;
  readonly face: Face;
  readonly size: number;
  readonly letterSpacing: number;
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

  constructor(style: ComputedStyle, lang: string, face: Face, substituted: boolean) {
    this.substituted = substituted;
    this.style = style;
    this.lang = lang;
    this.face = face;
    this.size = style.fontSize;
    this.letterSpacing = style.letterSpacing;
    this.words = storeOf(face, style, lang);
    this.space = this.words.shape(' ');
    this.noBreakSpace = this.words.shape('\u00a0');
    this.spaceWidth = this.space.width * this.size + style.letterSpacing + style.wordSpacing;
    const mode = style.whiteSpace;
    this.wraps = mode !== 'nowrap' && mode !== 'pre' && style.textWrap !== 'nowrap';
    this.preserves = mode === 'pre' || mode === 'pre-wrap';
    const { ascent, descent, lineGap } = face.metrics;
    this.ascent = ascent * this.size;
    this.descent = descent * this.size;
    const leading = usedLineHeight(style, ascent + descent + lineGap) - this.ascent - this.descent;
    this.above = this.ascent + leading / 2;
    this.below = this.descent + leading / 2;
  }
}

/** Points; `normal` is the face's own (CSS 2.2 §10.8.1), given in ems. */
function usedLineHeight(style: ComputedStyle, normal: number): number {
  const { lineHeight, fontSize } = style;
  if (typeof lineHeight === 'number') return lineHeight;
  return (lineHeight === 'normal' ? normal : lineHeight.factor) * fontSize;
}

/** Word stores live as long as their face: they are shared by styles, sizes and documents. */
const stores = new WeakMap<Face, Map<string, WordStore>>();

function storeOf(face: Face, style: ComputedStyle, lang: string): WordStore {
  const settings: WordSettings = {
    features: style.features,
    lang,
    hyphens: style.hyphens,
    limits: style.hyphenateLimitChars,
    within: style.wordBreak === 'break-all' || style.lineBreak === 'anywhere' ? 'anywhere' : 'normal',
    protrude:
      style.hangingPunctuation === 'protrude' ? 'both' : style.hangingPunctuation === 'none' ? 'none' : 'end',
  };
  const { features, hyphens, limits, within, protrude } = settings;
  const key = `${features}|${lang}|${hyphens}|${limits.join()}|${within}|${protrude}`;
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
  const run = new RunStyle(style, lang, face, wished === undefined);
  runs.push(run);
  return run;
}

const inFamilies = new WeakMap<RunStyle, Map<string, RunStyle | undefined>>();

/** The same style in another of its families, for characters that the first has no glyphs for (CSS Fonts 4 §5.3). */
export function runInFamily(run: RunStyle, family: string, fonts: FontSet): RunStyle | undefined {
  let known = inFamilies.get(run);
  if (!known) {
    known = new Map();
    inFamilies.set(run, known);
  }
  if (known.has(family)) return known.get(family);
  const { style, lang } = run;
  const face = fonts.match([family], style.fontWeight, style.fontStyle);
  const other = face && face !== run.face ? new RunStyle(style, lang, face, false) : undefined;
  known.set(family, other);
  return other;
}
