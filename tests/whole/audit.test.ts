import { describe, expect, it } from 'vitest';
import { auditBriefs } from './audit.ts';

const RUNS = 300;

describe('a random brief', () => {
  it('is in its PDF: every printed field once, in order, in one tag, or named in the report', () => {
    const { values, marks, named } = auditBriefs(RUNS, 1);
    // Enough was looked for, and little of it was only named.
    expect(values / RUNS).toBeGreaterThan(40);
    expect(marks / RUNS).toBeGreaterThan(30);
    expect(named).toBeLessThan(values / 100);
  });
});
