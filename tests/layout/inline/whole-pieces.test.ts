import { describe, expect, it } from 'vitest';
import { compose, type Piece } from './inline-content.ts';
import { squareFonts } from './square-fonts.ts';

const fonts = squareFonts();

/** Lines of letters 10 pt wide. */
function linesOf(pieces: readonly Piece[], letters: number, lang = 'en'): string[] {
  const { lines, content } = compose(pieces, letters * 10, {
    fonts,
    lang,
    style: { overflowWrap: 'anywhere' },
  });
  return lines.map(({ start, end }) => content.text.slice(start, end).trim());
}

describe('what belongs together', () => {
  it.each(['name@example.org', 'https://www.example.org', 'www.example.org'])(
    '%s goes to the next line whole where it fits there',
    (address) => {
      for (let letters = address.length; letters < address.length + 12; letters++)
        expect(linesOf([`write to ${address} now`], letters).join('|')).toContain(address);
    },
  );

  it('an address longer than its line is parted, none of it lost', () => {
    const lines = linesOf(['first.last@subdomain.example.org'], 20);
    expect(lines.length).toBe(2);
    expect(lines.join('')).toBe('first.last@subdomain.example.org');
  });

  it('a path is parted behind its slashes', () => {
    expect(linesOf(['https://example.org/reports/2026'], 28)).toEqual([
      'https://example.org/reports/',
      '2026',
    ]);
  });

  it('the thousands of a number stay together, years and counts do not', () => {
    for (let letters = 12; letters < 30; letters++)
      expect(linesOf(['a sum of 12 345 678 people'], letters).join('|')).toContain('12 345 678');
    expect(linesOf(['in the year 2024 300 people'], 17)).toEqual(['in the year 2024', '300 people']);
  });

  it('a note of a Chinese sentence does not begin a line', () => {
    const note: Piece = { style: { verticalAlign: 4, fontSize: 6 }, children: ['1'] };
    for (let letters = 4; letters < 12; letters++) {
      const lines = linesOf(['\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587\u3002', note], letters, 'zh');
      expect(lines.every((line) => !line.startsWith('1'))).toBe(true);
    }
  });
});
