import { describe, expect, it } from 'vitest';
import { buildObject } from './builder.ts';

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
});
