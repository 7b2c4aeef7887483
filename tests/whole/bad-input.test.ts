import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildBytes, buildObject } from './builder.ts';
import { randomBriefs } from './random-briefs.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const EXAMPLE = readFileSync(join(CONTENT, 'ukraine-peace-talks.yaml'));
const MINIMAL = readFileSync(join(CONTENT, 'minimal.yaml'));

/** Whatever it is made of: nothing is thrown, and there is a PDF or an error, never both or neither. */
function expectVerdict({ result, found }: ReturnType<typeof buildBytes>): void {
  expect(result === undefined).toBe(found.hasErrors);
  if (result) expect(Buffer.from(result.pdf.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
}

interface Stroke {
  readonly at: number;
  readonly remove: number;
  readonly insert: Uint8Array;
}

/** Bytes that mean something to YAML, UTF-8, Markdown or HTML more often than others. */
const byte = fc.oneof(
  fc.nat({ max: 255 }),
  fc.constantFrom(...Buffer.from(':-#&*!|>\'"%@`{}[],? \n\t\\<>/^_=.0123456789aZ~')),
);

const strokes = (length: number): fc.Arbitrary<readonly Stroke[]> =>
  fc.array(
    fc.record({
      at: fc.nat({ max: length }),
      remove: fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 400 })),
      insert: fc.array(byte, { maxLength: 6 }).map((bytes) => Uint8Array.from(bytes)),
    }),
    { minLength: 1, maxLength: 4 },
  );

function struck(file: Uint8Array, all: readonly Stroke[]): Uint8Array {
  let bytes = file;
  for (const { at, remove, insert } of all)
    bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
  return bytes;
}

/** Values that stand nowhere in a sensible brief. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e21, '', ' ', [], {}, [[]], [null], { constructor: 1 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '**',
    '[a](javascript:x)',
    '[a](https://example.org)',
    '<b>&amp;</b>',
    '{{title}}',
    '^1^',
    '`x`',
    '\u00ad\u200b\u00a0',
    'שלום and mañana',
    'e\u0301\u0301\u0301',
    '\ufeff',
    'm'.repeat(200),
    `${'long '.repeat(300)}`,
    '2025-02-30',
    'undated',
    '../../x.png',
    '---',
    '=SUM(A1)',
  ),
);

/** Puts `value` where `seed` leads to in the tree. */
function withOdd(tree: unknown, seed: number, value: unknown): unknown {
  if (typeof tree !== 'object' || tree === null) return value;
  const keys = Object.keys(tree);
  const key = keys[seed % Math.max(1, keys.length)];
  if (key === undefined || seed % 7 === 6) return value;
  const inner = (tree as Record<string, unknown>)[key];
  const changed = withOdd(inner, Math.floor(seed / 3), value);
  if (Array.isArray(tree)) return tree.map((item: unknown, at) => (String(at) === key ? changed : item));
  return { ...tree, [key]: changed };
}

describe('bad input', () => {
  it('of any bytes', () => {
    const bytes = fc.array(byte, { maxLength: 300 }).map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(bytes, fc.constantFrom('x.yaml', 'x.json'), (file, name) => {
        expectVerdict(buildBytes(file, name));
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('that is the example with strokes of the pen through it', () => {
    fc.assert(
      fc.property(strokes(EXAMPLE.length), (all) => {
        expectVerdict(buildBytes(struck(EXAMPLE, all), 'x.yaml'));
      }),
      { numRuns: 1000, seed: 2 },
    );
  });

  it('that is a small brief with strokes of the pen through it', () => {
    fc.assert(
      fc.property(strokes(MINIMAL.length), (all) => {
        expectVerdict(buildBytes(struck(MINIMAL, all), 'x.yaml'));
      }),
      { numRuns: 1000, seed: 3 },
    );
  });

  it('that is a random brief with odd values in places', () => {
    const places = fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(randomBriefs(), places, (brief, all) => {
        let changed: unknown = brief;
        for (const [seed, value] of all) changed = withOdd(changed, seed, value);
        expectVerdict(buildObject(changed));
      }),
      { numRuns: 500, seed: 4 },
    );
  });
});
