import type { Sides } from '../base/index.ts';

/** Computed values, CSS 2.2 §6.1.2. Lengths are points; names are the properties' in camel case. */

export interface Color {
  /** 0 to 255. */
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** 0 to 1. */
  readonly alpha: number;
}

/** A percentage, or a `calc()` that mixes one with a length: `points + percent % of the base`. */
export interface Mixed {
  readonly points: number;
  readonly percent: number;
}

export type LengthPercentage = number | Mixed;
export type AutoLength = LengthPercentage | 'auto';

/** The used length of a value whose percentages refer to `base` points. */
export function resolveLength(value: LengthPercentage, base: number): number {
  return typeof value === 'number' ? value : value.points + (value.percent / 100) * base;
}

export type Display =
  | 'block'
  | 'flow-root'
  | 'inline'
  | 'inline-block'
  | 'list-item'
  | 'table'
  | 'table-row-group'
  | 'table-header-group'
  | 'table-footer-group'
  | 'table-row'
  | 'table-cell'
  | 'table-caption'
  | 'table-column'
  | 'table-column-group'
  | 'contents'
  | 'none';

export type BorderStyle = 'none' | 'solid' | 'dashed' | 'dotted' | 'double';
export type BreakBetween =
  | 'auto'
  | 'avoid'
  | 'avoid-page'
  | 'avoid-column'
  | 'page'
  | 'column'
  | 'left'
  | 'right'
  | 'always';
export type BreakInside = 'auto' | 'avoid' | 'avoid-page' | 'avoid-column';

/** Generated content, in order. Counters are resolved when boxes are made (but `page` and `pages`). */
export type ContentPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'counter'; readonly name: string; readonly style: string }
  | { readonly kind: 'counters'; readonly name: string; readonly separator: string; readonly style: string }
  | { readonly kind: 'attribute'; readonly name: string }
  | {
      readonly kind: 'string';
      readonly name: string;
      readonly which: 'first' | 'start' | 'last' | 'first-except';
    }
  | { readonly kind: 'quote'; readonly which: 'open' | 'close' | 'no-open' | 'no-close' };

/** The value of `string-set`: what an element hands to the page margins. */
export interface StringSet {
  readonly name: string;
  readonly value: readonly (ContentPart | { readonly kind: 'content' })[];
}

export interface CounterChange {
  readonly name: string;
  readonly value: number;
}

/** OpenType features that are not the default, sorted: `onum`, `-kern`, `ss01=2`. The shaping cache is keyed by it. */
export type FeatureList = string;

export interface ComputedStyle {
  readonly display: Display;
  // box
  readonly boxSizing: 'content-box' | 'border-box';
  readonly width: AutoLength;
  readonly height: AutoLength;
  readonly minWidth: AutoLength;
  readonly minHeight: AutoLength;
  readonly maxWidth: LengthPercentage | 'none';
  readonly maxHeight: LengthPercentage | 'none';
  readonly marginTop: AutoLength;
  readonly marginRight: AutoLength;
  readonly marginBottom: AutoLength;
  readonly marginLeft: AutoLength;
  readonly paddingTop: LengthPercentage;
  readonly paddingRight: LengthPercentage;
  readonly paddingBottom: LengthPercentage;
  readonly paddingLeft: LengthPercentage;
  /** 0 where the style is `none`. */
  readonly borderTopWidth: number;
  readonly borderRightWidth: number;
  readonly borderBottomWidth: number;
  readonly borderLeftWidth: number;
  readonly borderTopStyle: BorderStyle;
  readonly borderRightStyle: BorderStyle;
  readonly borderBottomStyle: BorderStyle;
  readonly borderLeftStyle: BorderStyle;
  readonly borderTopColor: Color;
  readonly borderRightColor: Color;
  readonly borderBottomColor: Color;
  readonly borderLeftColor: Color;
  readonly borderTopLeftRadius: LengthPercentage;
  readonly borderTopRightRadius: LengthPercentage;
  readonly borderBottomRightRadius: LengthPercentage;
  readonly borderBottomLeftRadius: LengthPercentage;
  readonly backgroundColor: Color;
  readonly boxDecorationBreak: 'slice' | 'clone';
  readonly opacity: number;
  // type
  readonly color: Color;
  /** In order of preference, generic families last. */
  readonly fontFamily: readonly string[];
  readonly fontSize: number;
  readonly fontStyle: 'normal' | 'italic';
  readonly fontWeight: number;
  readonly features: FeatureList;
  /** Points, or a factor of the font size, or the face's own. */
  readonly lineHeight: number | { readonly factor: number } | 'normal';
  readonly letterSpacing: number;
  readonly wordSpacing: number;
  readonly textTransform: 'none' | 'uppercase' | 'lowercase' | 'capitalize';
  /** Blocks have that of the blocks around them; inline boxes only their own. */
  readonly textDecorationLine: 'none' | 'underline' | 'line-through';
  readonly textDecorationColor: Color;
  readonly textDecorationThickness: number | 'auto';
  readonly textUnderlineOffset: number | 'auto';
  readonly verticalAlign:
    | 'baseline'
    | 'sub'
    | 'super'
    | 'top'
    | 'middle'
    | 'bottom'
    | 'text-top'
    | 'text-bottom'
    | LengthPercentage;
  // paragraphs
  readonly textAlign: 'start' | 'end' | 'left' | 'right' | 'center' | 'justify';
  readonly textAlignLast: 'auto' | 'start' | 'end' | 'left' | 'right' | 'center' | 'justify';
  readonly textIndent: LengthPercentage;
  readonly whiteSpace: 'normal' | 'nowrap' | 'pre' | 'pre-wrap' | 'pre-line';
  readonly tabSize: number;
  readonly hyphens: 'none' | 'manual' | 'auto';
  /** `hyphenate-limit-chars`: least letters of a word, before and after the hyphen. */
  readonly hyphenateLimitChars: readonly [word: number, before: number, after: number];
  /** `hyphenate-limit-lines`: hyphenated lines in a row; Infinity for `no-limit`. */
  readonly hyphenateLimitLines: number;
  readonly overflowWrap: 'normal' | 'break-word' | 'anywhere';
  readonly wordBreak: 'normal' | 'break-all' | 'keep-all';
  readonly lineBreak: 'auto' | 'loose' | 'normal' | 'strict' | 'anywhere';
  readonly hangingPunctuation: 'none' | 'allow-end' | 'protrude';
  readonly textWrap: 'wrap' | 'balance' | 'pretty' | 'nowrap';
  readonly direction: 'ltr' | 'rtl';
  /** CSS Writing Modes 3 §2.2; block containers heed the overrides and `plaintext` only. */
  readonly unicodeBidi: 'normal' | 'embed' | 'isolate' | 'bidi-override' | 'isolate-override' | 'plaintext';
  readonly quotes: readonly (readonly [open: string, close: string])[] | 'auto' | 'none';
  // lists, tables, generated content
  /** The name of a counter style, or a string in double quotation marks: `"– "`. */
  readonly listStyleType: string;
  readonly listStylePosition: 'outside' | 'inside';
  readonly content: readonly ContentPart[] | 'normal' | 'none';
  readonly counterReset: readonly CounterChange[];
  readonly counterIncrement: readonly CounterChange[];
  readonly counterSet: readonly CounterChange[];
  readonly stringSet: readonly StringSet[];
  readonly tableLayout: 'auto' | 'fixed';
  readonly borderCollapse: 'separate' | 'collapse';
  readonly borderSpacing: readonly [horizontal: number, vertical: number];
  readonly captionSide: 'top' | 'bottom';
  readonly emptyCells: 'show' | 'hide';
  readonly objectFit: 'fill' | 'contain' | 'cover' | 'none' | 'scale-down';
  // columns and breaks
  readonly columnCount: number | 'auto';
  readonly columnWidth: number | 'auto';
  readonly columnGap: LengthPercentage | 'normal';
  readonly columnFill: 'balance' | 'balance-all' | 'auto';
  readonly columnSpan: 'none' | 'all';
  readonly columnRuleWidth: number;
  readonly columnRuleStyle: BorderStyle;
  readonly columnRuleColor: Color;
  readonly breakBefore: BreakBetween;
  readonly breakAfter: BreakBetween;
  readonly breakInside: BreakInside;
  readonly orphans: number;
  readonly widows: number;
  /** CSS Line Grid 1: `create` starts a baseline grid whose step is the box's line height. */
  readonly lineGrid: 'match-parent' | 'create';
  readonly lineSnap: 'none' | 'baseline';
  /** Our own `-brief-column-bottom`: `level` spreads what is left at the foot of a column over its gaps. */
  readonly columnBottom: 'ragged' | 'level';
  /** Our own `-brief-line-numbers`: `page` numbers the lines in the margin, anew on each page. */
  readonly lineNumbers: 'none' | 'page';
  readonly bookmarkLevel: number | 'none';
}

/** What a page of one kind looks like: `@page` rules that apply to it, cascaded; the margins' own boxes too. */
export interface PageStyle {
  readonly width: number;
  readonly height: number;
  readonly marginTop: number;
  readonly marginRight: number;
  readonly marginBottom: number;
  readonly marginLeft: number;
  /** Only those with content. */
  readonly marginBoxes: ReadonlyMap<MarginBoxName, ComputedStyle>;
  /** Along the edges where nothing may be printed: the margins' boxes stay off it. Nothing where absent. */
  readonly keepOff?: Sides;
}

export type MarginBoxName =
  | 'top-left-corner'
  | 'top-left'
  | 'top-center'
  | 'top-right'
  | 'top-right-corner'
  | 'left-top'
  | 'left-middle'
  | 'left-bottom'
  | 'right-top'
  | 'right-middle'
  | 'right-bottom'
  | 'bottom-left-corner'
  | 'bottom-left'
  | 'bottom-center'
  | 'bottom-right'
  | 'bottom-right-corner';
