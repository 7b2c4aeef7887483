import { InternalError } from '../base/index.ts';
import { briefSchema } from './brief.ts';
import { BLOCK_SCHEMAS } from './brief-blocks.ts';
import type { ContentPath } from './content-path.ts';
import type { FieldFacts, FieldNode } from './field-facts.ts';

/** What of a valibot schema is looked at here; its own types say more than a walk over all of them can use. */
interface SchemaPart {
  readonly kind: string;
  readonly type: string;
  readonly metadata?: { readonly facts?: FieldFacts };
  readonly pipe?: readonly SchemaPart[];
  readonly wrapped?: SchemaPart;
  readonly entries?: Readonly<Record<string, SchemaPart>>;
  readonly item?: SchemaPart;
  readonly value?: SchemaPart;
}

let tree: FieldNode | undefined;

/** The content model as data, made once from the schema. The root is the record of a whole brief. */
export function fieldTree(): FieldNode {
  tree ??= new TreeBuilder().node(briefSchema as unknown as SchemaPart);
  return tree;
}

/**
 * The field at a path: numbers go into lists; `a.b` names may go through lists as well (`['keyPoints', 'text']`).
 * Undefined where the model has no such field.
 */
export function fieldAt(path: ContentPath, from: FieldNode = fieldTree()): FieldNode | undefined {
  let node: FieldNode | undefined = from;
  for (const part of path) {
    if (node === undefined) return undefined;
    node = schemaChild(node, part);
  }
  return node;
}

/** The field below `node` that a part of a path names; see `fieldAt`. */
export function schemaChild(node: FieldNode, part: string | number): FieldNode | undefined {
  if (node.kind === 'map') return node.item;
  if (typeof part === 'number') return node.item;
  const holder = node.kind === 'list' || node.kind === 'block-list' ? node.item : node;
  if (holder !== node && holder !== undefined) return schemaChild(holder, part);
  return node.fields && Object.hasOwn(node.fields, part) ? node.fields[part] : undefined;
}

const PART_OF_DATE: Omit<FieldNode, 'kind' | 'note'> = { printed: false, keep: 'always', required: false };

const DATE_FIELDS: Readonly<Record<string, FieldNode>> = {
  kind: { ...PART_OF_DATE, kind: 'choice', note: 'form', options: ['date', 'date-time', 'undated', 'words'] },
  text: { ...PART_OF_DATE, kind: 'id', note: 'as written' },
  year: { ...PART_OF_DATE, kind: 'number', note: 'year' },
  month: { ...PART_OF_DATE, kind: 'number', note: 'month, from 1' },
  day: { ...PART_OF_DATE, kind: 'number', note: 'day' },
  hour: { ...PART_OF_DATE, kind: 'number', note: 'hour' },
  minute: { ...PART_OF_DATE, kind: 'number', note: 'minute' },
  second: { ...PART_OF_DATE, kind: 'number', note: 'second' },
  zone: { ...PART_OF_DATE, kind: 'id', note: '`Z` or `+01:00`' },
};

class TreeBuilder {
  #block: FieldNode | undefined;

  node(schema: SchemaPart): FieldNode {
    const required = schema.wrapped === undefined;
    const parts = schema.wrapped ? partsOf(schema.wrapped) : partsOf(schema);
    const found = parts.find((part) => part.metadata?.facts)?.metadata?.facts;
    if (!found) throw new InternalError(`a schema of type ${schema.type} says nothing of itself`);
    const base = { ...found, required };
    if (found.kind === 'date') return { ...base, fields: DATE_FIELDS };
    if (found.kind === 'block-list') return { ...base, item: this.block() };
    const entries = parts.find((part) => part.entries)?.entries;
    if (entries) return { ...base, fields: this.fields(entries) };
    const item = found.kind === 'list' ? parts.find((part) => part.item)?.item : undefined;
    const value = found.kind === 'map' ? parts.find((part) => part.value)?.value : undefined;
    const inner = item ?? value;
    if (!inner) return base;
    const node = this.node(inner);
    return { ...base, printed: base.printed && node.printed, item: node };
  }

  private fields(entries: Readonly<Record<string, SchemaPart>>): Record<string, FieldNode> {
    return Object.fromEntries(Object.entries(entries).map(([name, part]) => [name, this.node(part)]));
  }

  /** One record with the keys of all kinds of block; made once, as a box holds blocks. */
  private block(): FieldNode {
    if (this.#block) return this.#block;
    const fields: Record<string, FieldNode> = {};
    this.#block = {
      kind: 'record',
      note: 'a paragraph, list, table, image, box, quotation, chart or heading',
      printed: true,
      keep: 'always',
      main: 'paragraph',
      required: true,
      fields,
    };
    for (const schema of Object.values(BLOCK_SCHEMAS) as unknown as SchemaPart[]) {
      for (const [name, field] of Object.entries(this.node(schema).fields ?? {}))
        fields[name] = { ...field, required: false };
    }
    return this.#block;
  }
}

function partsOf(schema: SchemaPart): readonly SchemaPart[] {
  return schema.pipe ?? [schema];
}
