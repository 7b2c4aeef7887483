import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemes, startsGrapheme, startsSyllable } from '../../src/unicode/index.ts';
import { ABSENT, breakCase, conformanceLines } from './conformance-file.ts';

/** The text with a bar wherever a cluster begins. */
function bars(text: string, starts: (text: string, index: number) => boolean = startsGrapheme): string {
  return text
    .split('')
    .map((unit, i) => (i > 0 && starts(text, i) ? `|${unit}` : unit))
    .join('');
}

describe('grapheme clusters', () => {
  it('pass GraphemeBreakTest of Unicode 15.0.0', ({ skip }) => {
    const lines = conformanceLines('auxiliary/GraphemeBreakTest.txt');
    if (!lines) return skip(ABSENT);
    expect(lines.length).toBe(602);
    const faults = lines.map(breakCase).filter(({ text, breaks }) => {
      const found = graphemes(text).slice(1);
      const asked =
        [...text].length > 0 && text.split('').flatMap((_, i) => (startsGrapheme(text, i) ? [i] : []));
      return String(found) !== String(breaks) || String(asked) !== String([0, ...breaks]);
    });
    expect(faults.map(({ line }) => line)).toEqual([]);
  });

  it.each([
    ['abc', 'a|b|c'],
    ['a\r\nb', 'a|\r\n|b'],
    ['\n\r', '\n|\r'],
    ['e\u0301a', 'e\u0301|a'],
    ['a\u00ad\u0308', 'a|\u00ad|\u0308'],
    ['각각', '각|각'],
    ['\u1100\u1161\u11a8\u1100', '\u1100\u1161\u11a8|\u1100'],
    ['가\u11a8가', '가\u11a8|가'],
    ['กำที่', 'กำ|ที่'],
    ['เด็ก', 'เ|ด็|ก'],
    ['சொல்', 'சொ|ல்'],
    ['हिन्दी', 'हि|न्|दी'],
    ['\u0600\u0661', '\u0600\u0661'],
    ['شَدَّة', 'شَ|دَّ|ة'],
    ['שָׁלוֹם', 'שָׁ|ל|וֹ|ם'],
    ['🇺🇦🇫🇷🇩', '🇺🇦|🇫🇷|🇩'],
    ['👨‍👩‍👧‍👦👍🏽', '👨‍👩‍👧‍👦|👍🏽'],
    ['❤️‍🔥a', '❤️‍🔥|a'],
    ['a\u200d🔥', 'a\u200d|🔥'],
    ['1️⃣2', '1️⃣|2'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}x',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}|x',
    ],
    ['\ud800a\udc00', '\ud800|a|\udc00'],
    ['葛\u{e0100}飾', '葛\u{e0100}|飾'],
    ['ខ្មែរ', 'ខ្|មែ|រ'],
    ['བོད་ཀྱི', 'བོ|ད|་|ཀྱི'],
  ])('of %s', (text, expected) => {
    expect(bars(text)).toBe(expected);
  });

  it.each([
    ['हिन्दी', 'हि|न्दी'],
    ['क्षत्रिय', 'क्ष|त्रि|य'],
    ['क्\u200cष', 'क्\u200c|ष'],
    ['বিশ্ব', 'বি|শ্ব'],
    ['മലയാളം', 'മ|ല|യാ|ളം'],
    ['ខ្មែរ', 'ខ្មែ|រ'],
    ['မြန်မာ', 'မြ|န်|မာ'],
    ['abc', 'a|b|c'],
  ])('with conjuncts whole: %s', (text, expected) => {
    expect(bars(text, startsSyllable)).toBe(expected);
  });

  it('are the same read at once and asked for one by one', () => {
    const unit = fc.constantFrom(
      ...[
        'a',
        '\r',
        '\n',
        '\u0301',
        '\u200d',
        '👩',
        '🏽',
        '🇺',
        '🇦',
        '\u1100',
        '\u1161',
        '\u11a8',
        '가',
        '각',
      ],
      ...['\u0600', '\u0903', 'क', '\u094d', '\ud83d', '\udc69', '\ufe0f', 'ำ'],
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 24 }), (text) => {
        const asked = text.split('').flatMap((_, i) => (startsGrapheme(text, i) ? [i] : []));
        expect(graphemes(text)).toEqual(asked);
      }),
      { numRuns: 3000 },
    );
  });
});
