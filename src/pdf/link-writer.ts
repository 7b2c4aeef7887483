import type { Rect } from '../base/index.ts';
import type { Destinations } from './destinations.ts';
import type { PdfDocument } from './pdf-document.ts';
import { asciiString, type PdfDictionary, real, textString } from './pdf-object.ts';
import type { Area, StructureElement, StructurePlan } from './structure-plan.ts';
import type { PaintedPages, TaggedAnnotation } from './structure-writer.ts';

/**
 * Writes the link annotations of a document (ISO 32000-1 §12.5.6.5): one for the lines of a link that follow each
 * other down a page, with a quadrilateral a line, and another one where it goes on elsewhere. (pdfkit's `link` knows
 * neither quadrilaterals nor structure elements.)
 */
export function writeLinks(
  document: PdfDocument,
  plan: StructurePlan,
  pages: PaintedPages['pages'],
  destinations: Destinations,
): TaggedAnnotation[] {
  const annotations: TaggedAnnotation[] = [];
  for (const element of plan.elements) {
    if (element.node.link === undefined) continue;
    for (const group of groupAreas(element.areas)) {
      const key = pages.length + annotations.length;
      const page = pages[group.page]?.page;
      if (page === undefined) continue;
      const object = document.object({
        Type: 'Annot',
        Subtype: 'Link',
        F: 4,
        Border: [0, 0, 0],
        ...places(group.lines, page.height),
        ...linkEntries(element, destinations),
        StructParent: key,
      });
      page.annotations.push(object);
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

function places(lines: readonly Rect[], height: number): PdfDictionary {
  return {
    Rect: corners(lines.reduce(union), height),
    QuadPoints: lines.length === 1 ? undefined : lines.flatMap((line) => quadrilateral(line, height)),
  };
}

function corners({ x, y, width, height }: Rect, page: number): number[] {
  return [x, page - y - height, x + width, page - y].map(real);
}

/** Top left, top right, bottom left, bottom right: what readers expect, whatever ISO 32000-1 says of the order. */
function quadrilateral({ x, y, width, height }: Rect, page: number): number[] {
  const top = page - y;
  const bottom = top - height;
  return [x, top, x + width, top, x, bottom, x + width, bottom].map(real);
}

function linkEntries({ node }: StructureElement, destinations: Destinations): PdfDictionary {
  const { link } = node;
  if (link === undefined) return {};
  const Contents = textString(link.description);
  return link.target.kind === 'uri'
    ? { Contents, A: { S: 'URI', URI: asciiString(asciiUri(link.target.uri)) } }
    : { Contents, Dest: destinations.explicit(link.target.boxId) };
}

/** A URI is 7-bit ASCII (ISO 32000-1 §12.6.4.7): other characters are percent-encoded as UTF-8. */
function asciiUri(uri: string): string {
  return uri.toWellFormed().replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character));
}
