import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractAttachment, paintPdf } from '../../src/pdf/index.ts';
import { briefLike, input, node, page } from './drawn-document.ts';

const anyAttachment = fc.record({
  name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  bytes: fc.uint8Array({ maxLength: 3000 }),
});

function withAttachment(attachment: { readonly name: string; readonly bytes: Uint8Array }): Uint8Array {
  return paintPdf(
    input([page(1, [])], node('Document', []), {
      attachment: {
        ...attachment,
        mediaType: 'application/yaml',
        description: 'Source of this brief',
        relationship: 'Source',
      },
    }),
  );
}

describe('the attached source', () => {
  it('comes back as it went in', () => {
    fc.assert(
      fc.property(anyAttachment, (attachment) => {
        expect(extractAttachment(withAttachment(attachment))).toEqual(attachment);
      }),
      { numRuns: 300 },
    );
  });

  it('comes back whatever its name', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const attachment = { name, bytes: Uint8Array.of(1, 2, 3) };
      expect(extractAttachment(withAttachment(attachment))).toEqual(attachment);
    }
  });

  it('is not there where none was attached', () => {
    expect(extractAttachment(paintPdf(input([page(1, [])], node('Document', []))))).toBeUndefined();
  });
});

describe('a file that is not ours', () => {
  it('has no attachment, and nothing throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(extractAttachment(bytes)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('does not throw when it was ours once', () => {
    const whole = paintPdf(briefLike());
    const expected = extractAttachment(whole);
    expect(expected?.name).toBe('bríef.yaml');
    const edits = fc.array(fc.record({ at: fc.nat({ max: whole.length - 1 }), byte: fc.nat({ max: 255 }) }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(edits, fc.option(fc.nat({ max: whole.length }), { freq: 2 }), (changes, cut) => {
        const bytes = Uint8Array.from(whole);
        for (const { at, byte } of changes) bytes[at] = byte;
        const found = extractAttachment(cut === null ? bytes : bytes.subarray(0, cut));
        expect(found === undefined || found.bytes instanceof Uint8Array).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not throw at PDF syntax that is nearly right', () => {
    const words = [
      '<<',
      '>>',
      '[',
      ']',
      '(',
      ')',
      '/Root',
      '/W[1 4 2]',
      '1 0 R',
      '<41>',
      'stream\n',
      'endstream',
      '1 0 obj',
      '/Length 3',
      '\\',
      '<',
      '0',
    ];
    const nearly = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(nearly, (body) => {
        const head = '%PDF-1.7\n';
        const file = `${head}1 0 obj\n${body}\nstartxref\n${head.length}\n%%EOF\n`;
        expect(extractAttachment(Buffer.from(file, 'latin1'))).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
    const deep = `%PDF-1.7\n1 0 obj\n${'['.repeat(100_000)}\nstartxref\n9\n%%EOF\n`;
    expect(extractAttachment(Buffer.from(deep, 'latin1'))).toBeUndefined();
  });
});
