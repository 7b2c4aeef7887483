import fc from 'fast-check';
import { Blob, Font, Face as HbFace } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { type Face, planSubset, type ShapedText, shapingOf } from '../../src/fonts/index.ts';
import type { TextFragment } from '../../src/layout/index.ts';
import { paintPdf } from '../../src/pdf/index.ts';
import { fontBytes, packFace } from '../fonts/shipped-fonts.ts';
import { contentOperators, type Operand } from './content-operators.ts';
import { BLUE, BOLD, input, leaf, node, page, SANS, SERIF, text } from './drawn-document.ts';
import { readPdf } from './read-pdf.ts';

const ROOT = node('Document', [node('P', [leaf(1)])]);

function contentOf(...fragments: readonly TextFragment[]): string {
  return readPdf(paintPdf(input([page(1, fragments)], ROOT))).contents[0] ?? '';
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Every point of the outlines that a reader draws, from nothing but operators, width table and embedded font. */
function drawnPoints(pdf: ReturnType<typeof readPdf>): Point[] {
  const widthTables = [...pdf.objects.values()].map((body) => /\/W\[0\[([^\]]*)\]\]/.exec(body)?.[1]);
  const widths = (widthTables.find((table) => table !== undefined) ?? '').split(' ').map(Number);
  const program = pdf.streams.find(({ entries }) => entries.includes('/Length1'))?.bytes;
  const outlines = new Outlines(program ?? new Uint8Array());
  const points: Point[] = [];
  let [x, y, lineX, lineY, size, tracking] = [0, 0, 0, 0, 0, 0];
  const show = (item: Operand): void => {
    if (typeof item === 'number') x -= (item / 1000) * size;
    if (typeof item !== 'object' || !('string' in item)) return;
    for (let at = 0; at < item.string.length; at += 2) {
      const cid = (item.string.charCodeAt(at) << 8) | item.string.charCodeAt(at + 1);
      points.push(...outlines.points(cid, x, y, size));
      x += ((widths[cid] ?? 0) / 1000) * size + tracking;
    }
  };
  for (const { operator, operands } of contentOperators(pdf.contents[0] ?? '')) {
    const numbers = operands.filter((operand) => typeof operand === 'number');
    if (operator === 'BT') [lineX, lineY] = [0, 0];
    if (operator === 'Td') {
      lineX += numbers[0] ?? 0;
      lineY += numbers[1] ?? 0;
      [x, y] = [lineX, lineY];
    }
    if (operator === 'Tf') size = numbers[0] ?? 0;
    if (operator === 'Tc') tracking = numbers[0] ?? 0;
    if (operator === 'TJ') for (const item of operands[0] as readonly Operand[]) show(item);
  }
  return points;
}

/** HarfBuzz's reading of a font's outlines. */
class Outlines {
  readonly #font: Font;
  readonly #em: number;
  readonly #known = new Map<number, readonly Point[]>();

  constructor(bytes: Uint8Array) {
    const face = new HbFace(new Blob(bytes), 0);
    this.#font = new Font(face);
    this.#em = face.upem;
  }

  points(glyph: number, x: number, y: number, size: number): Point[] {
    let points = this.#known.get(glyph);
    if (points === undefined) {
      const numbers = (this.#font.glyphToPath(glyph).match(/-?[\d.]+/g) ?? []).map(Number);
      points = numbers.flatMap((value, at) => (at % 2 === 0 ? [{ x: value, y: numbers[at + 1] ?? 0 }] : []));
      this.#known.set(glyph, points);
    }
    const scale = size / this.#em;
    return points.map((point) => ({ x: x + point.x * scale, y: y + point.y * scale }));
  }
}

/** Where the layout wants them: from left to right, or from the right end leftwards, clusters in logical order. */
function wantedPoints(
  fragments: readonly TextFragment[],
  outlines: Outlines,
): (Point & { readonly size: number })[] {
  const points: (Point & { readonly size: number })[] = [];
  for (const { pieces, size, wordSpacing, tracking, x: startX, y, rtl, width } of fragments) {
    let edge = rtl ? startX + width : startX;
    for (const piece of pieces) {
      const spacing = piece.text === ' ' || piece.text === '\u00a0' ? wordSpacing : 0;
      const advance = piece.width * size + piece.clusterCount * tracking + spacing;
      if (rtl) edge -= advance;
      let x = rtl ? edge + spacing : edge;
      let clusters = -1;
      const glyphs = Array.from(piece.glyphs, (glyph, at) => {
        // What a cluster holds is not pulled apart.
        if (piece.clusters[at] !== piece.clusters[at - 1]) clusters += 1;
        const origin = {
          x: x + clusters * tracking + (piece.offsetsX?.[at] ?? 0) * size,
          y: 841.89 - y + (piece.offsetsY?.[at] ?? 0) * size,
        };
        x += (piece.advances[at] ?? 0) * size;
        return { ...origin, glyph, cluster: piece.clusters[at] ?? 0 };
      });
      // Stable: the glyphs of a cluster stay in visual order.
      glyphs.sort((one, other) => one.cluster - other.cluster);
      for (const { glyph, ...origin } of glyphs)
        for (const point of outlines.points(glyph, origin.x, origin.y, size)) points.push({ ...point, size });
      if (!rtl) edge += advance;
    }
  }
  return points;
}

const anyPlace = {
  x: fc.double({ min: 0, max: 400, noNaN: true }),
  y: fc.double({ min: 50, max: 800, noNaN: true }),
  size: fc.double({ min: 5, max: 30, noNaN: true }),
  wordSpacing: fc.double({ min: -1, max: 12, noNaN: true }),
};
const WORDS = ['office', 'AVATAR', 'To', 'wave', 'e\u0301', 'Ḡḥñ', '“Hail”', '.', 'fluffy'];
const anyTracked = fc
  .record({
    ...anyPlace,
    words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 }),
    tracking: fc.double({ min: -0.2, max: 0.4, noNaN: true }),
  })
  .map(({ words, x, y, ...choice }) => text(1, words.join(' '), { x, y }, choice));

const SCRIPTS = [
  { lang: 'ar', script: 'Arab', rtl: true, words: 'لا سَلَامَ بِلَا عَدْلٍ الأمن، اللّٰه' },
  { lang: 'he', script: 'Hebr', rtl: true, words: 'שלום בְּרֵאשִׁית הָאָרֶץ׃ וָבֹהוּ' },
  { lang: 'hi', script: 'Deva', rtl: false, words: 'सभी मनुष्यों को स्वतन्त्रता प्राप्त है। क्षि र्कि' },
  { lang: 'th', script: 'Thai', rtl: false, words: 'มนุษย์ ที่ น้ำ สิทธิ เกียรติศักดิ์' },
];
const PACK: Readonly<Record<string, string>> = { ar: 'arabic', he: 'hebrew', hi: 'devanagari', th: 'thai' };

function anyOfScript(
  { lang, script, rtl, words }: (typeof SCRIPTS)[number],
  face: Face,
): fc.Arbitrary<TextFragment> {
  const word = fc.constantFrom(...words.split(' '));
  return fc
    .record({
      ...anyPlace,
      words: fc.array(word, { minLength: 1, maxLength: 8 }),
      tracking: rtl ? fc.constant(0) : fc.double({ min: -0.2, max: 0.4, noNaN: true }),
    })
    .map(({ words: some, x, y, ...choice }) => {
      const pieces = (some.join(' ').match(/ |[^ ]+/g) ?? []).map((piece) =>
        face.shape(piece, shapingOf('', lang, script, rtl)),
      );
      const natural = pieces.reduce((sum, piece) => sum + piece.width, 0) * choice.size;
      const width = natural + choice.wordSpacing * (some.length - 1);
      return { ...text(1, '', { x, y }, { ...choice, face, rtl, width }), pieces };
    });
}

function expectSameInk(face: Face, bytes: Uint8Array, fragments: readonly TextFragment[]): void {
  const drawn = drawnPoints(readPdf(paintPdf(input([page(1, fragments)], ROOT))));
  const wanted = wantedPoints(fragments, new Outlines(bytes));
  expect(drawn).toHaveLength(wanted.length);
  for (const [index, { x, y, size }] of wanted.entries()) {
    const point = drawn[index] ?? { x: Number.NaN, y: Number.NaN };
    // Half a unit of where the word begins, half a unit within it, one of a shift, the rounded start and size.
    const slack = 0.0075 + size * (face === SERIF ? 0.0011 : 0.0021);
    if (Math.abs(point.x - x) > slack || Math.abs(point.y - y) > slack)
      expect.fail(`point ${index} is at ${point.x} ${point.y}, not at ${x} ${y}`);
  }
}

describe('glyphs', () => {
  it('stand where the layout put them, to a hundredth of a point and an em’s thousandth', () => {
    const bytes = fontBytes('SourceSerif4-Regular');
    fc.assert(
      fc.property(fc.array(anyTracked, { minLength: 1, maxLength: 4 }), (fragments) =>
        expectSameInk(SERIF, bytes, fragments),
      ),
      { numRuns: 150 },
    );
  });

  it.each(SCRIPTS)('of $script stand where the layout put them, marks and ligatures too', (script) => {
    const { face, bytes } = packFace(PACK[script.lang] ?? '');
    fc.assert(
      fc.property(fc.array(anyOfScript(script, face), { minLength: 1, maxLength: 3 }), (fragments) =>
        expectSameInk(face, bytes, fragments),
      ),
      { numRuns: 60 },
    );
  });

  it('keep a real space under word spacing', () => {
    const content = contentOf(text(1, 'a b', { x: 50, y: 100 }, { wordSpacing: 2 }));
    const space = planSubset(SERIF);
    expect(space.cidsOf(SERIF.shape('a', shapingOf('', 'en')))[0]).toBe(1);
    expect(content).toContain('[(\x00\x01\x00\x02)-200(\x00\x03)]TJ');
  });

  it('write operators only where something changes', () => {
    const content = contentOf(
      text(1, 'one', { x: 50, y: 100 }),
      text(1, 'two', { x: 50, y: 113 }),
      text(1, 'three', { x: 50, y: 126 }, { face: BOLD, color: BLUE, tracking: 0.1 }),
    );
    const operators = contentOperators(content).map(({ operator }) => operator);
    expect(operators.join(' ')).toBe('BT BDC Tf Td TJ Td TJ rg Tf Tc Td TJ EMC ET');
  });

  it('off the baseline are glyphs of their own: the text stays on one line', () => {
    const shaped: ShapedText = {
      ...SERIF.shape('ab', shapingOf('', 'en')),
      offsetsX: Float64Array.from([0, 0]),
      offsetsY: Float64Array.from([0, 0.25]),
    };
    const fragment = { ...text(1, 'ab', { x: 50, y: 100 }), pieces: [shaped] };
    const operators = contentOperators(contentOf(fragment)).map(({ operator }) => operator);
    expect(operators.join(' ')).toBe('BT BDC Tf Td TJ EMC ET');
    expectSameInk(SERIF, fontBytes('SourceSerif4-Regular'), [fragment]);
  });
});

describe('decorations', () => {
  const line = { color: BLUE, thickness: 0.5, offset: 1.5 };

  it('of an underline lie below the letters, of a line-through above, in the text’s own tag', () => {
    const under = contentOf(
      text(1, 'word', { x: 50, y: 100 }, { decoration: { line: 'underline', ...line } }),
    );
    const through = contentOf(
      text(1, 'word', { x: 50, y: 100 }, { decoration: { line: 'line-through', ...line } }),
    );
    const operators = (content: string): string =>
      contentOperators(content)
        .map(({ operator }) => operator)
        .filter((operator) => ['BDC', 'EMC', 'TJ', 'f'].includes(operator))
        .join(' ');
    expect(operators(under)).toBe('BDC f TJ EMC');
    expect(operators(through)).toBe('BDC TJ f EMC');
    expect(under).toContain('50 740.14 ');
  });
});

describe('fonts', () => {
  const read = readPdf(
    paintPdf(
      input(
        [page(1, [text(1, 'Hi', { x: 0, y: 20 }), text(1, 'Ho', { x: 0, y: 40 }, { face: SANS })])],
        ROOT,
      ),
    ),
  );

  it('are embedded as subsets, tagged, with Identity encodings', () => {
    const names = [...read.objects.values()].flatMap(
      (body) => body.match(/\/BaseFont\/[A-Z]{6}\+[\w-]+/g) ?? [],
    );
    expect(names.map((name) => name.replace(/[A-Z]{6}/, 'ABCDEF'))).toEqual([
      '/BaseFont/ABCDEF+SourceSerif4-Regular',
      '/BaseFont/ABCDEF+SourceSerif4-Regular',
      '/BaseFont/ABCDEF+SourceSans3-Regular',
      '/BaseFont/ABCDEF+SourceSans3-Regular',
    ]);
    expect(read.streams.filter(({ entries }) => entries.includes('/Length1'))).toHaveLength(2);
  });
});
