import { describe, expect, it } from 'vitest';
import { comparable, findInOrder } from './find-paragraphs.ts';

const PARAGRAPHS = ['The first paragraph of all', 'The second one, which is longer', 'The third'].map(
  (text) => comparable(text, { marks: 'kept' }),
);
const found = (text: string) => findInOrder(comparable(text, { marks: 'kept' }), PARAGRAPHS).missing;

describe('the search for paragraphs', () => {
  it('finds them with what stands between, and parted by the foot of a page', () => {
    const text =
      '1. The first para\u00adgraph of all 2. The second one,\nBrief · page 1 of 2\nwhich is longer\nThe third';
    expect(found(text)).toEqual([]);
  });

  it('misses one that is out of order', () => {
    const text = 'The second one, which is longer The first paragraph of all The third';
    expect(found(text)).toEqual([PARAGRAPHS[1]]);
  });

  it('misses one that lacks a letter, has one too many, or has two exchanged', () => {
    for (const wrong of [
      'The second one, which is onger',
      'The second one, which his longer',
      'The second one, wihch is longer',
    ])
      expect(found(`The first paragraph of all ${wrong} The third`)).toEqual([PARAGRAPHS[1]]);
  });

  it('misses one that stands far away', () => {
    const text = `The first paragraph of all ${'x'.repeat(300)} The second one, which is longer The third`;
    expect(found(text)).toEqual(PARAGRAPHS.slice(1));
  });

  it('takes Arabic and Hebrew by their letters', () => {
    const letters = { marks: 'removed' } as const;
    expect(comparable('سَلَامٌ أَهْلًا', letters)).toBe(comparable('سلام اهلا', letters));
    expect(comparable('שָׁלוֹם', letters)).toBe('שלום');
  });
});
