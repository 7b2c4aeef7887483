import type { Rect } from '../base/index.ts';
import type { BoxId } from '../boxes/index.ts';
import type { StructureNode, StructureTree } from '../tags/index.ts';
import type { PdfDocument } from './pdf-document.ts';
import type { DictionaryReference } from './pdf-object.ts';

/** Where a piece of a run was painted. */
export interface Mark {
  /** Index of the page, from 0. */
  readonly page: number;
  readonly mcid: number;
}

/** A place on a page, in page coordinates (y down). */
export interface Area {
  /** Index of the page, from 0. */
  readonly page: number;
  readonly rect: Rect;
}

/** Neighbouring leaves of one structure element: painted side by side, they share a marked-content sequence. */
export interface ContentRun {
  readonly element: StructureElement;
  /** `/P` and so on: the tag of the sequence. */
  readonly tag: string;
  /** Filled by the painter, in paint order. */
  readonly marks: Mark[];
  /** The nearest link around it, and the nearest figure: their areas are those of what is painted in them. */
  readonly link: StructureElement | undefined;
  readonly figure: StructureElement | undefined;
}

/** A structure node that has its object, and learns where its content went. */
export interface StructureElement {
  readonly node: StructureNode;
  readonly object: DictionaryReference;
  readonly parent: StructureElement | undefined;
  readonly kids: (StructureElement | ContentRun)[];
  /** Of links and figures, in paint order. */
  readonly areas: Area[];
}

export interface StructurePlan {
  readonly root: StructureElement;
  /** In logical order. */
  readonly elements: readonly StructureElement[];
  /** By id of a leaf box: the run its drawing belongs to. Boxes that are not in it are artifacts. */
  readonly runs: ReadonlyMap<BoxId, ContentRun>;
}

export function isElement(kid: StructureElement | ContentRun): kid is StructureElement {
  return 'node' in kid;
}

/** Makes the objects of the structure elements and tells, for every leaf box, which element its drawing belongs to. */
export function planStructure(tree: StructureTree, document: PdfDocument): StructurePlan {
  const elements: StructureElement[] = [];
  const runs = new Map<BoxId, ContentRun>();
  const visit = (node: StructureNode, around: Around): StructureElement => {
    const element: StructureElement = {
      node,
      object: document.ref({}),
      parent: around.parent,
      kids: [],
      areas: [],
    };
    elements.push(element);
    const within: Around = {
      parent: element,
      link: node.link ? element : around.link,
      figure: node.role === 'Figure' ? element : around.figure,
    };
    let run: ContentRun | undefined;
    for (const child of node.children) {
      if (child.kind === 'node') {
        run = undefined;
        element.kids.push(visit(child, within));
        continue;
      }
      run ??= startRun(element, within);
      runs.set(child.boxId, run);
    }
    return element;
  };
  const root = visit(tree.root, { parent: undefined, link: undefined, figure: undefined });
  return { root, elements, runs };
}

interface Around {
  readonly parent: StructureElement | undefined;
  readonly link: StructureElement | undefined;
  readonly figure: StructureElement | undefined;
}

function startRun(element: StructureElement, around: Around): ContentRun {
  const run: ContentRun = {
    element,
    tag: `/${element.node.role}`,
    marks: [],
    link: around.link,
    figure: around.figure,
  };
  element.kids.push(run);
  return run;
}
