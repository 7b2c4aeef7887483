import type { PDFPage } from 'pdfkit';
import type { Rect } from '../base/index.ts';
import type { StructureNode } from '../tags/index.ts';
import type { PdfDocument } from './pdf-document.ts';
import { type PdfDictionary, type PdfValue, type Reference, real, textString } from './pdf-object.ts';
import { textLiteral } from './pdf-syntax.ts';
import {
  type Area,
  type ContentRun,
  isElement,
  type Mark,
  type StructureElement,
  type StructurePlan,
} from './structure-plan.ts';

/** An annotation that belongs to a structure element. */
export interface TaggedAnnotation {
  readonly object: Reference;
  /** Index of the page. */
  readonly page: number;
  readonly element: StructureElement;
}

export interface PaintedPage {
  readonly page: PDFPage;
  /** By MCID: whose content it is. */
  readonly runs: readonly ContentRun[];
}

/** What the join of content and structure needs: where pages are, what was painted on them, and their links. */
export interface PaintedPages {
  readonly pages: readonly PaintedPage[];
  readonly annotations: readonly TaggedAnnotation[];
}

/**
 * Writes the structure tree (ISO 32000-1 §14.7) once all pages are painted. The root is pdfkit's; the elements are not,
 * because those of pdfkit name the wrong page of annotations and allow few attributes.
 */
export function writeStructure(document: PdfDocument, plan: StructurePlan, painted: PaintedPages): void {
  const root = document.getStructTreeRoot();
  const annotations = byElement(painted.annotations);
  const ids: { readonly id: string; readonly object: Reference }[] = [];
  for (const element of plan.elements) {
    const { object } = element;
    const id = idOf(element);
    if (id !== undefined) ids.push({ id, object });
    object.data = elementEntries(element, { root, id, painted, annotations: annotations.get(element) ?? [] });
    document.complete(object);
  }
  root.data.K = plan.root.object;
  root.data.ParentTree = writeParentTree(document, painted);
  root.data.ParentTreeNextKey = painted.pages.length + painted.annotations.length;
  root.data.IDTree = idTree(ids);
}

function byElement(
  annotations: readonly TaggedAnnotation[],
): ReadonlyMap<StructureElement, readonly TaggedAnnotation[]> {
  const map = new Map<StructureElement, TaggedAnnotation[]>();
  for (const annotation of annotations) {
    const list = map.get(annotation.element);
    if (list) list.push(annotation);
    else map.set(annotation.element, [annotation]);
  }
  return map;
}

/** Notes must have an id (PDF/UA-1 7.9); others have one where cells refer to them. */
function idOf({ node, object }: StructureElement): string | undefined {
  return node.id ?? (node.role === 'Note' ? `note-${object.id}` : undefined);
}

interface ElementSetting {
  readonly root: Reference;
  readonly id: string | undefined;
  readonly painted: PaintedPages;
  readonly annotations: readonly TaggedAnnotation[];
}

function elementEntries(element: StructureElement, setting: ElementSetting): PdfDictionary {
  const { node, parent } = element;
  const page = firstMark(element)?.page;
  return {
    S: node.role,
    P: parent?.object ?? setting.root,
    Pg: page === undefined ? undefined : pageReference(page, setting.painted),
    K: kids(element, page, setting),
    ID: optionalText(setting.id),
    T: optionalText(node.title),
    Alt: optionalText(node.alt),
    Lang: optionalText(node.lang),
    E: optionalText(node.expansion),
    A: attributes(element, setting.painted),
  };
}

function optionalText(text: string | undefined): PdfValue {
  return text === undefined ? undefined : textString(text);
}

function pageReference(page: number, { pages }: PaintedPages): PdfValue {
  return pages[page]?.page.dictionary;
}

/** The first piece of content that is the element's own. */
function firstMark({ kids: children }: StructureElement): Mark | undefined {
  for (const kid of children) {
    if (!isElement(kid) && kid.marks[0] !== undefined) return kid.marks[0];
  }
  return undefined;
}

function kids(element: StructureElement, page: number | undefined, setting: ElementSetting): PdfValue {
  const items: PdfValue[] = [];
  for (const kid of element.kids) {
    if (isElement(kid)) items.push(kid.object);
    else appendMarks(items, kid, page, setting.painted);
  }
  for (const { object, page: where } of setting.annotations) {
    const Pg = where === page ? undefined : pageReference(where, setting.painted);
    items.push({ Type: 'OBJR', Obj: object, Pg });
  }
  if (items.length === 0) return undefined;
  return items.length === 1 && setting.annotations.length === 0 ? items[0] : items;
}

function appendMarks(
  items: PdfValue[],
  run: ContentRun,
  page: number | undefined,
  painted: PaintedPages,
): void {
  for (const { page: where, mcid } of run.marks)
    items.push(where === page ? mcid : { Type: 'MCR', Pg: pageReference(where, painted), MCID: mcid });
}

/** ISO 32000-1 §14.8.5: one dictionary an owner. */
function attributes(element: StructureElement, painted: PaintedPages): PdfValue {
  const { node } = element;
  const owners = [tableAttributes(node), listAttributes(node), layoutAttributes(element, painted)].filter(
    (owner) => owner !== undefined,
  );
  return owners.length > 1 ? owners : owners[0];
}

function tableAttributes({ table, role }: StructureNode): PdfValue {
  if (table === undefined || (role !== 'TH' && role !== 'TD')) return undefined;
  const { scope, columnSpan = 1, rowSpan = 1, headers = [] } = table;
  const entries: PdfDictionary = {};
  if (scope !== undefined && role === 'TH') entries.Scope = scope;
  if (columnSpan !== 1) entries.ColSpan = columnSpan;
  if (rowSpan !== 1) entries.RowSpan = rowSpan;
  if (headers.length > 0) entries.Headers = headers.map(textString);
  return Object.keys(entries).length === 0 ? undefined : { O: 'Table', ...entries };
}

function listAttributes({ listNumbering, role }: StructureNode): PdfValue {
  if (listNumbering === undefined || role !== 'L') return undefined;
  return { O: 'List', ListNumbering: listNumbering };
}

function layoutAttributes(element: StructureElement, painted: PaintedPages): PdfValue {
  const figure = figureAttributes(element, painted);
  const WritingMode = element.node.writingMode;
  return figure || WritingMode ? { O: 'Layout', ...figure, WritingMode } : undefined;
}

/** PDF/UA-1 7.3: a figure on one page has its bounding box; in PDF coordinates, y up. */
function figureAttributes(
  { node, areas }: StructureElement,
  painted: PaintedPages,
): PdfDictionary | undefined {
  const [first] = areas;
  if (node.role !== 'Figure' || first === undefined) return undefined;
  const height = painted.pages[first.page]?.page.height ?? 0;
  const { x, y, width, height: tall } = unionOn(areas, first.page);
  const BBox = [x, height - y - tall, x + width, height - y].map(real);
  return { Placement: 'Block', BBox };
}

function unionOn(areas: readonly Area[], page: number): Rect {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { page: where, rect } of areas) {
    if (where !== page) continue;
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    right = Math.max(right, rect.x + rect.width);
    bottom = Math.max(bottom, rect.y + rect.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** From a page's MCIDs and from annotations back to their elements (ISO 32000-1 §14.7.4.4). */
function writeParentTree(document: PdfDocument, { pages, annotations }: PaintedPages): Reference {
  const entries: PdfValue[] = [];
  for (const [index, { runs }] of pages.entries())
    entries.push(index, document.object(runs.map(({ element }) => element.object)));
  for (const [index, { element }] of annotations.entries())
    entries.push(pages.length + index, element.object);
  return document.object({ Nums: entries });
}

function idTree(ids: readonly { readonly id: string; readonly object: Reference }[]): PdfValue {
  if (ids.length === 0) return undefined;
  const entries = ids
    .map(({ id, object }) => ({ key: textLiteral(id), id, object }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { Names: entries.flatMap(({ id, object }) => [textString(id), object]) };
}
