import * as v from 'valibot';
import {
  amount,
  cell,
  choice,
  flag,
  id,
  list,
  optional,
  path,
  record,
  recordOrText,
  text,
} from './schema-parts.ts';

export const chartFields = {
  type: choice('how the data is drawn', ['bar', 'line', 'stacked', 'dot']),
  title: text('what the data shows'),
  data: record('the numbers', {
    labels: list('one for each value, along the axis', text('label')),
    series: list(
      'one line or set of bars each',
      record('a series', {
        name: text('what is counted'),
        values: list('as many as there are labels', amount('a number')),
      }),
    ),
  }),
  unit: optional(text('unit of the values')),
  source: optional(id('id of a source', { refers: 'source' })),
  alt: optional(text('what a reader who does not see the chart needs to know', { printed: false })),
};

const FLAT_BLOCKS = {
  paragraph: recordOrText('a paragraph', 'paragraph', { paragraph: text('the paragraph') }),
  list: record('a list', {
    list: list('the items', text('item')),
    ordered: optional(flag('numbers in place of bullets')),
  }),
  table: record('a table', {
    table: record('a table', {
      caption: optional(text('caption')),
      head: list('head of each column', cell('head cell')),
      rows: list('the rows', list('as many cells as the head has', cell('cell'))),
    }),
  }),
  image: record('an image', {
    image: record('an image', {
      src: path('file beside the brief'),
      alt: text('what the image shows', { printed: false }),
      caption: optional(text('caption')),
    }),
  }),
  quote: record('a quotation placed here', {
    quote: id('id of one of `quotes`, or its number from 1', { refers: 'quote' }),
  }),
  chart: record('a chart', { chart: record('as in `charts`', chartFields) }),
  heading: record('a heading within the section', { heading: text('heading') }),
};

type FlatBlock = {
  [Name in keyof typeof FLAT_BLOCKS]: v.InferOutput<(typeof FLAT_BLOCKS)[Name]>;
}[keyof typeof FLAT_BLOCKS];

/** A ruled box with a heading of its own. */
export interface BoxBlock {
  box: { heading?: string; blocks: Block[] };
}

/** A piece of a section: an object with the one key that says what it is (and `ordered` beside `list`). */
export type Block = FlatBlock | BoxBlock;

export type BlockKind = keyof typeof FLAT_BLOCKS | 'box';

/** Paragraphs of a text; a blank line parts them. Never empty. */
export function paragraphsOf(block: string): readonly string[] {
  const parts = block.split(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*/).filter((part) => part.trim() !== '');
  return parts.length > 0 ? parts : [block];
}

/** A text in place of a list, and items with blank lines, become one paragraph each. */
function splitParagraphs(input: unknown): unknown {
  if (typeof input === 'string') return paragraphsOf(input);
  if (!Array.isArray(input)) return input;
  const split = input.some((item) => typeof item === 'string' && item.includes('\n'));
  return split ? input.flatMap((item) => (typeof item === 'string' ? paragraphsOf(item) : [item])) : input;
}

/** Paragraphs, lists, tables, images, boxes, quotations, charts. */
export function blocks(note: string) {
  const block = v.lazy((input: unknown) => blockSchema(input));
  const shape = { kind: 'block-list', note, printed: true, keep: 'always', min: 1 } as const;
  return v.pipe(
    v.unknown(),
    v.transform(splitParagraphs),
    v.array(block, 'content/wrong-type'),
    v.minLength(1, 'content/empty-list'),
    v.metadata({ facts: shape }),
  );
}

/** What each kind of block is made of; `fieldTree` reads it too, since a lazy schema cannot be looked into. */
export const BLOCK_SCHEMAS = {
  ...FLAT_BLOCKS,
  box: record('a box', {
    box: record('a ruled box', {
      heading: optional(text('heading')),
      blocks: blocks('what is in the box'),
    }),
  }),
};

/** The kind that the keys of a block name; a paragraph where they name none (its errors then list the keys). */
export function blockKind(keys: readonly string[]): BlockKind {
  const found = keys.find((key) => key !== 'ordered' && Object.hasOwn(BLOCK_SCHEMAS, key));
  return (found as BlockKind | undefined) ?? 'paragraph';
}

function blockSchema(input: unknown): v.GenericSchema<unknown, Block> {
  const keys = typeof input === 'object' && input !== null ? Object.keys(input) : [];
  return BLOCK_SCHEMAS[blockKind(keys)];
}
