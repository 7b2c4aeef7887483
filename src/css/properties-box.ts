import { color } from './color-grammar.ts';
import { keywords, length, lengthPercentage, oneOf, share } from './grammar.ts';
import {
  colorValue,
  keywordLonghand,
  type Longhand,
  lengthOrMixed,
  longhand,
  orKeyword,
  points,
} from './property-row.ts';
import type { Numeric } from './specified.ts';
import { MEDIUM_LINE } from './style-record.ts';

/** CSS 2.2 §8, CSS Sizing 3, CSS Backgrounds 3 §4–5: the box and its edges. */

export const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;
export const CORNERS = ['TopLeft', 'TopRight', 'BottomRight', 'BottomLeft'] as const;

/** `borderTopWidth` → `border-top-width`. */
export function cssName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const auto = keywords('auto');
const SIZE_LATER = ['min-content', 'max-content', 'fit-content', 'stretch'];
const LINE_STYLES = ['none', 'solid', 'dashed', 'dotted', 'double'] as const;
const LINE_STYLES_LATER = ['hidden', 'groove', 'ridge', 'inset', 'outset'];
const LINE_WIDTHS = { thin: 0.75, medium: MEDIUM_LINE, thick: 3.75 } as const;
const lineWidth = oneOf(keywords('thin', 'medium', 'thick'), length(0));

function lineWidthPoints(
  value: keyof typeof LINE_WIDTHS | Numeric,
  base: Parameters<typeof widthOf>[1],
): number {
  return typeof value === 'string' ? LINE_WIDTHS[value] : widthOf(value, base);
}

const widthOf = points(0);

export function lineRows<P extends 'border' | 'columnRule', S extends '' | (typeof SIDES)[number]>(
  prefix: P,
  side: S,
): Longhand[] {
  type Field = P extends 'columnRule' ? 'columnRule' : `border${(typeof SIDES)[number]}`;
  const field = `${prefix}${side}` as Field;
  const name = cssName(field);
  return [
    longhand(`${name}-width`, `${field}Width`, lineWidth, { initial: 'medium', compute: lineWidthPoints }),
    keywordLonghand(`${name}-style`, `${field}Style`, LINE_STYLES, {
      initial: 'none',
      later: LINE_STYLES_LATER,
    }),
    longhand(`${name}-color`, `${field}Color`, color, { initial: 'currentcolor', compute: colorValue }),
  ];
}

const sizes: readonly Longhand[] = [
  ...(['width', 'height'] as const).map((field) =>
    longhand(field, field, oneOf(auto, lengthPercentage(0)), {
      initial: 'auto',
      later: SIZE_LATER,
      compute: orKeyword(lengthOrMixed(0)),
    }),
  ),
  ...(['minWidth', 'minHeight'] as const).map((field) =>
    longhand(cssName(field), field, oneOf(auto, lengthPercentage(0)), {
      initial: 'auto',
      later: SIZE_LATER,
      compute: orKeyword(lengthOrMixed(0)),
    }),
  ),
  ...(['maxWidth', 'maxHeight'] as const).map((field) =>
    longhand(cssName(field), field, oneOf(keywords('none'), lengthPercentage(0)), {
      initial: 'none',
      later: SIZE_LATER,
      compute: orKeyword(lengthOrMixed(0)),
    }),
  ),
];

const edges: readonly Longhand[] = SIDES.flatMap((side) => [
  longhand(`margin-${side.toLowerCase()}`, `margin${side}`, oneOf(auto, lengthPercentage()), {
    initial: '0',
    compute: orKeyword(lengthOrMixed()),
  }),
  longhand(`padding-${side.toLowerCase()}`, `padding${side}`, lengthPercentage(0), {
    initial: '0',
    compute: lengthOrMixed(0),
  }),
  ...lineRows('border', side),
]);

const corners: readonly Longhand[] = CORNERS.map((corner) =>
  longhand(cssName(`border${corner}Radius`), `border${corner}Radius`, lengthPercentage(0), {
    initial: '0',
    compute: lengthOrMixed(0),
  }),
);

const DISPLAY = [
  'block',
  'flow-root',
  'inline',
  'inline-block',
  'list-item',
  'table',
  'table-row-group',
  'table-header-group',
  'table-footer-group',
  'table-row',
  'table-cell',
  'table-caption',
  'table-column',
  'table-column-group',
  'contents',
  'none',
] as const;

export const BOX_PROPERTIES: readonly Longhand[] = [
  keywordLonghand('display', 'display', DISPLAY, {
    initial: 'inline',
    later: ['flex', 'inline-flex', 'grid', 'inline-grid', 'inline-table', 'run-in', 'ruby', 'math', 'flow'],
  }),
  keywordLonghand('box-sizing', 'boxSizing', ['content-box', 'border-box'], { initial: 'content-box' }),
  ...sizes,
  ...edges,
  ...corners,
  longhand('background-color', 'backgroundColor', color, { initial: 'transparent', compute: colorValue }),
  keywordLonghand('box-decoration-break', 'boxDecorationBreak', ['slice', 'clone'], { initial: 'slice' }),
  longhand('opacity', 'opacity', share, { initial: '1', compute: (value) => value }),
  keywordLonghand('object-fit', 'objectFit', ['fill', 'contain', 'cover', 'none', 'scale-down'], {
    initial: 'fill',
  }),
];
