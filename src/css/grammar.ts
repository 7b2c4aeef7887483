import { readTerm } from './numeric-grammar.ts';
import { type Numeric, type Specified, toMixture } from './specified.ts';
import type { ValueReader } from './value-reader.ts';

/** How a value is written: a matcher, and the same in the notation of CSS Values 4 §2 for tables and messages. */
export interface Grammar<S extends Specified> {
  readonly text: string;
  /** Every keyword in it, for suggestions; a function, because colours have many and few faults ask for them. */
  readonly words: () => readonly string[];
  /** Moves the reader over the value, or leaves it where it was. */
  readonly match: (reader: ValueReader) => S | undefined;
}

const NO_WORDS = (): readonly string[] => [];

export function keywords<const W extends string>(...words: readonly W[]): Grammar<W> {
  return {
    text: words.join(' | '),
    words: () => words,
    match: (reader) => {
      const token = reader.peek();
      const text = token?.type === 'ident' ? token.text.toLowerCase() : undefined;
      const word = text === undefined ? undefined : words.find((candidate) => candidate === text);
      if (word !== undefined) reader.next();
      return word;
    },
  };
}

export function oneOf<A extends Specified, B extends Specified>(
  a: Grammar<A>,
  b: Grammar<B>,
): Grammar<A | B> {
  return {
    text: `${a.text} | ${b.text}`,
    words: () => [...a.words(), ...b.words()],
    match: (reader) => a.match(reader) ?? b.match(reader),
  };
}

/** Between `least` and `most` times; `separator` is a comma or nothing. */
export function repeated<S extends Specified>(
  grammar: Grammar<S>,
  { least = 1, most = 1000, separator = '' }: { least?: number; most?: number; separator?: '' | ',' } = {},
): Grammar<readonly S[]> {
  const range = most === 1000 ? '+' : `{${least},${most}}`;
  return {
    text: separator === ',' ? `[${grammar.text}]#` : `[${grammar.text}]${range}`,
    words: grammar.words,
    match: (reader) => {
      const start = reader.mark;
      const items: S[] = [];
      while (items.length < most) {
        const mark = reader.mark;
        if (separator !== '' && items.length > 0 && !reader.takeDelimiter(separator)) break;
        const item = grammar.match(reader);
        if (item === undefined) {
          reader.reset(mark);
          break;
        }
        items.push(item);
      }
      return items.length >= least ? items : reader.reset(start);
    },
  };
}

export const string: Grammar<string> = {
  text: '<string>',
  words: NO_WORDS,
  match: (reader) => reader.take('string')?.text,
};

/** Any identifier but the CSS-wide keywords; case is kept. */
export const identifier: Grammar<string> = {
  text: '<custom-ident>',
  words: NO_WORDS,
  match: (reader) => {
    const token = reader.peek();
    if (token?.type !== 'ident' || isWideKeyword(token.text)) return undefined;
    return reader.next()?.text;
  },
};

export function isWideKeyword(word: string): boolean {
  return /^(?:inherit|initial|unset|revert|revert-layer|default)$/i.test(word);
}

interface NumberRange {
  readonly least?: number;
  readonly most?: number;
}

function rangeText(kind: string, { least, most }: NumberRange): string {
  if (least === undefined && most === undefined) return `<${kind}>`;
  return `<${kind} [${least ?? '-∞'},${most ?? '∞'}]>`;
}

function refuseRange(reader: ValueReader, at: number, range: NumberRange): undefined {
  const token = reader.tokens[at];
  reader.reset(at);
  if (!token) return undefined;
  const { least = Number.NEGATIVE_INFINITY } = range;
  const bound = least === 0 ? 'cannot be negative' : `must lie in ${rangeText('number', range).slice(8, -1)}`;
  return reader.refuse({ token, message: `\`${token.text}\` ${bound} here`, hints: [], later: false });
}

/** A number, or a calculation that comes to one; a calculation outside of the range is brought into it. */
export function number(range: NumberRange = {}, whole = false): Grammar<number> {
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = range;
  return {
    text: rangeText(whole ? 'integer' : 'number', range),
    words: NO_WORDS,
    match: (reader) => {
      const start = reader.mark;
      const literal = reader.peek()?.type === 'number';
      const term = readTerm(reader);
      if (term?.type !== 'number' || !Number.isFinite(term.value)) return reader.reset(start);
      if (!literal) return Math.max(least, Math.min(most, whole ? Math.round(term.value) : term.value));
      if (whole && !Number.isInteger(term.value)) return reader.reset(start);
      return term.value >= least && term.value <= most ? term.value : refuseRange(reader, start, range);
    },
  };
}

export const integer = (range: NumberRange = {}): Grammar<number> => number(range, true);

/** `<number> | <percentage>`, as a number from 0 to 1. */
export const share: Grammar<number> = {
  text: '<number> | <percentage>',
  words: NO_WORDS,
  match: (reader) => {
    const mark = reader.mark;
    const term = readTerm(reader);
    if (term?.type === 'number') return Math.max(0, Math.min(1, term.value));
    if (term?.type !== 'percentage') return reader.reset(mark);
    const { percent } = toMixture(term.value);
    return Math.max(0, Math.min(1, percent / 100));
  },
};

type Percentages = 'none' | 'kept' | 'resolved';

/** Leaves of both kinds under a `min()` or `max()`. */
function comparesMixture(value: Numeric): boolean {
  switch (value.kind) {
    case 'length':
    case 'percentage':
      return false;
    case 'scaled':
      return comparesMixture(value.of);
    case 'sum':
      return value.of.some(comparesMixture);
    default: {
      const kinds = new Set<string>();
      collectKinds(value, kinds);
      return kinds.size > 1;
    }
  }
}

function collectKinds(value: Numeric, kinds: Set<string>): void {
  if (value.kind === 'length' || value.kind === 'percentage') kinds.add(value.kind);
  else if (value.kind === 'scaled') collectKinds(value.of, kinds);
  else for (const part of value.of) collectKinds(part, kinds);
}

function isNegativeLiteral(value: Numeric): boolean {
  return (value.kind === 'length' || value.kind === 'percentage') && value.value < 0;
}

function acceptNumeric(
  reader: ValueReader,
  start: number,
  value: Numeric,
  percentages: Percentages,
): Numeric | undefined {
  const token = reader.tokens[start];
  if (percentages !== 'kept' || !token || !comparesMixture(value)) return value;
  reader.reset(start);
  const message = `\`${token.text}()\` of lengths together with percentages is not understood yet here`;
  return reader.refuse({ token, message, hints: ['use lengths only, or percentages only'], later: true });
}

function numeric(percentages: Percentages, least: number): Grammar<Numeric> {
  const range = least === 0 ? ' [0,∞]' : '';
  return {
    text: percentages === 'none' ? `<length${range}>` : `<length-percentage${range}>`,
    words: NO_WORDS,
    match: (reader) => {
      const start = reader.mark;
      const token = reader.peek();
      const term = readTerm(reader);
      if (!term) return undefined;
      if (term.type === 'number') {
        // Only a literal zero may go without a unit.
        if (token?.type === 'number' && term.value === 0) return { kind: 'length', value: 0, unit: 'pt' };
        return reader.reset(start);
      }
      if (percentages === 'none' && term.type !== 'length') return reader.reset(start);
      if (least === 0 && isNegativeLiteral(term.value)) return refuseRange(reader, start, { least });
      return acceptNumeric(reader, start, term.value, percentages);
    },
  };
}

export const length = (least = Number.NEGATIVE_INFINITY): Grammar<Numeric> => numeric('none', least);
/** Percentages stay in the computed value. */
export const lengthPercentage = (least = Number.NEGATIVE_INFINITY): Grammar<Numeric> =>
  numeric('kept', least);
/** Percentages refer to something known when styles are computed, such as the font size. */
export const lengthOrFontPercentage = (least = Number.NEGATIVE_INFINITY): Grammar<Numeric> =>
  numeric('resolved', least);
