import type { ElementTree } from '../html/index.ts';
import type { ImageFault, ImageFile } from '../images/index.ts';
import type { BoxId } from './box-tree.ts';

/** What the box tree is made from, beside the styled tree. */
export interface BoxSources {
  /** The head: title and `<meta>` pairs. */
  readonly document: Pick<ElementTree, 'title' | 'meta'>;
  readonly images: ImageSource;
  /** What the `src` of images is relative to. */
  readonly imageFolder: string;
  /** From the layout before; absent in the first round, in which every page is page 1 of 1. */
  readonly pageCounters?: PageCounters;
}

/** The reading side of an image store. */
export interface ImageSource {
  read(src: string, folder: string): ImageFile | ImageFault;
}

/** Where the last layout put boxes. Ids hold from round to round: what is shown never changes which boxes there are. */
export interface PageCounters {
  /** From 1; undefined for a box that layout did not list. */
  pageOf(id: BoxId): number | undefined;
  readonly pages: number;
}
