import type { BoxId } from '../boxes/index.ts';

/** PDF 1.7 standard structure types that the engine writes (ISO 32000-1 §14.8.4). */
export type StructureRole =
  | 'Document'
  | 'Part'
  | 'Sect'
  | 'Div'
  | 'Art'
  | 'BlockQuote'
  | 'Caption'
  | 'Quote'
  | 'Note'
  | 'Reference'
  | 'Code'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TFoot'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Span'
  | 'Link'
  | 'Figure';

/** The logical order of a document, built from boxes; knows no pages. */
export interface StructureTree {
  readonly root: StructureNode;
  /** For the bookmarks panel, nested by level. */
  readonly outline: readonly OutlineItem[];
  /** Leaf boxes that belong to no node by intent: decorative images, `aria-hidden` content. */
  readonly artifacts: ReadonlySet<BoxId>;
}

export interface StructureNode {
  readonly kind: 'node';
  readonly role: StructureRole;
  readonly children: readonly StructureChild[];
  /** Of figures and formulas. */
  readonly alt?: string;
  /** Name for people who look at the tree (`/T`): `aria-label` of sections, tables and lists. */
  readonly title?: string;
  /** BCP 47 where it differs from the parent's. */
  readonly lang?: string;
  /** Which way lines run, where that differs from the parent's; from left to right at the root. ISO 32000-1 §14.8.5.4. */
  readonly writingMode?: 'LrTb' | 'RlTb';
  /** Expansion of an abbreviation. */
  readonly expansion?: string;
  /** Structure id of table cells that others refer to. */
  readonly id?: string;
  readonly table?: {
    readonly scope?: 'Row' | 'Column' | 'Both';
    readonly columnSpan?: number;
    readonly rowSpan?: number;
    readonly headers?: readonly string[];
  };
  readonly listNumbering?:
    | 'None'
    | 'Disc'
    | 'Circle'
    | 'Square'
    | 'Decimal'
    | 'UpperRoman'
    | 'LowerRoman'
    | 'UpperAlpha'
    | 'LowerAlpha';
  /** Of links: an address, or the box of an element in this document; and what a screen reader says. */
  readonly link?: { readonly target: LinkTarget; readonly description: string };
  /** The principal box; Figure BBox and destinations come from where it was placed. */
  readonly boxId?: BoxId;
}

export type LinkTarget =
  | { readonly kind: 'uri'; readonly uri: string }
  | { readonly kind: 'box'; readonly boxId: BoxId };

/**
 * Children are nodes or leaf boxes (text, image) whose drawing belongs to this node. Forced breaks draw nothing and
 * are in no node.
 */
export type StructureChild = StructureNode | { readonly kind: 'content'; readonly boxId: BoxId };

export interface OutlineItem {
  readonly title: string;
  readonly boxId: BoxId;
  readonly children: readonly OutlineItem[];
}
