import { TRANSPARENT } from './color.ts';
import type { Color, ComputedStyle } from './computed-style.ts';

/**
 * A computed style with what the cascade needs beside it: the longhands that are folded into `features`.
 * Every style is a copy of `INITIAL`, so that all have one shape.
 */
export interface StyleRecord extends ComputedStyle {
  readonly fontVariantCaps: string;
  readonly fontVariantNumeric: readonly string[];
  readonly fontVariantLigatures: readonly string[];
  readonly fontVariantPosition: string;
  readonly fontFeatureSettings: readonly (readonly [tag: string, value: number])[];
  readonly fontKerning: 'auto' | 'normal' | 'none';
}

export type StyleDraft = { -readonly [K in keyof StyleRecord]: StyleRecord[K] };
export type StyleField = keyof StyleRecord;

/** Stands for `currentcolor` until the element's own colour is known; compared by identity. */
export const CURRENT_COLOR: Color = { red: 0, green: 0, blue: 0, alpha: 1 };

/** `medium` of `border-width`: 3 px. */
export const MEDIUM_LINE = 2.25;
/** `medium` of `font-size`: 16 px. */
export const MEDIUM_SIZE = 12;

export const INITIAL: StyleRecord = {
  display: 'inline',
  boxSizing: 'content-box',
  width: 'auto',
  height: 'auto',
  minWidth: 'auto',
  minHeight: 'auto',
  maxWidth: 'none',
  maxHeight: 'none',
  marginTop: 0,
  marginRight: 0,
  marginBottom: 0,
  marginLeft: 0,
  paddingTop: 0,
  paddingRight: 0,
  paddingBottom: 0,
  paddingLeft: 0,
  borderTopWidth: MEDIUM_LINE,
  borderRightWidth: MEDIUM_LINE,
  borderBottomWidth: MEDIUM_LINE,
  borderLeftWidth: MEDIUM_LINE,
  borderTopStyle: 'none',
  borderRightStyle: 'none',
  borderBottomStyle: 'none',
  borderLeftStyle: 'none',
  borderTopColor: CURRENT_COLOR,
  borderRightColor: CURRENT_COLOR,
  borderBottomColor: CURRENT_COLOR,
  borderLeftColor: CURRENT_COLOR,
  borderTopLeftRadius: 0,
  borderTopRightRadius: 0,
  borderBottomRightRadius: 0,
  borderBottomLeftRadius: 0,
  backgroundColor: TRANSPARENT,
  boxDecorationBreak: 'slice',
  opacity: 1,
  color: { red: 0, green: 0, blue: 0, alpha: 1 },
  fontFamily: ['serif'],
  fontSize: MEDIUM_SIZE,
  fontStyle: 'normal',
  fontWeight: 400,
  features: '',
  lineHeight: 'normal',
  letterSpacing: 0,
  wordSpacing: 0,
  textTransform: 'none',
  textDecorationLine: 'none',
  textDecorationColor: CURRENT_COLOR,
  textDecorationThickness: 'auto',
  textUnderlineOffset: 'auto',
  verticalAlign: 'baseline',
  textAlign: 'start',
  textAlignLast: 'auto',
  textIndent: 0,
  whiteSpace: 'normal',
  tabSize: 8,
  hyphens: 'manual',
  hyphenateLimitChars: [5, 2, 2],
  hyphenateLimitLines: Number.POSITIVE_INFINITY,
  overflowWrap: 'normal',
  wordBreak: 'normal',
  lineBreak: 'auto',
  hangingPunctuation: 'none',
  textWrap: 'wrap',
  direction: 'ltr',
  unicodeBidi: 'normal',
  quotes: 'auto',
  listStyleType: 'disc',
  listStylePosition: 'outside',
  content: 'normal',
  counterReset: [],
  counterIncrement: [],
  counterSet: [],
  stringSet: [],
  tableLayout: 'auto',
  borderCollapse: 'separate',
  borderSpacing: [0, 0],
  captionSide: 'top',
  emptyCells: 'show',
  objectFit: 'fill',
  columnCount: 'auto',
  columnWidth: 'auto',
  columnGap: 'normal',
  columnFill: 'balance',
  columnSpan: 'none',
  columnRuleWidth: MEDIUM_LINE,
  columnRuleStyle: 'none',
  columnRuleColor: CURRENT_COLOR,
  breakBefore: 'auto',
  breakAfter: 'auto',
  breakInside: 'auto',
  orphans: 2,
  widows: 2,
  lineGrid: 'match-parent',
  lineSnap: 'none',
  columnBottom: 'ragged',
  lineNumbers: 'none',
  bookmarkLevel: 'none',
  fontVariantCaps: 'normal',
  fontVariantNumeric: [],
  fontVariantLigatures: [],
  fontVariantPosition: 'normal',
  fontFeatureSettings: [],
  fontKerning: 'auto',
};

/** Copies one value, for code that does not know which. */
export function copyField<K extends StyleField>(draft: StyleDraft, from: StyleRecord, field: K): void {
  draft[field] = from[field];
}
