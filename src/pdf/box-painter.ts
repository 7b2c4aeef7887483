import type { Rect } from '../base/index.ts';
import type { Color } from '../css/index.ts';
import type { BorderSet, BoxFragment } from '../layout/index.ts';
import { paintLine, type Stroke } from './line-painter.ts';
import { LAYOUT_ARTIFACT, type Owner, type PageCanvas } from './page-canvas.ts';
import { appendPolygon, appendRect, appendRoundedRect, type Point, type Radii } from './path.ts';

/** Draws background and borders of a box (CSS Backgrounds 3 §§3 to 5): decoration, so an artifact. */
export function paintBox(canvas: PageCanvas, fragment: BoxFragment, owner: Owner = LAYOUT_ARTIFACT): void {
  const { background, borders, rect, radii } = fragment;
  const hasBackground = background !== undefined && background.alpha > 0;
  const sides = borders === undefined ? [] : visibleSides(rect, borders);
  if (!hasBackground && sides.length === 0) return;
  canvas.enterGraphics(owner);
  if (hasBackground) {
    canvas.fillWith(background);
    appendRoundedRect(canvas, rect, radii);
    canvas.out.text('f\n');
  }
  if (borders === undefined || sides.length === 0) return;
  const round = radii.some((radius) => radius > 0);
  if (isUniform(borders) && borders.styles[0] === 'solid') paintRing(canvas, rect, borders, radii);
  else if (round) canvas.save(() => paintClipped(canvas, fragment, borders, sides));
  else for (const side of sides) paintSide(canvas, side);
}

/** One side of a border: the trapezium between the outer and the inner edge, mitred at the corners. */
interface BorderSide {
  readonly corners: readonly [Point, Point, Point, Point];
  readonly stroke: Stroke;
  /** False where both neighbours have no width: then it is a plain rectangle. */
  readonly mitred: boolean;
}

function visibleSides(rect: Rect, { widths, styles, colors }: BorderSet): BorderSide[] {
  const { x: left, y: top } = rect;
  const right = left + rect.width;
  const bottom = top + rect.height;
  const outer: readonly Point[] = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  const inner: readonly Point[] = [
    { x: left + widths.left, y: top + widths.top },
    { x: right - widths.right, y: top + widths.top },
    { x: right - widths.right, y: bottom - widths.bottom },
    { x: left + widths.left, y: bottom - widths.bottom },
  ];
  const thickness = [widths.top, widths.right, widths.bottom, widths.left];
  const sides: BorderSide[] = [];
  for (let index = 0; index < 4; index += 1) {
    const style = styles[index] ?? 'none';
    const color = colors[index];
    const width = thickness[index] ?? 0;
    if (style === 'none' || width <= 0 || color === undefined || color.alpha === 0) continue;
    const next = (index + 1) % 4;
    const [a, b, c, d] = [outer[index], outer[next], inner[next], inner[index]];
    if (a === undefined || b === undefined || c === undefined || d === undefined) continue;
    const neighbours = (thickness[(index + 3) % 4] ?? 0) + (thickness[next] ?? 0);
    sides.push({
      corners: [a, b, c, d],
      stroke: { ...centreLine(index, rect, width), width, style, color },
      mitred: neighbours > 0,
    });
  }
  return sides;
}

/** The line along the middle of a side, clockwise. */
function centreLine(index: number, rect: Rect, width: number): { readonly from: Point; readonly to: Point } {
  const right = rect.x + rect.width;
  const bottom = rect.y + rect.height;
  const half = width / 2;
  if (index === 0) return { from: { x: rect.x, y: rect.y + half }, to: { x: right, y: rect.y + half } };
  if (index === 1) return { from: { x: right - half, y: rect.y }, to: { x: right - half, y: bottom } };
  if (index === 2) return { from: { x: right, y: bottom - half }, to: { x: rect.x, y: bottom - half } };
  return { from: { x: rect.x + half, y: bottom }, to: { x: rect.x + half, y: rect.y } };
}

function paintSide(canvas: PageCanvas, side: BorderSide): void {
  const { stroke, corners, mitred } = side;
  const plain = stroke.style === 'solid' || (stroke.style === 'double' && stroke.width < 3);
  if (!plain) {
    paintLine(canvas, stroke);
    return;
  }
  canvas.fillWith(stroke.color);
  if (mitred) appendPolygon(canvas, corners);
  else appendRect(canvas, rectOf(corners));
  canvas.out.text('f\n');
}

function rectOf(corners: readonly [Point, Point, Point, Point]): Rect {
  const [a, , c] = corners;
  return {
    x: Math.min(a.x, c.x),
    y: Math.min(a.y, c.y),
    width: Math.abs(a.x - c.x),
    height: Math.abs(a.y - c.y),
  };
}

function isUniform({ widths, styles, colors }: BorderSet): boolean {
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

/** All four sides alike: what lies between the outer and the inner edge, filled in one go. */
function paintRing(canvas: PageCanvas, rect: Rect, borders: BorderSet, radii: Radii): void {
  canvas.fillWith(borders.colors[0]);
  appendEdges(canvas, rect, borders, radii);
  canvas.out.text('f*\n');
}

/** Round corners with sides that differ: the trapezia, seen only between the two rounded edges. */
function paintClipped(
  canvas: PageCanvas,
  { rect, radii }: BoxFragment,
  borders: BorderSet,
  sides: readonly BorderSide[],
): void {
  appendEdges(canvas, rect, borders, radii);
  canvas.out.text('W* n\n');
  for (const side of sides) {
    canvas.fillWith(side.stroke.color);
    appendPolygon(canvas, reaching(side.corners));
    canvas.out.text('f\n');
  }
}

/** The trapezium drawn out inwards, so that it also covers the thicker part of a rounded corner. */
function reaching(corners: readonly [Point, Point, Point, Point]): readonly Point[] {
  const [a, b, c, d] = corners;
  const extend = (outer: Point, inner: Point): Point => ({
    x: outer.x + (inner.x - outer.x) * 4,
    y: outer.y + (inner.y - outer.y) * 4,
  });
  return [a, b, extend(b, c), extend(a, d)];
}

function appendEdges(canvas: PageCanvas, rect: Rect, { widths }: BorderSet, radii: Radii): void {
  appendRoundedRect(canvas, rect, radii);
  const inner: Rect = {
    x: rect.x + widths.left,
    y: rect.y + widths.top,
    width: Math.max(0, rect.width - widths.left - widths.right),
    height: Math.max(0, rect.height - widths.top - widths.bottom),
  };
  const [topLeft, topRight, bottomRight, bottomLeft] = radii;
  appendRoundedRect(canvas, inner, [
    Math.max(0, topLeft - Math.max(widths.top, widths.left)),
    Math.max(0, topRight - Math.max(widths.top, widths.right)),
    Math.max(0, bottomRight - Math.max(widths.bottom, widths.right)),
    Math.max(0, bottomLeft - Math.max(widths.bottom, widths.left)),
  ]);
}
