import type { Face, FontSet, ShapedText, Shaping } from '../../../src/fonts/index.ts';

/**
 * A font whose every glyph is one em wide, its space included (`narrowSpace`: a quarter), so that a line of n letters
 * at 10 pt is 10 n points wide. Characters in `lacks` have no glyph, but in the family `Full`.
 */
export function squareFonts(
  options: { narrowSpace?: boolean; lacks?: string; families?: string[] } = {},
): FontSet {
  const { narrowSpace = false, lacks = '', families = ['Square'] } = options;
  const shape = (text: string, rtl: boolean): ShapedText => {
    const codes = [...text];
    if (rtl) return mirrored(shape(text, false));
    const clusters = new Uint32Array(codes.length);
    const advances = new Float64Array(codes.length);
    const missing: number[] = [];
    let at = 0;
    codes.forEach((one, index) => {
      clusters[index] = at;
      advances[index] = narrowSpace && (one === ' ' || one === '\u00a0') ? 0.25 : 1;
      if (lacks.includes(one)) missing.push(at);
      at += one.length;
    });
    return {
      text,
      rtl: false,
      glyphs: Uint16Array.from(codes, (one) => (one.codePointAt(0) ?? 0) & 0xffff),
      advances,
      clusters,
      clusterCount: codes.length,
      offsetsX: undefined,
      offsetsY: undefined,
      width: advances.reduce((sum, one) => sum + one, 0),
      missing,
    };
  };
  const cache = new Map<string, ShapedText>();
  const cached = (text: string, { rtl }: Shaping): ShapedText => {
    const key = rtl ? `\u200f${text}` : text;
    let shaped = cache.get(key);
    if (!shaped) {
      shaped = shape(text, rtl);
      cache.set(key, shaped);
    }
    return shaped;
  };
  const face = (family: string, weight: number, style: 'normal' | 'italic'): Face => ({
    name: `${family}-${weight}-${style}`,
    family,
    weight,
    style,
    metrics: {
      ascent: 0.8,
      descent: 0.2,
      lineGap: 0,
      xHeight: 0.5,
      capHeight: 0.7,
      underlinePosition: -0.1,
      underlineThickness: 0.05,
      strikeoutPosition: 0.25,
      subscriptShift: 0.2,
      superscriptShift: 0.4,
    },
    shape: family === 'Full' ? (text, shaping) => ({ ...cached(text, shaping), missing: [] }) : cached,
    shapeHyphenated: (text, shaping) => cached(`${text}\u00ad`, shaping),
    has: (codePoint) => family === 'Full' || !lacks.includes(String.fromCodePoint(codePoint)),
    program: {
      unitsPerEm: 1000,
      boundingBox: [0, -200, 1000, 800],
      italicAngle: 0,
      capHeight: 700,
      ascent: 800,
      descent: 200,
      fixedPitch: true,
      serif: false,
      weight,
      advance: () => 1000,
      subset: () => new Uint8Array(),
    },
  });
  const faces = new Map<string, Face>();
  return {
    families,
    fallback: () => undefined,
    packToInstall: () => undefined,
    packOfRightForms: () => undefined,
    packs: { all: [] },
    match: (wished, weight, style) => {
      const family = wished.find((name) => families.includes(name));
      if (family === undefined) return undefined;
      const key = `${family} ${weight} ${style}`;
      let found = faces.get(key);
      if (!found) {
        found = face(family, weight, style);
        faces.set(key, found);
      }
      return found;
    },
  };
}

/** Right-to-left text has its glyphs in visual order: the last cluster first. */
function mirrored(shaped: ShapedText): ShapedText {
  return {
    ...shaped,
    rtl: true,
    glyphs: shaped.glyphs.toReversed(),
    advances: shaped.advances.toReversed(),
    clusters: shaped.clusters.toReversed(),
  };
}
