import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isEastAsian,
  LineBreak,
  lineBreakClassOf,
  lineBreaks,
  startsGrapheme,
} from '../../src/unicode/index.ts';
import { ABSENT, breakCase, conformanceLines, propertyRanges } from './conformance-file.ts';

function breaksOf(text: string): number[] {
  const allowed = new Uint8Array(text.length + 1);
  lineBreaks(text, allowed);
  return [...allowed.keys()].filter((i) => i > 0 && i < text.length && allowed[i] === 1);
}

function bars(text: string): string {
  const breaks = new Set(breaksOf(text));
  return text
    .split('')
    .map((unit, i) => (breaks.has(i) ? `|${unit}` : unit))
    .join('');
}

describe('line breaking by UAX #14', () => {
  it('passes LineBreakTest of Unicode 15.0.0', ({ skip }) => {
    const lines = conformanceLines('auxiliary/LineBreakTest.txt');
    if (!lines) return skip(ABSENT);
    expect(lines.length).toBe(7654);
    const faults = lines
      .map(breakCase)
      .filter(({ text, breaks }) => String(breaksOf(text)) !== String(breaks));
    expect(faults.map(({ line }) => line)).toEqual([]);
  });

  it('has the classes of LineBreak.txt', ({ skip }) => {
    const lines = conformanceLines('LineBreak.txt');
    if (!lines) return skip(ABSENT);
    const names = Object.keys(LineBreak);
    const faults: string[] = [];
    for (const [first, last, value] of propertyRanges(lines))
      for (let code = first; code <= last; code++) {
        const name = names[lineBreakClassOf(code)] ?? '';
        const plain = name.replace(/(?<=OP|CP)wide|(?<=QU)P[if]|pict/, '');
        const wanted = value === 'XX' || value === 'SG' ? 'AL' : value;
        if (plain !== wanted && !(value === 'SA' && name === 'CM'))
          faults.push(`${code.toString(16)} ${name}`);
      }
    expect(faults).toEqual([]);
  });

  it.each([
    ['The quick brown', 'The |quick |brown'],
    ['can’t (re)do', 'can’t |(re)do'],
    ['well-known', 'well-|known'],
    ['end.) Next', 'end.) |Next'],
    ['« Oui ! »', '« |Oui ! |»'],
    ['3.5% of $2,000.00', '3.5% |of |$2,000.00'],
    ['(-5) €10 10€', '(-5) |€10 |10€'],
    ['2022–25', '2022–|25'],
    ['http://a.org/x', 'http://|a.org/|x'],
    ['a\u00a0b\u202fc\u2060d', 'a\u00a0b\u202fc\u2060d'],
    ['zero\u200bwidth', 'zero\u200b|width'],
    ['soft\u00adhyphen', 'soft\u00ad|hyphen'],
    ['one\ntwo\r\nthree', 'one\n|two\r\n|three'],
    ['中文，没有空格。', '中|文，|没|有|空|格。'],
    ['（中）「文」', '（中）|「文」'],
    ['ちょっとコーヒー', 'ちょっ|と|コー|ヒー'],
    ['人々……！', '人々……！'],
    ['한국어 글', '한|국|어 |글'],
    ['\u1100\u1161\u11a8\u1100\u1161', '\u1100\u1161\u11a8|\u1100\u1161'],
    ['50%中100℃', '50%|中|100℃'],
    ['ภาษาไทย', 'ภาษาไทย'],
    ['བོད་སྐད', 'བོད་|སྐད'],
    ['ሰላም፡ለዓለም', 'ሰላም፡|ለዓለም'],
    ['हिन्दी।और', 'हिन्दी।|और'],
    ['בית־ספר', 'בית־ספר'],
    ['مرحبا، عالم؟', 'مرحبا، |عالم؟'],
    ['🇺🇦🇫🇷', '🇺🇦|🇫🇷'],
    ['👍🏽👨‍👩‍👧', '👍🏽|👨‍👩‍👧'],
    ['a—b', 'a|—|b'],
    ['a\ufffcb', 'a|\ufffc|b'],
    ['\u0301a', '\u0301a'],
  ])('breaks %s', (text, expected) => {
    expect(bars(text)).toBe(expected);
  });

  it('breaks no grapheme cluster', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), (text) => {
        for (const at of breaksOf(text)) {
          // A mark behind a space or a control stands alone for lines (LB10), and is a cluster of its own for neither.
          if (startsGrapheme(text, at)) continue;
          expect([LineBreak.SP, LineBreak.ZW]).toContain(lineBreakClassOf(text.charCodeAt(at - 1)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('knows what is East Asian', () => {
    expect([...'中あア한（，Ａ🙂'].map((one) => isEastAsian(one.codePointAt(0) ?? 0))).toEqual(
      new Array(8).fill(true),
    );
    expect([...'aéяعש“…—·'].map((one) => isEastAsian(one.codePointAt(0) ?? 0))).toEqual(
      new Array(9).fill(false),
    );
  });
});
