import type { BoxId } from '../boxes/index.ts';
import type { StructureNode, StructureRole } from './structure-tree.ts';

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** A node while its children are gathered. */
export interface DraftNode extends Draft<Omit<StructureNode, 'children'>> {
  readonly children: (DraftNode | { readonly kind: 'content'; readonly boxId: BoxId })[];
}

export function draftNode(role: StructureRole, boxId: BoxId | undefined): DraftNode {
  return boxId === undefined
    ? { kind: 'node', role, children: [] }
    : { kind: 'node', role, children: [], boxId };
}

/** Appends a node, gathers its children, and takes it off again where there are none. */
export function gather(parent: DraftNode, node: DraftNode, fill: () => void): boolean {
  parent.children.push(node);
  fill();
  if (node.children.length > 0) return true;
  const index = parent.children.lastIndexOf(node);
  if (index >= 0) parent.children.splice(index, 1);
  return false;
}

/** The last child, where it is a node of that role. */
export function lastNode(parent: DraftNode, role: StructureRole): DraftNode | undefined {
  const last = parent.children.at(-1);
  return last?.kind === 'node' && last.role === role ? last : undefined;
}

/** Whether a node is the last thing in another, however deep. */
export function endsIn(outer: DraftNode, node: DraftNode): boolean {
  for (let last = outer.children.at(-1); last?.kind === 'node'; last = last.children.at(-1))
    if (last === node) return true;
  return false;
}
