import type { Rect } from '../base/index.ts';
import type { StructureNode } from '../tags/index.ts';
import type { PdfFile } from './pdf-file.ts';
import { type ObjectNumber, real, reference, textString } from './pdf-syntax.ts';
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
  readonly object: ObjectNumber;
  /** Index of the page. */
  readonly page: number;
  readonly element: StructureElement;
}

export interface PaintedPage {
  readonly object: ObjectNumber;
  readonly height: number;
  readonly contents: ObjectNumber;
  /** By MCID: whose content it is. */
  readonly runs: readonly ContentRun[];
}

/** What the join of content and structure needs: where pages are, what was painted on them, and their links. */
export interface PaintedPages {
  readonly pages: readonly PaintedPage[];
  readonly annotations: readonly TaggedAnnotation[];
}

/** Writes the structure tree (ISO 32000-1 §14.7) once all pages are painted; gives the number of its root. */
export function writeStructure(file: PdfFile, plan: StructurePlan, painted: PaintedPages): ObjectNumber {
  const root = file.reserve();
  const annotations = byElement(painted.annotations);
  const ids: { readonly id: string; readonly object: ObjectNumber }[] = [];
  for (const element of plan.elements) {
    const id = idOf(element);
    if (id !== undefined) ids.push({ id, object: element.object });
    file.put(
      element.object,
      elementBody(element, { root, id, painted, annotations: annotations.get(element) ?? [] }),
    );
  }
  file.put(
    root,
    `<</Type/StructTreeRoot/K ${reference(plan.root.object)}/ParentTree ${reference(writeParentTree(file, painted))}` +
      `/ParentTreeNextKey ${painted.pages.length + painted.annotations.length}${idTree(ids)}>>`,
  );
  return root;
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
  return node.id ?? (node.role === 'Note' ? `note-${object}` : undefined);
}

interface ElementSetting {
  readonly root: ObjectNumber;
  readonly id: string | undefined;
  readonly painted: PaintedPages;
  readonly annotations: readonly TaggedAnnotation[];
}

function elementBody(element: StructureElement, setting: ElementSetting): string {
  const { node, parent } = element;
  const page = firstMark(element)?.page;
  let body = `<</S/${node.role}/P ${reference(parent?.object ?? setting.root)}`;
  if (page !== undefined) body += `/Pg ${pageReference(page, setting.painted)}`;
  body += kids(element, page, setting);
  if (setting.id !== undefined) body += `/ID${textString(setting.id)}`;
  if (node.title !== undefined) body += `/T${textString(node.title)}`;
  if (node.alt !== undefined) body += `/Alt${textString(node.alt)}`;
  if (node.lang !== undefined) body += `/Lang${textString(node.lang)}`;
  if (node.expansion !== undefined) body += `/E${textString(node.expansion)}`;
  return `${body}${attributes(element, setting.painted)}>>`;
}

function pageReference(page: number, { pages }: PaintedPages): string {
  return reference(pages[page]?.object ?? 0);
}

/** The first piece of content that is the element's own. */
function firstMark({ kids: children }: StructureElement): Mark | undefined {
  for (const kid of children) {
    if (!isElement(kid) && kid.marks[0] !== undefined) return kid.marks[0];
  }
  return undefined;
}

function kids(element: StructureElement, page: number | undefined, setting: ElementSetting): string {
  const items: string[] = [];
  for (const kid of element.kids) {
    if (isElement(kid)) items.push(reference(kid.object));
    else appendMarks(items, kid, page, setting.painted);
  }
  for (const annotation of setting.annotations) {
    const elsewhere =
      annotation.page === page ? '' : `/Pg ${pageReference(annotation.page, setting.painted)}`;
    items.push(`<</Type/OBJR/Obj ${reference(annotation.object)}${elsewhere}>>`);
  }
  if (items.length === 0) return '';
  const [first] = items;
  return items.length === 1 && first !== undefined && !first.startsWith('<')
    ? `/K ${first}`
    : `/K[${items.join(' ')}]`;
}

function appendMarks(
  items: string[],
  run: ContentRun,
  page: number | undefined,
  painted: PaintedPages,
): void {
  for (const mark of run.marks) {
    items.push(
      mark.page === page
        ? String(mark.mcid)
        : `<</Type/MCR/Pg ${pageReference(mark.page, painted)}/MCID ${mark.mcid}>>`,
    );
  }
}

/** ISO 32000-1 §14.8.5: one dictionary an owner. */
function attributes(element: StructureElement, painted: PaintedPages): string {
  const { node } = element;
  const owners = [tableAttributes(node), listAttributes(node), figureAttributes(element, painted)].filter(
    (owner) => owner !== '',
  );
  if (owners.length === 0) return '';
  return owners.length === 1 ? `/A${owners[0]}` : `/A[${owners.join('')}]`;
}

function tableAttributes({ table, role }: StructureNode): string {
  if (table === undefined || (role !== 'TH' && role !== 'TD')) return '';
  let entries = '';
  if (table.scope !== undefined && role === 'TH') entries += `/Scope/${table.scope}`;
  if (table.columnSpan !== undefined && table.columnSpan !== 1) entries += `/ColSpan ${table.columnSpan}`;
  if (table.rowSpan !== undefined && table.rowSpan !== 1) entries += `/RowSpan ${table.rowSpan}`;
  if (table.headers !== undefined && table.headers.length > 0)
    entries += `/Headers[${table.headers.map(textString).join('')}]`;
  return entries === '' ? '' : `<</O/Table${entries}>>`;
}

function listAttributes({ listNumbering, role }: StructureNode): string {
  return listNumbering === undefined || role !== 'L' ? '' : `<</O/List/ListNumbering/${listNumbering}>>`;
}

/** PDF/UA-1 7.3: a figure on one page has its bounding box; in PDF coordinates, y up. */
function figureAttributes({ node, areas }: StructureElement, painted: PaintedPages): string {
  const [first] = areas;
  if (node.role !== 'Figure' || first === undefined) return '';
  const height = painted.pages[first.page]?.height ?? 0;
  const { x, y, width, height: tall } = unionOn(areas, first.page);
  const box = [x, height - y - tall, x + width, height - y].map(real).join(' ');
  return `<</O/Layout/Placement/Block/BBox[${box}]>>`;
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
function writeParentTree(file: PdfFile, { pages, annotations }: PaintedPages): ObjectNumber {
  const entries: string[] = [];
  for (const [index, { runs }] of pages.entries()) {
    const parents = runs.map(({ element }) => reference(element.object)).join(' ');
    entries.push(`${index} ${reference(file.add(`[${parents}]`))}`);
  }
  for (const [index, { element }] of annotations.entries())
    entries.push(`${pages.length + index} ${reference(element.object)}`);
  return file.add(`<</Nums[${entries.join(' ')}]>>`);
}

function idTree(ids: readonly { readonly id: string; readonly object: ObjectNumber }[]): string {
  if (ids.length === 0) return '';
  const entries = ids
    .map(({ id, object }) => ({ key: textString(id), object }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ key, object }) => `${key} ${reference(object)}`);
  return `/IDTree<</Names[${entries.join(' ')}]>>`;
}
