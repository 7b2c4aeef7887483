import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSubset, type ShapedText, shapingOf } from '../../src/fonts/index.ts';
import type { TextFragment } from '../../src/layout/index.ts';
import { paintPdf } from '../../src/pdf/index.ts';
import { contentOperators, type Operand } from './content-operators.ts';
import { BLUE, BOLD, input, leaf, node, page, SANS, SERIF, text } from './drawn-document.ts';
import { readPdf } from './read-pdf.ts';

const ROOT = node('Document', [node('P', [leaf(1)])]);

function contentOf(...fragments: readonly TextFragment[]): string {
  return readPdf(paintPdf(input([page(1, fragments)], ROOT))).contents[0] ?? '';
}

interface Glyph {
  readonly cid: number;
  readonly x: number;
  readonly y: number;
}

/** Where a reader puts the glyphs (ISO 32000-1 §9.4.4), from nothing but the operators and the width table. */
function glyphsOf(pdf: ReturnType<typeof readPdf>): Glyph[] {
  const widthTables = [...pdf.objects.values()].map((body) => /\/W\[0\[([^\]]*)\]\]/.exec(body)?.[1]);
  const widths = (widthTables.find((table) => table !== undefined) ?? '').split(' ').map(Number);
  const glyphs: Glyph[] = [];
  let [x, y, lineX, lineY, size, tracking, rise] = [0, 0, 0, 0, 0, 0, 0];
  const show = (item: Operand): void => {
    if (typeof item === 'number') x -= (item / 1000) * size;
    if (typeof item !== 'object' || !('string' in item)) return;
    for (let at = 0; at < item.string.length; at += 2) {
      const cid = (item.string.charCodeAt(at) << 8) | item.string.charCodeAt(at + 1);
      glyphs.push({ cid, x, y: y + rise });
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
    if (operator === 'Ts') rise = numbers[0] ?? 0;
    if (operator === 'TJ') for (const item of operands[0] as readonly Operand[]) show(item);
  }
  return glyphs;
}

function wantedGlyphs(fragments: readonly TextFragment[]): { readonly x: number; readonly y: number }[] {
  const wanted: { x: number; y: number }[] = [];
  for (const { pieces, size, tracking, wordSpacing, x: startX, y } of fragments) {
    let x = startX;
    for (const piece of pieces) {
      for (let at = 0; at < piece.glyphs.length; at += 1) {
        wanted.push({
          x: x + (piece.offsetsX?.[at] ?? 0) * size,
          y: 841.89 - y + (piece.offsetsY?.[at] ?? 0) * size,
        });
        x += (piece.advances[at] ?? 0) * size + tracking;
      }
      if (piece.text === ' ' || piece.text === '\u00a0') x += wordSpacing;
    }
  }
  return wanted;
}

const WORDS = ['office', 'AVATAR', 'To', 'wave', 'e\u0301', 'Ḡḥñ', '“Hail”', 'x\u0323\u0301y', '.', 'fluffy'];
const anyFragment = fc
  .record({
    words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 }),
    x: fc.double({ min: 0, max: 400, noNaN: true }),
    y: fc.double({ min: 50, max: 800, noNaN: true }),
    size: fc.double({ min: 5, max: 30, noNaN: true }),
    tracking: fc.double({ min: -0.2, max: 0.4, noNaN: true }),
    wordSpacing: fc.double({ min: -1, max: 12, noNaN: true }),
  })
  .map(({ words, x, y, ...choice }) => text(1, words.join(' '), { x, y }, choice));

describe('glyphs', () => {
  it('stand where the layout put them, to a hundredth of a point and an em’s thousandth', () => {
    fc.assert(
      fc.property(fc.array(anyFragment, { minLength: 1, maxLength: 4 }), (fragments) => {
        const drawn = glyphsOf(readPdf(paintPdf(input([page(1, fragments)], ROOT))));
        const wanted = wantedGlyphs(fragments);
        const sizes = fragments.flatMap(({ pieces, size }) =>
          pieces.flatMap((piece) => Array.from(piece.glyphs, () => size)),
        );
        expect(drawn).toHaveLength(wanted.length);
        for (const [index, glyph] of drawn.entries()) {
          // Half a unit of where the word begins, half a unit within it, and the rounding of the start.
          const slack = 0.0061 + (sizes[index] ?? 0) * 0.0011;
          expect(Math.abs(glyph.x - (wanted[index]?.x ?? 0))).toBeLessThan(slack);
          expect(Math.abs(glyph.y - (wanted[index]?.y ?? 0))).toBeLessThan(0.0061);
        }
      }),
      { numRuns: 300 },
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

  it('of a raised mark are drawn with text rise, and the rise is taken back', () => {
    const shaped: ShapedText = {
      ...SERIF.shape('ab', shapingOf('', 'en')),
      offsetsX: Float64Array.from([0, 0]),
      offsetsY: Float64Array.from([0, 0.25]),
    };
    const fragment = { ...text(1, 'ab', { x: 50, y: 100 }), pieces: [shaped] };
    const operators = contentOperators(contentOf(fragment)).map(({ operator }) => operator);
    expect(operators.join(' ')).toBe('BT BDC Tf Td TJ Ts TJ Ts EMC ET');
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
