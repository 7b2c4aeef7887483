import type { Sides } from '../../base/index.ts';
import type { Box } from '../../boxes/index.ts';
import {
  type AutoLength,
  type ComputedStyle,
  type LengthPercentage,
  resolveLength,
} from '../../css/index.ts';

/** Used border plus padding of a box; percentages refer to the containing block's width (CSS 2.2 §8.4). */
export function frameOf(style: ComputedStyle, base: number): Sides {
  return {
    top: style.borderTopWidth + resolveLength(style.paddingTop, base),
    right: style.borderRightWidth + resolveLength(style.paddingRight, base),
    bottom: style.borderBottomWidth + resolveLength(style.paddingBottom, base),
    left: style.borderLeftWidth + resolveLength(style.paddingLeft, base),
  };
}

/** A margin with `auto` as 0. */
export function marginOf(value: AutoLength, base: number): number {
  return value === 'auto' ? 0 : resolveLength(value, base);
}

/** The horizontal extent of a block-level box, from the left edge of its containing block. */
export interface Extent {
  /** Left edge of the border box. */
  readonly x: number;
  /** Border box. */
  readonly width: number;
  readonly contentX: number;
  readonly contentWidth: number;
}

/** The containing block of a block-level box: as wide as `width`, with lines in `direction`. */
export interface Container {
  readonly width: number;
  readonly direction: ComputedStyle['direction'];
}

/** The container that a box's parent is; a root has the direction of its own. */
export function containerOf(box: Box, width: number): Container {
  return { width, direction: (box.parent ?? box).style.direction };
}

/** CSS 2.2 §10.3.3 and §10.4 for a block in normal flow. */
export function extentOf(style: ComputedStyle, within: Container, frame: Sides, shrinkTo?: number): Extent {
  const available = within.width;
  const sides = frame.left + frame.right;
  const left = marginOf(style.marginLeft, available);
  const right = marginOf(style.marginRight, available);
  const wanted = contentSize(style, style.width, available, sides);
  const automatic = Math.max(0, available - left - right - sides);
  const content = clampWidth(
    style,
    available,
    sides,
    wanted ?? (shrinkTo === undefined ? automatic : shrinkTo),
  );
  const width = content + sides;
  const x = leftOf(style, within, width);
  return { x, width, contentX: x + frame.left, contentWidth: content };
}

/**
 * Where a border box of `width` begins: automatic margins take what is left over, and of fixed ones that do not add
 * up the one at the end of the container's lines gives way.
 */
export function leftOf(
  style: ComputedStyle,
  { width: available, direction }: Container,
  width: number,
): number {
  const rtl = direction === 'rtl';
  const start = rtl ? style.marginRight : style.marginLeft;
  const end = rtl ? style.marginLeft : style.marginRight;
  const spare = available - width;
  const before =
    start === 'auto'
      ? Math.max(0, end === 'auto' ? spare / 2 : spare - resolveLength(end, available))
      : resolveLength(start, available);
  return rtl ? available - before - width : before;
}

/** A `width` or `height` as the size of the content box; undefined for `auto`. */
export function contentSize(
  style: ComputedStyle,
  value: AutoLength,
  base: number,
  sides: number,
): number | undefined {
  if (value === 'auto') return undefined;
  const size = resolveLength(value, base);
  return Math.max(0, style.boxSizing === 'border-box' ? size - sides : size);
}

/** Applies `min-width` and `max-width` to a content width. */
export function clampWidth(style: ComputedStyle, base: number, sides: number, width: number): number {
  const max = style.maxWidth === 'none' ? undefined : contentSize(style, style.maxWidth, base, sides);
  const min = contentSize(style, style.minWidth, base, sides) ?? 0;
  return Math.max(min, max === undefined ? width : Math.min(width, max));
}

/** A height that is known before layout; percentages of an unknown height are `auto` (CSS 2.2 §10.5). */
export function definiteHeight(value: AutoLength | LengthPercentage | 'none'): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
