import type { BoxId } from '../boxes/index.ts';
import type { OutlineItem } from '../tags/index.ts';
import type { Destinations } from './destinations.ts';
import type { PdfDocument } from './pdf-document.ts';
import { type PdfDictionary, type Reference, textString } from './pdf-object.ts';
import type { StructurePlan } from './structure-plan.ts';

/**
 * Writes the bookmarks (ISO 32000-1 §12.3.3), all open; undefined where there are none. Not by pdfkit's outline: that
 * counts children only, measures from the right edge and knows no structure elements.
 */
export function writeOutline(
  document: PdfDocument,
  items: readonly OutlineItem[],
  plan: StructurePlan,
  destinations: Destinations,
): Reference | undefined {
  if (items.length === 0) return undefined;
  const elements = new Map<BoxId, Reference>();
  for (const { node, object } of plan.elements)
    if (node.boxId !== undefined && !elements.has(node.boxId)) elements.set(node.boxId, object);
  const entriesOf = ({ title, boxId }: OutlineItem): PdfDictionary => ({
    Title: textString(title),
    Dest: destinations.explicit(boxId),
    SE: elements.get(boxId),
  });
  const root = document.ref<PdfDictionary>({ Type: 'Outlines' });
  Object.assign(root.data, writeLevel(document, items, root, entriesOf));
  document.complete(root);
  return root;
}

/** Gives the parent's entries: first and last of its children, and how many lines they show. */
function writeLevel(
  document: PdfDocument,
  items: readonly OutlineItem[],
  parent: Reference,
  entriesOf: (item: OutlineItem) => PdfDictionary,
): PdfDictionary {
  if (items.length === 0) return {};
  const objects = items.map((item) => document.ref(entriesOf(item)));
  for (const [index, item] of items.entries()) {
    const object = objects[index];
    if (object === undefined) continue;
    const around = { Parent: parent, Prev: objects[index - 1], Next: objects[index + 1] };
    Object.assign(object.data, around, writeLevel(document, item.children, object, entriesOf));
    document.complete(object);
  }
  return { First: objects[0], Last: objects.at(-1), Count: countAll(items) };
}

function countAll(items: readonly OutlineItem[]): number {
  return items.reduce((count, item) => count + 1 + countAll(item.children), 0);
}
