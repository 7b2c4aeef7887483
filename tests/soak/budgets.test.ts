import { describe, expect, it } from 'vitest';
import { buildOnPages, LENGTHS } from '../whole/budgets.ts';

const today = Math.floor(Date.now() / 86_400_000);

describe('many briefs of prose', () => {
  it.each(Array.from({ length: 50 }, (_, nth) => today * 50 + nth))('of seed %i', (seed) => {
    const missed = LENGTHS.flatMap((words) =>
      [1, 2, 4].map((pages) => buildOnPages(seed, words + (seed % 100), pages)),
    );
    expect(missed.filter((message) => message === undefined).length).toBeGreaterThan(LENGTHS.length);
  });
});
