/** What an author writes in a field. `text` is inline Markdown; `block-list` is paragraphs, lists, tables, …. */
export type FieldKind =
  | 'text'
  | 'block-list'
  | 'date'
  | 'list'
  | 'map'
  | 'record'
  | 'flag'
  | 'number'
  | 'id'
  | 'url'
  | 'choice'
  | 'colour'
  | 'lang'
  | 'path';

/** What an id (or the key of a map) names. */
export type Reference = 'source' | 'quote' | 'party';

/**
 * In which copies of a brief a field stays: `always`, only in the `full` one (unprinted fields), or `never`
 * (mail settings and the author's own files). See `canonicalYaml`.
 */
export type Keep = 'always' | 'full' | 'never';

/** What is known of a field beside its shape; carried in the valibot schema as metadata. */
export interface FieldFacts {
  readonly kind: FieldKind;
  /** One line for people: field table, JSON Schema, scaffold. */
  readonly note: string;
  /** Whether a reader should find the value in the PDF. Not: ids, language tags, settings, file paths. */
  readonly printed: boolean;
  readonly keep: Keep;
  /** Of a record: the field that a plain string stands for. */
  readonly main?: string;
  /** Of an id, or of the keys of a map: what it names. */
  readonly refers?: Reference;
  /** Of a choice, or of the keys of a map: all that may stand there. */
  readonly options?: readonly string[];
  /** Of a choice: words that may stand there beside the options, and one of them. */
  readonly form?: { readonly pattern: string; readonly sample: string };
  /** Of a number: its range. Of a list: how many items. Of a text: how many characters. */
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
  /** A text that may be empty (the cell of a table). */
  readonly mayBeBlank?: boolean;
  /** A date that may be the word `undated`. */
  readonly mayBeUndated?: boolean;
  /** A date that may be words instead. */
  readonly mayBeWords?: boolean;
  /** A value to show in the scaffold, where the kind alone says too little. */
  readonly sample?: string;
  /** What stands for an absent field. */
  readonly fallback?: string;
}

/**
 * One field of the content model, as plain data made from the schema: what templates may name, what the audit
 * looks for, what the JSON Schema and the field table say. The tree is cyclic where the model is (a box holds blocks).
 */
export interface FieldNode extends FieldFacts {
  readonly required: boolean;
  /** Of a record and of a date: its fields by name, in the order of the schema. */
  readonly fields?: Readonly<Record<string, FieldNode>>;
  /** Of a list, a block list and a map: what each item or value is. */
  readonly item?: FieldNode;
}
