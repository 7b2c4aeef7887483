import type { Box } from '../boxes/index.ts';
import type { ElementNode } from '../html/index.ts';
import { type Ground, groundIn } from './contrast.ts';
import { type DraftNode, draftNode, lastNode } from './draft-node.ts';
import type { Phrase } from './phrases.ts';
import type { StructureRole } from './structure-tree.ts';

/** Where the walk through the boxes stands in the structure tree. */
export interface Place {
  /** Takes what comes next. */
  readonly node: DraftNode;
  /** Words go into the node without a paragraph of their own. */
  readonly direct: boolean;
  /** The language in effect in the node. */
  readonly lang: string;
  /** Of the nearest box that has one. */
  readonly element: ElementNode | undefined;
  /** Phrases around whole blocks: they are opened again in each paragraph. Outermost first. */
  readonly phrases: readonly Phrase[];
  readonly ground: Ground;
}

const DIRECT: ReadonlySet<StructureRole> = new Set<StructureRole>([
  'P',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'Lbl',
  'Span',
  'Quote',
  'Code',
  'Link',
  'Reference',
  'Figure',
]);

/** The place inside of a node. Its language is set where it differs. */
export function placeIn(node: DraftNode, lang: string, place: Place): Place {
  const foreign = lang !== '' && lang !== place.lang;
  if (foreign) node.lang = lang;
  const { element, phrases, ground } = place;
  const direct = DIRECT.has(node.role);
  return { node, direct, lang: foreign ? lang : place.lang, element, phrases, ground };
}

/** The place inside of a box that makes no node. */
export function placeInBox(box: Box, place: Place): Place {
  const ground = groundIn(box, place.ground);
  const element = box.element ?? place.element;
  if (ground === place.ground && element === place.element) return place;
  const { node, direct, lang, phrases } = place;
  return { node, direct, lang, element, phrases, ground };
}

/** The node that a block goes into: a list takes it in an item of its own. */
export function home(node: DraftNode): DraftNode {
  if (node.role !== 'L') return node;
  const body = draftNode('LBody', undefined);
  const item = draftNode('LI', undefined);
  item.children.push(body);
  node.children.push(item);
  return body;
}

/** The list that an item goes into; one is made around items that have none. */
export function listFor(node: DraftNode): DraftNode {
  if (node.role === 'L') return node;
  const last = lastNode(node, 'L');
  if (last && last.boxId === undefined) return last;
  const list = draftNode('L', undefined);
  list.listNumbering = 'None';
  node.children.push(list);
  return list;
}

/** Takes out the nodes that hold nothing; cells and rows stay, being part of a grid. */
export function prune(node: DraftNode): void {
  let kept = 0;
  for (const child of node.children) {
    if (child.kind === 'node') {
      prune(child);
      if (child.children.length === 0 && child.role !== 'TD' && child.role !== 'TH' && child.role !== 'TR')
        continue;
    }
    node.children[kept] = child;
    kept += 1;
  }
  node.children.length = kept;
}
