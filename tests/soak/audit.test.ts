import { describe, expect, it } from 'vitest';
import { auditBriefs, auditBudgets } from '../whole/audit.ts';

const ROUNDS = 10;
const RUNS = 1000;

/** As in `npm test`, with other briefs every day. */
const today = Math.floor(Date.now() / 86_400_000);

describe('many random briefs', () => {
  it.each(Array.from({ length: ROUNDS }, (_, round) => today * ROUNDS + round))('of seed %i', (seed) => {
    expect(auditBriefs(RUNS, seed).values).toBeGreaterThan(RUNS);
  });

  it.each(Array.from({ length: ROUNDS }, (_, round) => today * ROUNDS + round))(
    'on so many pages, of seed %i',
    (seed) => {
      expect(auditBudgets(RUNS / 4, seed).values).toBeGreaterThan(RUNS / 4);
    },
  );
});
