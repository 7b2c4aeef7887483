import type { ComputedStyle, Display } from './computed-style.ts';
import { INHERITED_FIELDS } from './style-pool.ts';
import { copyField, INITIAL, type StyleDraft, type StyleRecord } from './style-record.ts';

/** Lines that are drawn around or between boxes; an anonymous box has none. */
const LINE_WIDTHS = [
  'borderTopWidth',
  'borderRightWidth',
  'borderBottomWidth',
  'borderLeftWidth',
  'columnRuleWidth',
] as const;

/** Decorations reach through anonymous boxes though they are not inherited (CSS Text Decoration 3 §2). */
const HANDED_DOWN = [
  'textDecorationLine',
  'textDecorationColor',
  'textDecorationThickness',
  'textUnderlineOffset',
] as const;

const OVERRIDES: ReadonlySet<string> = new Set(['bidi-override', 'isolate-override', 'plaintext']);

/** The style of an anonymous box: inherited values of its parent, initial ones of the rest (CSS 2.2 §9.2.1.1). */
export function anonymousStyle(parent: ComputedStyle, display: Display): ComputedStyle {
  // Every style comes from the cascade, which makes records.
  const from = parent as StyleRecord;
  const style: StyleDraft = { ...INITIAL, display };
  for (const field of INHERITED_FIELDS) copyField(style, from, field);
  for (const field of HANDED_DOWN) copyField(style, from, field);
  for (const field of LINE_WIDTHS) style[field] = 0;
  // What a block container overrides holds for all its lines, also where they stand in anonymous boxes.
  if (OVERRIDES.has(from.unicodeBidi)) style.unicodeBidi = from.unicodeBidi;
  return style;
}
