import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBrief } from '../../src/content/index.ts';
import { isJsonFault, jsonNodes } from '../../src/content/json-nodes.ts';
import type { SourceNode } from '../../src/content/source-node.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';

/** What a node says, by the text at its place; the last of equal keys counts, as for `JSON.parse`. */
function valueAt(node: SourceNode, text: string): unknown {
  if (node.kind === 'list') return node.items.map((item) => valueAt(item, text));
  if (node.kind === 'map')
    return Object.fromEntries(
      node.entries.map((entry) => {
        expect(JSON.parse(text.slice(entry.keyStart, entry.keyEnd))).toBe(entry.key);
        return [entry.key, valueAt(entry.value, text)];
      }),
    );
  const value: unknown = JSON.parse(text.slice(node.start, node.end));
  expect(node.text).toBe(node.plain ? text.slice(node.start, node.end) : value);
  return value;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function check(text: string): void {
  const read = jsonNodes(text);
  expect({ text, valid: !isJsonFault(read) }).toEqual({ text, valid: isJson(text) });
  if (isJsonFault(read)) {
    expect([0 <= read.start, read.start <= read.end, read.end <= text.length]).toEqual([true, true, true]);
    return;
  }
  expect(valueAt(read, text)).toEqual(JSON.parse(text));
  expect([read.start, read.end]).toEqual([text.length - text.trimStart().length, text.trimEnd().length]);
}

describe('jsonNodes', () => {
  it('accepts what JSON.parse accepts, with the same values at their places', () => {
    const piece = fc.constantFrom(
      ...'{}[]:,"-+.0159eE \n\t\\/#xu\u00a0\u2028',
      ...[
        '{"',
        '": ',
        '",',
        'true',
        'null',
        'nul',
        '\\u00e9',
        '\\"',
        '//',
        '/* */',
        '1.5e-3',
        '"k": 1',
        '\r\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (parts) => check(parts.join(''))),
      { numRuns: 8000 },
    );
    fc.assert(fc.property(fc.json(), check), { numRuns: 1000 });
    const damaged = fc.tuple(fc.json(), fc.nat(), fc.nat({ max: 2 }), fc.oneof(piece, fc.constant('')));
    fc.assert(
      fc.property(damaged, ([json, at, cut, pen]) => {
        const start = at % json.length;
        check(json.slice(0, start) + pen + json.slice(start + cut));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('a key of JSON that stands twice', () => {
  const codes = (text: string): readonly string[] => {
    const list = new DiagnosticList();
    readBrief(new TextEncoder().encode(text), 'x.json', list);
    return list.items.map((item) => item.code);
  };
  const brief = (points: string): string => `{"title": "T", "keyPoints": [${points}]}`;

  it.each([
    ['plainly', '"a", "b", {"text": "c", "text": "d"}'],
    ['beside text that looks like a key', '"a\\": ", "b", {"text": "c", "text": "\\": "}'],
    ['written as an escape', '"a", "b", {"text": "c", "\\u0074ext": "d"}'],
    [
      'with space before the colon',
      '"a", "b", {"text" : "c", "text"\\n:\\t"d"}'.replace('\\n', '\n').replace('\\t', '\t'),
    ],
  ])('is found %s', (_, points) => {
    expect(codes(brief(points))).toEqual(['content/duplicate-key']);
  });

  it('is none where only a text looks like a key', () => {
    expect(codes(brief('"\\": a \\":", "b", {"text": "\\"text\\": c"}'))).toEqual([]);
  });
});
