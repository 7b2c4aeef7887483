import fc from 'fast-check';
import { type FieldNode, fieldTree } from '../../src/content/index.ts';

/** Signs that mean something to Markdown, HTML, Handlebars or YAML, among words. */
const SIGNS = [
  '*',
  '**',
  '_',
  '^',
  '`',
  '[x](https://a.org)',
  '[y]{lang=uk}',
  '<b>',
  '&amp;',
  '"',
  "'",
  '{{title}}',
  '\\',
  '—',
  'é',
];

let words = 0;
const text = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS), fc.constantFrom('word', 'слово', 'x')), {
    minLength: 1,
    maxLength: 4,
  })
  // A word of its own, so that each text can be found.
  .map((parts) => `T${(words++).toString(36)}t ${parts.join(' ')}`);

const LEAVES: Partial<Record<FieldNode['kind'], fc.Arbitrary<unknown>>> = {
  text,
  date: fc.constantFrom('2025', '2025-12', '2025-12-17', '2025-12-17T09:30Z'),
  flag: fc.boolean(),
  url: fc.integer({ min: 1, max: 999 }).map((n) => `https://example.org/${n}`),
  colour: fc.constant('#123456'),
  lang: fc.constant('en-GB'),
  path: fc.constant('x.png'),
};

function leaf(node: FieldNode): fc.Arbitrary<unknown> {
  if (node.options) return fc.constantFrom(...node.options);
  if (node.kind === 'number') return fc.integer({ min: node.min ?? 0, max: Math.min(node.max ?? 9, 99) });
  if (node.kind === 'id') return node.refers === 'quote' ? fc.constant('1') : fc.constantFrom('s1', 's2');
  return LEAVES[node.kind] ?? fc.constant('x');
}

function value(node: FieldNode, name: string): fc.Arbitrary<unknown> {
  // Free text that must be an address of some form.
  if (name === 'email' || name === 'replyTo') return fc.constant('a@example.org');
  if (node.kind === 'block-list') return fc.array(block, { minLength: 1, maxLength: 3 });
  if (node.kind === 'list' && node.item)
    return fc.array(value(node.item, name), { minLength: 1, maxLength: Math.min(node.max ?? 3, 3) });
  if (node.kind === 'record' && node.fields) return record(node.fields);
  return leaf(node);
}

function record(
  fields: Readonly<Record<string, FieldNode>>,
  without: readonly string[] = [],
): fc.Arbitrary<object> {
  const names = Object.keys(fields).filter((name) => !without.includes(name));
  const model = Object.fromEntries(names.map((name) => [name, value(fields[name] as FieldNode, name)]));
  const requiredKeys = names.filter((name) => fields[name]?.required);
  return fc.record(model, { requiredKeys });
}

const chart = fc.record({
  type: fc.constantFrom('bar', 'line'),
  title: text,
  data: fc.constant({ labels: ['l1', 'l2'], series: [{ name: 'n1', values: [1, 2.5] }] }),
});

const flat: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.record({ list: fc.array(text, { minLength: 1, maxLength: 3 }), ordered: fc.boolean() }),
  fc.record({
    table: fc.record({
      caption: text,
      head: fc.tuple(text, text),
      rows: fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 2 }),
    }),
  }),
  fc.record({ image: fc.record({ src: fc.constant('x.png'), alt: text, caption: text }) }),
  fc.record({ heading: text }),
  fc.record({ chart }),
);

const block: fc.Arbitrary<unknown> = fc.oneof(
  flat,
  fc.record({ box: fc.record({ heading: text, blocks: fc.array(flat, { minLength: 1, maxLength: 2 }) }) }),
);

/** Fields with rules between them, or without anything printed. */
const OWN = [
  'charts',
  'timeline',
  'positions',
  'sources',
  'priority',
  'lint',
  'email',
  'print',
  'quotes',
  'lang',
  'nextUpdate',
  'typography',
];

/**
 * Valid briefs, with or without any field of the model, each text with a word of its own. Plain data as an author
 * would write it.
 */
export function randomBriefs(): fc.Arbitrary<object> {
  const { fields = {} } = fieldTree();
  const quote = fields.quotes?.item?.fields ?? {};
  return fc
    .record({
      brief: record(fields, OWN),
      charts: fc.option(fc.array(chart, { minLength: 1, maxLength: 2 })),
      quotes: fc.option(fc.array(record(quote, ['id']), { minLength: 1, maxLength: 3 })),
      positions: fc.option(
        fc.record({ parties: fc.constant(['P1', 'P2', 'P3']), texts: fc.tuple(text, text, text) }),
      ),
      timeline: fc.option(
        fc.array(
          fc.oneof(
            fc.record({ date: LEAVES.date ?? text, text }),
            fc.record({ period: text, text, source: fc.constant('s1') }),
          ),
          { minLength: 1, maxLength: 3 },
        ),
      ),
      sources: fc.tuple(text, text),
    })
    .map(({ brief, charts, quotes, positions, timeline, sources }) => ({
      ...brief,
      ...(charts && { charts }),
      ...(quotes && { quotes }),
      ...(timeline && { timeline }),
      ...(positions && {
        positions: {
          parties: positions.parties,
          issues: [
            { issue: positions.texts[0], byParty: { P1: positions.texts[1], P3: positions.texts[2] } },
          ],
        },
      }),
      sources: sources.map((title, index) => ({ id: `s${index + 1}`, title })),
    }));
}
