import * as v from 'valibot';
import { type DateValue, parseDate } from './date-value.ts';
import type { FieldFacts } from './field-facts.ts';
import { languageTag } from './language-tag.ts';

/**
 * The parts that the schema of a brief is built of. Each carries `FieldFacts` as metadata, so that the field tree,
 * the JSON Schema and the field table come from the same definition as validation. The message of an issue is a
 * diagnostic code; the words are found where the author's text is at hand (`issue-diagnostics.ts`).
 */
export type MoreFacts = Partial<Omit<FieldFacts, 'kind' | 'note'>>;

/** What a list, record or map becomes in place of another kind of value: fails every schema. */
const MISMATCH = Symbol('mismatch');

/** More than any list of a brief has: what keeps a hostile file from taking minutes. */
export const MAX_ITEMS = 10_000;

const WRONG_TYPE = 'content/wrong-type';

/** A field that may be absent, and then has no key at all. */
export const optional = v.exactOptional;

function facts<T>(kind: FieldFacts['kind'], note: string, more: MoreFacts) {
  const all: FieldFacts = { kind, note, printed: true, keep: 'always', ...more };
  return v.metadata<T, { readonly facts: FieldFacts }>({ facts: all });
}

/** Inline text on one line: line ends of the file are spaces, as in YAML's folding. */
function oneLine(text: string): string {
  const line = /[\n\r\t]/.test(text) ? text.replace(/[ \t]*[\n\r\t][ \t\n\r]*/g, ' ') : text;
  return line.trim();
}

const tidyText = v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
  const text = oneLine(dataset.value);
  if (text !== '') return text;
  addIssue({ message: 'content/blank' });
  return NEVER;
});

/** Text with inline Markdown. */
export function text(note: string, more: MoreFacts = {}) {
  return v.pipe(v.string(WRONG_TYPE), tidyText, facts('text', note, more));
}

/** Text of at most `max` characters (code points). */
export function shortText(note: string, max: number, more: MoreFacts = {}) {
  const fits = v.check<string, string>(
    (value) => value.length <= max || [...value].length <= max,
    'content/too-long',
  );
  return v.pipe(v.string(WRONG_TYPE), tidyText, fits, facts('text', note, { max, ...more }));
}

/** Text whose line ends are the author's: an address. */
export function lines(note: string, more: MoreFacts = {}) {
  const tidy = v.transform((value: string) => value.trim().replace(/[ \t]*(?:\r\n|\n|\r)[ \t]*/g, '\n'));
  return v.pipe(v.string(WRONG_TYPE), tidy, v.nonEmpty('content/blank'), facts('text', note, more));
}

/** A table cell: text that may be empty. */
export function cell(note: string, more: MoreFacts = {}) {
  return v.pipe(
    v.string(WRONG_TYPE),
    v.transform(oneLine),
    facts('text', note, { mayBeBlank: true, ...more }),
  );
}

/** A name that other fields use; no white space. */
export function id(note: string, more: MoreFacts = {}) {
  return v.pipe(
    v.string(WRONG_TYPE),
    v.trim(),
    v.nonEmpty('content/blank'),
    v.regex(/^[^\s"'<>&]{1,100}$/, 'content/bad-id'),
    facts('id', note, { printed: false, ...more }),
  );
}

/** A web address: http or https. */
export function url(note: string, more: MoreFacts = {}) {
  return v.pipe(
    v.string(WRONG_TYPE),
    v.trim(),
    v.nonEmpty('content/blank'),
    v.regex(/^https?:\/\/[^\s/?#"<>\\]+(?:[/?#][^\s"<>\\]*)?$/i, 'content/bad-url'),
    facts('url', note, more),
  );
}

/** An e-mail address, without a name around it. */
export function mailbox(note: string, more: MoreFacts = {}) {
  return v.pipe(
    v.string(WRONG_TYPE),
    v.trim(),
    v.nonEmpty('content/blank'),
    v.regex(/^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;.]+$/, 'content/bad-address'),
    facts('text', note, { sample: 'name@example.org', ...more }),
  );
}

/** A file beside the brief. */
export function path(note: string, more: MoreFacts = {}) {
  return v.pipe(
    v.string(WRONG_TYPE),
    v.trim(),
    v.nonEmpty('content/blank'),
    facts('path', note, { printed: false, ...more }),
  );
}

/** `#rgb` or `#rrggbb`; given in full and in lower case. */
export function colour(note: string, more: MoreFacts = {}) {
  const full = (value: string): string =>
    (value.length === 4 ? value.replace(/[\da-f]/gi, '$&$&') : value).toLowerCase();
  return v.pipe(
    v.string(WRONG_TYPE),
    v.trim(),
    v.nonEmpty('content/blank'),
    v.regex(/^#(?:[\da-f]{3}|[\da-f]{6})$/i, 'content/bad-colour'),
    v.transform(full),
    facts('colour', note, { printed: false, ...more }),
  );
}

/** A BCP 47 tag. */
export function language(note: string, more: MoreFacts = {}) {
  const parse = v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
    const tag = languageTag(dataset.value.trim());
    if (tag !== undefined) return tag;
    addIssue({ message: dataset.value.trim() === '' ? 'content/blank' : 'content/bad-language' });
    return NEVER;
  });
  return v.pipe(v.string(WRONG_TYPE), parse, facts('lang', note, { printed: false, ...more }));
}

/** A date; see `DateValue`. */
export function date(note: string, more: MoreFacts = {}) {
  const parse = v.rawTransform<string, DateValue>(({ dataset, addIssue, NEVER }) => {
    const trimmed = dataset.value.trim();
    const parsed = trimmed === '' ? 'content/blank' : parseDate(trimmed);
    if (parsed === 'content/not-a-date' && more.mayBeWords) return { kind: 'words', text: oneLine(trimmed) };
    if (typeof parsed === 'string') addIssue({ message: parsed });
    else if (parsed.kind === 'undated' && !more.mayBeUndated) addIssue({ message: 'content/undated-here' });
    else return parsed;
    return NEVER;
  });
  return v.pipe(v.string(WRONG_TYPE), parse, facts('date', note, more));
}

/** One word of a closed list. */
export function choice<const T extends readonly string[]>(note: string, options: T, more: MoreFacts = {}) {
  const shape = facts<T[number]>('choice', note, { printed: false, options, ...more });
  return v.pipe(v.picklist(options, 'content/wrong-value'), shape);
}

/** One word of a closed list, or a word of a form (an anchored regular expression). */
export function choiceOrForm(
  note: string,
  options: readonly string[],
  form: { readonly pattern: string; readonly sample: string },
  more: MoreFacts = {},
) {
  const fits = new RegExp(form.pattern);
  return v.pipe(
    v.string('content/wrong-value'),
    v.check((value) => options.includes(value) || fits.test(value), 'content/wrong-value'),
    facts('choice', note, { printed: false, options, form, ...more }),
  );
}

export function flag(note: string, more: MoreFacts = {}) {
  return v.pipe(v.boolean(WRONG_TYPE), facts('flag', note, { printed: false, ...more }));
}

/** A whole number in a range, both ends included. */
export function whole(note: string, min: number, max: number, more: MoreFacts = {}) {
  return v.pipe(
    v.number(WRONG_TYPE),
    v.check((value) => Number.isSafeInteger(value) && value >= min && value <= max, 'content/out-of-range'),
    facts('number', note, { min, max, whole: true, ...more }),
  );
}

/** A number that is plotted. */
export function amount(note: string, more: MoreFacts = {}) {
  return v.pipe(v.number(WRONG_TYPE), v.finite('content/out-of-range'), facts('number', note, more));
}

/** A list of one to `max` items. */
export function list<T extends v.GenericSchema>(note: string, item: T, more: MoreFacts = {}) {
  return v.pipe(
    v.array(item, WRONG_TYPE),
    v.minLength(1, 'content/empty-list'),
    v.maxLength(more.max ?? MAX_ITEMS, 'content/too-many'),
    facts('list', note, { min: 1, ...more }),
  );
}

const asRecord = v.transform((input: unknown): unknown => (Array.isArray(input) ? MISMATCH : input));

/** As `asRecord`; a key that JavaScript keeps for itself would be left out by `v.record` without a word. */
const asMap = v.transform((input: unknown): unknown => {
  const reserved = ['__proto__', 'constructor', 'prototype'];
  const odd =
    typeof input === 'object' && input !== null && reserved.some((key) => Object.hasOwn(input, key));
  return odd || Array.isArray(input) ? MISMATCH : input;
});

/** Named fields. */
export function record<const E extends v.ObjectEntries>(note: string, entries: E, more: MoreFacts = {}) {
  return v.pipe(v.unknown(), asRecord, v.strictObject(entries, WRONG_TYPE), facts('record', note, more));
}

/** Named fields, or a plain string that stands for the field `main`. */
export function recordOrText<const E extends v.ObjectEntries>(
  note: string,
  main: string & keyof E,
  entries: E,
  more: MoreFacts = {},
) {
  const widen = v.transform((input: unknown): unknown => {
    if (typeof input === 'string') return { [main]: input };
    return Array.isArray(input) ? MISMATCH : input;
  });
  return v.pipe(
    v.unknown(),
    widen,
    v.strictObject(entries, WRONG_TYPE),
    facts('record', note, { main, ...more }),
  );
}

/** Free keys, each with a value of one kind. */
export function map<T extends v.GenericSchema>(note: string, value: T, more: MoreFacts = {}) {
  const options = more.options;
  const key = v.check<string, string>((name) => !options || options.includes(name), 'content/unknown-key');
  return v.pipe(
    v.unknown(),
    asMap,
    v.record(v.pipe(v.string(), key), value, WRONG_TYPE),
    v.check((input) => Object.keys(input).length > 0, 'content/blank'),
    facts('map', note, more),
  );
}
