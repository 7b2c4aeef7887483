import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Extent } from '../../src/pipeline/fit-search.ts';
import type { BudgetFound } from '../../src/pipeline/page-budget.ts';
import { MAX_BUDGET_LAYOUTS } from '../../src/pipeline/page-budget.ts';
import { brief, GOOD } from '../cli/command-line.ts';

const searches = vi.hoisted((): BudgetFound<Extent>[] => []);
vi.mock('../../src/pipeline/page-budget.ts', async (original) => {
  const actual = await original<typeof import('../../src/pipeline/page-budget.ts')>();
  return {
    ...actual,
    searchBudget(task: Parameters<typeof actual.searchBudget>[0]) {
      const found = actual.searchBudget(task);
      searches.push(found);
      return found;
    },
  };
});

const SENTENCE =
  'The commission has met in the old customs house, and has put off what nobody would give way on. ';
const list = (name: string, count: number, item: (nth: number) => string): string =>
  `${name}:\n${Array.from({ length: count }, (_, nth) => `  - {${item(nth)}}\n`).join('')}`;

/** Long sections, and many small parts that are printed after them. */
const brimming = (priority: string): string =>
  [
    GOOD,
    priority,
    list('sections', 7, (nth) => `heading: Matter ${nth}, blocks: ["${SENTENCE.repeat(28)}"]`),
    list('quotes', 5, (nth) => `text: "${SENTENCE}", speaker: Delegate ${nth}`),
    list('openQuestions', 5, (nth) => `question: What of matter ${nth}?, why: "${SENTENCE}"`),
    list('timeline', 4, (nth) => `period: Round ${nth}, text: "${SENTENCE}"`),
  ].join('');

describe('a page budget that leaves parts out', () => {
  afterEach(() => searches.splice(0));

  it.each(['', 'priority: {quotes: 2}\n'])(
    'fills the last page with what was left out before a long part: %j',
    async (priority) => {
      for (const pages of [1, 2]) {
        const { exit, err } = await brief(['build', 'a.yaml', '--pages', `${pages}`], {
          'a.yaml': brimming(priority),
        });
        expect(err).toContain('left out');
        expect(exit).toBe(0);
        const found = searches.at(-1);
        expect(found?.verdict).toBe('fits');
        expect(found?.result.pages).toBe(pages);
        expect(found?.result.lastPageFill).toBeGreaterThanOrEqual(0.85);
        expect(found?.tried).toBeLessThanOrEqual(MAX_BUDGET_LAYOUTS);
      }
    },
  );
});
