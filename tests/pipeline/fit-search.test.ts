import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Extent,
  hasStrayPage,
  MAX_LAYOUTS,
  MIN_LAST_PAGE,
  searchFit,
} from '../../src/pipeline/fit-search.ts';

/** A document of `length` pages as designed, that gives by `give` pages at either end. */
const document =
  (length: number, give: number) =>
  (fit: number): Extent => {
    const used = Math.max(0.05, length - fit * give);
    const pages = Math.max(1, Math.ceil(used - 1e-9));
    return { pages, lastPageFill: used - (pages - 1) };
  };

describe('the search for --fit', () => {
  it('leaves a good last page alone', () => {
    for (const length of [0.4, 1, 1.3, 1.8, 2, 7.5])
      expect(searchFit(document(length, 0.2), undefined)).toMatchObject({ fit: 0, tried: 1 });
  });

  it('pulls a stray line back', () => {
    const found = searchFit(document(2.05, 0.2), undefined);
    expect(found.result.pages).toBe(2);
    expect(found.fit).toBeGreaterThan(0.2);
    expect(found.fit).toBeLessThan(0.6);
  });

  it('loosens where pulling back does not reach', () => {
    const found = searchFit(document(2.2, 0.1), undefined);
    expect(found.result).toMatchObject({ pages: 3 });
    expect(found.result.lastPageFill).toBeGreaterThanOrEqual(MIN_LAST_PAGE);
    expect(found.fit).toBeLessThan(0);
  });

  it('gives up with the setting as designed', () => {
    expect(searchFit(document(2.1, 0.01), undefined)).toMatchObject({ fit: 0, result: { pages: 3 } });
  });

  it('says which documents end with a page that is nearly empty', () => {
    expect(hasStrayPage({ pages: 2, lastPageFill: 0.1 })).toBe(true);
    expect(hasStrayPage({ pages: 2, lastPageFill: MIN_LAST_PAGE })).toBe(false);
    expect(hasStrayPage({ pages: 1, lastPageFill: 0.1 })).toBe(false);
  });

  it('takes the first setting that does, and costs three layouts where a little more is needed', () => {
    expect(searchFit(document(2.24, 0.13), undefined)).toMatchObject({ fit: -0.25, tried: 2 });
    expect(searchFit(document(2.23, 0.05), undefined).tried).toBeLessThanOrEqual(3);
  });

  it('heeds the advised number of pages', () => {
    expect(searchFit(document(2.1, 0.2), 2)).toMatchObject({ result: { pages: 2 } });
    expect(searchFit(document(2.1, 0.2), 3)).toMatchObject({ result: { pages: 3 } });
    expect(searchFit(document(1.95, 0.4), 3)).toMatchObject({ fit: 0, tried: 1 });
    expect(searchFit(document(4.1, 0.2), 2)).toMatchObject({ fit: 0, tried: 1 });
  });

  it('never costs more layouts than it may, and never makes things worse', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 14, noNaN: true }),
        fc.double({ min: -0.5, max: 1, noNaN: true }),
        fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
        (length, give, advised) => {
          let count = 0;
          const layOut = document(length, give);
          const found = searchFit((fit) => {
            count++;
            return layOut(fit);
          }, advised);
          expect(count).toBe(found.tried);
          expect(count).toBeLessThanOrEqual(MAX_LAYOUTS);
          expect(found.result).toEqual(layOut(found.fit));
          expect(Math.abs(found.fit)).toBeLessThanOrEqual(1);
          if (found.fit !== 0)
            expect(found.result.pages === 1 || found.result.lastPageFill >= MIN_LAST_PAGE).toBe(true);
        },
      ),
    );
  });
});
