import type { BoxId } from '../boxes/index.ts';
import type { OutlineItem } from '../tags/index.ts';
import type { Destinations } from './destinations.ts';
import type { PdfFile } from './pdf-file.ts';
import { type ObjectNumber, reference, textString } from './pdf-syntax.ts';
import type { StructurePlan } from './structure-plan.ts';

/** Writes the bookmarks (ISO 32000-1 §12.3.3), all open; undefined where there are none. */
export function writeOutline(
  file: PdfFile,
  items: readonly OutlineItem[],
  plan: StructurePlan,
  destinations: Destinations,
): ObjectNumber | undefined {
  if (items.length === 0) return undefined;
  const elements = new Map<BoxId, ObjectNumber>();
  for (const { node, object } of plan.elements)
    if (node.boxId !== undefined && !elements.has(node.boxId)) elements.set(node.boxId, object);
  const entriesOf = ({ title, boxId }: OutlineItem): string => {
    const element = elements.get(boxId);
    const structure = element === undefined ? '' : `/SE ${reference(element)}`;
    return `/Title${textString(title)}/Dest${destinations.explicit(boxId)}${structure}`;
  };
  const root = file.reserve();
  file.put(root, `<</Type/Outlines${writeLevel(file, items, root, entriesOf)}>>`);
  return root;
}

/** Gives the parent's entries: first and last of its children, and how many lines they show. */
function writeLevel(
  file: PdfFile,
  items: readonly OutlineItem[],
  parent: ObjectNumber,
  entriesOf: (item: OutlineItem) => string,
): string {
  if (items.length === 0) return '';
  const objects = items.map(() => file.reserve());
  for (const [index, item] of items.entries()) {
    const object = objects[index] ?? 0;
    const previous = objects[index - 1];
    const next = objects[index + 1];
    file.put(
      object,
      `<<${entriesOf(item)}/Parent ${reference(parent)}` +
        `${previous === undefined ? '' : `/Prev ${reference(previous)}`}` +
        `${next === undefined ? '' : `/Next ${reference(next)}`}` +
        `${writeLevel(file, item.children, object, entriesOf)}>>`,
    );
  }
  return `/First ${reference(objects[0] ?? 0)}/Last ${reference(objects.at(-1) ?? 0)}/Count ${countAll(items)}`;
}

function countAll(items: readonly OutlineItem[]): number {
  return items.reduce((count, item) => count + 1 + countAll(item.children), 0);
}
