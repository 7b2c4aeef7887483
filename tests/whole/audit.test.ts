import { describe, expect, it } from 'vitest';
import { auditBriefs, auditBudgets } from './audit.ts';

const RUNS = 300;
const BUDGETS = 60;

describe('a random brief', () => {
  it('is in its PDF: every printed field once, in order, in one tag, or named in the report', () => {
    const { values, marks, named } = auditBriefs(RUNS, 1);
    // Enough was looked for, and little of it was only named.
    expect(values / RUNS).toBeGreaterThan(40);
    expect(marks / RUNS).toBeGreaterThan(30);
    expect(named).toBeLessThan(values / 100);
  });

  it('bound to 1, 2 or 4 pages, comes to them, and what is not in its PDF is named; or the error says why', () => {
    const { values, leftOut, refused } = auditBudgets(BUDGETS, 2);
    expect(values).toBeGreaterThan(400);
    expect(leftOut).toBeGreaterThan(50);
    expect(refused).toBeLessThan(BUDGETS * 0.8);
  });
});
