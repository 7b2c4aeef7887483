import fc from 'fast-check';

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
  .map((blocks) => blocks.join(''));

export const RULES = `
  html { text-align: justify; hyphens: auto; line-grid: create }
  h2 { font-size: 14pt; line-height: 16pt; margin: 10pt 0 4pt; break-after: avoid }
  p { margin-bottom: 5pt }
  li { margin-inline-start: 14pt }
  table { border-spacing: 0 }
  td { padding: 0 3pt; border-bottom: 1pt solid }
  .frame { background: #ddd; padding: 6pt 0; padding-inline-start: 6pt }
  .clone { background: #ddd; padding: 4pt 0; box-decoration-break: clone }
  .avoid { break-inside: avoid }
  .gap { margin-top: 30pt; margin-bottom: -4pt }
  .page { break-before: page }
  .snap { line-snap: baseline }
  .next { break-after: avoid; break-before: column }
  .columns { columns: 2; column-gap: 12pt; -brief-column-bottom: level }
  .span { column-span: all }
  .box { display: inline-block; padding-inline-start: 2pt }
`;
