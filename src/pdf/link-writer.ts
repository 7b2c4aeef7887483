import type { Rect } from '../base/index.ts';
import type { Destinations } from './destinations.ts';
import type { PdfFile } from './pdf-file.ts';
import { literal, real, reference, textString } from './pdf-syntax.ts';
import type { Area, StructureElement, StructurePlan } from './structure-plan.ts';
import type { PaintedPages, TaggedAnnotation } from './structure-writer.ts';

/**
 * Writes the link annotations of a document (ISO 32000-1 §12.5.6.5): one for the lines of a link that follow each
 * other down a page, with a quadrilateral a line, and another one where it goes on elsewhere.
 */
export function writeLinks(
  file: PdfFile,
  plan: StructurePlan,
  pages: PaintedPages['pages'],
  destinations: Destinations,
): TaggedAnnotation[] {
  const annotations: TaggedAnnotation[] = [];
  for (const element of plan.elements) {
    if (element.node.link === undefined) continue;
    for (const group of groupAreas(element.areas)) {
      const key = pages.length + annotations.length;
      const height = pages[group.page]?.height ?? 0;
      const object = file.add(
        `<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]${places(group.lines, height)}` +
          `${linkEntries(element, destinations)}/StructParent ${key}>>`,
      );
      annotations.push({ object, page: group.page, element });
    }
  }
  return annotations;
}

interface AreaGroup {
  readonly page: number;
  /** One rectangle a line, downwards. */
  readonly lines: Rect[];
}

function groupAreas(areas: readonly Area[]): AreaGroup[] {
  const groups: AreaGroup[] = [];
  for (const { page, rect } of areas) {
    const group = groups.at(-1);
    const last = group?.lines.at(-1);
    if (group === undefined || last === undefined || group.page !== page || rect.y < last.y - rect.height)
      groups.push({ page, lines: [rect] });
    else if (sameLine(last, rect)) group.lines[group.lines.length - 1] = union(last, rect);
    else group.lines.push(rect);
  }
  return groups;
}

/** Pieces of one line overlap by more than half of the lower one's height. */
function sameLine(a: Rect, b: Rect): boolean {
  const overlap = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return overlap > Math.min(a.height, b.height) / 2;
}

function union(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

function places(lines: readonly Rect[], height: number): string {
  const all = lines.reduce(union);
  const rect = `/Rect[${corners(all, height)}]`;
  if (lines.length === 1) return rect;
  return `${rect}/QuadPoints[${lines.map((line) => quadrilateral(line, height)).join(' ')}]`;
}

function corners({ x, y, width, height }: Rect, page: number): string {
  return [x, page - y - height, x + width, page - y].map(real).join(' ');
}

/** Top left, top right, bottom left, bottom right: what readers expect, whatever ISO 32000-1 says of the order. */
function quadrilateral({ x, y, width, height }: Rect, page: number): string {
  const top = page - y;
  const bottom = top - height;
  return [x, top, x + width, top, x, bottom, x + width, bottom].map(real).join(' ');
}

function linkEntries({ node }: StructureElement, destinations: Destinations): string {
  const { link } = node;
  if (link === undefined) return '';
  const contents = `/Contents${textString(link.description)}`;
  return link.target.kind === 'uri'
    ? `${contents}/A<</S/URI/URI${literal(asciiUri(link.target.uri))}>>`
    : `${contents}/Dest${destinations.explicit(link.target.boxId)}`;
}

/** A URI is 7-bit ASCII (ISO 32000-1 §12.6.4.7): other characters are percent-encoded as UTF-8. */
function asciiUri(uri: string): string {
  return uri.toWellFormed().replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character));
}

/** By index of the page: the `Annots` entry of its dictionary. */
export function annotationsByPage(annotations: readonly TaggedAnnotation[]): ReadonlyMap<number, string> {
  const lists = new Map<number, string[]>();
  for (const { page, object } of annotations) {
    const list = lists.get(page);
    if (list) list.push(reference(object));
    else lists.set(page, [reference(object)]);
  }
  return new Map([...lists].map(([page, list]) => [page, `/Annots[${list.join(' ')}]`]));
}
