import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOpportunities, startsGrapheme } from '../../../src/layout/inline/opportunities/index.ts';

/** The chunk with a bar wherever a line may end. */
function bars(chunk: string): string {
  const allowed = new Uint8Array(chunk.length + 1);
  findOpportunities(chunk, allowed);
  return [...chunk.split('')].map((one, i) => (allowed[i] === 1 ? `|${one}` : one)).join('');
}

describe('line-break opportunities', () => {
  it.each([
    ['word', 'word'],
    ['well-known', 'well-|known'],
    ['e-mail', 'e-mail'],
    ['US-led', 'US-|led'],
    ['-5', '-5'],
    ['COVID-19', 'COVID-19'],
    ['(re)design', '(re)design'],
    ['talks—again', 'talks—|again'],
    ['“talks”—“again”', '“talks”—|“again”'],
    ['London–Paris', 'London–|Paris'],
    ['2022–25', '2022–25'],
    ['and/or', 'and/or'],
    ['either/other', 'either/|other'],
    ['1/2', '1/2'],
    ['wait…what', 'wait…|what'],
    ['…and', '…and'],
    ['10,000.50', '10,000.50'],
    ['$100', '$100'],
    ['Mr\u00a0X', 'Mr\u00a0X'],
    ['a\u2060-\u2060b', 'a\u2060-\u2060b'],
    ['zero\u200bwidth', 'zero\u200b|width'],
    ['cafe\u0301-bar', 'cafe\u0301-|bar'],
    ['\ufffc\ufffc', '\ufffc|\ufffc'],
    ['(\ufffc)', '(\ufffc)'],
    ['\u4e2d\u6587', '\u4e2d|\u6587'],
    ['https://example.org/a/path?x=1', 'https://|example|.org/|a/|path|?x=1'],
    ['10.1000/xyz123', '10.1000/|xyz123'],
    ['name@example.org', 'name|@example|.org'],
  ])('of %s', (chunk, expected) => {
    expect(bars(chunk)).toBe(expected);
  });

  it('are found in any text without fail, never inside of a surrogate pair or before a mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (chunk) => {
        const allowed = new Uint8Array(chunk.length + 1);
        findOpportunities(chunk, allowed);
        for (let i = 1; i < chunk.length; i++)
          if (allowed[i] === 1) expect(startsGrapheme(chunk, i)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
