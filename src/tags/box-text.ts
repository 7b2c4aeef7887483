import { unreachable } from '../base/index.ts';
import type { Box, InlineContent, TextBox } from '../boxes/index.ts';

/** Calls back for every leaf box in a box, in order; markers before what they mark. Forced breaks are no leaves. */
export function eachLeaf(box: Box, visit: (leaf: Extract<Box, { kind: 'text' | 'image' }>) => void): void {
  switch (box.kind) {
    case 'text':
    case 'image':
      visit(box);
      return;
    case 'inline':
      return;
    case 'marker':
      eachInlineLeaf(box.inline, visit);
      return;
    case 'block':
      if (box.marker) eachLeaf(box.marker, visit);
      if (box.content.kind === 'inline') eachInlineLeaf(box.content.inline, visit);
      else for (const child of box.content.children) eachLeaf(child, visit);
      return;
    case 'table':
      if (box.caption) eachLeaf(box.caption, visit);
      for (const group of box.groups) eachLeaf(group, visit);
      return;
    case 'table-group':
      for (const row of box.rows) eachLeaf(row, visit);
      return;
    case 'table-row':
      for (const cell of box.cells) eachLeaf(cell.box, visit);
      return;
    default:
      unreachable(box);
  }
}

function eachInlineLeaf(inline: InlineContent, visit: Parameters<typeof eachLeaf>[1]): void {
  for (const item of inline.items)
    if (item.kind === 'text' || item.kind === 'atomic') eachLeaf(item.box, visit);
}

/** The text in a box, white space collapsed, images by their alternatives; without markers. */
export function textOf(box: Box): string {
  const parts: string[] = [];
  const add = (inline: InlineContent): void => {
    for (const item of inline.items) {
      if (item.kind === 'text') parts.push(item.box.text);
      else if (item.kind === 'atomic') visit(item.box);
      else if (item.kind === 'break') parts.push(' ');
    }
  };
  const visit = (inner: Box): void => {
    if (inner.kind === 'image') parts.push(inner.alt ?? '');
    else if (inner.kind === 'block' && inner.content.kind === 'inline') add(inner.content.inline);
    else if (inner.kind === 'block' && inner.content.kind === 'blocks')
      for (const child of inner.content.children) {
        visit(child);
        parts.push(' ');
      }
    else if (inner.kind === 'table' || inner.kind === 'table-group' || inner.kind === 'table-row')
      eachLeaf(inner, (leaf) => parts.push(leaf.kind === 'text' ? leaf.text : (leaf.alt ?? ''), ' '));
  };
  visit(box);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** The first text in a box that came from the author's content, else its first text. */
export function firstText(box: Box): TextBox | undefined {
  let first: TextBox | undefined;
  eachLeaf(box, (leaf) => {
    if (leaf.kind === 'text' && (!first || (!first.origin.content && leaf.origin.content))) first = leaf;
  });
  return first;
}
