import fc from 'fast-check';
import { Blob, Feature, Font, Buffer as HbBuffer, Face as HbFace, shape } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { type Face, type ShapedText, shapingOf } from '../../src/fonts/index.ts';
import { fontBytes, newShaper, openFace, SHIPPED, shippedFace } from './shipped-fonts.ts';

const shaper = newShaper();
const serif = shippedFace('SourceSerif4-Regular', shaper);
const WORDS =
  `“Affidavits,” the offi­cial said, would not ‘stay on the table’; Volodymyr Zelenskyy’s efficient staff
  flew to Flörsheim, Łódź, Þingvellir and Đà Nẵng for 2,000–3,000 fjord-side talks (AV/To/We/Yo) while Київ, Львів, Αθήνα
  and Москва waited: waffles, baffling fluff, Åse’s naïve façade, Kraków, Dvořák; Te\u0301le\u0301vision, A\u030angstro\u0308m
  …and fifty-five Fräulein of Öffingen’s œuvre, Ḡḥñ, VAT, LTV, kerned “To.” Wh? Type!`.split(/\s+/);

/** Letters, punctuation, marks, joiners, other scripts, pairs and lone surrogates. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'aefilTVAo’-–“. 0123½é', '\u0301', '\u0302', '\u00ad', '\u200d', '\u2060', '\ufe0f'),
      fc.constantFrom('Ж', 'ї', 'α', '中', 'ש', 'ب', 'क', '्', 'ष', '😀', '\ud800', '\t'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));
const anyFeatures = fc.constantFrom('', 'onum', '-kern,smcp', '-liga,ss01=2', 'sups');

/** The library's own loader and calls, for comparison. */
function reference(bytes: Uint8Array, text: string, features: readonly string[], lang: string): unknown[] {
  const font = new Font(new HbFace(new Blob(bytes), 0));
  const buffer = new HbBuffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setLanguage(lang);
  shape(
    font,
    buffer,
    features.map((feature) => Feature.fromString(feature)).filter((feature) => feature !== undefined),
  );
  return buffer
    .getGlyphInfosAndPositions()
    .map(({ codepoint, cluster, xAdvance }) => [codepoint, cluster, xAdvance]);
}

function records(shaped: ShapedText, unitsPerEm: number): unknown[] {
  return Array.from(shaped.glyphs, (glyph, at) => [
    glyph,
    shaped.clusters[at],
    Math.round((shaped.advances[at] ?? 0) * unitsPerEm),
  ]);
}

function holdsTogether(shaped: ShapedText, text: string): void {
  const { glyphs, clusters, advances } = shaped;
  expect(shaped.text).toBe(text);
  expect(clusters).toHaveLength(glyphs.length);
  expect(advances).toHaveLength(glyphs.length);
  if (text !== '' && glyphs.length > 0) expect(clusters[0]).toBe(0);
  for (let at = 1; at < glyphs.length; at += 1)
    expect(clusters[at]).toBeGreaterThanOrEqual(clusters[at - 1] ?? 0);
  for (const cluster of clusters) expect(cluster).toBeLessThan(text.length);
  expect(shaped.width).toBe(advances.reduce((sum, advance) => sum + advance, 0));
  for (const at of shaped.missing) expect(at).toBeLessThan(text.length);
  if (glyphs.includes(0)) expect(shaped.missing.length).toBeGreaterThan(0);
}

describe('shaping', () => {
  it('agrees with harfbuzzjs on words of many kinds, with and without features', () => {
    const texts = [
      'affidavit',
      'office',
      'AVATAR',
      'Te\u0301le\u0301',
      'Ukraїna',
      'Київ',
      'f\u200di',
      ...WORDS,
    ];
    for (const name of SHIPPED) {
      const bytes = fontBytes(name);
      const face = shippedFace(name, shaper);
      for (const text of texts.filter((word) => /\p{L}/u.test(word)))
        for (const features of ['', '-kern,smcp', 'onum', '-liga']) {
          const expected = reference(bytes, text, features === '' ? [] : features.split(','), 'en');
          expect(
            records(face.shape(text, shapingOf(features, 'en')), 1000),
            `${name} ${text} ${features}`,
          ).toEqual(expected);
        }
    }
  });

  it('kerns, ligates and follows features and language', () => {
    expect(serif.shape('fi', shapingOf('', 'en')).glyphs).toHaveLength(1);
    expect(serif.shape('fi', shapingOf('-liga', 'en')).glyphs).toHaveLength(2);
    expect(serif.shape('fi', shapingOf('', 'tr')).glyphs).toHaveLength(2);
    expect(serif.shape('AV', shapingOf('', 'en')).width).toBeLessThan(
      serif.shape('AV', shapingOf('-kern', 'en')).width,
    );
    expect(serif.shape('1', shapingOf('onum', 'en')).glyphs).not.toEqual(
      serif.shape('1', shapingOf('', 'en')).glyphs,
    );
  });

  it('sets figures and punctuation like the Latin words around them', () => {
    const alone = serif.shape('(2024)', shapingOf('onum', 'en')).glyphs;
    expect(serif.shape('a(2024)', shapingOf('onum', 'en')).glyphs.slice(1)).toEqual(alone);
  });

  it('places marks by offsets', () => {
    const { offsetsX, offsetsY, glyphs } = serif.shape('x\u0302', shapingOf('', 'en'));
    expect(glyphs).toHaveLength(2);
    expect([offsetsX?.length, offsetsY?.length]).toEqual([2, 2]);
    expect(serif.shape('x', shapingOf('', 'en')).offsetsX).toBeUndefined();
  });

  it('names characters without glyph, but not those that need none', () => {
    expect(serif.shape('a中b😀', shapingOf('', 'en')).missing).toEqual([1, 3]);
    expect(serif.shape('a\u00adb\u200dc\u2060d\ufe0f', shapingOf('', 'en')).missing).toEqual([]);
    expect(serif.shape('x\u20e0', shapingOf('', 'en')).missing).toEqual([1]);
  });

  it('falls back as HarfBuzz does: a space that the face lacks is made of the one it has', () => {
    expect(serif.has(0x3000)).toBe(false);
    expect(serif.shape('\u3000', shapingOf('', 'en'))).toMatchObject({ missing: [], width: 1 });
    expect(serif.shape('\u3000', shapingOf('', 'en')).glyphs).toEqual(
      serif.shape(' ', shapingOf('', 'en')).glyphs,
    );
  });

  it('ends a line with a hyphen that stands for a soft hyphen', () => {
    const line = serif.shapeHyphenated('infor', shapingOf('', 'en'));
    const plain = serif.shape('infor\u2010', shapingOf('', 'en'));
    expect(line.text).toBe('infor\u00ad');
    expect([line.glyphs, line.clusters, line.width]).toEqual([plain.glyphs, plain.clusters, plain.width]);
    expect(serif.shapeHyphenated('infor', shapingOf('', 'en'))).toBe(line);
    expect(serif.shape('infor', shapingOf('', 'en')).text).toBe('infor');
  });

  it('shapes texts of any length', () => {
    for (const length of [4095, 4096, 4097, 300_000]) {
      const shaped = serif.shape('n'.repeat(length), shapingOf('', 'en'));
      expect(shaped.glyphs).toHaveLength(length);
      expect(shaped.width).toBeCloseTo(length * serif.shape('n', shapingOf('', 'en')).width, 3);
    }
    expect(serif.shape('', shapingOf('', 'en'))).toMatchObject({ width: 0, missing: [] });
  });
});

describe('whatever the text', () => {
  it('clusters ascend and cover it, advances add up, nothing throws', () => {
    const faces = SHIPPED.map((name) => shippedFace(name, shaper));
    fc.assert(
      fc.property(
        fc.constantFrom(...faces),
        anyText,
        anyFeatures,
        fc.constantFrom('en', 'de-CH', '', 'x-klingon', 'zh-Hant-TW'),
        (face, text, features, lang) => {
          holdsTogether(face.shape(text, shapingOf(features, lang)), text);
          holdsTogether(face.shapeHyphenated(text, shapingOf(features, lang)), `${text}\u00ad`);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('gives the same from the cache and afresh', () => {
    fc.assert(
      fc.property(anyText, anyFeatures, (text, features) => {
        const fresh = shippedFace('SourceSerif4-Regular', newShaperOnce()).shape(
          text,
          shapingOf(features, 'en'),
        );
        expect(serif.shape(text, shapingOf(features, 'en'))).toEqual(fresh);
      }),
      { numRuns: 200 },
    );
  });
});

const other = newShaper();
function newShaperOnce(): typeof other {
  return other;
}

describe('the word cache', () => {
  it('gives the same object, also to the face of another document', () => {
    const first = serif.shape('brief', shapingOf('onum', 'en'));
    expect(serif.shape('brief', shapingOf('onum', 'en'))).toBe(first);
    expect(serif.shape('brief', shapingOf('', 'en'))).not.toBe(first);
    expect(serif.shape('brief', shapingOf('onum', 'en-GB'))).not.toBe(first);
    expect(shippedFace('SourceSerif4-Regular', shaper).shape('brief', shapingOf('onum', 'en'))).toBe(first);
  });

  it('forgets, and still answers right', () => {
    const small = newShaper();
    const face = shippedFace('SourceSerif4-It', small);
    const before = face.shape('kept', shapingOf('', 'en'));
    for (let index = 0; index < 40_000; index += 1) face.shape(`w${index}`, shapingOf('', 'en'));
    expect(small.words.generation).toBe(2);
    const after = face.shape('kept', shapingOf('', 'en'));
    expect(after).not.toBe(before);
    expect(after).toEqual(before);
  });
});

it('survives more faces than HarfBuzz is given at one time', () => {
  const many = newShaper();
  const bytes = fontBytes('SourceSerif4-It');
  const faces: Face[] = [];
  for (let index = 0; index < 40; index += 1) {
    const copy = bytes.slice();
    copy[copy.length - 1] = index;
    const face = openFace(copy, many);
    if ('shape' in face) faces.push(face);
  }
  expect(faces).toHaveLength(40);
  const widths = faces.map((face) => face.shape('Kyiv', shapingOf('', 'en')).width);
  expect(new Set(widths).size).toBe(1);
  expect(faces.map((face) => face.shape('Lviv', shapingOf('', 'en')).width)).toHaveLength(40);
});
