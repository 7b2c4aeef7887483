import type { ElementNode, TextNode } from '../html/index.ts';
import type { ComputedStyle, PageStyle } from './computed-style.ts';

export interface StyledTree {
  readonly root: StyledElement;
  /** `@font-face` rules in order, and their files' paths (absolute, checked to lie in an allowed folder). */
  readonly fontFaces: readonly FontFaceRule[];
  /** The style of page `number` (from 1; odd ones are right-hand pages in left-to-right documents). */
  pageStyle(number: number): PageStyle;
}

export interface FontFaceRule {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  /** From the least to the most, of a variable font. */
  readonly weights?: readonly [number, number];
  readonly path: string;
  /** Files to take where the one at `path` cannot be used, in order. */
  readonly others?: readonly string[];
}

export type StyledNode = StyledElement | StyledText;

export interface StyledElement {
  readonly kind: 'element';
  readonly element: ElementNode;
  /** Equal styles are one object, so that what depends on a style can be cached by it. */
  readonly style: ComputedStyle;
  readonly children: readonly StyledNode[];
  /** Present only where the pseudo-element is generated. */
  readonly before?: ComputedStyle | undefined;
  readonly after?: ComputedStyle | undefined;
  /** For list items. */
  readonly marker?: ComputedStyle | undefined;
  /** BCP 47, from the nearest `lang`; empty where unknown. */
  readonly lang: string;
}

export interface StyledText {
  readonly kind: 'text';
  readonly node: TextNode;
}
