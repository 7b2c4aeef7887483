import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileIdentifier } from '../../src/pdf/file-identifier.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(fileIdentifier(bytes)).toString('hex');

describe('the identifier of a file', () => {
  it('is sixteen bytes, the same for the same bytes wherever they lie', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(7), (bytes, offset) => {
        const moved = new Uint8Array(bytes.length + offset);
        moved.set(bytes, offset);
        expect(fileIdentifier(bytes)).toHaveLength(16);
        expect(hex(moved.subarray(offset))).toBe(hex(bytes));
      }),
    );
  });

  it('tells files apart that differ in one byte, or in length', () => {
    const seen = new Set<string>();
    const base = new Uint8Array(64);
    for (let at = 0; at < base.length; at++)
      for (const value of [1, 2, 128, 255]) seen.add(hex(base.with(at, value)));
    for (let length = 0; length <= 64; length++) seen.add(hex(base.subarray(0, length)));
    expect(seen.size).toBe(64 * 4 + 65);
  });

  it('changes about half of its bits with any one of the file', () => {
    const base = new Uint8Array(1000).map((_, at) => at * 7);
    const bits = (a: string, b: string): number =>
      [...a].reduce((sum, digit, at) => {
        const changed = Number.parseInt(digit, 16) ^ Number.parseInt(b[at] ?? '0', 16);
        return sum + changed.toString(2).replaceAll('0', '').length;
      }, 0);
    for (const at of [0, 5, 10, 15, 500, 996, 999]) {
      const changed = bits(hex(base), hex(base.with(at, (base[at] ?? 0) ^ 1)));
      expect(changed).toBeGreaterThan(32);
      expect(changed).toBeLessThan(96);
    }
  });
});
