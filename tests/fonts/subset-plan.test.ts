import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Face, planSubset, type ShapedText, shapingOf } from '../../src/fonts/index.ts';
import { newShaper, shippedFace } from './shipped-fonts.ts';

const shaper = newShaper();
const serif = shippedFace('SourceSerif4-Regular', shaper);

/** Code → text, read back from a ToUnicode CMap; checks that blocks are as long as they say. */
function readCMap(map: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, count, body = ''] of map.matchAll(/(\d+) beginbfchar\n([\s\S]*?)\nendbfchar/g)) {
    const lines = body.split('\n');
    expect(lines).toHaveLength(Number(count));
    expect(lines.length).toBeLessThanOrEqual(100);
    for (const line of lines) {
      const [, code = '', hex = ''] = /^<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>$/.exec(line) ?? [];
      expect(hex, line).not.toBe('');
      texts.set(
        Number.parseInt(code, 16),
        String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
      );
    }
  }
  return texts;
}

const shapedBy = (text: string, glyphs: readonly number[], clusters: readonly number[]): ShapedText => ({
  text,
  rtl: false,
  glyphs: Uint16Array.from(glyphs),
  advances: new Float64Array(glyphs.length).fill(0.5),
  clusters: Uint32Array.from(clusters),
  clusterCount: new Set(clusters).size,
  offsetsX: undefined,
  offsetsY: undefined,
  width: 0,
  missing: [],
});

describe('codes', () => {
  it('come in the order of first use, the same for the same glyph and text', () => {
    const plan = planSubset(serif);
    expect([plan.cidOf(28, 'a'), plan.cidOf(40, 'n'), plan.cidOf(28, 'a'), plan.cidOf(9, 'ffi')]).toEqual([
      1, 2, 1, 3,
    ]);
    expect(plan.cidOf(9, 'ffi')).toBe(3);
    expect(plan.cidOf(2000, '\u{1d49c}')).toBe(4);
    expect(plan.cidOf(60_000, 'x')).toBe(5);
    expect(plan.cidOf(60_000, 'x')).toBe(5);
  });

  it('differ where one glyph stands for several texts', () => {
    const plan = planSubset(serif);
    const hyphen = serif.glyphOf?.(0x2010) ?? 0;
    const space = serif.glyphOf?.(0x20) ?? 0;
    const cids = [
      plan.cidOf(hyphen, '\u2010'),
      plan.cidOf(hyphen, '\u00ad'),
      plan.cidOf(space, ' '),
      plan.cidOf(space, '\u00a0'),
      plan.cidOf(hyphen, '\u00ad'),
      plan.cidOf(hyphen, '\u2010'),
    ];
    expect(cids).toEqual([1, 2, 3, 4, 2, 1]);
    const { toUnicode, widths, cidCount } = plan.finish();
    expect([...readCMap(toUnicode)]).toEqual([
      [1, '\u2010'],
      [2, '\u00ad'],
      [3, ' '],
      [4, '\u00a0'],
    ]);
    expect(cidCount).toBe(5);
    expect(widths).toEqual([0, hyphen, hyphen, space, space].map((glyph) => serif.program.advance(glyph)));
  });

  it('of a shaped word are made once', () => {
    const plan = planSubset(serif);
    const word = serif.shape('affidavit', shapingOf('', 'en'));
    const encoded = plan.encode(word);
    expect(plan.encode(word)).toBe(encoded);
    expect(plan.cidsOf(word)).toBe(encoded.cids);
    expect([...encoded.cids]).toEqual([1, 2, 3, 1, 4, 5, 6]);
    expect([...readCMap(plan.finish().toUnicode).values()]).toEqual(['a', 'ffi', 'd', 'v', 'i', 't']);
  });

  it('of a line-end hyphen extract as U+00AD', () => {
    const plan = planSubset(serif);
    const { cids } = plan.encode(serif.shapeHyphenated('in', shapingOf('', 'en')));
    expect(readCMap(plan.finish().toUnicode).get(cids[2] ?? 0)).toBe('\u00ad');
  });
});

describe('clusters', () => {
  /** What each code extracts as, in the order drawn. */
  const textsOf = (piece: ShapedText, face: Face = serif): (string | undefined)[] => {
    const plan = planSubset(face);
    const { cids } = plan.encode(piece);
    const texts = readCMap(plan.finish().toUnicode);
    return Array.from(cids, (cid) => texts.get(cid));
  };

  it('of several glyphs are one code', () => {
    expect(textsOf(shapedBy('a½b', [28, 300, 301, 302, 29], [0, 1, 1, 1, 2]))).toEqual(['a', '½', 'b']);
    expect(textsOf(shapedBy('affib', [28, 30, 31, 29], [0, 1, 1, 4]))).toEqual(['a', 'ffi', 'b']);
  });

  it('with marks are a code a character, the marks thin', () => {
    const plan = planSubset(serif);
    const word = serif.shape('ax\u0302b', shapingOf('', 'en'));
    const { cids, places } = plan.encode(word);
    const { toUnicode, widths } = plan.finish();
    const texts = readCMap(toUnicode);
    expect(Array.from(cids, (cid) => texts.get(cid))).toEqual(['a', 'x', '\u0302', 'b']);
    const x = word.advances[1] ?? 0;
    expect(Array.from(cids, (cid) => widths[cid])).toEqual([
      (word.advances[0] ?? 0) * 1000,
      x * 1000 - 20,
      20,
      (word.advances[3] ?? 0) * 1000,
    ]);
    expect(places?.widths).toEqual(Float64Array.from(cids, (cid) => widths[cid] ?? 0));
  });

  it('of a composed letter typed as two characters are two codes', () => {
    expect(textsOf(serif.shape('e\u0301', shapingOf('', 'en')))).toEqual(['e', '\u0301']);
  });

  it('of right-to-left text come in logical order, a ligature letter by letter', () => {
    const piece = { ...shapedBy('בלאם', [40, 41, 42], [3, 1, 0]), rtl: true };
    expect(textsOf(piece)).toEqual(['ב', 'ל', 'א', 'ם']);
  });

  it('keep a joiner with the mark before it', () => {
    expect(textsOf(shapedBy('क\u094d\u200dष', [40, 41], [0, 3]))).toEqual(['क', '\u094d\u200d', 'ष']);
  });

  it('are the same code where parts, widths and text are the same', () => {
    const plan = planSubset(serif);
    const one = plan.encode(shapedBy('½', [300, 301], [0, 0])).cids;
    expect(plan.encode(shapedBy('½½', [300, 301, 300, 301], [0, 0, 1, 1])).cids).toEqual(
      Uint16Array.from([one[0] ?? 0, one[0] ?? 0]),
    );
    expect(plan.encode(shapedBy('¼', [300, 301], [0, 0])).cids).not.toEqual(one);
  });
});

describe('the ToUnicode map', () => {
  it('has blocks of at most 100, and writes no text that PDF/UA or UTF-16 forbids', () => {
    const plan = planSubset(serif);
    for (let index = 0; index < 250; index += 1) plan.cidOf(index + 1, String.fromCharCode(0x4e00 + index));
    plan.cidOf(1, '\ufeff');
    plan.cidOf(1, '\0');
    plan.cidOf(1, '\ud800');
    plan.cidOf(1, '😀');
    const texts = readCMap(plan.finish().toUnicode);
    expect(texts.size).toBe(254);
    expect([251, 252, 253, 254].map((cid) => texts.get(cid))).toEqual(['\ufffd', '\ufffd', '\ufffd', '😀']);
  });

  it('gives back the text of whatever was shaped', () => {
    const character = fc.oneof(
      fc.constantFrom(...'affi fl–“é\u0301ĥŁЖїα½\u00a0'),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(
        fc.array(character, { maxLength: 12 }),
        fc.constantFrom('', 'onum,smcp'),
        (parts, features) => {
          const plan = planSubset(serif);
          const shaped = serif.shape(parts.join(''), shapingOf(features, 'en'));
          const { cids, places } = plan.encode(shaped);
          const { toUnicode, cidCount, widths, program } = plan.finish();
          const texts = readCMap(toUnicode);
          expect(places?.x.length ?? cids.length).toBe(cids.length);
          expect(widths).toHaveLength(cidCount);
          expect(program.length).toBeGreaterThan(0);
          const back = Array.from(cids, (cid) => texts.get(cid)).join('');
          if (shaped.glyphs.length > 0)
            expect(back).toBe(shaped.text.toWellFormed().replace(/[\0\ufeff\ufffe]/g, '\ufffd'));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
