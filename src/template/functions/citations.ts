import { localDigits, punctuationOf } from '../../languages/index.ts';
import { escapeMarkup, inlinePlain } from '../escape-markup.ts';
import {
  type ContentValue,
  isNothing,
  listItems,
  lookupValue,
  MarkupText,
  plainValue,
  type TemplateValue,
} from '../template-value.ts';
import {
  type FunctionArguments,
  FunctionFault,
  type FunctionScope,
  type TemplateFunction,
} from './template-function.ts';

/** Sources and the places in them. */
export const CITATION_FUNCTIONS: readonly TemplateFunction[] = [
  {
    name: 'cite',
    usage: 'cite source',
    about: 'the numbers of one source id or a list of them, raised, each a link into the list of sources',
    least: 1,
    most: 1,
    named: [],
    call: ({ values: [cited] }, scope) => cite(cited, scope),
  },
  {
    name: 'sourceAnchor',
    usage: 'sourceAnchor id',
    about: 'the `id` an entry of the list of sources must carry so that `cite` can link to it',
    least: 1,
    most: 1,
    named: [],
    call: ({ values: [id] }) => sourceAnchor(String(plainValue(id) ?? '')),
  },
  {
    name: 'paragraphs',
    usage: 'paragraphs numbers',
    about: 'paragraph numbers of a source: “¶ 3” or “¶¶ 3, 5”',
    least: 1,
    most: 1,
    named: [],
    call: paragraphs,
  },
  {
    name: 'address',
    usage: 'address url',
    about: 'a web address to be read: without `https://` and a closing slash',
    least: 1,
    most: 1,
    named: [],
    call: ({ values: [url] }, scope) => {
      const plain = plainValue(url);
      if (typeof plain !== 'string') return undefined;
      scope.markPrinted(url);
      return plain.replace(/^https?:\/\/(?:www\.)?|^mailto:/i, '').replace(/\/$/, '');
    },
  },
];

/** A fragment identifier for any source id; signs that may not stand in one are written as their code. */
export function sourceAnchor(id: string): string {
  return `source-${id.replace(/[^A-Za-z0-9.-]/g, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16)}`)}`;
}

/** The raised numbers of a source id, or of a list of them; undefined where none of them is in the list of sources. */
export function cite(cited: TemplateValue, scope: FunctionScope): TemplateValue {
  if (isNothing(cited)) return undefined;
  const sources = scope.root.child('sources')?.items() ?? [];
  const { comma } = punctuationOf(scope.lang);
  const links: string[] = [];
  const numbers: string[] = [];
  for (const id of listItems(cited) ?? [cited]) {
    const name = plainValue(id);
    const index = sources.findIndex((source) => source.child('id')?.value === name);
    // Ids that name no source were refused by validation; a source that was left out has no number to print.
    if (index < 0) continue;
    const number = localDigits(String(index + 1), scope.wordsLang);
    numbers.push(number);
    links.push(scope.marked(id, citation(number, sources[index], sourceAnchor(String(name)))));
  }
  if (links.length === 0) return undefined;
  return new MarkupText(`<sup class="citation">${links.join(comma)}</sup>`, `[${numbers.join(comma)}]`);
}

function citation(number: string, source: ContentValue | undefined, anchor: string): string {
  const title = source?.child('title')?.value;
  const words = typeof title === 'string' ? ` title="${escapeMarkup(inlinePlain(title))}"` : '';
  return `<a href="#${anchor}"${words}>${number}</a>`;
}

function paragraphs({ values: [numbers] }: FunctionArguments, scope: FunctionScope): TemplateValue {
  if (isNothing(numbers)) return undefined;
  const items = listItems(numbers) ?? [numbers];
  const parts = items.map((item) => {
    const plain = lookupPlain(item);
    if (plain === undefined) throw new FunctionFault('`paragraphs` needs a number or a list of numbers');
    const words = localDigits(plain, scope.wordsLang);
    return { markup: scope.marked(item, escapeMarkup(words)), plain: words };
  });
  const { comma } = punctuationOf(scope.lang);
  const sign = parts.length > 1 ? '¶¶' : '¶';
  // Fonts for Chinese, Japanese and Korean give the sign the width of a square; it is of no language (ISO 639-2).
  const narrow = WIDE_SIGNS.test(scope.wordsLang) ? `<span lang="zxx">${sign}</span>` : sign;
  return new MarkupText(
    `${narrow}\u00A0${parts.map((part) => part.markup).join(comma)}`,
    `${sign}\u00A0${parts.map((part) => part.plain).join(comma)}`,
  );
}

const WIDE_SIGNS = /^(?:zh|yue|ja|ko)\b/i;

function lookupPlain(item: TemplateValue): string | undefined {
  const plain = plainValue(item) ?? plainValue(lookupValue(item, 'number'));
  return typeof plain === 'number' || typeof plain === 'string' ? String(plain) : undefined;
}
