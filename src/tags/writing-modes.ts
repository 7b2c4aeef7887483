import type { Box } from '../boxes/index.ts';
import type { DraftNode } from './draft-node.ts';

/** Says of each node in which the direction of lines changes what it is from there on. */
export function markWritingModes(root: DraftNode, boxes: readonly Box[]): void {
  visit(root, 'ltr', boxes);
}

function visit(node: DraftNode, around: 'ltr' | 'rtl', boxes: readonly Box[]): void {
  const box = node.boxId === undefined ? undefined : boxes[node.boxId];
  // Words within a line keep the direction of its block: bidi orders them.
  const direction = box && box.kind !== 'inline' && box.kind !== 'text' ? box.style.direction : around;
  if (direction !== around) node.writingMode = direction === 'rtl' ? 'RlTb' : 'LrTb';
  for (const child of node.children) if (child.kind === 'node') visit(child, direction, boxes);
}
