import fc from 'fast-check';
import { Blob, Font, Face as HbFace } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { type FontProgram, shapingOf } from '../../src/fonts/index.ts';
import { fontBytes, newShaper, openFace, SHIPPED, shippedFace, tablePlace } from './shipped-fonts.ts';

const shaper = newShaper();

/** HarfBuzz's own reading of a font file. */
function reader(bytes: Uint8Array): Font {
  return new Font(new HbFace(new Blob(bytes), 0));
}

/** An order without pattern, the same each time. */
function shuffled(count: number): number[] {
  const ids = Array.from({ length: count - 1 }, (_, at) => at + 1);
  let seed = 12345;
  for (let at = ids.length - 1; at > 0; at -= 1) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    const other = seed % (at + 1);
    [ids[at], ids[other]] = [ids[other] ?? 0, ids[at] ?? 0];
  }
  return ids;
}

function glyphCount(bytes: Uint8Array): number {
  const { start } = tablePlace(bytes, 'maxp');
  return ((bytes[start + 4] ?? 0) << 8) | (bytes[start + 5] ?? 0);
}

function sumOfWords(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

describe.each(SHIPPED)('a subset of %s', (name) => {
  const bytes = fontBytes(name);
  const { program } = shippedFace(name, shaper);
  const source = reader(bytes);

  it('draws every glyph of the face as the face does, in any order, some twice', () => {
    const order = shuffled(glyphCount(bytes));
    let withOutline = 0;
    for (let at = 0; at < order.length; at += 90) {
      const wanted = [0, ...order.slice(at, at + 90), ...order.slice(at, at + 3)];
      const part = reader(program.subset(wanted));
      for (const [id, glyph] of wanted.entries()) {
        const outline = source.glyphToPath(glyph);
        if (outline !== '') withOutline += 1;
        expect(part.glyphToPath(id), `glyph ${glyph}`).toBe(outline);
        expect(part.glyphHAdvance(id)).toBe(source.glyphHAdvance(glyph));
        expect(program.advance(glyph)).toBe(source.glyphHAdvance(glyph));
      }
    }
    expect(withOutline).toBeGreaterThan(order.length * 0.9);
  });

  it('has right checksums, few tables and no hints', () => {
    const part = program.subset([0, 5, 30, 31, 300, 600]);
    expect(sumOfWords(part)).toBe(0xb1b0afba);
    const tags = Array.from({ length: part[5] ?? 0 }, (_, at) =>
      String.fromCharCode(...part.subarray(12 + at * 16, 16 + at * 16)),
    );
    expect(tags).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']);
    expect(part.length).toBeLessThan(3000);
  });

  it('is the same each time', () => {
    expect(program.subset([0, 7, 400, 7])).toEqual(program.subset([0, 7, 400, 7]));
  });
});

describe('any list of glyphs', () => {
  const { program } = shippedFace('SourceSans3-Regular', shaper);

  it('gives a font whose glyphs HarfBuzz can read', () => {
    const source = reader(fontBytes('SourceSans3-Regular'));
    const glyph = fc.oneof({ weight: 8, arbitrary: fc.nat(2500) }, fc.nat(65535));
    fc.assert(
      fc.property(fc.array(glyph, { maxLength: 60 }), (rest) => {
        const part = reader(program.subset([0, ...rest]));
        for (const [at, id] of rest.entries())
          if (id < 2478) expect(part.glyphToPath(at + 1)).toBe(source.glyphToPath(id));
          else expect(part.glyphToPath(at + 1)).toBe('');
      }),
      { numRuns: 300 },
    );
    expect(program.subset([]).length).toBeGreaterThan(0);
  });

  it('takes more outlines than short offsets reach', () => {
    const wanted = [0, ...shuffled(2478)];
    const part = program.subset(wanted);
    expect(part.length).toBeGreaterThan(0x20000);
    const source = reader(fontBytes('SourceSans3-Regular'));
    for (const at of [1, 1000, 2477])
      expect(reader(part).glyphToPath(at)).toBe(source.glyphToPath(wanted[at] ?? 0));
  });
});

describe('fonts that are wrong inside', () => {
  it('never make reading, shaping or subsetting throw', () => {
    const whole = fontBytes('SourceSerif4-It');
    const tags = [
      'head',
      'hhea',
      'hmtx',
      'maxp',
      'cmap',
      'loca',
      'glyf',
      'OS/2',
      'post',
      'name',
      'GSUB',
      'GPOS',
    ];
    const change = fc.record({ tag: fc.constantFrom(...tags), at: fc.nat(600), byte: fc.nat(255) });
    let opened = 0;
    const tryAll = (bytes: Uint8Array): void => {
      const face = openFace(bytes, shaper);
      if (!('shape' in face)) {
        expect(face.length).toBeGreaterThan(0);
        return;
      }
      opened += 1;
      const shaped = face.shape('Affidavit, Ḡḥñ (2024)', shapingOf('onum', 'en'));
      const program: FontProgram = face.program;
      expect(program.subset([0, ...shaped.glyphs, 1, 500, 1092]).length).toBeGreaterThan(0);
      for (const codePoint of [0x41, 0x20ac, 0x1f600]) face.has(codePoint);
    };
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const copy = whole.slice();
        for (const { tag, at, byte } of changes) copy[tablePlace(whole, tag).start + at] = byte;
        tryAll(copy);
      }),
      { numRuns: 300 },
    );
    expect(opened).toBeGreaterThan(50);
  });

  it('end: components that name each other', () => {
    const bytes = fontBytes('SourceSerif4-It').slice();
    const face = openFace(bytes, newShaper());
    if (!('shape' in face)) throw new Error(face.join());
    const view = new DataView(bytes.buffer);
    const glyph = face.glyphOf?.(0xe9) ?? 0;
    const loca = tablePlace(bytes, 'loca').start;
    const outline = tablePlace(bytes, 'glyf').start + view.getUint16(loca + glyph * 2) * 2;
    expect(view.getInt16(outline)).toBe(-1);
    view.setUint16(outline + 12, glyph);
    expect(face.program.subset([0, glyph]).length).toBeGreaterThan(0);
    view.setUint16(outline + 12, 60_000);
    expect(reader(face.program.subset([0, glyph])).glyphToPath(1)).toBe('');
  });
});
