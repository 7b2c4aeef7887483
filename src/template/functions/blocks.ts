import { punctuationOf } from '../../languages/index.ts';
import { escapeMarkup } from '../escape-markup.ts';
import {
  type ContentValue,
  listItems,
  lookupValue,
  MarkupText,
  plainValue,
  type TemplateValue,
} from '../template-value.ts';
import { cite } from './citations.ts';
import {
  type FunctionArguments,
  FunctionFault,
  type FunctionScope,
  type TemplateFunction,
} from './template-function.ts';

/** Block content: what `blocks` fields of a brief hold. */
export const BLOCK_FUNCTIONS: readonly TemplateFunction[] = [
  {
    name: 'blocks',
    usage: 'blocks list [level=3]',
    about:
      'paragraphs, lists, tables, images, boxes, quotes (by the partial `quote`), charts as tables; `level` is that of headings in them',
    least: 1,
    most: 1,
    named: ['level'],
    call: ({ values: [list], named }, scope) =>
      new MarkupText(blocksMarkup(list, headingLevel(named), scope), ''),
  },
  {
    name: 'unplaced',
    usage: 'unplaced quotes',
    about: 'the quotations that no block of a section shows by `quote`',
    least: 1,
    most: 1,
    named: [],
    call: ({ values: [quotes] }, scope) => {
      const placed = new Set<TemplateValue>();
      for (const section of scope.root.child('sections')?.items() ?? [])
        collectPlaced(section.child('blocks'), scope, placed);
      return (listItems(quotes) ?? []).filter((quote) => !placed.has(quote));
    },
  },
  {
    name: 'chart',
    usage: 'chart value',
    about: 'a chart as the table of its data, for as long as charts are not drawn',
    least: 1,
    most: 1,
    named: [],
    call: ({ values: [value] }, scope) => new MarkupText(chartMarkup(value, scope), ''),
  },
];

function headingLevel(named: FunctionArguments['named']): number {
  const level = Number(plainValue(named.get('level') ?? 3));
  if (Number.isInteger(level) && level >= 1 && level <= 6) return level;
  throw new FunctionFault('`blocks` takes a `level` from 1 to 6');
}

function blocksMarkup(list: TemplateValue, level: number, scope: FunctionScope): string {
  let markup = '';
  for (const block of listItems(list) ?? (list === undefined ? [] : [list]))
    markup += blockMarkup(block, level, scope);
  return markup;
}

type BlockWriter = (
  value: TemplateValue,
  level: number,
  scope: FunctionScope,
  block: TemplateValue,
) => string;

/** By the key that tells the kind of a block. */
const BLOCKS: readonly (readonly [key: string, write: BlockWriter])[] = [
  ['list', listMarkup],
  ['table', (value, _level, scope) => tableMarkup(value, scope)],
  ['image', (value, _level, scope) => imageMarkup(value, scope)],
  ['box', boxMarkup],
  ['quote', (value, _level, scope) => quoteMarkup(value, scope)],
  ['chart', (value, _level, scope) => chartMarkup(value, scope)],
  ['heading', (value, level, scope) => element(`h${level}`, '', value, scope)],
  ['paragraph', (value, _level, scope) => element('p', '', value, scope)],
];

function blockMarkup(block: TemplateValue, level: number, scope: FunctionScope): string {
  if (typeof plainValue(block) !== 'object') return element('p', '', block, scope);
  for (const [key, write] of BLOCKS) {
    const value = lookupValue(block, key);
    if (value !== undefined) return write(value, level, scope, block);
  }
  return '';
}

/** An element about one value; the marks around it give the element its place in the content. */
function element(name: string, attributes: string, value: TemplateValue, scope: FunctionScope): string {
  const text = scope.markup(value);
  return text === '' ? '' : scope.marked(value, `<${name}${attributes}>${text}</${name}>`);
}

function listMarkup(list: TemplateValue, _level: number, scope: FunctionScope, block: TemplateValue): string {
  const name = plainValue(lookupValue(block, 'ordered')) === true ? 'ol' : 'ul';
  const items = (listItems(list) ?? []).map((item) => element('li', '', item, scope)).join('');
  return scope.marked(list, `<${name}>${items}</${name}>`);
}

/** Columns that a table may have and still be one in type of 18 pt. */
const MOST_IN_LARGE_TYPE = 2;

function tableMarkup(table: TemplateValue, scope: FunctionScope): string {
  const caption = lookupValue(table, 'caption');
  const columns = listItems(lookupValue(table, 'head')) ?? [];
  const head = columns.map((cell) => cellMarkup('th', ' scope="col"', cell, scope));
  // Large type sets a table of many columns cell by cell, each under the name of its column.
  const isWide = columns.length > MOST_IN_LARGE_TYPE;
  const names = isWide ? columns.map((cell) => ` data-column="${escapeMarkup(scope.plain(cell))}"`) : [];
  const rows = (listItems(lookupValue(table, 'rows')) ?? []).map((row) => {
    const cells = (listItems(row) ?? []).map((cell, at) => cellMarkup('td', names[at] ?? '', cell, scope));
    return scope.marked(row, `<tr>${cells.join('')}</tr>`);
  });
  return scope.marked(
    table,
    `<table class="data"${isWide ? ' data-columns="many"' : ''}>${caption === undefined ? '' : element('caption', '', caption, scope)}${
      head.length > 0 ? `<thead><tr>${head.join('')}</tr></thead>` : ''
    }<tbody>${rows.join('')}</tbody></table>`,
  );
}

/** Unlike other elements a cell stays where it is empty: it holds the place of its column. */
function cellMarkup(name: string, attributes: string, value: TemplateValue, scope: FunctionScope): string {
  return scope.marked(value, `<${name}${attributes}>${scope.markup(value)}</${name}>`);
}

function imageMarkup(image: TemplateValue, scope: FunctionScope): string {
  const source = scope.plain(lookupValue(image, 'src'));
  const alt = lookupValue(image, 'alt');
  const caption = lookupValue(image, 'caption');
  const described = alt === undefined ? '' : ` alt="${scope.marked(alt, escapeMarkup(scope.plain(alt)))}"`;
  const below = caption === undefined ? '' : element('figcaption', '', caption, scope);
  return scope.marked(
    image,
    `<figure class="image"><img src="${escapeMarkup(source)}"${described}>${below}</figure>`,
  );
}

function boxMarkup(box: TemplateValue, level: number, scope: FunctionScope): string {
  const heading = lookupValue(box, 'heading');
  const title = heading === undefined ? '' : element(`h${level}`, '', heading, scope);
  // Headings in a box that has none of its own are as deep as its heading would be: no level is skipped.
  const inner = heading === undefined ? level : Math.min(6, level + 1);
  const inside = blocksMarkup(lookupValue(box, 'blocks'), inner, scope);
  return scope.marked(box, `<aside class="box">${title}${inside}</aside>`);
}

/** A quotation that a block places, as the template sets quotations. */
function quoteMarkup(reference: TemplateValue, scope: FunctionScope): string {
  const quote = placedQuote(reference, scope);
  if (!quote) return '';
  return scope.partial('quote', quote) ?? element('blockquote', '', lookupValue(quote, 'text'), scope);
}

/** The quotation that is meant by an id, or by its number from 1. */
function placedQuote(reference: TemplateValue, scope: FunctionScope): ContentValue | undefined {
  const wanted = plainValue(reference);
  const quotes = scope.root.child('quotes')?.items() ?? [];
  const named = quotes.find((quote) => quote.child('id')?.value === wanted);
  return named ?? quotes.find((quote) => String(Number(quote.key) + 1) === String(wanted));
}

function collectPlaced(blocks: TemplateValue, scope: FunctionScope, into: Set<TemplateValue>): void {
  for (const block of listItems(blocks) ?? []) {
    const reference = lookupValue(block, 'quote');
    if (reference !== undefined) into.add(placedQuote(reference, scope));
    collectPlaced(lookupValue(lookupValue(block, 'box'), 'blocks'), scope, into);
  }
}

function chartMarkup(chart: TemplateValue, scope: FunctionScope): string {
  const data = lookupValue(chart, 'data');
  const labels = listItems(lookupValue(data, 'labels')) ?? [];
  const series = listItems(lookupValue(data, 'series')) ?? [];
  const head = series
    .map((each) => cellMarkup('th', ' scope="col" class="number"', lookupValue(each, 'name'), scope))
    .join('');
  const rows = labels.map((name, row) => {
    const cells = series.map((each) => {
      const value = listItems(lookupValue(each, 'values'))?.[row];
      return cellMarkup('td', ' class="number"', value, scope);
    });
    return scope.marked(name, `<tr>${cellMarkup('th', ' scope="row"', name, scope)}${cells.join('')}</tr>`);
  });
  const table = `<table class="chart">${chartCaption(chart, scope)}<thead><tr><td></td>${head}</tr></thead><tbody>${rows.join(
    '',
  )}</tbody></table>`;
  return scope.marked(chart, `<div class="chart-block">${table}${chartNote(chart, scope)}</div>`);
}

/** What the chart would have shown at a glance, and where its numbers are from. */
function chartNote(chart: TemplateValue, scope: FunctionScope): string {
  const alt = lookupValue(chart, 'alt');
  const said = alt === undefined ? '' : scope.marked(alt, scope.markup(alt));
  const source = scope.markup(cite(lookupValue(chart, 'source'), scope));
  const from = source === '' ? '' : sourceWords(scope) + source;
  return said + from === '' ? '' : `<p class="figure-note">${said}${said && from ? ' ' : ''}${from}</p>`;
}

function sourceWords(scope: FunctionScope): string {
  const words = scope.label('source');
  return scope.markup(scope.ownWords(escapeMarkup(words), words));
}

function chartCaption(chart: TemplateValue, scope: FunctionScope): string {
  const unit = lookupValue(chart, 'unit');
  const title = scope.markup(lookupValue(chart, 'title'));
  const { open, close } = punctuationOf(scope.lang);
  return `<caption>${title}${unit === undefined ? '' : open + scope.markup(unit) + close}</caption>`;
}
