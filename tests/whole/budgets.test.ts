import { describe, expect, it } from 'vitest';
import { buildOnPages, LENGTHS } from './budgets.ts';

/** What a page holds, in words, as loose as it can be set and as tight; with much to spare. */
const PAGE = { least: 250, most: 900 } as const;

describe('briefs of 150 to 3,000 words', () => {
  it.each(LENGTHS)('of %i words: 1, 2 or 4 pages, or how far they are from it', (words) => {
    for (const pages of [1, 2, 4]) {
      const missed = buildOnPages(words, words, pages);
      if (missed?.includes('too short')) expect(words).toBeLessThan(pages * PAGE.most);
      else if (missed) expect(words).toBeGreaterThan(pages * PAGE.least);
      else if (pages > 1) expect(words).toBeGreaterThan((pages - 1) * PAGE.least);
    }
  });
});
