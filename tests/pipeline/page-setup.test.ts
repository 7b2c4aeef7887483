import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageStyle, StyledTree } from '../../src/css/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { checkRoom, type PageSetup, setUpPages } from '../../src/pipeline/page-setup.ts';

const MM = 72 / 25.4;
const NOTHING: PageSetup = {
  universal: false,
  binding: undefined,
  duplex: false,
  notes: undefined,
  narrow: false,
};

const page = (margins: readonly [number, number, number, number], width = 210, height = 297): PageStyle => ({
  width: width * MM,
  height: height * MM,
  marginTop: margins[0] * MM,
  marginRight: margins[1] * MM,
  marginBottom: margins[2] * MM,
  marginLeft: margins[3] * MM,
  marginBoxes: new Map(),
});

function styled(pageStyle: (number: number) => PageStyle, direction: 'ltr' | 'rtl' = 'ltr'): StyledTree {
  return { root: { style: { direction } }, fontFaces: [], pageStyle } as unknown as StyledTree;
}

/** Top, right, bottom, left of a page in millimetres. */
function margins(tree: StyledTree, number: number): number[] {
  const { marginTop, marginRight, marginBottom, marginLeft } = tree.pageStyle(number);
  return [marginTop, marginRight, marginBottom, marginLeft].map(
    (side) => Math.round((side / MM) * 100) / 100,
  );
}

const set = (setup: Partial<PageSetup>, tree = styled(() => page([15, 20, 15, 18]))) =>
  setUpPages(tree, { ...NOTHING, ...setup });

describe('margins that printing asks for', () => {
  it('are those of the stylesheet where these will do', () => {
    expect(margins(set({}), 1)).toEqual([15, 20, 15, 18]);
  });

  it('are 10 mm at least, and leave room for what hangs at the ends of lines', () => {
    expect(
      margins(
        set(
          {},
          styled(() => page([0, 9, 4, 2])),
        ),
        1,
      ),
    ).toEqual([10, 11.5, 10, 11.5]);
  });

  it('are wider by 13 mm where the paper is bound, and at least 30 mm', () => {
    expect(margins(set({ binding: 'left' }), 2)).toEqual([15, 20, 15, 31]);
    expect(margins(set({ binding: 'top' }), 2)).toEqual([30, 20, 15, 18]);
  });

  it('change sides on the reverse', () => {
    const left = set({ binding: 'left', duplex: true });
    expect([1, 2, 3].map((number) => margins(left, number))).toEqual([
      [15, 20, 15, 31],
      [15, 31, 15, 20],
      [15, 20, 15, 31],
    ]);
    const top = set({ binding: 'top', duplex: true });
    expect([1, 2].map((number) => margins(top, number))).toEqual([
      [30, 20, 15, 18],
      [15, 18, 30, 20],
    ]);
  });

  it('leave a stylesheet alone that tells left pages from right ones', () => {
    const own = styled((number) => (number % 2 === 0 ? page([15, 25, 15, 35]) : page([15, 35, 15, 25])));
    const both = set({ duplex: true }, own);
    expect([margins(both, 1), margins(both, 2)]).toEqual([
      [15, 35, 15, 25],
      [15, 25, 15, 35],
    ]);
  });

  it('bind at the right where lines run from right to left', () => {
    const tree = styled(() => page([15, 20, 15, 20]), 'rtl');
    expect(margins(set({ binding: 'left' }, tree), 1)).toEqual([15, 33, 15, 20]);
    const both = set({ binding: 'left', duplex: true, notes: 'margin' }, tree);
    expect([margins(both, 1), margins(both, 2)]).toEqual([
      [15, 33, 15, 50],
      [15, 50, 15, 33],
    ]);
  });

  it('give 50 mm for notes on A4, and a quarter of smaller paper', () => {
    expect(margins(set({ notes: 'margin' }), 2)).toEqual([15, 50, 15, 18]);
    const small = styled(() => page([15, 15, 15, 15], 120, 180));
    expect(margins(set({ notes: 'margin' }, small), 1)).toEqual([15, 30, 15, 15]);
  });

  it('keep to the block of 170 × 231 mm that A4 and Letter both print', () => {
    expect(margins(set({ universal: true }), 1)).toEqual([33, 21.5, 33, 21.5]);
    const lying = styled(() => page([15, 20, 15, 18], 297, 210));
    expect(margins(set({ universal: true }, lying), 1)).toEqual([20, 34.5, 20, 34.5]);
    // The binding is no reason to add to a margin that is wide enough.
    expect(margins(set({ universal: true, binding: 'left' }), 1)).toEqual([33, 21.5, 33, 31]);
  });

  it('keep these promises in any combination, on any page', () => {
    const side = fc.integer({ min: 0, max: 40 });
    const input = fc.record({
      setup: fc.record({
        universal: fc.boolean(),
        binding: fc.constantFrom(undefined, 'left' as const, 'top' as const),
        duplex: fc.boolean(),
        notes: fc.constantFrom(undefined, 'margin' as const, 'lines' as const, 'page' as const),
        narrow: fc.boolean(),
      }),
      sides: fc.tuple(side, side, side, side),
      direction: fc.constantFrom('ltr' as const, 'rtl' as const),
      number: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(input, ({ setup, sides, direction, number }) => {
        const tree = styled(() => page(sides), direction);
        const found = margins(setUpPages(tree, setup), number);
        const least = setup.universal ? [33, 20, 33, 20] : [10, 10, 10, 10];
        found.forEach((margin, index) => {
          expect(margin).toBeGreaterThanOrEqual((least[index] ?? 0) - 0.01);
        });
        const back = setup.duplex && number % 2 === 0;
        const bound = (direction === 'rtl') !== back ? 1 : 3;
        if (setup.binding === 'left') expect(found[bound]).toBeGreaterThanOrEqual(29.99);
        if (setup.binding === 'top') expect(found[back ? 2 : 0]).toBeGreaterThanOrEqual(29.99);
        if (setup.notes === 'margin') expect(found[4 - bound]).toBeGreaterThanOrEqual(49.99);
        // The other side of the sheet has the same text block, seen through the paper.
        if (setup.duplex && setup.binding !== 'top') {
          const [top, right, bottom, left] = margins(setUpPages(tree, setup), number + 1);
          expect(found).toEqual([top, left, bottom, right]);
        }
      }),
    );
  });

  it('are told where they leave no room for text', () => {
    const found = new DiagnosticList();
    checkRoom(
      set(
        { binding: 'left', notes: 'margin' },
        styled(() => page([15, 15, 15, 15], 100, 140)),
      ),
      found,
    );
    expect(found.items).toEqual([]);
    checkRoom(
      set(
        { binding: 'top' },
        styled(() => page([15, 45, 15, 45], 120, 100)),
      ),
      found,
    );
    expect(found.items.map(({ message }) => message)).toEqual([
      'the margins leave 30 × 55 mm for the text, and it needs 40 × 60 mm',
    ]);
  });
});
