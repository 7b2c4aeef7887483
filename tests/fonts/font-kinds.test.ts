import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { Blob, Font, Face as HbFace, Variation } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import {
  type Face,
  type FontFaceSource,
  type FontSet,
  openFontSet,
  shapingOf,
} from '../../src/fonts/index.ts';
import { distanceBetween, flattened } from './flattened-outline.ts';
import { fontBytes, fontWorld, newShaper, openFace, rule, shippedFace, tablePlace } from './shipped-fonts.ts';

const shaper = newShaper();
const file = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, 'files', name)));

function opened(bytes: Uint8Array, name: string): Face {
  const face = openFace(bytes, shaper, `/f/${name}`);
  if (!('shape' in face)) throw new Error(face.join());
  return face;
}

/** HarfBuzz's own reading of the file, ten thousand units an em, which hides no difference by rounding. */
const FINE = 10_000;
function reader(bytes: Uint8Array, variations: Record<string, number> = {}, units = FINE): Font {
  const font = new Font(new HbFace(new Blob(bytes), 0));
  font.setScale(units, units);
  font.setVariations(Object.entries(variations).map(([tag, value]) => new Variation(tag, value)));
  return font;
}

/** Greatest distance between the outlines that are embedded and those of the file, in thousandths of an em. */
function farthest(face: Face, source: Font, glyphs: readonly number[]): number {
  const part = reader(face.program.subset([0, ...glyphs]));
  let most = 0;
  let drawn = 0;
  for (const [index, glyph] of glyphs.entries()) {
    const wanted = flattened(source.glyphToPath(glyph));
    const found = flattened(part.glyphToPath(index + 1));
    expect(found.length > 0, `glyph ${glyph}`).toBe(wanted.length > 0);
    if (wanted.length === 0) continue;
    drawn += 1;
    most = Math.max(most, distanceBetween(wanted, found), distanceBetween(found, wanted));
  }
  expect(drawn).toBeGreaterThan(20);
  return (most * 1000) / FINE;
}

const glyphsOf = (bytes: Uint8Array): number[] => {
  const count = new DataView(bytes.buffer).getUint16(tablePlace(bytes, 'maxp').start + 4);
  return Array.from({ length: count - 1 }, (_, at) => at + 1);
};

describe.each([
  ['postscript.otf', 'Sample Serif 4', 400, {}],
  ['variable.ttf', 'Sample Serif 4 Variable', 400, { wght: 400, opsz: 20 }],
  ['variable-postscript.otf', 'Sample Serif 4 Variable', 400, { wght: 400, opsz: 20 }],
])('%s', (name, family, weight, variations) => {
  const bytes = file(name);
  const face = opened(bytes, name);

  it('opens', () => {
    expect([face.family, face.weight, face.style]).toEqual([family, weight, 'normal']);
    expect(face.metrics.ascent).toBeCloseTo(1.036);
    expect(face.has(0x41)).toBe(true);
  });

  it('has the outlines of the file, to half a thousandth of an em', () => {
    expect(farthest(face, reader(bytes, variations), glyphsOf(bytes))).toBeLessThan(0.5);
  });

  it('has the widths of the file, and shapes by them', () => {
    const { unitsPerEm } = face.program;
    const source = reader(bytes, variations, unitsPerEm);
    for (const glyph of glyphsOf(bytes))
      expect(face.program.advance(glyph)).toBe(Math.round(source.glyphHAdvance(glyph)));
    const shaped = face.shape('AVATo', shapingOf('', 'en'));
    const part = reader(face.program.subset([0, ...shaped.glyphs]), {}, unitsPerEm);
    const natural = [1, 2, 3, 4, 5]
      .map((glyph) => part.glyphHAdvance(glyph))
      .reduce((sum, width) => sum + width, 0);
    expect(shaped.width * unitsPerEm).toBeLessThan(natural);
  });
});

describe('a variable font', () => {
  const bytes = file('variable.ttf');
  const whole = opened(bytes, 'variable.ttf');

  it('tells its weights', () => {
    expect(whole.weights).toEqual([200, 900]);
    expect(shippedFace('SourceSerif4-Regular', shaper).weights).toBeUndefined();
  });

  it.each(['variable.ttf', 'variable-postscript.otf'])(
    '%s has the outlines and widths of each weight',
    (name) => {
      const source = file(name);
      for (const weight of [200, 650, 900]) {
        const face = opened(source, name).at?.(weight, 'normal') ?? whole;
        expect(face.weight).toBe(weight);
        expect(face.program.weight).toBe(weight);
        const drawn = reader(source, { wght: weight, opsz: 20 });
        expect(farthest(face, drawn, glyphsOf(source))).toBeLessThan(0.5);
      }
      const widths = [200, 400, 900].map(
        (weight) =>
          (opened(source, name).at?.(weight, 'normal') ?? whole).shape('Ham', shapingOf('', 'en')).width,
      );
      expect(widths[0]).toBeLessThan(widths[1] ?? 0);
      expect(widths[1]).toBeLessThan(widths[2] ?? 0);
    },
  );

  it('gives one face a weight, named apart', () => {
    expect(whole.at?.(700, 'normal')).toBe(whole.at?.(700, 'normal'));
    expect(whole.at?.(700, 'normal')?.name).toBe(`${whole.name.replace('-wght400', '')}-wght700`);
    expect(whole.at?.(2000, 'normal')?.weight).toBe(900);
  });

  it('is the same whatever was drawn before', () => {
    const fresh = (): Face => {
      const face = openFace(bytes, newShaper());
      if (!('shape' in face)) throw new Error(face.join());
      return face;
    };
    const used = fresh();
    used.program.subset(glyphsOf(bytes));
    expect(used.program.subset([0, 5, 6])).toEqual(fresh().program.subset([0, 5, 6]));
  });
});

describe('rules', () => {
  const variable = file('variable.ttf');
  const set = (
    rules: readonly FontFaceSource[],
    files: Record<string, Uint8Array>,
  ): { readonly fonts: FontSet; readonly sink: DiagnosticList } => {
    const sink = new DiagnosticList();
    return { fonts: openFontSet(rules, fontWorld(files), newShaper(), sink), sink };
  };

  it('of a range have every weight in it', () => {
    const { fonts, sink } = set([{ ...rule('V', 400, 'normal', '/v.ttf'), weights: [300, 800] }], {
      '/v.ttf': variable,
    });
    const weights = [100, 300, 450, 700, 900].map((weight) => fonts.match(['V'], weight, 'normal')?.weight);
    expect(weights).toEqual([300, 300, 450, 700, 800]);
    expect(sink.items).toEqual([]);
  });

  it('of a range are chosen before those of one weight that is farther', () => {
    const rules = [
      { ...rule('V', 400, 'normal', '/v.ttf'), weights: [300, 650] as const },
      rule('V', 700, 'normal', '/bold.ttf'),
    ];
    const { fonts } = set(rules, { '/v.ttf': variable, '/bold.ttf': fontBytes('SourceSerif4-Semibold') });
    const names = [600, 650, 700, 800].map((weight) => fonts.match(['V'], weight, 'normal')?.name);
    expect(names).toEqual([
      expect.stringMatching(/wght600$/),
      expect.stringMatching(/wght650$/),
      'SourceSerif4-Semibold',
      'SourceSerif4-Semibold',
    ]);
  });

  it('of one weight for a file of many are set in that, and say so once', () => {
    const { fonts, sink } = set([rule('V', 400, 'normal', '/v.ttf')], { '/v.ttf': variable });
    expect(fonts.match(['V'], 700, 'normal')?.weight).toBe(400);
    expect(fonts.match(['V'], 600, 'normal')?.weight).toBe(400);
    expect(sink.items.map(({ code, severity, hints }) => [code, severity, ...(hints ?? [])])).toEqual([
      ['fonts/variable', 'warning', 'write `font-weight: 200 900` in its `@font-face` rule'],
    ]);
  });

  it('with several sources take the first that is a font', () => {
    const rules = [{ ...rule('W', 400, 'normal', '/none.woff2'), others: ['/text.ttf', '/w.otf'] }];
    const files = { '/text.ttf': new TextEncoder().encode('<html>'), '/w.otf': file('postscript.otf') };
    const { fonts, sink } = set(rules, files);
    expect(fonts.match(['W'], 400, 'normal')?.family).toBe('Sample Serif 4');
    expect(sink.items.map(({ code, severity }) => [code, severity])).toEqual([
      ['fonts/missing-file', 'warning'],
      ['fonts/not-a-font', 'warning'],
    ]);
    const { '/text.ttf': text } = files;
    const none = set(rules, { '/text.ttf': text });
    expect(none.fonts.match(['W'], 400, 'normal')).toBeUndefined();
    expect(none.sink.items.at(-1)).toMatchObject({ code: 'fonts/missing-file', severity: 'error' });
  });
});

describe('fonts that are wrong inside', () => {
  const fonts = ['postscript.otf', 'variable.ttf', 'variable-postscript.otf', 'packed.woff2'].map(file);
  const packed = packedAsWoff(fontBytes('SourceSerif4-It'));
  const place = fc.noBias(fc.nat(999_999));
  const damage = fc.array(fc.record({ place, byte: fc.nat(255) }), { minLength: 1, maxLength: 12 });

  it('never make opening, shaping or subsetting throw', () => {
    let opens = 0;
    const anyFont = fc.constantFrom(...fonts, packed);
    fc.assert(
      fc.property(anyFont, damage, fc.boolean(), (font, changes, early) => {
        const copy = font.slice();
        // Headers and directories are small beside outlines, and decide more.
        const reach = early ? Math.min(800, copy.length) : copy.length;
        for (const { place: at, byte } of changes) copy[4 + (at % (reach - 4))] = byte;
        const face = openFace(copy, shaper);
        if (!('shape' in face)) {
          expect(face).toEqual([expect.stringMatching(/^fonts\//)]);
          return;
        }
        opens += 1;
        const wanted = face.at?.(650, 'italic') ?? face;
        const { glyphs } = wanted.shape('Hamburg 01', shapingOf('onum', 'en'));
        expect(wanted.program.subset([0, ...glyphs, 3, 7, 60_000]).length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
    expect(opens).toBeGreaterThan(50);
  });

  it('are refused where they are cut short', () => {
    for (const font of [...fonts, packed])
      for (let length = 4; length < font.length; length += length < 300 ? 7 : 4001)
        expect(openFace(font.subarray(0, length), shaper)).toEqual([expect.stringMatching(/^fonts\//)]);
  });

  it('do not unpack without end', () => {
    const copy = packed.slice();
    new DataView(copy.buffer).setUint32(44 + 12, 0x7fffffff);
    expect(openFace(copy, shaper)).toEqual([expect.stringContaining('more than 128 MiB')]);
  });
});

describe('a web font', () => {
  const plain = shippedFace('SourceSerif4-It', shaper);

  it('in WOFF 2.0 has the glyphs it was made of', () => {
    const face = opened(file('packed.woff2'), 'packed.woff2');
    for (const character of 'Affidavit, ñandù — ½ é Žж') {
      const codePoint = character.codePointAt(0) ?? 0;
      const [packed, source] = [face, plain].map((from) => {
        const glyph = from.glyphOf?.(codePoint) ?? 0;
        return [reader(from.program.subset([0, glyph])).glyphToPath(1), from.program.advance(glyph)];
      });
      expect(packed, character).toEqual(source);
    }
    expect([face.style, face.metrics]).toEqual(['italic', plain.metrics]);
    const shaping = shapingOf('onum', 'en');
    expect(face.shape('office 1984', shaping).advances).toEqual(plain.shape('office 1984', shaping).advances);
  });

  it.each(['SourceSerif4-It', 'SourceSans3-Regular'] as const)(
    'in WOFF is the file that was packed: %s',
    (name) => {
      const face = opened(packedAsWoff(fontBytes(name)), `${name}.woff`);
      const source = shippedFace(name, shaper);
      expect(face.program.subset([0, 40, 300, 900])).toEqual(source.program.subset([0, 40, 300, 900]));
      expect(face.metrics).toEqual(source.metrics);
    },
  );

  it('with PostScript outlines is drawn like any', () => {
    const face = opened(packedAsWoff(file('postscript.otf')), 'postscript.woff');
    const plainFace = opened(file('postscript.otf'), 'postscript.otf');
    expect(face.program.subset([0, 4, 5])).toEqual(plainFace.program.subset([0, 4, 5]));
  });
});

/** WOFF 1.0, every other table stored as it is. */
function packedAsWoff(font: Uint8Array): Uint8Array {
  const view = new DataView(font.buffer, font.byteOffset);
  const count = view.getUint16(4);
  const tables = Array.from({ length: count }, (_, index) => {
    const record = 12 + index * 16;
    const start = view.getUint32(record + 8);
    const data = font.subarray(start, start + view.getUint32(record + 12));
    const packed = deflateSync(data);
    return {
      tag: font.subarray(record, record + 4),
      length: data.length,
      data: packed.length < data.length && index % 2 === 0 ? packed : data,
    };
  });
  const size = tables.reduce((sum, { data }) => sum + ((data.length + 3) & ~3), 44 + count * 20);
  const woff = new Uint8Array(size);
  const out = new DataView(woff.buffer);
  woff.set([0x77, 0x4f, 0x46, 0x46]);
  woff.set(font.subarray(0, 4), 4);
  out.setUint32(8, size);
  out.setUint16(12, count);
  let at = 44 + count * 20;
  for (const [index, { tag, length, data }] of tables.entries()) {
    const entry = 44 + index * 20;
    woff.set(tag, entry);
    out.setUint32(entry + 4, at);
    out.setUint32(entry + 8, data.length);
    out.setUint32(entry + 12, length);
    woff.set(data, at);
    at += (data.length + 3) & ~3;
  }
  return woff;
}
