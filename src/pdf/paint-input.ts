import type { Sides } from '../base/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import type { Sheet } from '../imposition/index.ts';
import type { Page } from '../layout/index.ts';
import type { StructureTree } from '../tags/index.ts';

/** All that goes into a PDF. The painter reads nothing else: no disk, no clock. */
export interface PaintInput {
  readonly pages: readonly Page[];
  readonly structure: StructureTree;
  readonly info: DocumentInfo;
  readonly attachment?: Attachment;
  /** The sRGB profile of the output intent; its deflated form is kept with it. */
  readonly iccProfile: Uint8Array;
  /** `default` is PDF/A-3a and PDF/UA-1 in one file. */
  readonly conformance: 'default';
  readonly viewer?: ViewerPreferences;
  /** Which way pages follow each other; left to right where absent. */
  readonly direction?: 'ltr' | 'rtl';
  /** Ranges by their first page; decimal from 1 where absent. */
  readonly pageLabels?: readonly PageLabelRange[];
  /** What is cut off each side of every page, for marks and bleed. */
  readonly trim?: Sides;
  /** Greys (DeviceGray) in place of colours. */
  readonly grey?: boolean;
  /** Told of images that cannot be decoded; they are left out. */
  readonly sink?: Sink;
}

export interface DocumentInfo {
  /** Not empty: PDF/UA-1 7.1 wants a title. */
  readonly title: string;
  readonly author?: string;
  readonly subject?: string;
  readonly keywords?: string;
  /** BCP 47. */
  readonly lang: string;
  /** Name and version of the tool, for `Creator` and `Producer`. */
  readonly creator: string;
  readonly producer: string;
  /** ISO 8601 date, or date and time with a zone; absent: the file has no date anywhere. */
  readonly date?: string;
}

/** A file inside of the PDF, associated with the whole document (PDF/A-3 6.8). */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly description: string;
  readonly relationship: 'Source';
}

export interface ViewerPreferences {
  /** The title, not the file name, in the window's title bar; PDF/UA-1 7.1 wants it; true where absent. */
  readonly displayDocTitle?: boolean;
  /** Open with the bookmarks shown. */
  readonly showOutline?: boolean;
}

export interface PageLabelRange {
  /** Index of the first page it counts for, from 0. */
  readonly from: number;
  readonly style?: 'decimal' | 'lower-roman' | 'upper-roman' | 'lower-alpha' | 'upper-alpha';
  readonly prefix?: string;
  /** The number of the first page; 1 where absent. */
  readonly start?: number;
}

/** What goes into a file of imposed sheets: for paper only, so no tags, links, outline or attachment. */
export interface SheetInput {
  readonly sheets: readonly Sheet[];
  /** The title says what the file is. */
  readonly info: DocumentInfo;
  readonly iccProfile: Uint8Array;
  readonly direction?: 'ltr' | 'rtl';
  readonly grey?: boolean;
  /** Told of images that cannot be decoded; they are left out. */
  readonly sink?: Sink;
}
