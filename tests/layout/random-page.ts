import fc from 'fast-check';
import type { StyleRules } from '../boxes/styled-html.ts';

/** Random documents as HTML with classes that `RULES` gives meaning to: frames, columns, breaks, spans, tables. */

const word = fc.constantFrom(
  'talks',
  'guarantee',
  'on',
  'the',
  'a',
  'ceasefire',
  'negotiation',
  'of',
  'territory',
  'security,',
  'Kyiv',
  'and',
  'reconstruction',
  'to',
  'be',
  'humanitarian',
  'corridor.',
  'in',
  'well-known',
  '“quoted”',
  '2022',
  'law;',
);
const sentence = (max: number): fc.Arbitrary<string> =>
  fc.array(word, { minLength: 1, maxLength: max }).map((words) => words.join(' '));

const inline: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: sentence(14) },
      { weight: 1, arbitrary: sentence(3).map((text) => `<strong>${text}</strong>`) },
      { weight: 1, arbitrary: sentence(3).map((text) => `<em>${text}</em>`) },
      { weight: 1, arbitrary: sentence(2).map((text) => `<span class="box">${text}</span>`) },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(' '));

const classes = fc.constantFrom(
  '',
  '',
  '',
  'frame',
  'clone',
  'avoid',
  'gap',
  'page',
  'level',
  'snap',
  'next',
);
const withClass = (name: string, body: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(classes, body).map(([cls, text]) => `<${name}${cls ? ` class="${cls}"` : ''}>${text}</${name}>`);

const table = fc
  .tuple(
    fc.boolean(),
    fc.integer({ min: 1, max: 3 }),
    fc.array(fc.array(sentence(6), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
  )
  .map(([head, columns, rows]) => {
    const row = (cells: readonly string[], name: string): string =>
      `<tr>${cells
        .slice(0, columns)
        .map((cell) => `<${name}>${cell}</${name}>`)
        .join('')}</tr>`;
    const body = rows.map((cells) => row(cells, 'td')).join('');
    return `<table>${head ? `<thead>${row(['One', 'Two', 'Three'], 'th')}</thead>` : ''}<tbody>${body}</tbody></table>`;
  });

const list = fc
  .tuple(fc.constantFrom('ul', 'ol'), fc.array(inline, { minLength: 1, maxLength: 4 }))
  .map(([name, items]) => `<${name}>${items.map((item) => `<li>${item}</li>`).join('')}</${name}>`);

const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: withClass('p', inline) },
    { weight: 2, arbitrary: withClass('h2', sentence(6)) },
    { weight: 1, arbitrary: list },
    { weight: 1, arbitrary: table },
    {
      weight: 1,
      arbitrary: withClass(
        'div',
        fc.array(tie('block'), { maxLength: 4 }).map((parts) => parts.join('')),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(tie('block'), { minLength: 1, maxLength: 5 })
        .map((parts) => `<section class="columns">${parts.join('')}</section>`),
    },
    { weight: 1, arbitrary: sentence(5).map((text) => `<p class="span">${text}</p>`) },
  ),
}));

export const randomPage: fc.Arbitrary<string> = fc
  .array(block, { minLength: 1, maxLength: 8 })
  .map((blocks) => `<html><body>${blocks.join('')}</body></html>`);

const grey = { red: 220, green: 220, blue: 220, alpha: 1 };

export const RULES: StyleRules = {
  html: { fontFamily: ['Serif'], lineHeight: 12, textAlign: 'justify', hyphens: 'auto', lineGrid: 'create' },
  h2: { fontSize: 14, lineHeight: 16, marginTop: 10, marginBottom: 4, breakAfter: 'avoid' },
  p: { marginBottom: 5 },
  li: { marginLeft: 14 },
  td: { paddingLeft: 3, paddingRight: 3, borderBottomWidth: 1, borderBottomStyle: 'solid' },
  '.frame': { backgroundColor: grey, paddingTop: 6, paddingBottom: 6, paddingLeft: 6 },
  '.clone': { backgroundColor: grey, paddingTop: 4, paddingBottom: 4, boxDecorationBreak: 'clone' },
  '.avoid': { breakInside: 'avoid' },
  '.gap': { marginTop: 30, marginBottom: -4 },
  '.page': { breakBefore: 'page' },
  '.snap': { lineSnap: 'baseline' },
  '.next': { breakAfter: 'avoid', breakBefore: 'column' },
  '.columns': { columnCount: 2, columnGap: 12, columnBottom: 'level' },
  '.span': { columnSpan: 'all' },
  '.box': { display: 'inline-block', paddingLeft: 2 },
};
