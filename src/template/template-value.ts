import type { ContentPath, FieldNode } from '../content/index.ts';

/** What an expression of a template can be: content with its place, or what a function made of it. */
export type TemplateValue =
  | ContentValue
  | ExtendedContext
  | MarkupText
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly TemplateValue[];

/** Finished markup that a template function returns, and the same in plain words for attributes. */
export class MarkupText {
  readonly markup: string;
  readonly plain: string;

  constructor(markup: string, plain: string) {
    this.markup = markup;
    this.plain = plain;
  }
}

/** A context with values of its own before those of another: what `{{> name context key=value}}` passes on. */
export class ExtendedContext {
  readonly base: TemplateValue;
  readonly extra: ReadonlyMap<string, TemplateValue>;

  constructor(base: TemplateValue, extra: ReadonlyMap<string, TemplateValue>) {
    this.base = base;
    this.extra = extra;
  }
}

const NO_ITEMS: readonly ContentValue[] = [];

/**
 * A value of the brief that knows its place. One object a value and rendering, made when it is first looked at;
 * only own properties can be reached.
 */
export class ContentValue {
  readonly value: unknown;
  readonly parent: ContentValue | undefined;
  readonly key: string | number;
  readonly shape: FieldNode | undefined;
  /** Set when the value was put where a reader sees it. */
  printed = false;
  /** Set on what a page budget left out: templates do not see it. */
  omitted = false;
  #children: Map<string | number, ContentValue> | undefined;
  #items: readonly ContentValue[] | undefined;

  constructor(
    value: unknown,
    parent: ContentValue | undefined,
    key: string | number,
    shape: FieldNode | undefined,
  ) {
    this.value = value;
    this.parent = parent;
    this.key = key;
    this.shape = shape;
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  /** The child whether or not it is left out. */
  child(key: string | number): ContentValue | undefined {
    const known = this.#children?.get(key);
    if (known) return known;
    const value = ownValue(this.value, key);
    if (value === undefined || value === null) return undefined;
    const shape = typeof key === 'number' ? this.shape?.item : fieldShape(this.shape, key);
    const made = new ContentValue(value, this, key, shape);
    this.#children ??= new Map();
    this.#children.set(key, made);
    return made;
  }

  /** The items of a list that are not left out. */
  items(): readonly ContentValue[] {
    if (this.#items) return this.#items;
    if (!Array.isArray(this.value)) return NO_ITEMS;
    const items: ContentValue[] = [];
    for (let index = 0; index < this.value.length; index++) {
      const item = this.child(index);
      if (item && !item.omitted) items.push(item);
    }
    this.#items = items;
    return items;
  }

  path(): ContentPath {
    const path: (string | number)[] = [];
    for (let value: ContentValue = this; value.parent; value = value.parent) path.push(value.key);
    return path.reverse();
  }
}

/** The schema of a field of an object, or of any entry of a map. */
export function fieldShape(shape: FieldNode | undefined, key: string): FieldNode | undefined {
  if (!shape) return undefined;
  if (shape.kind === 'map') return shape.item;
  return shape.fields && Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
}

function ownValue(holder: unknown, key: string | number): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  if (Array.isArray(holder)) return typeof key === 'number' ? holder[key] : undefined;
  return Object.hasOwn(holder, key) ? (holder as Record<string, unknown>)[key] : undefined;
}

/** One step of a path. */
export function lookupValue(value: TemplateValue, key: string): TemplateValue {
  if (value instanceof ContentValue) {
    if (!value.isList) return visible(value.child(key));
    return key === 'length' ? value.items().length : visible(indexed(value, key));
  }
  if (value instanceof ExtendedContext)
    return value.extra.has(key) ? value.extra.get(key) : lookupValue(value.base, key);
  if (!Array.isArray(value)) return undefined;
  return key === 'length' ? value.length : /^\d+$/.test(key) ? value[Number(key)] : undefined;
}

const visible = (value: ContentValue | undefined): ContentValue | undefined =>
  value?.omitted ? undefined : value;

const indexed = (value: ContentValue, key: string): ContentValue | undefined =>
  /^\d+$/.test(key) ? value.child(Number(key)) : undefined;

/** The plain data behind a value. */
export function plainValue(value: TemplateValue): unknown {
  if (value instanceof ContentValue) return value.value;
  if (value instanceof ExtendedContext) return plainValue(value.base);
  return value instanceof MarkupText ? value.plain : value;
}

/** Handlebars' idea of nothing: false, empty text, an empty list, no value; and 0 unless it is asked for. */
export function isNothing(value: TemplateValue, includeZero = false): boolean {
  if (value instanceof ContentValue && value.isList) return value.items().length === 0;
  const plain = plainValue(value);
  if (plain === 0) return !includeZero;
  return !plain || (Array.isArray(plain) && plain.length === 0);
}

/** The items of anything that `{{#each}}` can go through. */
export function listItems(value: TemplateValue): readonly TemplateValue[] | undefined {
  if (value instanceof ContentValue) return value.isList ? value.items() : undefined;
  return Array.isArray(value) ? value : undefined;
}

/** The fields of an object of the content, in the author's order. */
export function objectEntries(value: TemplateValue): readonly (readonly [string, ContentValue])[] {
  if (!(value instanceof ContentValue) || typeof value.value !== 'object' || value.value === null) return [];
  const entries: (readonly [string, ContentValue])[] = [];
  for (const key of Object.keys(value.value)) {
    const child = visible(value.child(key));
    if (child) entries.push([key, child]);
  }
  return entries;
}
