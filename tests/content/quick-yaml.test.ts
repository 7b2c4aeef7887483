import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickYaml } from '../../src/content/quick-yaml.ts';
import { yamlNodes } from '../../src/content/yaml-nodes.ts';

const CONTENT = join(import.meta.dirname, '../../content');

/** Pieces that YAML is made of, plain and treacherous, so that random texts are often valid. */
const value = fc.constantFrom(
  'word',
  'two words',
  'a, b and c',
  '1.10',
  'yes',
  'null',
  '~',
  'it’s',
  'x: y',
  'x:y',
  'trailing:',
  'a #b',
  'a#b',
  '# comment',
  '"quoted"',
  '"a \\" b"',
  '"a \\u00e9 \\x41"',
  '"a" b',
  "'it''s'",
  "'a' b",
  '[a, b]',
  '[ a ]',
  '[a, b',
  '[two words, a-b, "q, x", "\\"", ""]',
  '["a" b]',
  '["a"b, c]',
  '[a, b,]',
  '[a, b] c',
  '[a - b, c.]',
  '[a (b), c/d]',
  '[]',
  '[a,, b]',
  '[null, 1]',
  '{a: b}',
  '>-',
  '>',
  '|',
  '|-',
  '|+',
  '>2',
  '&a x',
  '*a',
  '!t x',
  '- x',
  '-x',
  '?x',
  '@x',
  '',
  '   ',
);
const key = fc.constantFrom('key', 'other', 'two words', 'a-b', 'x1', '1x', '"k"', 'é', '? k', '<<', 'key ');
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(key, value).map(([k, v]) => `${k}: ${v}`) },
  { weight: 2, arbitrary: key.map((k) => `${k}:`) },
  { weight: 3, arbitrary: fc.tuple(key, value).map(([k, v]) => `- ${k}: ${v}`) },
  { weight: 3, arbitrary: value.map((v) => `- ${v}`) },
  { weight: 3, arbitrary: value },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '  ', '# note', '---', '...', '-', '- - a', '%X', '\u00a0', '\u2028'),
  },
);
const indented = fc.tuple(
  fc.constantFrom(0, 0, 0, 2, 2, 2, 4, 4, 6, 1, 3),
  line,
  fc.constantFrom('', '', '', ' '),
);
const soup = fc
  .array(indented, { minLength: 1, maxLength: 9 })
  .map((lines) => `${lines.map(([indent, text, tail]) => ' '.repeat(indent) + text + tail).join('\n')}\n`);

const mostlyTame = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.constantFrom('word', 'two words', 'a, b and c', '"quoted"', "'it''s'", '[a, b]'),
  },
  { weight: 1, arbitrary: value },
);

/** Well-formed text, as lines below an indent; the value of a key starts on the key's line. */
const { below } = fc.letrec<{ below: string[]; map: string[]; list: string[] }>((tie) => ({
  below: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof(
      mostlyTame.map((v) => [` ${v}`]),
      fc
        .array(mostlyTame, { minLength: 1, maxLength: 3 })
        .map((vs) => [' start', ...vs.map((v) => `  ${v}`)]),
      fc
        .tuple(fc.constantFrom('>-', '>', '|', '|-'), fc.array(mostlyTame, { minLength: 1, maxLength: 4 }))
        .map(([head, vs]) => [` ${head}`, ...vs.map((v) => (v === '' ? '' : `  ${v}`))]),
    ),
    tie('map').map((lines) => ['', ...lines.map((each) => `  ${each}`)]),
    tie('list').map((lines) => ['', ...lines.map((each) => `  ${each}`)]),
    tie('list').map((lines) => ['', ...lines]),
  ),
  map: fc
    .array(fc.tuple(fc.constantFrom('key', 'other', 'two words', 'a-b'), tie('below')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((entries) => entries.flatMap(([k, [first, ...more]]) => [`${k}:${first}`, ...more])),
  list: fc
    .array(
      fc.oneof(
        tie('map'),
        mostlyTame.map((v) => [v]),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((items) => items.flatMap(([first, ...more]) => [`- ${first}`, ...more.map((each) => `  ${each}`)])),
}));

/** A well-formed text with one stroke of the pen through it. */
const tree = fc
  .tuple(
    fc.array(below, { minLength: 1, maxLength: 4 }),
    fc.nat(),
    fc.constantFrom('', '', ' ', '\n', '- ', ':', '# ', '"'),
  )
  .map(([values, at, stroke]) => {
    const text = `${values.flatMap(([first, ...more], n) => [`k${n}:${first}`, ...more]).join('\n')}\n`;
    const cut = at % text.length;
    return text.slice(0, cut) + stroke + text.slice(cut);
  });

function checkAgainstLibrary(texts: fc.Arbitrary<string>, numRuns: number): number {
  let read = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const quick = quickYaml(text);
      if (quick === undefined) return;
      read++;
      expect({ text, ...yamlNodes(text), nodes: 0 }).toEqual({ text, root: quick, nodes: 0, faults: [] });
    }),
    { numRuns },
  );
  return read;
}

describe('quickYaml', () => {
  it('gives what the library gives, for any mix of lines', () => {
    expect(checkAgainstLibrary(soup, 20_000)).toBeGreaterThan(20);
  });

  it('gives what the library gives, for trees with a fault in them', () => {
    expect(checkAgainstLibrary(tree, 20_000)).toBeGreaterThan(1000);
  });

  it.each(['ukraine-peace-talks.yaml', 'minimal.yaml'])('reads %s', (name) => {
    const text = readFileSync(join(CONTENT, name), 'utf8');
    const quick = quickYaml(text);
    expect(quick).toBeDefined();
    expect(yamlNodes(text).root).toEqual(quick);
  });
});
