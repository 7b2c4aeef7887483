import fc from 'fast-check';
import { type FieldNode, fieldTree } from '../../src/content/index.ts';

/** A brief as an author would write it: plain data, to be written as JSON or YAML. */
export type BriefInput = Readonly<Record<string, unknown>> & {
  readonly title: string;
  readonly keyPoints: readonly unknown[];
};

export interface ArbitraryBriefOptions {
  /** Files that image blocks and the logo may name; without any there are no images. */
  readonly images?: readonly string[];
  /** Also fields that are not printed: mail, print, priority, lint, speaking card. */
  readonly unprinted?: boolean;
  /** Language tags to choose from. */
  readonly languages?: readonly string[];
}

const LATIN =
  'peace talks agreement ministry region border guarantee official report of the and in to with for under after before between military humanitarian access funding council directive résumé coöperation Zürich Łódź naïve façade São Tomé Ærø Škoda Čapek Ürümqi señor fjord 2025 14 per cent 3.5 million kilometres families water schools'.split(
    ' ',
  );

const word = fc.constantFrom(...LATIN);

/** How many words a text has, by the name of its field; other texts have a few. */
const LENGTHS: Readonly<Record<string, readonly [number, number]>> = {
  title: [3, 12],
  subtitle: [3, 10],
  summary: [25, 60],
  paragraph: [10, 90],
  text: [5, 35],
  lead: [1, 4],
  question: [4, 14],
  meaning: [4, 16],
  whatsNew: [8, 30],
  whyItMatters: [8, 30],
  whatToDo: [8, 30],
  disclaimer: [8, 30],
  value: [1, 1],
  label: [1, 4],
  labels: [1, 1],
  head: [1, 2],
  rows: [0, 5],
};

function sentence(min: number, max: number): fc.Arbitrary<string> {
  const end = fc.constantFrom('', '.', '?');
  return fc.tuple(fc.array(word, { minLength: min, maxLength: max }), end).map(([words, mark]) => {
    const text = words.join(' ');
    return text === '' ? '' : text.charAt(0).toUpperCase() + text.slice(1) + (max > 4 ? mark : '');
  });
}

const day = fc
  .tuple(
    fc.integer({ min: 1990, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));

const dateText = fc.oneof(
  { weight: 4, arbitrary: day },
  { weight: 1, arbitrary: day.map((text) => text.slice(0, 7)) },
  { weight: 1, arbitrary: day.map((text) => text.slice(0, 4)) },
  {
    weight: 1,
    arbitrary: fc.tuple(day, fc.constantFrom('Z', '+02:00', '-05:30')).map(([d, z]) => `${d}T09:30${z}`),
  },
);

const UNPRINTED = ['talkingPoints', 'qa', 'priority', 'print', 'email', 'lint'];
const MAX_ITEMS = 3;

class BriefArbitraries {
  readonly #options: ArbitraryBriefOptions;

  constructor(options: ArbitraryBriefOptions) {
    this.#options = options;
  }

  record(node: FieldNode, boxes: number): fc.Arbitrary<Record<string, unknown>> {
    const model: Record<string, fc.Arbitrary<unknown>> = {};
    const required: string[] = [];
    for (const [name, field] of Object.entries(node.fields ?? {})) {
      const arbitrary = this.field(name, field, boxes);
      if (!arbitrary) continue;
      model[name] = arbitrary;
      if (field.required) required.push(name);
    }
    return fc.record(model, { requiredKeys: required });
  }

  /** Undefined for a field that is to be left out. */
  private field(name: string, field: FieldNode, boxes: number): fc.Arbitrary<unknown> | undefined {
    const { images = [], unprinted = false } = this.#options;
    if (!unprinted && (UNPRINTED.includes(name) || field.keep !== 'always')) return undefined;
    if (name === 'logo' && images.length === 0) return undefined;
    if (name === 'email' && field.kind === 'text') return fc.constant('desk@example.org');
    if (name === 'phone') return fc.constantFrom('+44 20 7946 0000', '020 7946 0000');
    return this.value(name, field, boxes);
  }

  private value(name: string, field: FieldNode, boxes: number): fc.Arbitrary<unknown> {
    switch (field.kind) {
      case 'text':
        return name === 'to' || name === 'cc' || name === 'replyTo'
          ? fc.constant('desk@example.org')
          : sentence(...(LENGTHS[name] ?? [1, 6]));
      case 'block-list':
        return fc.array(this.block(boxes), { minLength: 1, maxLength: MAX_ITEMS });
      case 'date':
        return field.mayBeUndated
          ? fc.oneof({ weight: 4, arbitrary: dateText }, fc.constant('undated'))
          : dateText;
      case 'list':
        return this.list(name, field, boxes);
      case 'map':
        return this.map(field);
      case 'record':
        return this.record(field, boxes);
      case 'flag':
        return fc.boolean();
      case 'number':
        return fc.integer({ min: field.min ?? -1000, max: Math.min(field.max ?? 1000, 60) });
      case 'id':
        return fc.integer({ min: 1, max: 99 }).map((number) => `n${number}`);
      case 'url':
        return fc.constantFrom(
          'https://example.org/',
          'https://example.org/report-2025?x=1',
          'http://example.org',
        );
      case 'choice':
        return fc.constantFrom(...(field.options ?? []));
      case 'colour':
        return fc.constantFrom('#1a3c6e', '#7a1f1f', '#064');
      case 'lang':
        return fc.constantFrom(...(this.#options.languages ?? ['en', 'en-GB', 'en-US']));
      case 'path':
        return fc.constantFrom(...(this.#options.images ?? []), 'source.txt');
    }
  }

  private list(name: string, field: FieldNode, boxes: number): fc.Arbitrary<unknown> {
    const { item } = field;
    if (!item) return fc.constant([]);
    if (name === 'off') return fc.constant(['content/advice-figure']);
    return fc.array(this.value(name, item, boxes), { minLength: 1, maxLength: field.max ?? MAX_ITEMS });
  }

  private map(field: FieldNode): fc.Arbitrary<unknown> {
    const { item } = field;
    const key = field.options ? fc.constantFrom(...field.options) : sentence(1, 2);
    return item
      ? fc.dictionary(key, this.value('text', item, 0), { minKeys: 1, maxKeys: 4 })
      : fc.constant({});
  }

  private block(boxes: number): fc.Arbitrary<unknown> {
    const fields = fieldTree().fields?.sections?.item?.fields?.blocks?.item?.fields ?? {};
    const named = (name: string): fc.Arbitrary<unknown> => {
      const field = fields[name];
      return field ? this.value(name, field, boxes - 1) : fc.constant('');
    };
    const kinds: fc.Arbitrary<unknown>[] = [
      named('paragraph'),
      fc.record({ list: named('list'), ordered: fc.boolean() }, { requiredKeys: ['list'] }),
      fc.record({ table: named('table') }),
      fc.record({ heading: named('heading') }),
      fc.record({ chart: named('chart') }),
      fc.record({ quote: fc.constant('n1') }),
      ...((this.#options.images ?? []).length > 0 ? [fc.record({ image: this.image() })] : []),
      ...(boxes > 0 ? [fc.record({ box: named('box') })] : []),
    ];
    return fc.oneof({ weight: 5, arbitrary: named('paragraph') }, ...kinds);
  }

  private image(): fc.Arbitrary<unknown> {
    const src = fc.constantFrom(...(this.#options.images ?? []));
    return fc.record({ src, alt: sentence(2, 8), caption: sentence(2, 8) }, { requiredKeys: ['src', 'alt'] });
  }
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Gives references something to refer to, rows as many cells as the head, and each event one date. */
function mend(brief: Fields): BriefInput {
  listOf(brief.sources).forEach((source, index) => {
    if (isFields(source)) source.id = `s${index + 1}`;
  });
  listOf(brief.quotes).forEach((quote, index) => {
    if (isFields(quote)) quote.id = `q${index + 1}`;
  });
  for (const event of listOf(brief.timeline)) if (isFields(event)) mendEvent(event);
  if (isFields(brief.positions)) mendPositions(brief.positions);
  mendBelow(brief, listOf(brief.sources).length, listOf(brief.quotes).length);
  return brief as BriefInput;
}

function mendEvent(event: Fields): void {
  if ('date' in event) delete event.period;
  else event.period ??= 'Some time ago';
}

function mendPositions(positions: Fields): void {
  const parties = [...new Set(listOf(positions.parties))];
  positions.parties = parties;
  for (const issue of listOf(positions.issues)) {
    if (!isFields(issue) || !isFields(issue.byParty)) continue;
    const texts = Object.values(issue.byParty);
    issue.byParty = Object.fromEntries(parties.map((party, index) => [party, texts[index % texts.length]]));
  }
}

function mendBelow(value: unknown, sources: number, quotes: number): void {
  if (Array.isArray(value)) for (const item of value) mendBelow(item, sources, quotes);
  if (!isFields(value)) return;
  if (typeof value.source === 'string') mendReference(value, 'source', sources, 's');
  if (typeof value.quote === 'string') mendReference(value, 'quote', quotes, 'q');
  if (Array.isArray(value.sources) && value.sources.every((each) => typeof each === 'string')) {
    if (sources === 0) delete value.sources;
    else
      value.sources = [...new Set(value.sources.map((each) => `s${(Number(each.slice(1)) % sources) + 1}`))];
  }
  if (Array.isArray(value.head)) mendRows(value, value.head.length);
  if (Array.isArray(value.labels)) mendSeries(value, value.labels.length);
  for (const inner of Object.values(value)) mendBelow(inner, sources, quotes);
}

function mendReference(value: Fields, key: 'source' | 'quote', count: number, letter: string): void {
  const number = Number(String(value[key]).slice(1));
  if (count > 0) value[key] = `${letter}${(number % count) + 1}`;
  else {
    delete value[key];
    if (key === 'quote') value.paragraph = 'A paragraph in place of a quotation.';
  }
}

function mendRows(table: Fields, cells: number): void {
  table.rows = listOf(table.rows).map((row) =>
    Array.from({ length: cells }, (_, index) => listOf(row)[index] ?? ''),
  );
}

function mendSeries(data: Fields, count: number): void {
  for (const series of listOf(data.series))
    if (isFields(series))
      series.values = Array.from({ length: count }, (_, at) => listOf(series.values)[at] ?? at);
}

/**
 * Random valid briefs in Latin script, with any of the model's fields there or not. References, rows and dates fit
 * each other; `readBrief` gives no error for any of them.
 */
export function arbitraryBrief(options: ArbitraryBriefOptions = {}): fc.Arbitrary<BriefInput> {
  return new BriefArbitraries(options).record(fieldTree(), 1).map((brief) => mend(structuredClone(brief)));
}

/** The bytes of a brief as a JSON file. */
export function briefBytes(brief: BriefInput): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(brief));
}
