import type { FieldNode } from './field-facts.ts';
import { fieldTree } from './field-tree.ts';

/** What stands ready to be written over; the rest of the model follows as comments. */
const STARTED: Readonly<Record<string, readonly string[]>> = {
  title: [],
  lang: ['lang: en-GB'],
  asOf: ['asOf: undated'],
  summary: [
    'summary: >-',
    '  What happened, what it means and what is needed, in two or three sentences that a reader can take away',
    '  without reading on. Aim at twenty-five to sixty words.',
  ],
  keyPoints: [
    'keyPoints:',
    '  - lead: First point.',
    '    text: What a reader must know first.',
    '  - lead: Second point.',
    '    text: What follows from it.',
    '  - lead: Third point.',
    '    text: What is not settled.',
  ],
};

const SCHEMA_LINE = '# yaml-language-server: $schema=../dist/brief.schema.json';

/**
 * The first text of a new brief: valid at once, with every other field of the model as a comment to open. `lang` is a
 * BCP 47 tag.
 */
export function scaffold(name: string, lang?: string): string {
  const lines = [SCHEMA_LINE, '# Take out the `# ` before what the brief needs.'];
  const begun: typeof STARTED = {
    ...STARTED,
    title: [`title: ${JSON.stringify(titleOf(name))}`],
    ...(lang !== undefined && { lang: [`lang: ${lang}`] }),
  };
  for (const [field, node] of Object.entries(fieldTree().fields ?? {})) {
    const started = begun[field];
    lines.push('', ...(node.note === field ? [] : [`# ${node.note}`]));
    lines.push(...(started ?? sample(field, node, '').map((line) => `# ${line}`)));
  }
  return `${lines.join('\n')}\n`;
}

/** `my-first_brief.yaml` → `My first brief`. */
function titleOf(name: string): string {
  const file = name.slice(name.lastIndexOf('/') + 1).replace(/\.(?:ya?ml|json)$/i, '');
  const words = file
    .replace(/[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ue000-\ue002\ufffe\uffff]/g, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words === '' ? 'New brief' : words.charAt(0).toUpperCase() + words.slice(1, 300);
}

/** Lines that show the shape of a field; a comment says what each part is. */
function sample(name: string, node: FieldNode, indent: string): string[] {
  const item = node.kind === 'list' ? node.item : undefined;
  if (item?.fields && item.kind === 'record')
    return [`${indent}${name}:`, ...inner(item, `${indent}    `, `${indent}  - `)];
  if (node.fields && node.kind === 'record')
    return [`${indent}${name}:`, ...inner(node, `${indent}  `, `${indent}  `)];
  return [`${indent}${name}: ${placeholder(node)}`];
}

function inner(record: FieldNode, indent: string, lead: string): string[] {
  return Object.entries(record.fields ?? {}).flatMap(([name, field], index) => {
    const [first = '', ...others] = sample(name, field, indent);
    const line = index === 0 ? lead + first.slice(indent.length) : first;
    const saysMore = others.length === 0 && field.note !== name;
    return [saysMore ? `${line}  # ${field.note}` : line, ...others];
  });
}

function placeholder(node: FieldNode): string {
  if (node.sample !== undefined) return node.sample;
  switch (node.kind) {
    case 'list':
      return `[${node.item ? placeholder(node.item) : ''}]`;
    case 'block-list':
      return '[A paragraph., {list: [an item, another]}]';
    case 'map':
      return `{${node.options?.[0] ?? 'Name'}: ${node.item ? placeholder(node.item) : ''}}`;
    case 'choice':
      return node.options?.[0] ?? '';
    case 'date':
      return '2025-12-31';
    case 'flag':
      return 'true';
    case 'number':
      return String(node.min ?? 1);
    case 'colour':
      return '"#1a3c6e"';
    case 'lang':
      return 'en';
    case 'url':
      return 'https://example.org/';
    default:
      return '…';
  }
}
