import { describe, expect, it } from 'vitest';
import { formatCounter } from '../../src/boxes/index.ts';

describe('counter styles', () => {
  it.each([
    [1, 'decimal', '1'],
    [-3, 'decimal', '-3'],
    [7, 'decimal-leading-zero', '07'],
    [-7, 'decimal-leading-zero', '-07'],
    [123, 'decimal-leading-zero', '123'],
    [1994, 'lower-roman', 'mcmxciv'],
    [3999, 'upper-roman', 'MMMCMXCIX'],
    [4000, 'upper-roman', '4000'],
    [0, 'lower-roman', '0'],
    [26, 'lower-alpha', 'z'],
    [27, 'lower-alpha', 'aa'],
    [703, 'upper-latin', 'AAA'],
    [0, 'lower-alpha', '0'],
    [-1, 'upper-alpha', '-1'],
    [3, 'lower-greek', 'γ'],
    [3, 'disc', '•'],
    [3, 'none', ''],
    [3, 'no-such-style', '3'],
  ])('%i as %s is %s', (value, style, text) => {
    expect(formatCounter(value, style)).toBe(text);
  });
});
