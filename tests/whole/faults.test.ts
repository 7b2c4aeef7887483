import { describe, expect, it } from 'vitest';
import { layOut } from '../layout/lay-out.ts';
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

  it('may have a line that is higher than the columns at the foot of a page: it goes on the next', () => {
    const css = '.head { height: 150pt } .set { column-count: 2 } .high { line-height: 60pt }';
    const body = '<div class="head"></div><div class="set"><p>One</p><p class="high">Two</p></div>';
    const { result, diagnostics } = layOut(body, css);
    expect(diagnostics.items).toEqual([]);
    expect(
      result.pages.map(({ fragments }) => fragments.filter(({ kind }) => kind === 'text').length),
    ).toEqual([1, 1]);
  });
});
