import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Extent, MIN_LAST_PAGE } from '../../src/pipeline/fit-search.ts';
import { type BudgetTask, MAX_BUDGET_LAYOUTS, searchBudget } from '../../src/pipeline/page-budget.ts';

interface Model {
  /** Pages that cannot go. */
  readonly kept: number;
  /** Pages of each part that can, the first to go first. */
  readonly parts: readonly number[];
  /** Share of the length that the tightest setting takes away, and the loosest adds. */
  readonly give: number;
}

const extent = (length: number): Extent => {
  const used = Math.max(0.05, length);
  const pages = Math.max(1, Math.ceil(used - 1e-9));
  return { pages, lastPageFill: used - (pages - 1) };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** A document of these lengths; `guess` says how well its parts are measured. */
function task(
  { kept, parts, give }: Model,
  pages: number,
  guess = 1,
): BudgetTask<Extent> & { count: number } {
  return {
    count: 0,
    pages,
    layOut(fit, leftOut) {
      this.count++;
      return extent((kept + sum(parts.filter((_, index) => !leftOut.includes(index)))) * (1 - fit * give));
    },
    partLengths: () => parts.map((length) => length * guess),
  };
}

const whole = (length: number, give = 0.1): Model => ({ kept: length, parts: [], give });

describe('the search for a number of pages', () => {
  const search = (model: Model, pages: number) => searchBudget(task(model, pages));

  it('leaves alone what has that number', () => {
    expect(search(whole(1.5), 2)).toMatchObject({ verdict: 'fits', fit: 0, tried: 1 });
    expect(search(whole(0.1), 1)).toMatchObject({ verdict: 'fits', fit: 0, tried: 1 });
  });

  it('tightens no more than is needed', () => {
    const { verdict, fit, leftOut } = search(whole(2.05), 2);
    expect([verdict, leftOut]).toEqual(['fits', []]);
    expect(fit).toBeGreaterThanOrEqual(0.25);
    expect(fit).toBeLessThanOrEqual(0.4);
  });

  it('loosens where the last page is less than a quarter full', () => {
    const { verdict, fit, result } = search(whole(1.2), 2);
    expect(verdict).toBe('fits');
    expect(fit).toBeLessThan(0);
    expect(fit).toBeGreaterThanOrEqual(-0.6);
    expect(result.lastPageFill).toBeGreaterThanOrEqual(MIN_LAST_PAGE);
  });

  it('leaves out by order, and brings back what there is room for', () => {
    const model = { kept: 0.75, parts: [0.1, 0.2, 0.3, 0.1, 0.1], give: 0.1 };
    // As tight as it can be: 0.9 × (0.75 + 0.2), and room for the first 0.1 but neither for 0.2 nor for 0.3.
    const { verdict, leftOut, fit } = search(model, 1);
    expect([verdict, leftOut]).toEqual(['fits', [1, 2]]);
    expect(fit).toBeGreaterThanOrEqual(0.45);
    expect(fit).toBeLessThan(1);
  });

  it('fills the page again where the last to go was long', () => {
    const small = Array.from({ length: 19 }, (_, index) => 0.02 + 0.005 * (index % 4));
    const model = { kept: 0.6, parts: [...small, 0.55, 0.5, 0.6], give: 0.08 };
    for (const guess of [0.7, 1, 1.4]) {
      const { verdict, leftOut, fit, result, tried } = searchBudget(task(model, 1, guess));
      expect(verdict).toBe('fits');
      expect(tried).toBeLessThanOrEqual(MAX_BUDGET_LAYOUTS);
      expect(fit).toBeLessThanOrEqual(1);
      expect(result.lastPageFill).toBeGreaterThanOrEqual(0.85);
      // Of the small ones, what is printed first came back first.
      expect(leftOut).toContain(21);
      expect(leftOut).not.toContain(18);
    }
  });

  it('loosens again where what went was long', () => {
    const model = { kept: 1.2, parts: [1.2], give: 0.1 };
    const { verdict, leftOut, fit } = search(model, 2);
    expect([verdict, leftOut]).toEqual(['fits', [0]]);
    expect(fit).toBeLessThan(0);
  });

  it('says what cannot be', () => {
    expect(search({ kept: 1.3, parts: [0.2, 0.3], give: 0.1 }, 1)).toMatchObject({
      verdict: 'too-long',
      leftOut: [0, 1],
      fit: 1,
    });
    expect(search(whole(1.05), 2)).toMatchObject({ verdict: 'too-short', fit: -1 });
    expect(search({ kept: 1, parts: [3], give: 0.1 }, 2).verdict).toBe('too-short');
  });

  it('takes what another search finds first', () => {
    const bound = { ...task(whole(2.05), 2), first: () => ({ fit: 0.9, result: extent(1.9) }) };
    expect(searchBudget(bound)).toMatchObject({ verdict: 'fits', fit: 0.9 });
  });

  it('costs no more layouts than it may, and what it says is so', () => {
    const models = fc.record({
      kept: fc.double({ min: 0.05, max: 6, noNaN: true }),
      parts: fc.array(fc.double({ min: 0, max: 0.6, noNaN: true }), { maxLength: 60 }),
      give: fc.double({ min: -0.05, max: 0.3, noNaN: true }),
    });
    const guesses = fc.double({ min: 0.1, max: 5, noNaN: true });
    fc.assert(
      fc.property(models, fc.constantFrom(1, 2, 4), guesses, (model, pages, guess) => {
        const asked = task(model, pages, guess);
        const { verdict, fit, leftOut, result, tried } = searchBudget(asked);
        expect(asked.count).toBe(tried);
        expect(tried).toBeLessThanOrEqual(MAX_BUDGET_LAYOUTS);
        expect(Math.abs(fit)).toBeLessThanOrEqual(1);
        expect(result).toEqual(task(model, pages).layOut(fit, leftOut));
        // What takes as much room as something that is kept has gone only if it was to go before it.
        for (const index of leftOut) {
          const before = model.parts.slice(0, index).filter((_, each) => !leftOut.includes(each));
          expect(before.every((length) => length < (model.parts[index] ?? 0))).toBe(true);
        }
        const isFull = result.pages === 1 || result.lastPageFill >= MIN_LAST_PAGE;
        if (verdict === 'fits') expect([result.pages, isFull]).toEqual([pages, true]);
        if (verdict === 'too-long') expect(result.pages).toBeGreaterThan(pages);
        if (verdict === 'too-short') expect(result.pages < pages || !isFull).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
