import type { SpecifiedColor } from './color-grammar.ts';
import type { Color, Mixed } from './computed-style.ts';
import { type Grammar, keywords } from './grammar.ts';
import { type LengthBase, type Numeric, type Specified, toLengthPercentage, toPoints } from './specified.ts';
import { CURRENT_COLOR, type StyleDraft, type StyleField, type StyleRecord } from './style-record.ts';
import type { ValueReader } from './value-reader.ts';

/** What a specified value may refer to when it is computed. */
export interface ComputeContext {
  readonly base: LengthBase;
  readonly parent: StyleRecord;
  /** Holds `fontSize` and `lineHeight` already. */
  readonly draft: StyleDraft;
}

interface RowBase {
  readonly name: string;
  /** In the notation of CSS Values 4. */
  readonly grammar: string;
  readonly words: () => readonly string[];
  /** Keywords and functions of CSS that are understood, but not yet obeyed. */
  readonly later: readonly string[];
}

/** A property with a value of its own in the computed style. */
export interface Longhand extends RowBase {
  readonly kind: 'longhand';
  readonly field: StyleField;
  readonly initial: string;
  readonly inherited: boolean;
  readonly match: (reader: ValueReader) => Specified | undefined;
  readonly compute: (value: Specified, context: ComputeContext) => void;
}

export type Assignment = readonly [longhand: string, value: Specified];

/** A property that sets others. */
export interface Shorthand extends RowBase {
  readonly kind: 'shorthand';
  readonly longhands: readonly string[];
  readonly match: (reader: ValueReader) => readonly Assignment[] | undefined;
}

/** A property of CSS that has no effect yet. Its `harmless` values ask for nothing, so they pass. */
export interface LaterProperty extends RowBase {
  readonly kind: 'later';
  readonly harmless: readonly string[];
  readonly hint: string | undefined;
}

export type PropertyRow = Longhand | Shorthand | LaterProperty;

interface LonghandOptions<K extends StyleField, S extends Specified> {
  readonly initial: string;
  readonly inherited?: boolean;
  readonly later?: readonly string[];
  readonly compute: (value: S, context: ComputeContext) => StyleRecord[K];
}

export function longhand<K extends StyleField, S extends Specified>(
  name: string,
  field: K,
  grammar: Grammar<S>,
  { initial, inherited = false, later = [], compute }: LonghandOptions<K, S>,
): Longhand {
  return {
    kind: 'longhand',
    name,
    field,
    grammar: grammar.text,
    words: grammar.words,
    later,
    initial,
    inherited,
    match: grammar.match,
    // The cast holds because a row is only ever handed what its own grammar made.
    compute: (value, context) => {
      context.draft[field] = compute(value as S, context);
    },
  };
}

/** A longhand whose keywords are its computed values. */
export function keywordLonghand<K extends StyleField, const W extends StyleRecord[K] & string>(
  name: string,
  field: K,
  words: readonly W[],
  options: Omit<LonghandOptions<K, W>, 'compute' | 'initial'> & { readonly initial: NoInfer<W> },
): Longhand {
  const grammar: Grammar<W> = keywords<W>(...words);
  return longhand<K, W>(name, field, grammar, { ...options, compute: (value: W) => value });
}

export function shorthand(
  name: string,
  longhands: readonly string[],
  grammar: {
    readonly text: string;
    readonly words?: () => readonly string[];
    readonly later?: readonly string[];
  },
  match: (reader: ValueReader) => readonly Assignment[] | undefined,
): Shorthand {
  const { text, words = () => [], later = [] } = grammar;
  return { kind: 'shorthand', name, longhands, grammar: text, words, later, match };
}

/** Computes points, at least `least`. */
export const points =
  (least = Number.NEGATIVE_INFINITY) =>
  (value: Numeric, { base }: ComputeContext): number =>
    Math.max(least, toPoints(value, base));

/** Computes points, or a mixture with a percentage. */
export const lengthOrMixed =
  (least = Number.NEGATIVE_INFINITY) =>
  (value: Numeric, { base }: ComputeContext): number | Mixed =>
    toLengthPercentage(value, base, least);

/** The same for properties that also take the keyword. */
export const orKeyword =
  <W extends string, T>(compute: (value: Numeric, context: ComputeContext) => T) =>
  (value: W | Numeric, context: ComputeContext): W | T =>
    typeof value === 'string' ? value : compute(value, context);

export const colorValue = (value: SpecifiedColor): Color =>
  value === 'currentcolor' ? CURRENT_COLOR : (value as Color);

/** One to four values for top, right, bottom and left, CSS 2.2 §8.3. */
export function readSides(
  reader: ValueReader,
  read: (reader: ValueReader) => Specified | undefined,
): readonly [Specified, Specified, Specified, Specified] | undefined {
  const top = read(reader);
  if (top === undefined) return undefined;
  const right = read(reader) ?? top;
  const bottom = read(reader) ?? top;
  const left = read(reader) ?? right;
  return [top, right, bottom, left];
}

/** Values in any order, each at most once and at least one; what is absent gets `initial`. `||` of CSS Values 4. */
export function readAnyOrder(
  reader: ValueReader,
  parts: readonly Pick<Longhand, 'name' | 'match'>[],
): Map<string, Specified> | undefined {
  const found = new Map<string, Specified>();
  let progress = true;
  while (progress && !reader.done) {
    progress = false;
    for (const part of parts) {
      if (found.has(part.name)) continue;
      const value = part.match(reader);
      if (value === undefined) continue;
      found.set(part.name, value);
      progress = true;
      break;
    }
  }
  return found.size > 0 ? found : undefined;
}
