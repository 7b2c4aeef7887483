import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalYaml } from '../../src/content/canonical-yaml.ts';
import { type BriefDocument, prepareContent, readBrief } from '../../src/content/index.ts';
import { DiagnosticList, formatDiagnostic } from '../../src/diagnostics/index.ts';
import { arbitraryBrief, briefBytes } from './arbitrary-brief.ts';

beforeAll(() => prepareContent('any.yaml'));

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(
  bytes: Uint8Array,
  name: string,
): { document: BriefDocument | undefined; list: DiagnosticList } {
  const list = new DiagnosticList();
  return { document: readBrief(bytes, name, list), list };
}

function valid(bytes: Uint8Array, name: string): BriefDocument {
  const { document, list } = read(bytes, name);
  const errors = list.items.filter((item) => item.severity === 'error');
  expect(errors.map((item) => formatDiagnostic(item, { style: 'short', color: false }))).toEqual([]);
  if (!document) throw new Error('no brief and no error');
  return document;
}

/** Nothing is thrown, there is a brief or an error, and all places lie in the file and can be printed. */
function checkReading(bytes: Uint8Array, name: string): void {
  const { document, list } = read(bytes, name);
  expect(document === undefined).toBe(list.hasErrors);
  for (const item of list.items) {
    expect(item.message).not.toMatch(/[\r\n]|undefined|\[object/);
    const { file, start, end } = item.span ?? {};
    if (file)
      expect([0 <= (start ?? 0), (start ?? 0) <= (end ?? 0), (end ?? 0) <= file.text.length + 1]).toEqual([
        true,
        true,
        true,
      ]);
    formatDiagnostic(item, { style: 'pretty', color: false });
  }
}

const withoutPaths = (brief: unknown): unknown =>
  JSON.parse(JSON.stringify(brief), (key, value) => (key === 'file' || key === 'email' ? undefined : value));

describe('any input', () => {
  it.each(['x.yaml', 'x.json', '<stdin>'])('as %s gives a brief or an error, and never throws', (name) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => checkReading(bytes, name)),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => checkReading(encode(text), name)),
      {
        numRuns: 2000,
      },
    );
    const signs = fc.constantFrom(
      ...'{}[]:,-?!&*#|>@`"\'%~ \n\t\\aé0.<=',
      'title: ',
      'keyPoints: ',
      '- ',
      '\n  ',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 40 }), (parts) => checkReading(encode(parts.join('')), name)),
      { numRuns: 5000 },
    );
  });

  it('of valid values in invalid places gives an error or a brief', () => {
    const soup = fc.tuple(arbitraryBrief({ unprinted: true }), fc.jsonValue(), fc.nat(), fc.boolean());
    fc.assert(
      fc.property(soup, ([brief, junk, at, asJson]) => {
        const keys = Object.keys(brief);
        const key = keys[at % keys.length] ?? 'title';
        const text = JSON.stringify({ ...brief, [key]: junk });
        checkReading(encode(text), asJson ? 'x.json' : 'x.yaml');
      }),
      { numRuns: 1000 },
    );
  });

  it('that is a brief with a stroke of the pen through it gives an error or a brief', () => {
    const stroke = fc.constantFrom(
      '',
      '\n',
      ' ',
      '"',
      ':',
      ': ',
      '- ',
      '#',
      '[',
      '}',
      '\t',
      '*',
      '&',
      '\0',
      '---\n',
    );
    const written = arbitraryBrief().map((brief) =>
      canonicalYaml(valid(briefBytes(brief), 'x.json'), 'full'),
    );
    fc.assert(
      fc.property(written, fc.nat(), fc.nat({ max: 5 }), stroke, (text, at, cut, pen) => {
        const start = at % text.length;
        checkReading(encode(text.slice(0, start) + pen + text.slice(start + cut)), 'x.yaml');
      }),
      { numRuns: 600 },
    );
  });
});

describe('a valid brief', () => {
  it('has no errors, and the same content as JSON and as canonical YAML', () => {
    fc.assert(
      fc.property(arbitraryBrief({ unprinted: true }), (input) => {
        const document = valid(briefBytes(input), 'x.json');
        const yaml = canonicalYaml(document, 'full');
        const again = valid(encode(yaml), 'x.yaml');
        expect(withoutPaths({ ...again.brief, email: 0 })).toEqual(
          withoutPaths({ ...document.brief, email: 0 }),
        );
        expect(canonicalYaml(again, 'full')).toBe(yaml);
      }),
      { numRuns: 400 },
    );
  });

  it('is read the same by the careful way, which knows places', () => {
    fc.assert(
      fc.property(arbitraryBrief({ unprinted: true }), (input) => {
        const quick = valid(briefBytes(input), 'x.json');
        // The escape says nothing new, but is one that the quick way leaves to the careful one.
        const text = JSON.stringify({ ...input, series: `A ${input.title}` }).replace(
          '"A ',
          '"\\u0041\\u0009',
        );
        const careful = valid(encode(text), 'x.json');
        expect({ ...careful.brief, series: 0 }).toEqual({ ...quick.brief, series: 0 });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps of the printed copy all that is printed and nothing else', () => {
    fc.assert(
      fc.property(arbitraryBrief({ unprinted: true }), (input) => {
        const copy = canonicalYaml(valid(briefBytes(input), 'x.json'), 'printed');
        const { brief } = valid(encode(copy), 'x.yaml');
        const bare = valid(briefBytes(stripped(input)), 'x.json');
        expect(brief).toEqual(bare.brief);
      }),
      { numRuns: 250 },
    );
  });
});

const UNPRINTED = ['talkingPoints', 'qa', 'priority', 'print', 'email', 'lint'];

/** The brief without what is not printed, by other means than the emitter's. */
function stripped(input: object): never {
  const top = Object.fromEntries(Object.entries(input).filter(([key]) => !UNPRINTED.includes(key)));
  return JSON.parse(JSON.stringify(top), function (this: unknown, key, value) {
    if (key === 'priority') return undefined;
    return key === 'file' ? undefined : value;
  }) as never;
}
