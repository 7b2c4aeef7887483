import type { BoxTree } from '../boxes/index.ts';
import type { OutlineItem, StructureNode, StructureTree } from './structure-tree.ts';

/**
 * The structure as indented text, one line a node, then the outline and the artifacts; texts come from `tree`. For
 * tests and for looking at.
 */
export function dumpStructure(structure: StructureTree, tree: Pick<BoxTree, 'boxes'>): string {
  const lines: string[] = [];
  const leaf = (id: number): string => {
    const box = tree.boxes[id];
    if (box?.kind === 'text') return JSON.stringify(box.text);
    return box?.kind === 'image' ? `image ${box.image.path}` : `box ${id}`;
  };
  const visit = (node: StructureNode, indent: string): void => {
    lines.push(`${indent}${node.role}${attributes(node, tree)}`);
    for (const child of node.children) {
      if (child.kind === 'node') visit(child, `${indent}  `);
      else lines.push(`${indent}  ${leaf(child.boxId)}`);
    }
  };
  visit(structure.root, '');
  for (const id of structure.artifacts) lines.push(`artifact ${leaf(id)}`);
  const outline = (item: OutlineItem, indent: string): void => {
    lines.push(`${indent}outline ${JSON.stringify(item.title)}`);
    for (const child of item.children) outline(child, `${indent}  `);
  };
  for (const item of structure.outline) outline(item, '');
  return `${lines.join('\n')}\n`;
}

function attributes(node: StructureNode, tree: Pick<BoxTree, 'boxes'>): string {
  const { alt, title, lang, writingMode, expansion, id, table, listNumbering, link } = node;
  const words: string[] = [];
  const add = (name: string, value: string | number | undefined): void => {
    if (value !== undefined)
      words.push(`${name}=${typeof value === 'string' ? JSON.stringify(value) : value}`);
  };
  add('alt', alt);
  add('title', title);
  add('lang', lang);
  if (writingMode) words.push(writingMode);
  add('expansion', expansion);
  add('id', id);
  if (listNumbering) words.push(listNumbering);
  if (table?.scope) words.push(table.scope);
  add('columns', table?.columnSpan);
  add('rows', table?.rowSpan);
  if (table?.headers) add('headers', table.headers.join(' '));
  if (link) {
    const { target } = link;
    words.push(
      target.kind === 'uri' ? `→ ${target.uri}` : `→ ${tree.boxes[target.boxId]?.element?.name ?? '?'}`,
    );
    add('says', link.description);
  }
  return words.length > 0 ? ` ${words.join(' ')}` : '';
}
