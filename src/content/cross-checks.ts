import { type DiagnosticCode, didYouMean, type Sink, type Span } from '../diagnostics/index.ts';
import { type ContentPath, formatPath } from './content-path.ts';
import type { FieldNode, Reference } from './field-facts.ts';
import { fieldTree } from './field-tree.ts';

/** Where a value, or the key before it, stands. */
export type PlaceOf = (path: ContentPath, part: 'value' | 'key') => Span;

/**
 * What one field alone cannot show: names that are given twice or not at all, rows that are longer than their head,
 * events without a date. Takes a brief that the schema may have found faults in, and so trusts no type.
 */
export function crossCheck(brief: unknown, placeOf: PlaceOf, sink: Sink): void {
  const names: Record<Reference, readonly string[]> = {
    source: namesIn(brief, 'sources', 'id'),
    quote: namesIn(brief, 'quotes', 'id'),
    party: listIn(fieldOf(brief, 'positions'), 'parties').filter((name) => typeof name === 'string'),
  };
  const checker = new CrossChecker(names, listIn(brief, 'quotes').length, placeOf, sink);
  checker.twins(['sources'], names.source, 'id');
  checker.twins(['quotes'], names.quote, 'id');
  checker.twins(['positions', 'parties'], names.party);
  checker.walk(brief, fieldTree());
}

function fieldOf(value: unknown, name: string): unknown {
  return isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const found = fieldOf(value, name);
  return Array.isArray(found) ? found : [];
}

/** One entry for each item, blank where it has no name, so that indexes stay those of the list. */
function namesIn(brief: unknown, list: string, key: string): readonly string[] {
  return listIn(brief, list).map((item) => {
    const name = fieldOf(item, key);
    return typeof name === 'string' ? name : '';
  });
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const CALLED: Readonly<Record<Reference, { readonly code: DiagnosticCode; readonly list: string }>> = {
  source: { code: 'content/unknown-source', list: 'sources' },
  quote: { code: 'content/unknown-quote', list: 'quotes' },
  party: { code: 'content/unknown-party', list: 'positions.parties' },
};

class CrossChecker {
  readonly #names: Record<Reference, readonly string[]>;
  readonly #quotes: number;
  readonly #placeOf: PlaceOf;
  readonly #sink: Sink;
  readonly #path: (string | number)[] = [];

  constructor(names: Record<Reference, readonly string[]>, quotes: number, placeOf: PlaceOf, sink: Sink) {
    this.#names = names;
    this.#quotes = quotes;
    this.#placeOf = placeOf;
    this.#sink = sink;
  }

  /** Names that are given twice in a list; `key` is the field of an item that names it. */
  twins(list: ContentPath, names: readonly string[], key?: string): void {
    const first = new Map<string, number>();
    names.forEach((name, index) => {
      const twin = first.get(name);
      if (name !== '' && twin === undefined) first.set(name, index);
      if (name === '' || twin === undefined) return;
      const at = (item: number): Span => this.#placeOf([...list, item, ...(key ? [key] : [])], 'value');
      this.#sink.report({
        code: 'content/duplicate-id',
        severity: 'error',
        message: `\`${name}\` is the name of two of \`${formatPath(list)}\``,
        span: at(index),
        related: [{ span: at(twin), message: 'first given here' }],
        hints: ['give each a name of its own'],
      });
    });
  }

  walk(value: unknown, field: FieldNode): void {
    if (field.kind === 'id') this.reference(value, field);
    else if (Array.isArray(value)) this.items(value, field);
    else if (isFields(value)) this.fields(value, field);
  }

  private fields(value: Readonly<Record<string, unknown>>, field: FieldNode): void {
    if (field.kind === 'map') this.keys(value, field);
    const plan = planOf(field);
    for (const check of plan.checks) check(this, value);
    for (const name of plan.fields) {
      const child = field.fields?.[name];
      if (child && Object.hasOwn(value, name)) this.inside(name, value[name], child);
    }
  }

  report(code: DiagnosticCode, below: ContentPath, message: string, hints: readonly string[]): void {
    this.#sink.report({ code, severity: 'error', message, span: this.placeBelow(below, 'value'), hints });
  }

  get name(): string {
    return formatPath(this.#path);
  }

  private items(value: readonly unknown[], field: FieldNode): void {
    const { item } = field;
    if (!item || !isWatched(item)) return;
    value.forEach((each, index) => {
      this.inside(index, each, item);
    });
  }

  private inside(part: string | number, value: unknown, field: FieldNode): void {
    this.#path.push(part);
    this.walk(value, field);
    this.#path.pop();
  }

  private reference(value: unknown, field: FieldNode): void {
    const kind = field.refers;
    if (kind === undefined || typeof value !== 'string' || this.#names[kind].includes(value)) return;
    if (kind === 'quote' && /^[1-9]\d{0,5}$/.test(value) && Number(value) <= this.#quotes) return;
    this.unknown(kind, value, this.placeBelow([], 'value'));
  }

  private keys(value: Readonly<Record<string, unknown>>, field: FieldNode): void {
    const kind = field.refers;
    if (kind === undefined) return;
    for (const key of Object.keys(value))
      if (!this.#names[kind].includes(key)) this.unknown(kind, key, this.placeBelow([key], 'key'));
  }

  private unknown(kind: Reference, name: string, span: Span): void {
    const known = this.#names[kind].filter((each) => each !== '');
    const near = didYouMean(name, known);
    const { code, list } = CALLED[kind];
    const hints = near.length > 0 ? near : [this.knownHint(kind, list, known)];
    this.#sink.report({ code, severity: 'error', message: `\`${name}\` is not in \`${list}\``, span, hints });
  }

  private knownHint(kind: Reference, list: string, known: readonly string[]): string {
    if (known.length > 0) return `known: ${known.slice(0, 12).join(', ')}`;
    if (kind === 'quote' && this.#quotes > 0)
      return `name it by \`id\`, or by its number from 1 to ${this.#quotes}`;
    return `\`${list}\` names none yet`;
  }

  private placeBelow(below: ContentPath, part: 'value' | 'key'): Span {
    return this.#placeOf([...this.#path, ...below], part);
  }
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

type RecordCheck = (checker: CrossChecker, value: Readonly<Record<string, unknown>>) => void;

/** Checks of a record as a whole, by a field that only such records have. */
const RECORD_CHECKS: Readonly<Record<string, RecordCheck>> = {
  period: (checker, value) => {
    const given = ['date', 'period'].filter((name) => Object.hasOwn(value, name));
    if (given.length === 1) return;
    const message = `\`${checker.name}\` has ${given.length === 0 ? 'neither `date` nor' : 'both `date` and'} \`period\``;
    checker.report('content/one-of-two', [], message, ['give a `date`, or a `period` in words']);
  },
  rows: (checker, value) => {
    const head = listIn(value, 'head').length;
    listIn(value, 'rows').forEach((row, index) => {
      if (!Array.isArray(row) || row.length === head) return;
      const message = `row ${index + 1} has ${row.length} of the ${head} cells of the head`;
      checker.report('content/uneven-data', ['rows', index], message, ['write `""` for an empty cell']);
    });
  },
  labels: (checker, value) => {
    const labels = listIn(value, 'labels').length;
    listIn(value, 'series').forEach((series, index) => {
      const values = listIn(series, 'values').length;
      if (values === labels || values === 0) return;
      const message = `series ${index + 1} has ${count(values, 'value')} for ${count(labels, 'label')}`;
      checker.report('content/uneven-data', ['series', index, 'values'], message, [
        'give one value for each label',
      ]);
    });
  },
};

/** What of a record has to be looked at: found once for each field of the model. */
interface Plan {
  readonly checks: readonly RecordCheck[];
  readonly fields: readonly string[];
}

const plans = new Map<FieldNode, Plan>();
const watched = new Map<FieldNode, boolean>();

function planOf(field: FieldNode): Plan {
  let plan = plans.get(field);
  if (!plan) {
    const names = Object.entries(field.fields ?? {});
    plan = {
      checks: Object.entries(RECORD_CHECKS)
        .filter(([name]) => field.fields?.[name] !== undefined)
        .map(([, check]) => check),
      fields: names.filter(([, child]) => isWatched(child)).map(([name]) => name),
    };
    plans.set(field, plan);
  }
  return plan;
}

/** Whether anything at or below a field is checked. A block list always is; that also ends the model's one cycle. */
function isWatched(field: FieldNode): boolean {
  const known = watched.get(field);
  if (known !== undefined) return known;
  const children = Object.entries(field.kind === 'date' ? {} : (field.fields ?? {}));
  const found =
    field.refers !== undefined ||
    field.kind === 'block-list' ||
    (field.item !== undefined && isWatched(field.item)) ||
    children.some(([name, child]) => Object.hasOwn(RECORD_CHECKS, name) || isWatched(child));
  watched.set(field, found);
  return found;
}
