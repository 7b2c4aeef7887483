import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImpositionPlan, imposePages, type Sheet } from '../../src/imposition/index.ts';
import type { BoxFragment, Page } from '../../src/layout/index.ts';

const MILLIMETRE = 72 / 25.4;
const A4 = { width: 210 * MILLIMETRE, height: 297 * MILLIMETRE };
const LETTER = { width: 612, height: 792 };

function pages(count: number, size: { width: number; height: number }): Page[] {
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    ...size,
    area: { x: 50, y: 50, width: size.width - 100, height: size.height - 100 },
    fragments: [],
    margins: [],
  }));
}

const plan = (rest: Partial<ImpositionPlan>): ImpositionPlan => ({
  kind: 'n-up',
  marks: false,
  direction: 'ltr',
  ...rest,
});

/** Sheets in millimetres, a line each. */
function dump(sheets: readonly Sheet[]): string {
  const mm = (...points: readonly number[]): string =>
    points.map((value) => String(Math.round((value / MILLIMETRE) * 10) / 10)).join(' ');
  return sheets
    .map(({ width, height, trim, bleed, placed, marks }) => {
      const put = placed.map(
        ({ page, scale, x, y }) => `${page.number} ×${Math.round(scale * 1000) / 1000} at ${mm(x, y)}`,
      );
      const boxes = `trim ${mm(trim.x, trim.y, trim.width, trim.height)}, bleed ${mm(bleed.x, bleed.y, bleed.width, bleed.height)}`;
      return [`${mm(width, height)}: ${put.join('; ')}`, ...(marks.length > 0 ? [boxes] : [])].join('\n');
    })
    .join('\n');
}

describe('sheets', () => {
  it('of two A4 pages are A4, turned, with pages of the size of A5', () => {
    expect(dump(imposePages(pages(3, A4), plan({})))).toBe(
      '297 210: 1 ×0.707 at 0 0; 2 ×0.707 at 148.5 0\n297 210: 3 ×0.707 at 0 0',
    );
  });

  it('begin at the right where lines do', () => {
    expect(dump(imposePages(pages(2, A4), plan({ direction: 'rtl' })))).toBe(
      '297 210: 2 ×0.707 at 0 0; 1 ×0.707 at 148.5 0',
    );
  });

  it('of Letter leave room above and below', () => {
    expect(dump(imposePages(pages(2, LETTER), plan({})))).toBe(
      '279.4 215.9: 1 ×0.647 at 0 17.6; 2 ×0.647 at 139.7 17.6',
    );
  });

  it('of pages that are wider than high have them one above the other', () => {
    const wide = { width: A4.height, height: A4.width };
    expect(dump(imposePages(pages(2, wide), plan({ direction: 'rtl' })))).toBe(
      '210 297: 1 ×0.707 at 0 0; 2 ×0.707 at 0 148.5',
    );
  });

  it('for a booklet of five pages leave three blanks', () => {
    expect(dump(imposePages(pages(5, A4), plan({ kind: 'booklet' })))).toBe(
      [
        '297 210: 1 ×0.707 at 148.5 0',
        '297 210: 2 ×0.707 at 0 0',
        '297 210: 3 ×0.707 at 148.5 0',
        '297 210: 4 ×0.707 at 0 0; 5 ×0.707 at 148.5 0',
      ].join('\n'),
    );
  });

  it('with marks are larger than what is cut out of them', () => {
    expect(dump(imposePages(pages(1, A4), plan({ kind: 'single', marks: true })))).toBe(
      '230 317: 1 ×1 at 10 10\ntrim 10 10 210 297, bleed 7 7 216 303',
    );
  });

  it('have a mark to fold a booklet, and one to cut others apart', () => {
    const kinds = (kind: 'booklet' | 'n-up'): readonly string[] =>
      (imposePages(pages(4, A4), plan({ kind, marks: true }))[0]?.marks ?? []).map((mark) => mark.kind);
    expect(kinds('booklet').filter((kind) => kind === 'fold')).toHaveLength(2);
    expect(kinds('n-up')).toEqual(Array.from({ length: 10 }, () => 'cut'));
  });

  it('have marks outside of the bleed, and pages inside of the sheet', () => {
    const sizes = fc.record({
      width: fc.integer({ min: 150, max: 1200 }),
      height: fc.integer({ min: 150, max: 1200 }),
    });
    const kinds = fc.constantFrom<ImpositionPlan['kind']>('single', 'n-up', 'booklet');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), sizes, kinds, fc.boolean(), (count, size, kind, marks) => {
        const sheets = imposePages(pages(count, size), plan({ kind, marks }));
        const seen = sheets.flatMap(({ placed }) => placed.map(({ page }) => page.number));
        expect(seen.toSorted((one, other) => one - other)).toEqual(
          pages(count, size).map((page) => page.number),
        );
        for (const { bleed, trim, placed, marks: lines } of sheets) {
          for (const { page, scale, x, y } of placed) {
            expect(x).toBeGreaterThanOrEqual(trim.x - 1e-6);
            expect(y).toBeGreaterThanOrEqual(trim.y - 1e-6);
            expect(x + page.width * scale).toBeLessThanOrEqual(trim.x + trim.width + 1e-6);
            expect(y + page.height * scale).toBeLessThanOrEqual(trim.y + trim.height + 1e-6);
          }
          for (const { from, to } of lines) {
            const beside =
              Math.max(from.x, to.x) <= bleed.x + 1e-6 ||
              Math.min(from.x, to.x) >= bleed.x + bleed.width - 1e-6;
            const above =
              Math.max(from.y, to.y) <= bleed.y + 1e-6 ||
              Math.min(from.y, to.y) >= bleed.y + bleed.height - 1e-6;
            expect(beside || above).toBe(true);
          }
        }
      }),
    );
  });

  it('draw backgrounds at the edge on into the bleed', () => {
    const band: BoxFragment = {
      kind: 'box',
      boxId: 1,
      rect: { x: 0, y: 0, width: A4.width, height: 100 },
      background: { red: 0, green: 0, blue: 0, alpha: 1 },
      borders: undefined,
      radii: [0, 0, 0, 0],
    };
    const inside: BoxFragment = { ...band, rect: { x: 50, y: 50, width: 100, height: 100 } };
    const [page] = pages(1, A4);
    if (!page) throw new Error('no page');
    const [sheet] = imposePages(
      [{ ...page, fragments: [band, inside] }],
      plan({ kind: 'single', marks: true }),
    );
    const [drawn, same] = sheet?.placed[0]?.page.fragments ?? [];
    const bleed = 3 * MILLIMETRE;
    expect(drawn).toMatchObject({
      rect: { x: -bleed, y: -bleed, width: A4.width + 2 * bleed, height: 100 + bleed },
    });
    expect(same).toEqual(inside);
  });
});
