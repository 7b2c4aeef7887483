import type { ContentPart, CounterChange, StringSet } from './computed-style.ts';
import { type Grammar, identifier, integer, keywords, oneOf, repeated, string } from './grammar.ts';
import { keywordLonghand, type Longhand, longhand } from './property-row.ts';
import type { ValueReader } from './value-reader.ts';

/** CSS Content 3, CSS Lists 3, CSS Generated Content for Paged Media 3. */

/** Names of the counter styles that are known; CSS Counter Styles 3 §6. */
export const COUNTER_STYLES = [
  'none',
  'disc',
  'circle',
  'square',
  'decimal',
  'decimal-leading-zero',
  'lower-roman',
  'upper-roman',
  'lower-alpha',
  'upper-alpha',
  'lower-latin',
  'upper-latin',
  'lower-greek',
  'arabic-indic',
  'bengali',
  'cambodian',
  'devanagari',
  'gujarati',
  'gurmukhi',
  'kannada',
  'khmer',
  'lao',
  'malayalam',
  'mongolian',
  'myanmar',
  'oriya',
  'persian',
  'tamil',
  'telugu',
  'thai',
  'tibetan',
] as const;

const counterStyle = keywords(...COUNTER_STYLES);

const QUOTES = {
  'open-quote': 'open',
  'close-quote': 'close',
  'no-open-quote': 'no-open',
  'no-close-quote': 'no-close',
} as const;
const quoteWords = keywords('open-quote', 'close-quote', 'no-open-quote', 'no-close-quote');
const stringWhich = keywords('first', 'start', 'last', 'first-except');

/** Reads `name(`, the arguments, `)`; puts the reader back where they do not fit. */
function readCall<T>(
  reader: ValueReader,
  name: string,
  readArguments: (reader: ValueReader) => T | undefined,
): T | undefined {
  const start = reader.mark;
  if (!reader.takeFunction(name)) return undefined;
  const value = readArguments(reader);
  if (value !== undefined && reader.takeDelimiter(')')) return value;
  return reader.reset(start);
}

/** A counter style after a comma; `decimal` where there is no comma, undefined where something else follows it. */
function readCounterStyle(reader: ValueReader): string | undefined {
  return reader.takeDelimiter(',') ? counterStyle.match(reader) : 'decimal';
}

function readCounter(reader: ValueReader): ContentPart | undefined {
  const name = identifier.match(reader);
  const style = name === undefined ? undefined : readCounterStyle(reader);
  return name === undefined || style === undefined ? undefined : { kind: 'counter', name, style };
}

function readCounters(reader: ValueReader): ContentPart | undefined {
  const name = identifier.match(reader);
  if (name === undefined || !reader.takeDelimiter(',')) return undefined;
  const separator = string.match(reader);
  if (separator === undefined) return undefined;
  const style = readCounterStyle(reader);
  return style === undefined ? undefined : { kind: 'counters', name, separator, style };
}

function readAttribute(reader: ValueReader): ContentPart | undefined {
  const name = identifier.match(reader);
  return name === undefined ? undefined : { kind: 'attribute', name: name.toLowerCase() };
}

function readNamedString(reader: ValueReader): ContentPart | undefined {
  const name = identifier.match(reader);
  if (name === undefined) return undefined;
  const which = reader.takeDelimiter(',') ? stringWhich.match(reader) : 'first';
  return which === undefined ? undefined : { kind: 'string', name, which };
}

const contentPart: Grammar<ContentPart> = {
  text: '<string> | counter() | counters() | attr() | string() | open-quote | close-quote | no-open-quote | no-close-quote',
  words: quoteWords.words,
  match: (reader) => {
    const text = string.match(reader);
    if (text !== undefined) return { kind: 'text', text };
    const quote = quoteWords.match(reader);
    if (quote !== undefined) return { kind: 'quote', which: QUOTES[quote] };
    return (
      readCall(reader, 'counter', readCounter) ??
      readCall(reader, 'counters', readCounters) ??
      readCall(reader, 'attr', readAttribute) ??
      readCall(reader, 'string', readNamedString)
    );
  },
};

const contentOrPart: Grammar<ContentPart | { readonly kind: 'content' }> = {
  text: `content() | ${contentPart.text}`,
  words: contentPart.words,
  match: (reader) =>
    readCall(reader, 'content', (inner) => {
      inner.takeWord('text');
      return { kind: 'content' } as const;
    }) ?? contentPart.match(reader),
};

const stringSet: Grammar<StringSet> = {
  text: `<custom-ident> [${contentOrPart.text}]+`,
  words: contentPart.words,
  match: (reader) => {
    const start = reader.mark;
    const name = identifier.match(reader);
    const value = name === undefined ? undefined : repeated(contentOrPart).match(reader);
    return name === undefined || value === undefined ? reader.reset(start) : { name, value };
  },
};

const nothing: Grammar<readonly never[]> = {
  text: 'none',
  words: () => ['none'],
  match: (reader) => (reader.takeWord('none') ? [] : undefined),
};

function counterChanges(usual: number): Grammar<readonly CounterChange[]> {
  const change: Grammar<CounterChange> = {
    text: '<custom-ident> <integer>?',
    words: () => [],
    match: (reader) => {
      const name = identifier.match(reader);
      return name === undefined ? undefined : { name, value: integer().match(reader) ?? usual };
    },
  };
  return oneOf(nothing, repeated(change));
}

/** A string keeps its quotation marks, so that it cannot be taken for a name: `"– "`. */
const markerString: Grammar<string> = {
  text: '<string>',
  words: () => [],
  match: (reader) => {
    const text = string.match(reader);
    return text === undefined ? undefined : `"${text}"`;
  },
};

export const CONTENT_PROPERTIES: readonly Longhand[] = [
  longhand('content', 'content', oneOf(keywords('normal', 'none'), repeated(contentPart)), {
    initial: 'normal',
    later: ['target-counter', 'target-counters', 'target-text', 'leader', 'element', 'url', '/'],
    compute: (value) => value,
  }),
  longhand('counter-reset', 'counterReset', counterChanges(0), {
    initial: 'none',
    later: ['reversed'],
    compute: (value) => value,
  }),
  longhand('counter-increment', 'counterIncrement', counterChanges(1), {
    initial: 'none',
    compute: (value) => value,
  }),
  longhand('counter-set', 'counterSet', counterChanges(0), { initial: 'none', compute: (value) => value }),
  longhand('string-set', 'stringSet', oneOf(nothing, repeated(stringSet, { separator: ',' })), {
    initial: 'none',
    later: ['before', 'after', 'first-letter', 'marker'],
    compute: (value) => value,
  }),
  longhand('list-style-type', 'listStyleType', oneOf(counterStyle, markerString), {
    initial: 'disc',
    inherited: true,
    later: [
      'symbols',
      'arabic-indic',
      'armenian',
      'georgian',
      'hebrew',
      'disclosure-open',
      'disclosure-closed',
    ],
    compute: (value) => value,
  }),
  keywordLonghand('list-style-position', 'listStylePosition', ['outside', 'inside'], {
    initial: 'outside',
    inherited: true,
  }),
  longhand('bookmark-level', 'bookmarkLevel', oneOf(keywords('none'), integer({ least: 1, most: 99 })), {
    initial: 'none',
    compute: (value) => value,
  }),
];
