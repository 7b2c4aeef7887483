import type { ShapedText } from '../../fonts/index.ts';
import { scriptOf } from '../../unicode/index.ts';

/** Which ends of a word join letters of another run, as where part of an Arabic word is bold. */
export interface Joins {
  readonly before: boolean;
  readonly after: boolean;
}

export const NO_JOINS: Joins = { before: false, after: false };

const JOINER = '\u200d';
const MARK = /\p{Mn}/u;
const LETTER = /\p{L}/u;
/** Joining types R and U of Arabic and Syriac (ArabicShaping.txt): letters that do not join the one after them. */
const ENDS =
  /[\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef\u0710\u0715-\u0719\u071e\u0728\u072a\u072c\u072f]/;
/** Joining type U: it joins neither side. */
const ALONE = /[\u0621\u0674\u06d5]/;

/** How a stretch of a joined script joins what stands directly before and after it in the text. */
export function joinsAt(text: string, start: number, end: number, script: string): Joins {
  let previous = start - 1;
  while (previous >= 0 && MARK.test(text.charAt(previous))) previous--;
  const last = letterAt(text, previous, script);
  const next = letterAt(text, end, script);
  const before = last !== '' && !ENDS.test(last);
  const after = next !== '' && !ALONE.test(next);
  return before || after ? { before, after } : NO_JOINS;
}

/** A letter of the script, a joiner or a tatweel; empty where there is none. */
function letterAt(text: string, at: number, script: string): string {
  const code = text.charCodeAt(at);
  if (code === 0x200d || code === 0x640) return text.charAt(at);
  if (Number.isNaN(code)) return '';
  const codePoint = text.codePointAt(code >= 0xdc00 && code <= 0xdfff ? at - 1 : at) ?? 0;
  const character = String.fromCodePoint(codePoint);
  return scriptOf(codePoint) === script && LETTER.test(character) ? character : '';
}

/**
 * Shapes text as it looks between other letters of its word: a joiner stands for what is on either side, and is taken
 * out again. The one behind the text is an empty glyph of its last cluster.
 */
export function shapeJoined(text: string, joins: Joins, shape: (text: string) => ShapedText): ShapedText {
  const shaped = shape(`${joins.before ? JOINER : ''}${text}${joins.after ? JOINER : ''}`);
  const shift = joins.before ? 1 : 0;
  const last = shaped.rtl ? 0 : shaped.glyphs.length - 1;
  const empty = joins.after && shaped.glyphs[last] === shape(JOINER).glyphs[0] ? last : -1;
  const kept: number[] = [];
  shaped.clusters.forEach((cluster, glyph) => {
    const place = cluster - shift;
    if (place >= 0 && place < text.length && glyph !== empty) kept.push(glyph);
  });
  const pick = (values: Float64Array): Float64Array => Float64Array.from(kept, (glyph) => values[glyph] ?? 0);
  const clusters = Uint32Array.from(kept, (glyph) => (shaped.clusters[glyph] ?? 0) - shift);
  const advances = pick(shaped.advances);
  return {
    text,
    rtl: shaped.rtl,
    glyphs: Uint16Array.from(kept, (glyph) => shaped.glyphs[glyph] ?? 0),
    advances,
    clusters,
    clusterCount: new Set(clusters).size,
    offsetsX: shaped.offsetsX && pick(shaped.offsetsX),
    offsetsY: shaped.offsetsY && pick(shaped.offsetsY),
    width: advances.reduce((sum, advance) => sum + advance, 0),
    missing: shaped.missing
      .map((place) => place - shift)
      .filter((place) => place >= 0 && place < text.length),
  };
}
