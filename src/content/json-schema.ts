import type { FieldNode } from './field-facts.ts';
import { fieldTree } from './field-tree.ts';

/**
 * The content model as JSON Schema (draft 7, which editors know best), for completion and hints by the line
 * `# yaml-language-server: $schema=…`. Text takes numbers too: an editor reads `1.10` as one, we keep it as written.
 */
export function briefJsonSchema(): object {
  const root = fieldTree();
  const block = root.fields?.sections?.item?.fields?.blocks?.item;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Policy brief',
    ...schemaOf(root),
    definitions: { block: block ? { anyOf: [TEXT, recordSchema(block)] } : {} },
  };
}

const TEXT = { type: ['string', 'number'] };

function schemaOf(node: FieldNode): object {
  return { description: node.note, ...shapeOf(node) };
}

function shapeOf(node: FieldNode): object {
  switch (node.kind) {
    case 'record':
      return node.main === undefined ? recordSchema(node) : { anyOf: [TEXT, recordSchema(node)] };
    case 'list':
      return listSchema(node, node.item ? schemaOf(node.item) : {});
    case 'block-list':
      return { anyOf: [TEXT, listSchema(node, { $ref: '#/definitions/block' })] };
    case 'map':
      return mapSchema(node);
    case 'flag':
      return { type: 'boolean' };
    case 'number':
      return {
        type: node.whole ? 'integer' : 'number',
        ...bound('minimum', node.min),
        ...bound('maximum', node.max),
      };
    case 'choice':
      return node.form
        ? { anyOf: [{ enum: node.options }, { type: 'string', pattern: node.form.pattern }] }
        : { enum: node.options };
    case 'colour':
      return { type: 'string', pattern: '^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$' };
    case 'url':
      return { type: 'string', pattern: '^[Hh][Tt][Tt][Pp][Ss]?://' };
    case 'lang':
    case 'path':
      return { type: 'string', ...(node.fallback ? { default: node.fallback } : {}) };
    default:
      return { ...TEXT, ...bound('maxLength', node.max) };
  }
}

function bound(name: string, value: number | undefined): object {
  return value === undefined ? {} : { [name]: value };
}

function listSchema(node: FieldNode, items: object): object {
  return { type: 'array', items, ...bound('minItems', node.min), ...bound('maxItems', node.max) };
}

function mapSchema(node: FieldNode): object {
  const value = node.item ? schemaOf(node.item) : {};
  const names = node.options ? { propertyNames: { enum: node.options } } : {};
  return { type: 'object', additionalProperties: value, minProperties: 1, ...names };
}

function recordSchema(node: FieldNode): object {
  const fields = Object.entries(node.fields ?? {});
  const required = fields.filter(([, field]) => field.required).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, field]) => [name, schemaOf(field)])),
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  };
}
