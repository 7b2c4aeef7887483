import { describe, expect, it } from 'vitest';
import { RunningStrings } from '../../../src/layout/pages/running-strings.ts';

const mark = (value: string) => ({ kind: 'mark' as const, strings: [{ name: 'head', value }] });

describe('running strings', () => {
  it('tells first, start, last and first-except of each page', () => {
    const strings = new RunningStrings();
    expect(strings.turnPage([mark('A'), mark('B')]).get('head')).toEqual({
      first: 'A',
      start: 'A',
      last: 'B',
      firstExcept: '',
    });
    expect(strings.turnPage([]).get('head')).toEqual({ first: 'B', start: 'B', last: 'B', firstExcept: 'B' });
    expect(strings.turnPage([mark('C')]).get('head')).toEqual({
      first: 'C',
      start: 'B',
      last: 'C',
      firstExcept: '',
    });
  });

  it('knows no string before it is set', () => {
    expect(new RunningStrings().turnPage([]).size).toBe(0);
  });
});
