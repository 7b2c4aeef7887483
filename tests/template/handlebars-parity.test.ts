import fc from 'fast-check';
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { bare, render } from './memory-world.ts';

/**
 * Handlebars' own compiler as judge: for templates of its core language, and values without markup, what is
 * printed must be the same.
 */
const BRIEF = {
  title: 'Title',
  number: '7',
  series: 'S & co',
  keyPoints: [{ text: 'k1', lead: 'l1', paragraphs: [1, 2] }, { text: 'k2' }, { text: 'k3', lead: 'l3' }],
  quotes: [{ text: 'q1', speaker: 's1' }, { text: 'q2' }],
  organisation: { name: 'Org', url: 'https://example.org' },
  humanitarian: { summary: 'sum', noFigures: true },
};

type Shape = 'root' | 'keyPoint' | 'quote' | 'organisation' | 'text';

const FIELDS: Record<Shape, readonly string[]> = {
  root: ['title', 'number', 'series', 'status'],
  keyPoint: ['text', 'lead'],
  quote: ['text', 'speaker'],
  organisation: ['name', 'url'],
  text: ['this'],
};

const BLOCKS: Record<Shape, readonly (readonly [open: string, shape: Shape])[]> = {
  root: [
    ['each keyPoints', 'keyPoint'],
    ['each quotes', 'quote'],
    ['with organisation', 'organisation'],
    ['with contact', 'organisation'],
    ['each terms', 'text'],
    ['quotes', 'quote'],
    ['organisation', 'organisation'],
    ['if keyPoints', 'root'],
    ['unless status', 'root'],
    ['if humanitarian.noFigures', 'root'],
    ['humanitarian.noFigures', 'root'],
  ],
  keyPoint: [
    ['if lead', 'keyPoint'],
    ['unless lead', 'keyPoint'],
    ['each paragraphs', 'text'],
    ['with ..', 'root'],
    ['with @root', 'root'],
    ['each this', 'text'],
  ],
  quote: [
    ['if speaker', 'quote'],
    ['each @root.keyPoints', 'keyPoint'],
  ],
  organisation: [
    ['if url', 'organisation'],
    ['each ../keyPoints', 'keyPoint'],
  ],
  text: [
    ['if @first', 'text'],
    ['unless @last', 'text'],
  ],
};

const DATA = [
  '{{@index}}',
  '{{@key}}',
  '{{@first}}',
  '{{@../index}}',
  '{{../title}}',
  '{{{../number}}}',
  '{{@root.title}}',
];
/** Without `../`: in a partial Handlebars obeys it only where the page happens to use it as well. */
const PARTIAL = '[{{text}}{{title}}{{@index}}]';
const SPACES = ['', ' ', '\n', '  \n'];

function templates(shape: Shape, depth: number): fc.Arbitrary<string> {
  const leaf = fc.oneof(
    fc.constantFrom(...FIELDS[shape].map((name) => `{{${name}}}`)),
    fc.constantFrom(...DATA),
    fc.constantFrom('x', '{{! c }}', '{{~title}}', '{{number~}}', ...SPACES),
  );
  if (depth === 0) return fc.array(leaf, { maxLength: 4 }).map((parts) => parts.join(''));
  const block = fc.constantFrom(...BLOCKS[shape]).chain(([open, inner]) => {
    const name = open.split(' ')[0];
    return fc
      .tuple(
        templates(inner, depth - 1),
        fc.option(templates(shape, 0), { nil: undefined }),
        fc.constantFrom(...SPACES),
      )
      .map(
        ([body, otherwise, space]) =>
          `{{#${open}}}${space}${body}${otherwise === undefined ? '' : `{{else}}${otherwise}`}{{/${name}}}${space}`,
      );
  });
  const partial = fc.constantFrom('{{> show}}', '{{> show this}}', '{{#> show}}z{{/show}}');
  return fc
    .array(fc.oneof(leaf, { arbitrary: block, weight: 3 }, partial), { maxLength: 5 })
    .map((parts) => parts.join(''));
}

describe('Handlebars as its own compiler reads it', () => {
  it('prints the same for templates of the core language', () => {
    const handlebars = Handlebars.create();
    handlebars.registerPartial('show', PARTIAL);
    fc.assert(
      fc.property(templates('root', 3), (source) => {
        const files = { 'brief.hbs': source, 'partials/show.hbs': PARTIAL };
        const expected = handlebars.compile(source, { preventIndent: true })(BRIEF);
        const { markup, diagnostics } = render(files, BRIEF);
        // The judge prints lists and objects; here that is an error.
        fc.pre(!diagnostics.some((each) => each.code === 'template/not-text'));
        expect(bare(markup?.html ?? '').replaceAll('&#39;', '&#x27;')).toBe(expected);
      }),
      { numRuns: 800 },
    );
  });
});
