import { InternalError } from '../base/index.ts';

/** What an element is, and what it may hold. HTML Living Standard §3.2.5 and §4, cut to what the engine prints. */
export interface ElementRule {
  readonly name: string;
  /** Where it may stand: among blocks only, within text as well, or only in `parents`. */
  readonly category: 'block' | 'inline' | 'part';
  readonly parents: ReadonlySet<string> | undefined;
  /** `nothing` for void elements; `raw` is text without markup; else the only children it may have. */
  readonly content: 'flow' | 'phrasing' | 'nothing' | 'raw' | ReadonlySet<string>;
  /** Beside the global ones. */
  readonly attributes: ReadonlySet<string>;
}

/** Understood on every element; so is every `data-*`. */
export const GLOBAL_ATTRIBUTES: ReadonlySet<string> = new Set([
  'aria-hidden',
  'aria-label',
  'class',
  'dir',
  'id',
  'lang',
  'role',
  'style',
  'title',
]);

type Row = readonly [
  names: string,
  category: ElementRule['category'],
  content: 'flow' | 'phrasing' | 'nothing' | 'raw' | readonly string[],
  more?: { readonly parents?: string; readonly attributes?: string },
];

const ROWS: readonly Row[] = [
  ['html', 'part', ['head', 'body'], { parents: '' }],
  ['head', 'part', ['title', 'meta', 'style', 'link'], { parents: 'html' }],
  ['title', 'part', 'raw', { parents: 'head' }],
  ['style', 'part', 'raw', { parents: 'head', attributes: 'media type' }],
  ['meta', 'part', 'nothing', { parents: 'head', attributes: 'charset content http-equiv name' }],
  ['link', 'part', 'nothing', { parents: 'head', attributes: 'href media rel type' }],
  ['body', 'part', 'flow', { parents: 'html' }],
  ['header footer main section article aside div blockquote figure', 'block', 'flow'],
  ['h1 h2 h3 h4 h5 h6 p pre', 'block', 'phrasing'],
  ['hr', 'block', 'nothing'],
  ['ul', 'block', ['li']],
  ['ol', 'block', ['li'], { attributes: 'reversed start type' }],
  ['li', 'part', 'flow', { parents: 'ul ol', attributes: 'value' }],
  ['dl', 'block', ['dt', 'dd', 'div']],
  ['dt', 'part', 'phrasing', { parents: 'dl div' }],
  ['dd', 'part', 'flow', { parents: 'dl div' }],
  ['figcaption', 'part', 'flow', { parents: 'figure' }],
  ['table', 'block', ['caption', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr']],
  ['caption', 'part', 'flow', { parents: 'table' }],
  ['colgroup', 'part', ['col'], { parents: 'table', attributes: 'span' }],
  ['col', 'part', 'nothing', { parents: 'colgroup', attributes: 'span' }],
  ['thead tbody tfoot', 'part', ['tr'], { parents: 'table' }],
  ['tr', 'part', ['th', 'td'], { parents: 'table thead tbody tfoot' }],
  ['th', 'part', 'flow', { parents: 'tr', attributes: 'abbr colspan headers rowspan scope' }],
  ['td', 'part', 'flow', { parents: 'tr', attributes: 'colspan headers rowspan' }],
  ['a', 'inline', 'phrasing', { attributes: 'href hreflang' }],
  ['strong b em i small sub sup abbr code span mark cite bdi bdo', 'inline', 'phrasing'],
  ['q', 'inline', 'phrasing', { attributes: 'cite' }],
  ['time', 'inline', 'phrasing', { attributes: 'datetime' }],
  ['br', 'inline', 'nothing'],
  ['img', 'inline', 'nothing', { attributes: 'alt height src width' }],
  ['svg', 'inline', 'flow', { attributes: 'height viewbox width xmlns' }],
];

const words = (list: string): readonly string[] => list.split(' ').filter((word) => word !== '');

/** Every element the engine understands, by name. */
export const ELEMENTS: ReadonlyMap<string, ElementRule> = tableOf(ROWS);

function tableOf(rows: readonly Row[]): ReadonlyMap<string, ElementRule> {
  const table = new Map<string, ElementRule>();
  for (const [names, category, content, more] of rows) {
    for (const name of words(names)) {
      if (table.has(name)) throw new InternalError(`the element ${name} stands twice in the table`);
      table.set(name, {
        name,
        category,
        parents: more?.parents === undefined ? undefined : new Set(words(more.parents)),
        content: typeof content === 'string' ? content : new Set(content),
        attributes: new Set(words(more?.attributes ?? '')),
      });
    }
  }
  return table;
}
