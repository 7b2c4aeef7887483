import bidiFactory from 'bidi-js';
import { describe, expect, it } from 'vitest';
import { visualOrder } from '../../../src/layout/inline/bidi/index.ts';
import { ABSENT, conformanceLines } from '../../unicode/conformance-file.ts';

const DIRECTIONS = ['ltr', 'rtl', 'auto'] as const;
const algorithm = bidiFactory();

/** What is wrong with a line of BidiCharacterTest.txt; empty where all is as it should be. */
function faultOf(line: string): string {
  const [codes = '', direction = '', base = '', levels = '', order = ''] = line.split(';');
  const text = codes
    .split(' ')
    .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .join('');
  const wanted = levels.split(' ');
  const found = algorithm.getEmbeddingLevels(text, DIRECTIONS[Number(direction)]);
  if (found.paragraphs[0]?.level !== Number(base))
    return `paragraph level ${found.paragraphs[0]?.level}: ${line}`;
  const shown: number[] = [];
  for (let i = 0; i < wanted.length; i++) {
    if (wanted[i] === 'x') continue;
    if (found.levels[i] !== Number(wanted[i])) return `level ${found.levels[i]} at ${i}: ${line}`;
    shown.push(i);
  }
  const placed = visualOrder(shown.map((i) => found.levels[i] ?? 0)).map((at) => shown[at]);
  return placed.join(' ') === order.trim() ? '' : `order ${placed.join(' ')}: ${line}`;
}

describe('the bidirectional algorithm', () => {
  it('passes BidiCharacterTest of Unicode 15.0.0', ({ skip }) => {
    const lines = conformanceLines('BidiCharacterTest.txt');
    if (!lines) return skip(ABSENT);
    expect(lines.length).toBe(91_707);
    const faults: string[] = [];
    for (const line of lines) {
      const fault = faultOf(line);
      if (fault !== '') faults.push(fault);
    }
    expect(faults.length, faults.slice(0, 10).join('\n')).toBe(0);
  });

  it.each([
    // UAX #9, §3.3.5 and the first cases of the file: brackets, digits, quotations.
    '05D0 05D1 0028 05D2 05D3 005B 0026 0065 0066 005D 002E 0029 0067 0068;0;0;1 1 0 1 1 0 0 0 0 0 0 0 0 0;1 0 2 4 3 5 6 7 8 9 10 11 12 13',
    '05D0 05D1 0028 05D2 05D3 005B 0026 0065 0066 005D 002E 0029 0067 0068;1;1;1 1 1 1 1 1 1 2 2 1 1 1 2 2;12 13 11 10 9 7 8 6 5 4 3 2 1 0',
    '0061 0062 0063 0020 0028 0064 0065 0066 0020 0627 0628 062C 0029 0020 05D0 05D1 05D2;0;0;0 0 0 0 0 0 0 0 0 1 1 1 0 0 1 1 1;0 1 2 3 4 5 6 7 8 11 10 9 12 13 16 15 14',
    '0627 0628 062C 0020 0062 006F 006F 006B 0028 0073 0029;0;0;1 1 1 0 0 0 0 0 0 0 0;2 1 0 3 4 5 6 7 8 9 10',
    '0627 0628 062C 0020 0062 006F 006F 006B 0028 0073 0029;1;1;1 1 1 1 2 2 2 2 2 2 2;4 5 6 7 8 9 10 3 2 1 0',
    '202E 0061 202A 0062 202C 2066 0063 2069 202A 0064 202C 0065 202C;2;0;x 1 x 2 x 1 2 1 x 2 x 1 x;11 9 7 6 5 3 1',
  ])('orders %s', (line) => {
    expect(faultOf(line)).toBe('');
  });
});
