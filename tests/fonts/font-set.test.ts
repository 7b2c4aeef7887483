import { Blob, Face as HbFace } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { type FontFaceSource, type FontSet, openFontSet } from '../../src/fonts/index.ts';
import {
  fontBytes,
  fontWorld,
  newShaper,
  openFace,
  rule,
  SHIPPED,
  shippedFace,
  tablePlace,
} from './shipped-fonts.ts';

const shaper = newShaper();
const serif = fontBytes('SourceSerif4-Regular');

const FILES = Object.fromEntries(SHIPPED.map((name) => [`/f/${name}.ttf`, fontBytes(name)]));
const RULES = [
  rule('Source Serif 4', 400, 'normal', '/f/SourceSerif4-Regular.ttf'),
  rule('Source Serif 4', 400, 'italic', '/f/SourceSerif4-It.ttf'),
  rule('Source Serif 4', 600, 'normal', '/f/SourceSerif4-Semibold.ttf'),
  rule('Source Sans 3', 400, 'normal', '/f/SourceSans3-Regular.ttf'),
  rule('Source Sans 3', 600, 'normal', '/f/SourceSans3-Semibold.ttf'),
];

interface Opened {
  readonly fonts: FontSet;
  readonly world: ReturnType<typeof fontWorld>;
  readonly sink: DiagnosticList;
}

function open(rules: readonly FontFaceSource[], files = FILES, within?: readonly string[]): Opened {
  const world = fontWorld(files);
  const sink = new DiagnosticList();
  return { fonts: openFontSet(rules, world, shaper, sink, within ? { within } : {}), world, sink };
}

describe('matching (CSS Fonts 4 §5.2)', () => {
  it.each([
    [['Source Serif 4'], 400, 'normal', 'SourceSerif4-Regular'],
    [['Source Serif 4'], 500, 'normal', 'SourceSerif4-Regular'],
    [['Source Serif 4'], 501, 'normal', 'SourceSerif4-Semibold'],
    [['Source Serif 4'], 700, 'normal', 'SourceSerif4-Semibold'],
    [['Source Serif 4'], 100, 'normal', 'SourceSerif4-Regular'],
    [['Source Serif 4'], 900, 'italic', 'SourceSerif4-It'],
    [['SOURCE sans 3'], 700, 'italic', 'SourceSans3-Semibold'],
    [['Nobody', 'Source Sans 3'], 400, 'normal', 'SourceSans3-Regular'],
    [['Nobody', 'serif'], 600, 'normal', 'SourceSerif4-Semibold'],
    [['sans-serif'], 400, 'normal', 'SourceSans3-Regular'],
    [['monospace'], 400, 'normal', 'SourceSerif4-Regular'],
    [['Nobody'], 400, 'normal', undefined],
    [['constructor', '__proto__'], 400, 'normal', undefined],
    [[], 400, 'normal', undefined],
  ] as const)('%j %d %s: %s', (families, weight, style, name) => {
    expect(open(RULES).fonts.match(families, weight, style)?.name).toBe(name);
  });

  it.each([
    [400, [400, 450, 500, 300, 100, 501, 900]],
    [450, [450, 500, 400, 300, 100, 501, 900]],
    [500, [500, 450, 400, 300, 100, 501, 900]],
    [350, [300, 100, 400, 450, 500, 501, 900]],
    [600, [900, 501, 500, 450, 400, 300, 100]],
    [950, [900, 501, 500, 450, 400, 300, 100]],
  ])('tries weights for %d in the order %j', (wanted, order) => {
    // Each file is no font, so that the next best is tried; the reports tell the order.
    const files = Object.fromEntries(order.map((weight) => [`/f/${weight}`, new Uint8Array(4)]));
    const rules = order
      .toSorted((a, b) => a - b)
      .map((weight) => rule('X', weight, 'normal', `/f/${weight}`));
    const { fonts, world, sink } = open(rules, files);
    expect(fonts.match(['X'], wanted, 'normal')).toBeUndefined();
    expect(world.reads).toEqual(order.map((weight) => `/f/${weight}`));
    expect(sink.items).toHaveLength(order.length);
  });

  it('takes the later of two rules for the same face', () => {
    const rules = [...RULES.slice(0, 1), rule('Source Serif 4', 400, 'normal', '/f/SourceSans3-Regular.ttf')];
    expect(open(rules).fonts.match(['Source Serif 4'], 400, 'normal')?.name).toBe('SourceSans3-Regular');
  });

  it('says once when another face stands in for a generic family', () => {
    const { fonts, sink } = open(RULES);
    fonts.match(['monospace'], 400, 'normal');
    fonts.match(['monospace'], 700, 'normal');
    fonts.match(['serif', 'sans-serif'], 400, 'normal');
    expect(sink.items.map(({ code, severity }) => [code, severity])).toEqual([
      ['fonts/generic-family', 'note'],
    ]);
  });
});

describe('files', () => {
  it('are read when first matched, once a document, and opened once a process', () => {
    const { fonts, world } = open(RULES);
    expect(fonts.families).toEqual(['Source Serif 4', 'Source Sans 3']);
    expect(world.reads).toEqual([]);
    const face = fonts.match(['Source Serif 4'], 400, 'normal');
    expect(fonts.match(['Source Serif 4', 'serif'], 450, 'normal')).toBe(face);
    expect(world.reads).toEqual(['/f/SourceSerif4-Regular.ttf']);
    expect(open(RULES).fonts.match(['Source Serif 4'], 400, 'normal')).toBe(face);
    const copies = Object.fromEntries(Object.entries(FILES).map(([path, bytes]) => [path, bytes.slice()]));
    expect(open(RULES, copies).fonts.match(['Source Serif 4'], 400, 'normal')).toBe(face);
  });

  it('that changed on disk are opened anew', () => {
    const path = '/f/SourceSerif4-Regular.ttf';
    const changed = { ...FILES, [path]: fontBytes('SourceSans3-Regular') };
    expect(open(RULES, changed).fonts.match(['Source Serif 4'], 400, 'normal')?.name).toBe(
      'SourceSans3-Regular',
    );
  });

  it('outside of the allowed folders, or missing, are errors, and the next best face stands in', () => {
    const { fonts, sink } = open(RULES.slice(0, 2), {}, ['/elsewhere']);
    expect(fonts.match(['Source Serif 4'], 400, 'normal')).toBeUndefined();
    expect(sink.items.map(({ code }) => code)).toEqual(['fonts/outside', 'fonts/outside']);
    const partly = open(RULES, { '/f/SourceSerif4-It.ttf': fontBytes('SourceSerif4-It') });
    expect(partly.fonts.match(['Source Serif 4'], 400, 'normal')?.name).toBe('SourceSerif4-It');
    expect(partly.sink.items.map(({ code }) => code)).toEqual(['fonts/missing-file', 'fonts/missing-file']);
    expect(partly.sink.items[0]).toMatchObject({
      severity: 'error',
      message: 'the font file `/f/SourceSerif4-Regular.ttf` does not exist',
    });
  });
});

describe('what is no usable font', () => {
  const ascii = (words: string): Uint8Array => new Uint8Array(Buffer.from(words, 'latin1'));
  const patched = (tag: string, at: number, ...bytes: number[]): Uint8Array => {
    const copy = serif.slice();
    copy.set(bytes, tablePlace(serif, tag).start + at);
    return copy;
  };
  const renamed = (tag: string, name: string): Uint8Array => {
    const copy = serif.slice();
    copy.set(ascii(name), tablePlace(serif, tag).record);
    return copy;
  };
  it.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(0), 'fonts/not-a-font'],
    ['zeros', new Uint8Array(400), 'fonts/not-a-font'],
    ['text', ascii('version https://git-lfs.github.com/spec/v1'), 'fonts/not-a-font'],
    ['OTF cut short', ascii('OTTO\0\x0a'), 'fonts/damaged'],
    ['WOFF cut short', ascii('wOFF\0\x01'), 'fonts/damaged'],
    ['WOFF2 cut short', ascii('wOF2\0\x01'), 'fonts/damaged'],
    ['collection', ascii('ttcf\0\x01'), 'fonts/not-yet'],
    ['cut in half', serif.subarray(0, serif.length / 2), 'fonts/damaged'],
    ['cut in its directory', serif.subarray(0, 40), 'fonts/damaged'],
    ['axes that are none', renamed('BASE', 'fvar'), 'fonts/damaged'],
    ['outlines that are none', renamed('glyf', 'CFF '), 'fonts/damaged'],
    ['colour bitmaps only', renamed('glyf', 'CBDT'), 'fonts/not-yet'],
    ['without cmap', renamed('cmap', 'xxxx'), 'fonts/damaged'],
    ['restricted licence', patched('OS/2', 8, 0, 2), 'fonts/embedding-forbidden'],
    ['bitmap embedding only', patched('OS/2', 8, 2, 0), 'fonts/embedding-forbidden'],
    ['no subsets', patched('OS/2', 8, 1, 0), 'fonts/embedding-forbidden'],
    ['no glyphs', patched('maxp', 4, 0, 0), 'fonts/damaged'],
    ['more glyphs than loca has', patched('maxp', 4, 0xff, 0xff), 'fonts/damaged'],
    ['no units', patched('head', 18, 0, 0), 'fonts/damaged'],
    ['no metrics', patched('hhea', 34, 0, 0), 'fonts/damaged'],
    ['a wrong magic number', patched('head', 12, 0), 'fonts/damaged'],
  ])('%s', (_, bytes, code) => {
    expect(openFace(bytes, newShaper())).toEqual([expect.stringContaining(code)]);
  });

  it('but preview, print and installable embedding are fine', () => {
    for (const permission of [0, 4, 8, 6])
      expect(openFace(patched('OS/2', 8, 0, permission), newShaper())).toHaveProperty('name');
  });

  it('every prefix of a font is refused, none throws', () => {
    for (let length = 0; length < serif.length; length += length < 600 ? 1 : 5003)
      expect(openFace(serif.subarray(0, length), shaper)).toEqual([expect.stringMatching(/^fonts\//)]);
  });
});

describe('what a face says of itself', () => {
  it('names, metrics and traits of the shipped faces', () => {
    const lines = SHIPPED.map((name) => {
      const { family, weight, style, metrics, program } = shippedFace(name, shaper);
      const { ascent, descent, lineGap, xHeight, capHeight } = metrics;
      const kind = `${program.serif ? 'serif' : 'sans'} ${program.italicAngle}° ${program.fixedPitch ? 'fixed' : 'wide'}`;
      return `${name}: ${family} ${weight} ${style}, ${ascent} ${descent} ${lineGap}, x ${xHeight} H ${capHeight}, ${kind}`;
    });
    expect(lines).toEqual([
      'SourceSerif4-Regular: Source Serif 4 400 normal, 1.036 0.335 0, x 0.475 H 0.67, serif 0° wide',
      'SourceSerif4-It: Source Serif 4 400 italic, 1.036 0.335 0, x 0.475 H 0.67, serif -12° wide',
      'SourceSerif4-Semibold: Source Serif 4 600 normal, 1.036 0.335 0, x 0.479 H 0.67, serif 0° wide',
      'SourceSans3-Regular: Source Sans 3 400 normal, 1 0.326 0, x 0.486 H 0.66, sans 0° wide',
      'SourceSans3-Semibold: Source Sans 3 600 normal, 1 0.326 0, x 0.491 H 0.66, sans 0° wide',
      'NotoSerif-Regular: Noto Serif 400 normal, 1.069 0.293 0, x 0.536 H 0.714, serif 0° wide',
      'NotoSerif-Italic: Noto Serif 400 italic, 1.069 0.293 0, x 0.536 H 0.714, serif -12° wide',
      'NotoSerif-SemiBold: Noto Serif 600 normal, 1.069 0.293 0, x 0.536 H 0.714, serif 0° wide',
      'NotoSans-Regular: Noto Sans 400 normal, 1.069 0.293 0, x 0.536 H 0.714, sans 0° wide',
      'NotoSans-SemiBold: Noto Sans 600 normal, 1.069 0.293 0, x 0.542 H 0.714, sans 0° wide',
    ]);
  });

  it('typographic line metrics only where the font asks for them, else those of hhea', () => {
    const copy = serif.slice();
    const view = new DataView(copy.buffer);
    const os2 = tablePlace(copy, 'OS/2').start;
    view.setInt16(os2 + 68, 800);
    view.setInt16(os2 + 70, -200);
    view.setInt16(os2 + 72, 90);
    const metricsOf = (bytes: Uint8Array): unknown => {
      const face = openFace(bytes, newShaper());
      return 'shape' in face ? [face.metrics.ascent, face.metrics.descent, face.metrics.lineGap] : face;
    };
    expect(metricsOf(copy)).toEqual([1.036, 0.335, 0]);
    view.setUint16(os2 + 62, view.getUint16(os2 + 62) | 0x80);
    expect(metricsOf(copy)).toEqual([0.8, 0.2, 0.09]);
  });

  it.each(SHIPPED)('%s maps the characters that HarfBuzz finds in it, by either subtable', (name) => {
    const bytes = fontBytes(name);
    const mapped = new Set(new HbFace(new Blob(bytes), 0).collectUnicodes());
    expect(mapped.size).toBeGreaterThan(900);
    const full = shippedFace(name, shaper);
    const narrow = openFace(withoutFormat12(bytes), newShaper());
    if (!('shape' in narrow)) throw new Error(narrow.join());
    const wrong: number[] = [];
    for (let codePoint = 0; codePoint < 0x20000; codePoint += 1) {
      if (full.has(codePoint) !== mapped.has(codePoint)) wrong.push(codePoint);
      const same = codePoint > 0xffff || narrow.glyphOf?.(codePoint) === full.glyphOf?.(codePoint);
      if (!same) wrong.push(codePoint);
    }
    expect(wrong).toEqual([]);
  });
});

/** Gives the subtables of format 12 an encoding that nobody knows. */
function withoutFormat12(font: Uint8Array): Uint8Array {
  const copy = font.slice();
  const view = new DataView(copy.buffer);
  const { start } = tablePlace(font, 'cmap');
  for (let record = start + 4; record < start + 4 + view.getUint16(start + 2) * 8; record += 8)
    if (view.getUint16(start + view.getUint32(record + 4)) === 12) view.setUint16(record + 2, 99);
  return copy;
}
