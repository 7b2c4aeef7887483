import { unreachable } from '../base/index.ts';
import type { Box, BoxTree, InlineContent, TableCell } from './box-tree.ts';

/**
 * The tree as indented text, one line a box, for tests and for looking at: kind, element, part, what is particular
 * to it; texts as JSON strings. Ids are left out, being the line numbers.
 */
export function dumpBoxes(tree: Pick<BoxTree, 'root'>): string {
  const lines: string[] = [];
  dumpBox(tree.root, '', lines);
  return `${lines.join('\n')}\n`;
}

function nameOf(box: Box): string {
  const pseudo = box.part === 'principal' ? '' : `::${box.part}`;
  return box.element ? `<${box.element.name}>${pseudo}` : '(anonymous)';
}

function dumpBox(box: Box, indent: string, lines: string[], note = ''): void {
  const inner = `${indent}  `;
  const head = `${indent}${box.kind} ${box.kind === 'text' ? '' : nameOf(box)}`;
  switch (box.kind) {
    case 'block':
      lines.push(
        head + note + box.strings.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).join(''),
      );
      if (box.marker) dumpBox(box.marker, inner, lines);
      if (box.content.kind === 'inline') dumpInline(box.content.inline, inner, lines);
      else for (const child of box.content.children) dumpBox(child, inner, lines);
      return;
    case 'marker':
      lines.push(head);
      dumpInline(box.inline, inner, lines);
      return;
    case 'image':
      lines.push(`${head} alt=${JSON.stringify(box.alt)}`);
      return;
    case 'table':
      lines.push(`${head} columns=${box.columns.length}`);
      if (box.caption) dumpBox(box.caption, inner, lines);
      for (const group of box.groups) dumpBox(group, inner, lines);
      return;
    case 'table-group':
      lines.push(`${head} ${box.role}`);
      for (const row of box.rows) dumpBox(row, inner, lines);
      return;
    case 'table-row':
      lines.push(head);
      for (const cell of box.cells) dumpBox(cell.box, inner, lines, cellNote(cell));
      return;
    case 'inline':
      lines.push(head);
      return;
    case 'text':
      lines.push(`${head}${JSON.stringify(box.text)}`);
      return;
    default:
      unreachable(box);
  }
}

function cellNote({ column, columnSpan, rowSpan, header }: TableCell): string {
  const span = columnSpan > 1 || rowSpan > 1 ? ` ${columnSpan}x${rowSpan}` : '';
  return ` @${column}${span}${header ? ' header' : ''}`;
}

function dumpInline(inline: InlineContent, indent: string, lines: string[]): void {
  let depth = indent;
  for (const item of inline.items) {
    if (item.kind === 'close') {
      depth = depth.slice(2);
      continue;
    }
    if (item.kind === 'break') lines.push(`${depth}break`);
    else dumpBox(item.box, depth, lines);
    if (item.kind === 'open') depth += '  ';
  }
}
