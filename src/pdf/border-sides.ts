import type { Rect } from '../base/index.ts';
import type { Color } from '../css/index.ts';
import type { BorderSet } from '../layout/index.ts';
import type { Stroke } from './line-painter.ts';
import type { Point } from './path.ts';

/** One side of a border that can be seen: the trapezium between outer and inner edge, mitred at the corners. */
export interface BorderSide {
  /** Outer edge from its start to its end, clockwise, then the inner edge back. */
  readonly corners: readonly [Point, Point, Point, Point];
  /** The line along its middle. */
  readonly stroke: Stroke;
}

/** Top, right, bottom, left; those without width, style or colour are left out. */
export function visibleSides(rect: Rect, { widths, styles, colors }: BorderSet): BorderSide[] {
  const outer = cornersOf(rect);
  const inner = cornersOf(insideOf(rect, widths));
  const middle = cornersOf(
    insideOf(rect, {
      top: widths.top / 2,
      right: widths.right / 2,
      bottom: widths.bottom / 2,
      left: widths.left / 2,
    }),
  );
  const thickness = [widths.top, widths.right, widths.bottom, widths.left] as const;
  const sides: BorderSide[] = [];
  for (const index of [0, 1, 2, 3] as const) {
    const next = NEXT[index];
    const style = styles[index];
    const color = colors[index];
    const width = thickness[index];
    if (style === 'none' || width <= 0 || color.alpha === 0) continue;
    const upright = index % 2 === 1;
    const along = (point: Point): Point =>
      upright ? { x: middle[index].x, y: point.y } : { x: point.x, y: middle[index].y };
    sides.push({
      corners: [outer[index], outer[next], inner[next], inner[index]],
      stroke: { from: along(outer[index]), to: along(outer[next]), width, style, color },
    });
  }
  return sides;
}

const NEXT = [1, 2, 3, 0] as const;

/** Part of a side's thickness, from 0 at the outer to 1 at the inner edge (or beyond it). */
export function slice({ corners: [a, b, c, d] }: BorderSide, from: number, to: number): readonly Point[] {
  const between = (outer: Point, inner: Point, share: number): Point => ({
    x: outer.x + (inner.x - outer.x) * share,
    y: outer.y + (inner.y - outer.y) * share,
  });
  return [between(a, d, from), between(b, c, from), between(b, c, to), between(a, d, to)];
}

/** A rectangle made smaller by a width a side. */
export function insideOf(
  rect: Rect,
  by: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number },
): Rect {
  return {
    x: rect.x + by.left,
    y: rect.y + by.top,
    width: Math.max(0, rect.width - by.left - by.right),
    height: Math.max(0, rect.height - by.top - by.bottom),
  };
}

/** All four sides of one width, style and colour. */
export function isUniform({ widths, styles, colors }: BorderSet): boolean {
  const { top, right, bottom, left } = widths;
  return (
    top === right &&
    top === bottom &&
    top === left &&
    styles.every((style) => style === styles[0]) &&
    colors.every((color) => sameColor(color, colors[0]))
  );
}

function sameColor(a: Color, b: Color): boolean {
  return a.red === b.red && a.green === b.green && a.blue === b.blue && a.alpha === b.alpha;
}

function cornersOf({ x, y, width, height }: Rect): readonly [Point, Point, Point, Point] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}
