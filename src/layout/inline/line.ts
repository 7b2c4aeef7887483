import type { BlockBox, BoxTree, ImageBox, InlineContent } from '../../boxes/index.ts';
import type { ComputedStyle } from '../../css/index.ts';
import type { Sink } from '../../diagnostics/index.ts';
import type { FontSet } from '../../fonts/index.ts';
import type { Fragment } from '../fragment.ts';
import type { HyphenationSource } from './hyphenation/index.ts';

/** What every part of the layout needs and none may change. */
export interface LayoutResources {
  readonly tree: BoxTree;
  readonly fonts: FontSet;
  readonly sink: Sink;
  /** Patterns by language. Without them words are parted at soft hyphens only. Must be the same object every time. */
  readonly hyphenation?: HyphenationSource;
}

/** An atomic inline (inline-block, image) laid out; coordinates of `place` are its margin box's top left. */
export interface AtomicLayout {
  readonly width: number;
  readonly height: number;
  /** From the margin box's top; the bottom margin edge where the box has no baseline of its own. */
  readonly baseline: number;
  readonly place: (x: number, y: number, out: Fragment[]) => void;
}

export interface ParagraphRequest {
  readonly content: InlineContent;
  /** The block container's: alignment, indent, strut, hyphenation, wrapping. */
  readonly style: ComputedStyle;
  readonly lang: string;
  /** Points. */
  readonly measure: number;
  /** Text offset to resume from (a break token); 0 for the whole paragraph. No indent when resuming. */
  readonly from: number;
  readonly layoutAtomic: (box: BlockBox | ImageBox, available: number) => AtomicLayout;
}

/** One line box. Heights follow CSS 2.2 §10.8; nothing in here knows where on a page the line will be. */
export interface Line {
  /** Range of the inline content's text. The ranges of a paragraph's lines partition it. */
  readonly start: number;
  readonly end: number;
  readonly height: number;
  /** From the line box's top. */
  readonly baseline: number;
  /** Ends with a hyphen that the composer put in. */
  readonly hyphenated: boolean;
  /** True for the last line of the paragraph and before a forced break. */
  readonly ends: boolean;
  /** Appends the line's fragments, line box top left at (x, y), in paint order. */
  readonly place: (x: number, y: number, out: Fragment[]) => void;
}

/** Content sizes of CSS Sizing 3 §4, in points. */
export interface ContentSizes {
  readonly min: number;
  readonly max: number;
  /** The word that `min` is the widest part of, where words were hyphenated. */
  readonly widest?: string | undefined;
}
