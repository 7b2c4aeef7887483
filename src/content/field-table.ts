import type { FieldNode } from './field-facts.ts';
import { fieldTree } from './field-tree.ts';

/** A row of the field reference in the README. */
export interface FieldRow {
  readonly field: string;
  /** In words and braces: `{text, lead?} (1–9)`. */
  readonly shape: string;
  readonly required: boolean;
  readonly note: string;
}

/** One row for each field at the top of a brief, in the order of the model. */
export function fieldTable(): readonly FieldRow[] {
  return Object.entries(fieldTree().fields ?? {}).map(([name, node]) => ({
    field: node.kind === 'list' ? `${name}[]` : name,
    shape: node.kind === 'list' ? itemShape(node) : shapeOf(node),
    required: node.required,
    note: node.note,
  }));
}

function itemShape(list: FieldNode): string {
  const count = list.max === undefined ? '' : ` (${list.min}–${list.max})`;
  return `${list.item ? shapeOf(list.item) : ''}${count}`;
}

function shapeOf(node: FieldNode): string {
  switch (node.kind) {
    case 'list':
      return `${itemShape(node)}[]`;
    case 'record':
      return `${node.main === undefined ? '' : 'text or '}{${fieldsOf(node)}}`;
    case 'block-list':
      return 'blocks';
    case 'map':
      return node.item?.kind === 'number' ? 'map of numbers' : 'map of texts';
    case 'choice':
      return [...(node.options ?? []), ...(node.form ? [node.form.sample] : [])]
        .map((option) => `\`${option}\``)
        .join(' · ');
    case 'date':
      return node.mayBeUndated ? 'date or `undated`' : node.mayBeWords ? 'date or words' : 'date';
    case 'number':
      return node.whole ? 'whole number' : 'number';
    case 'flag':
      return 'true · false';
    default:
      return node.max === undefined ? WORDS[node.kind] : `${WORDS[node.kind]} (≤ ${node.max})`;
  }
}

const WORDS = {
  text: 'text',
  id: 'name',
  url: 'URL',
  colour: 'colour',
  lang: 'language tag',
  path: 'file',
} as const;

function fieldsOf(record: FieldNode): string {
  return Object.entries(record.fields ?? {})
    .map(([name, node]) => `${name}${node.kind === 'list' ? '[]' : ''}${node.required ? '' : '?'}`)
    .join(', ');
}
