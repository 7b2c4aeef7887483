import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from '../../../src/layout/index.ts';
import { type ComposeOptions, compose, type Piece } from './inline-content.ts';
import { squareFonts } from './square-fonts.ts';

const fonts = squareFonts({ narrowSpace: true });

/** What stands on each line from left to right, character by character; a bar is the edge of a box. */
function seen(pieces: readonly Piece[], options: Partial<ComposeOptions> = {}, measure = 1000): string[] {
  const { lines, content, sink } = compose(pieces, measure, { fonts, ...options });
  expect(sink.items).toEqual([]);
  return lines.map((line) => {
    const out: Fragment[] = [];
    line.place(0, 0, out);
    const marks = out.flatMap((fragment) => marksOf(fragment, content.items));
    return marks
      .sort((a, b) => a.x - b.x || a.rank - b.rank)
      .map((mark) => mark.shown)
      .join('')
      .trim();
  });
}

interface Mark {
  readonly x: number;
  readonly rank: number;
  readonly shown: string;
}

function marksOf(fragment: Fragment, items: ReturnType<typeof compose>['content']['items']): Mark[] {
  if (fragment.kind === 'box') {
    const { x, width } = fragment.rect;
    return [
      { x, rank: -1, shown: '[' },
      { x: x + width - 0.001, rank: 2, shown: ']' },
    ];
  }
  if (fragment.kind !== 'text') return [];
  expect(items.some((item) => item.kind === 'text' && item.box.id === fragment.boxId)).toBe(true);
  const marks: Mark[] = [];
  let pen = fragment.rtl ? fragment.x + fragment.width : fragment.x;
  for (const piece of fragment.pieces) {
    const width = piece.width * fragment.size + (piece.text === ' ' ? fragment.wordSpacing : 0);
    if (fragment.rtl) pen -= width;
    expect(piece.rtl).toBe(fragment.rtl);
    [...piece.text].forEach((shown, index) => {
      const step = piece.rtl ? piece.text.length - 1 - index : index;
      marks.push({ x: pen + step * fragment.size, rank: 0, shown });
    });
    if (!fragment.rtl) pen += width;
  }
  return marks;
}

const rtl = { style: { direction: 'rtl' } } as const;

describe('lines of mixed direction', () => {
  it('leave text that runs from left to right alone', () => {
    expect(seen(['Kyiv and Moscow'])).toEqual(['Kyiv and Moscow']);
  });

  it('turn Hebrew round in an English line', () => {
    expect(seen(['the word שלום רב here'])).toEqual(['the word בר םולש here']);
  });

  it('begin at the right in a right-to-left paragraph, its full stop at the left', () => {
    expect(seen(['אב NATO גד.'], rtl)).toEqual(['.דג NATO בא']);
  });

  it('keep numbers in order and mirror nothing by themselves: the shaper does', () => {
    expect(seen(['א (2026) ב 17.5%'], rtl)).toEqual(['17.5% ב )2026( א']);
  });

  it('end lines in logical order and begin each anew', () => {
    expect(seen(['אא בב גג דד'], rtl, 50)).toEqual(['בב אא', 'דד גג']);
  });

  it('isolate a box that has a direction of its own', () => {
    const isolate: Piece = { style: { direction: 'ltr', unicodeBidi: 'isolate' }, children: ['1 + 2'] };
    expect(seen(['א ', isolate, ' ב'], rtl)).toEqual(['ב 1 + 2 א']);
    expect(seen(['א 1 + 2 ב'], rtl)).toEqual(['ב 2 + 1 א']);
  });

  it('override the order of letters where told', () => {
    const over: Piece = { style: { direction: 'rtl', unicodeBidi: 'bidi-override' }, children: ['abc'] };
    expect(seen(['x ', over, ' y'])).toEqual(['x cba y']);
  });

  it('give plain text the direction of its first letter', () => {
    const plain: Piece = { style: { unicodeBidi: 'plaintext' }, children: ['א x!'] };
    expect(seen(['a ', plain, ' b'])).toEqual(['a !x א b']);
  });

  it('put the edges of a box at the ends of its text, at the right side each', () => {
    const edges = {
      backgroundColor: { red: 0, green: 0, blue: 0, alpha: 1 },
      paddingLeft: 4,
      paddingRight: 8,
    };
    const box: Piece = { style: edges as never, children: ['אב cd'] };
    expect(seen(['x ', box, ' y'])).toEqual(['x [בא cd] y']);
    expect(seen(['x ', box, ' ג'], rtl)).toEqual(['ג [cd בא] x']);
    expect(seen(['x ', box, ' y'], rtl)).toEqual(['[cd] y[ בא] x']);
  });

  it('part a box whose text does not stand together', () => {
    const edges = { backgroundColor: { red: 0, green: 0, blue: 0, alpha: 1 } };
    const box: Piece = { style: edges as never, children: ['ב c'] };
    expect(seen(['א', box, 'd'])).toEqual(['[ב]א[ c]d']);
  });

  it('place every character of any mixed text exactly once, within the measure', () => {
    const word = fc.constantFrom('אב', 'ab', '12', '(', ')', '.', 'اب', '١', '%', '-');
    const text = fc.array(fc.oneof(word, fc.constant(' ')), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, fc.boolean(), fc.integer({ min: 40, max: 400 }), (words, right, measure) => {
        const whole = words.join('').replace(/\s+/g, ' ').trim();
        if (whole === '') return;
        const style = { direction: right ? 'rtl' : 'ltr', overflowWrap: 'anywhere' } as const;
        const shown = seen([whole], { style }, measure);
        const sorted = (of: string) =>
          [...of]
            .filter((one) => one !== ' ')
            .sort()
            .join('');
        expect(sorted(shown.join(''))).toBe(sorted(whole));
      }),
      { numRuns: 500 },
    );
  });
});
