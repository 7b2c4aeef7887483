import type { BoxTree } from '../boxes/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import { authorSpan } from '../template/index.ts';
import { type AuthorColor, PAPER } from './contrast.ts';
import { draftNode } from './draft-node.ts';
import { prune } from './place.ts';
import type { StructureTree } from './structure-tree.ts';
import { StructureWalk } from './structure-walk.ts';
import { markWritingModes } from './writing-modes.ts';

/**
 * The tags stage: box tree → structure tree in logical order (ISO 32000-1 §14.8, ISO 14289-1), and the outline.
 * Every leaf box is in one node, or in `artifacts`. Faults that keep a document from being accessible go to `sink`.
 */
export function buildStructure(tree: BoxTree, sink: Sink, author: AuthorColor = {}): StructureTree {
  checkDocument(tree, sink);
  const root = draftNode('Document', tree.root.id);
  const walk = new StructureWalk(tree, sink, author);
  walk.visit(tree.root, {
    node: root,
    direct: false,
    lang: tree.lang,
    element: undefined,
    phrases: [],
    ground: PAPER,
  });
  walk.links.reportEmpty();
  prune(root);
  markWritingModes(root, tree.boxes);
  return { root, outline: walk.headings.outline(), artifacts: walk.artifacts };
}

function checkDocument({ title, root }: BoxTree, sink: Sink): void {
  const span = authorSpan(root.origin);
  if (title.trim() === '')
    sink.report({
      code: 'tags/missing-title',
      severity: 'error',
      message: 'the document has no title',
      span,
      hints: ['write a `<title>` in the head of the template'],
    });
  if (root.lang === '')
    sink.report({
      code: 'tags/missing-lang',
      severity: 'error',
      message: 'the document does not say its language; it is taken as English',
      span,
      hints: ['write `lang` on the `<html>` of the template'],
    });
}
