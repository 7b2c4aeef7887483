import type { ComputedStyle, PageStyle } from '../css/index.ts';
import type { ElementNode } from '../html/index.ts';
import type { ImageFile } from '../images/index.ts';
import type { Origin } from '../template/index.ts';

/** Dense, from 0, in document order: a number a box. */
export type BoxId = number;

/** CSS Display 3 box tree: anonymous boxes made, white space collapsed, markers and generated content in place. */
export interface BoxTree {
  readonly root: BlockBox;
  /** By id. */
  readonly boxes: readonly Box[];
  /** Metadata from the document's head, and the language of the root (BCP 47; `en` where it says none). */
  readonly title: string;
  readonly meta: readonly { readonly name: string; readonly content: string }[];
  readonly lang: string;
  readonly pageStyle: (number: number) => PageStyle;
  /** True where in-flow content shows a page counter, so that layout must be repeated until it settles. */
  readonly usesPageCounters: boolean;
}

interface BoxBase {
  readonly id: BoxId;
  readonly style: ComputedStyle;
  readonly origin: Origin;
  /** The element that made the box; undefined for anonymous boxes; the originating one for pseudo-elements. */
  readonly element: ElementNode | undefined;
  readonly parent: Box | undefined;
  /** Which part of its element this box is. */
  readonly part: 'principal' | 'anonymous' | 'before' | 'after' | 'marker';
  readonly lang: string;
}

/** A block container (CSS Display 3 §2.1): holds either block-level boxes or one inline formatting context. */
export interface BlockBox extends BoxBase {
  readonly kind: 'block';
  readonly content: BlockContent;
  /** Outside marker of a list item; placed beside the first line. An inside marker is inline content. */
  readonly marker: MarkerBox | undefined;
  /** `string-set` with counters and content resolved. */
  readonly strings: readonly { readonly name: string; readonly value: string }[];
}

/** A container of nothing has no blocks; inline content has at least one item. */
export type BlockContent =
  | { readonly kind: 'blocks'; readonly children: readonly BlockLevelBox[] }
  | { readonly kind: 'inline'; readonly inline: InlineContent };

export type BlockLevelBox = BlockBox | TableBox | ImageBox;

export interface MarkerBox extends BoxBase {
  readonly kind: 'marker';
  readonly inline: InlineContent;
}

/** Raster image, block-level or atomic inline. */
export interface ImageBox extends BoxBase {
  readonly kind: 'image';
  readonly image: ImageFile;
  readonly alt: string | undefined;
}

/** CSS Tables 3: the wrapper; rows and cells are on a grid, spans resolved, missing cells absent. */
export interface TableBox extends BoxBase {
  readonly kind: 'table';
  readonly caption: BlockBox | undefined;
  readonly columns: readonly TableColumn[];
  /** Head groups first, foot groups last, whatever the source order. */
  readonly groups: readonly TableGroupBox[];
}

export interface TableColumn {
  /** Undefined for columns that only cells made. */
  readonly style: ComputedStyle | undefined;
}

export interface TableGroupBox extends BoxBase {
  readonly kind: 'table-group';
  readonly role: 'head' | 'body' | 'foot';
  readonly rows: readonly TableRowBox[];
}

export interface TableRowBox extends BoxBase {
  readonly kind: 'table-row';
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly box: BlockBox;
  /** From 0. */
  readonly column: number;
  readonly columnSpan: number;
  /** Clipped to the row's group. */
  readonly rowSpan: number;
  readonly header: boolean;
}

/** A formatting context of lines, flat. `text` has U+FFFC for each atomic and `\n` for each forced break. */
export interface InlineContent {
  readonly text: string;
  readonly items: readonly InlineItem[];
}

/**
 * Items in order; offsets are UTF-16 units of `text`; texts, atomics and breaks cover it without gap or overlap. A
 * text item never holds `\n` (a preserved segment break is a break item) and is never empty.
 */
export type InlineItem =
  | { readonly kind: 'text'; readonly box: TextBox; readonly start: number; readonly end: number }
  | { readonly kind: 'open'; readonly box: InlineBox; readonly at: number }
  | { readonly kind: 'close'; readonly box: InlineBox; readonly at: number }
  | { readonly kind: 'atomic'; readonly box: BlockBox | ImageBox; readonly at: number }
  | { readonly kind: 'break'; readonly box: TextBox; readonly at: number };

/**
 * An inline box (`strong`, `a`, `span`); its style's borders, paddings and background are painted per line. Where a
 * block splits it, each piece is a box of its own, without edges at the cut.
 */
export interface InlineBox extends BoxBase {
  readonly kind: 'inline';
}

/** A run of text of one style; a leaf. `text` is what is printed (collapsed, transformed). */
export interface TextBox extends BoxBase {
  readonly kind: 'text';
  readonly text: string;
  /** Ascending, first at 0: which part of the text comes from where. */
  readonly origins: readonly { readonly start: number; readonly origin: Origin }[];
}

export type Box =
  | BlockBox
  | MarkerBox
  | ImageBox
  | TableBox
  | TableGroupBox
  | TableRowBox
  | InlineBox
  | TextBox;
