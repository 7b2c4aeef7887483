import { describe, expect, it } from 'vitest';
import { compose, drawn } from './inline-content.ts';
import { squareFonts } from './square-fonts.ts';

const fonts = squareFonts();

describe('lines', () => {
  it('break at spaces', () => {
    const { lines } = compose(['aaa bbb ccc ddd'], 70, { fonts });
    expect(lines.map(drawn)).toEqual(['aaa bbb', 'ccc ddd']);
  });
  it('are justified to the measure', () => {
    const { lines } = compose(['aaa bbb cc dddd eee fff'], 75, { fonts, style: { textAlign: 'justify' } });
    expect(lines.map(drawn)).toEqual(['aaa bbb', 'cc dddd', 'eee fff']);
  });
});
