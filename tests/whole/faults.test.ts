import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildObject } from './builder.ts';

const CASES = join(import.meta.dirname, 'cases');

/** Faults that were found by whole runs, each as small as it can be. */
describe('a brief that was once refused or set wrongly', () => {
  it('may have a box without a heading that holds a heading', () => {
    const blocks = [{ box: { blocks: [{ heading: 'Terms' }, 'Of the offer.'] } }];
    const { found } = buildObject({
      title: 'Talks',
      keyPoints: ['One is enough here.'],
      sections: [{ heading: 'Offer', blocks }],
    });
    expect(found.items.map(({ code }) => code)).not.toContain('tags/skipped-heading');
  });

  it('may leave so little room under a wide table that the second column takes none of the next row', () => {
    const brief: unknown = JSON.parse(readFileSync(join(CASES, 'low-columns.json'), 'utf8'));
    const { found, result } = buildObject(brief, { paper: 'letter' });
    expect(found.items.map(({ code }) => code)).not.toContain('layout/too-tall');
    expect(result?.pages).toBe(2);
  });
});
