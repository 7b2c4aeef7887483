import type { BlockBox, ImageBox, InlineBox, InlineContent, TextBox } from '../../boxes/index.ts';
import type { BidiLevels } from './bidi/index.ts';
import type { AtomicLayout } from './line.ts';
import type { RunStyle } from './run-style.ts';
import type { Word } from './word.ts';

/** The collected paragraph: everything measured, nothing broken. Immutable; lives as long as its content. */
export interface Paragraph {
  readonly content: InlineContent;
  /** The block container's own. */
  readonly root: RunStyle;
  readonly items: readonly Item[];
  /** Undefined where all of it runs from left to right. */
  readonly bidi: BidiLevels | undefined;
  /** Nothing in it depends on the measure. */
  readonly fixed: boolean;
}

export type Item = WordItem | SpaceItem | TabItem | ForcedItem | AtomicItem | OpenItem | CloseItem;

interface ItemBase {
  /** Range of the content's text. */
  readonly start: number;
  readonly end: number;
  /** Points; of a word without the composer's tracking, of an edge its margin, border and padding. */
  readonly width: number;
}

interface TextItemBase extends ItemBase {
  readonly box: TextBox;
  /** Where the box's text begins in the content's. */
  readonly boxStart: number;
  readonly run: RunStyle;
}

export interface WordItem extends TextItemBase {
  readonly kind: 'word';
  readonly word: Word;
}

/** One space. `glue`: U+00A0, where no line ends. */
export interface SpaceItem extends TextItemBase {
  readonly kind: 'space';
  readonly glue: boolean;
}

/** A preserved tab; its width is up to the next stop of a line that begins at the last forced break. */
export interface TabItem extends TextItemBase {
  readonly kind: 'tab';
}

export interface ForcedItem extends TextItemBase {
  readonly kind: 'forced';
}

export interface AtomicItem extends ItemBase {
  readonly kind: 'atomic';
  readonly box: BlockBox | ImageBox;
  readonly layout: AtomicLayout;
}

export interface OpenItem extends ItemBase {
  readonly kind: 'open';
  readonly box: InlineBox;
  readonly edges: InlineEdges;
}

export interface CloseItem extends ItemBase {
  readonly kind: 'close';
  readonly box: InlineBox;
  readonly edges: InlineEdges;
}

/** An inline box, resolved against the measure. Points. */
export interface InlineEdges {
  readonly run: RunStyle;
  /** Margin, border and padding of each side together. */
  readonly startWidth: number;
  readonly endWidth: number;
  readonly marginStart: number;
  readonly marginEnd: number;
  readonly top: number;
  readonly bottom: number;
  readonly painted: boolean;
  readonly clone: boolean;
}
