import { describe, expect, it } from 'vitest';
import type { InlineContent } from '../../../src/boxes/index.ts';
import type { ComputedStyle } from '../../../src/css/index.ts';
import type { AtomicLayout } from '../../../src/layout/inline/index.ts';
import { compose, contentOf, drawn, inlineBlock, type Piece, textsOf } from './inline-content.ts';
import { squareFonts } from './square-fonts.ts';

/** Square at 10 pt on 12 pt: ascent 8, descent 2, half-leading 1, so 9 above and 3 below the baseline. */
const fonts = squareFonts();

function box(style: Partial<ComputedStyle>, ...children: Piece[]): Piece {
  return { style, children };
}

function heights(pieces: readonly Piece[]): { height: number; baseline: number; ys: number[] }[] {
  return compose(pieces, 400, { fonts }).lines.map((line) => ({
    height: line.height,
    baseline: line.baseline,
    ys: textsOf(line).map((one) => one.y),
  }));
}

describe('line boxes (CSS 2.2 §10.8)', () => {
  it('have the height of the strut', () => {
    expect(heights(['aa'])).toEqual([{ height: 12, baseline: 9, ys: [9] }]);
  });
  it('grow for a larger line height within', () => {
    expect(heights(['aa', box({ lineHeight: 20 }, 'b')])).toEqual([
      { height: 20, baseline: 13, ys: [13, 13] },
    ]);
  });
  it('grow upwards for a superscript, not when its line height is 0', () => {
    const [raised] = heights(['aa', box({ verticalAlign: 'super' }, 'b')]);
    expect(raised).toEqual({ height: 16, baseline: 13, ys: [13, 9] });
    const [flat] = heights(['aa', box({ verticalAlign: 'super', lineHeight: 0, fontSize: 5 }, 'b')]);
    expect(flat).toEqual({ height: 12, baseline: 9, ys: [9, 5] });
  });
  it('grow downwards for a subscript and a negative length', () => {
    expect(heights(['a', box({ verticalAlign: 'sub' }, 'b')])).toEqual([
      { height: 14, baseline: 9, ys: [9, 11] },
    ]);
    expect(heights(['a', box({ verticalAlign: -4 }, 'b')])).toEqual([
      { height: 16, baseline: 9, ys: [9, 13] },
    ]);
  });
  it('take percentages of the box’s own line height', () => {
    const [line] = heights(['a', box({ verticalAlign: { points: 0, percent: 50 } }, 'b')]);
    expect(line).toEqual({ height: 18, baseline: 15, ys: [15, 9] });
  });
  it('shift nested boxes from their parents', () => {
    const [line] = heights(['a', box({ verticalAlign: 2 }, 'b', box({ verticalAlign: 3 }, 'c'))]);
    expect(line?.ys).toEqual([14, 12, 9]);
  });
  it('align subtrees to their top and bottom', () => {
    const [top] = heights(['a', box({ verticalAlign: 'top', lineHeight: 30 }, 'b')]);
    expect(top).toEqual({ height: 30, baseline: 9, ys: [9, 18] });
    const [bottom] = heights(['a', box({ verticalAlign: 'bottom', lineHeight: 30 }, 'b')]);
    expect(bottom).toEqual({ height: 30, baseline: 27, ys: [27, 18] });
  });
  it('count an empty inline box too', () => {
    expect(heights(['a', box({ lineHeight: 20 })])).toEqual([{ height: 20, baseline: 13, ys: [13] }]);
  });
});

describe('atomic inlines', () => {
  const content = (style: Partial<ComputedStyle>): InlineContent => {
    const around = contentOf(['aa ', ' bb']).content;
    const [first, second] = around.items;
    if (first?.kind !== 'text' || second?.kind !== 'text') throw new Error('two texts');
    return {
      text: 'aa \ufffc bb',
      items: [first, { kind: 'atomic', box: inlineBlock(7, style), at: 3 }, { ...second, start: 4, end: 7 }],
    };
  };
  const layout: AtomicLayout = {
    width: 25,
    height: 20,
    baseline: 15,
    place: (x, y, out) => {
      const rect = { x, y, width: 25, height: 20 };
      out.push({
        kind: 'box',
        boxId: 7,
        rect,
        background: undefined,
        borders: undefined,
        radii: [0, 0, 0, 0],
      });
    },
  };
  it.each([
    ['baseline', 20, 15, 0],
    ['middle', 20, 12.5, 0],
    ['top', 20, 9, 0],
    ['bottom', 20, 17, 0],
    ['text-top', 20, 9, 1],
  ] as const)('stand on the line: %s', (verticalAlign, height, baseline, y) => {
    const { lines } = compose(content({ verticalAlign }), 400, { fonts, layoutAtomic: () => layout });
    const [line] = lines;
    const out: { rect: { x: number; y: number } }[] = [];
    line?.place(0, 0, out as never);
    const placed = out.filter((one) => 'rect' in one).map((one) => one.rect);
    expect(placed.map((one) => one.x)).toEqual([30]);
    expect(line?.baseline).toBeCloseTo(baseline, 6);
    expect(line?.height).toBeCloseTo(height + (verticalAlign === 'text-top' ? 1 : 0), 6);
    expect(placed[0]?.y).toBeCloseTo(y, 6);
  });
  it('may go to the next line, and are reported where they do not fit', () => {
    const { lines, sink } = compose(content({}), 24, { fonts, layoutAtomic: () => layout });
    expect(lines.map(drawn)).toEqual(['aa', '', 'bb']);
    expect(sink.items.map((one) => one.code)).toEqual(['layout/overflow']);
  });
});
