import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../../src/pdf/byte-writer.ts';
import { name, real, textString } from '../../src/pdf/pdf-object.ts';
import { literal, textLiteral } from '../../src/pdf/pdf-syntax.ts';

const written = (write: (out: ByteWriter) => void): string => {
  const out = new ByteWriter(1);
  write(out);
  return Buffer.from(out.view()).toString('latin1');
};

describe('numbers in content streams', () => {
  it('are as short as PDF allows', () => {
    const samples = [0, 1, -1, 0.5, -0.25, 12.3456, 100, 1000, -1234567.891, 0.0004, 1e6, 0.01, 10.001];
    expect(samples.map((value) => written((out) => out.number(value))).join(' ')).toBe(
      '0 1 -1 .5 -.25 12.346 100 1000 -1234567.891 0 1000000 .01 10.001',
    );
  });

  it('are within half a thousandth, without exponent, in both writers', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e7, max: 1e7, noNaN: true }), (value) => {
        for (const text of [written((out) => out.number(value)), String(real(value))]) {
          expect(text).toMatch(/^-?(?:\d+(?:\.\d{1,3})?|\.\d{1,3})$/);
          expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.000501);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('that are none are a fault of ours', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1e300])
      for (const write of [() => written((out) => out.number(value)), () => real(value)])
        expect(write).toThrow('cannot be written');
  });

  it('integers of any size are written whole', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(written((out) => out.integer(value))).toBe(String(value));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a byte writer', () => {
  it('holds what was written, however it grew', () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 120 }));
    fc.assert(
      fc.property(pieces, (parts) => {
        const out = new ByteWriter(1);
        for (const [index, part] of parts.entries())
          if (index % 2 === 0) out.bytes(part);
          else out.text(Buffer.from(part).toString('latin1'));
        expect(Buffer.from(out.view())).toEqual(Buffer.concat(parts));
        const copy = new ByteWriter(1);
        copy.copy(out, 0, out.length);
        expect(Buffer.from(copy.view())).toEqual(Buffer.concat(parts));
      }),
    );
  });
});

describe('strings and names', () => {
  it('are plain where they can be and UTF-16 where not', () => {
    expect(textLiteral('A (b) \\ c')).toBe('(A \\(b\\) \\\\ c)');
    expect(textLiteral('é')).toBe('(\xfe\xff\x00\xe9)');
    expect(textLiteral('Ј\ud800')).toBe('(\xfe\xff\x04\x08\xff\xfd)');
    // U+0D0A and U+285C hold bytes that end or escape a string.
    expect(textLiteral('\u0d0a\u285c')).toBe('(\xfe\xff\\r\\n\\(\\\\)');
    expect(literal('a\r\n')).toBe('(a\\r\\n)');
    expect(name('application/yaml')).toBe('application#2Fyaml');
    expect(textString('a\u0018')).toEqual(Uint8Array.from([0xfe, 0xff, 0, 97, 0, 24]));
    expect(String(textString('é\u0018'))).toBe('é\u0018');
    expect(name('Ž #')).toBe('#C5#BD#20#23');
  });
});
