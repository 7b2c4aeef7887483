import type { Rect, Sides } from '../base/index.ts';
import type { BoxId } from '../boxes/index.ts';
import type { BorderStyle, Color } from '../css/index.ts';
import type { Face, ShapedText } from '../fonts/index.ts';
import type { ImageFile } from '../images/index.ts';

/**
 * What is drawn, in absolute page coordinates (points, y down), in paint order. The display list: the seam between
 * layout and PDF. The painter decides nothing.
 */
export interface Page {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** The page area (inside the margins). */
  readonly area: Rect;
  readonly fragments: readonly Fragment[];
  /** Running heads and feet: artifacts, with where they stand. */
  readonly margins: readonly MarginFragments[];
}

export interface MarginFragments {
  readonly artifact: 'header' | 'footer' | 'side';
  readonly fragments: readonly Fragment[];
}

export type Fragment = BoxFragment | TextFragment | ImageFragment | RuleFragment;

interface FragmentBase {
  /** The box it is a piece of. */
  readonly boxId: BoxId;
  /** A repeated table head, a column rule: drawn, but an artifact. */
  readonly artifact?: true;
}

/** Background and borders of one piece of a box. */
export interface BoxFragment extends FragmentBase {
  readonly kind: 'box';
  readonly rect: Rect;
  readonly background: Color | undefined;
  readonly borders: BorderSet | undefined;
  /** Top left, top right, bottom right, bottom left; 0 at a cut edge. */
  readonly radii: readonly [number, number, number, number];
}

export interface BorderSet {
  readonly widths: Sides;
  readonly styles: readonly [BorderStyle, BorderStyle, BorderStyle, BorderStyle];
  readonly colors: readonly [Color, Color, Color, Color];
}

/** Part of a text box on one line. */
export interface TextFragment extends FragmentBase {
  readonly kind: 'text';
  /** The range of the box's text, in UTF-16 units; collapsed white space at a line end belongs to the line before. */
  readonly start: number;
  readonly end: number;
  readonly x: number;
  /** Of the baseline, from the page's top. */
  readonly y: number;
  /** What it takes on the line, spacing included. */
  readonly width: number;
  readonly face: Face;
  readonly size: number;
  readonly color: Color;
  /** Of one direction: in a right-to-left fragment the first piece stands at the right end and the rest follow leftwards. */
  readonly rtl: boolean;
  /** Words and spaces in logical order. A space is a piece of its own whose text is one space character. */
  readonly pieces: readonly ShapedText[];
  /** Points added to the advance of every glyph (CSS letter-spacing plus the composer's tracking). */
  readonly tracking: number;
  /** Points added to the advance of every piece that is a U+0020 or U+00A0. */
  readonly wordSpacing: number;
  readonly decoration: TextDecoration | undefined;
}

export interface TextDecoration {
  readonly line: 'underline' | 'line-through';
  readonly color: Color;
  readonly thickness: number;
  /** Of the line's centre, downwards from the baseline. */
  readonly offset: number;
}

export interface ImageFragment extends FragmentBase {
  readonly kind: 'image';
  readonly rect: Rect;
  /** Where the whole image goes; larger than `rect` when cropped by `object-fit: cover`. */
  readonly imageRect: Rect;
  readonly image: ImageFile;
}

/** A line between columns. */
export interface RuleFragment extends FragmentBase {
  readonly kind: 'rule';
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly style: BorderStyle;
  readonly color: Color;
}
