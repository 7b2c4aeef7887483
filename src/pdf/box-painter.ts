import type { Rect, Sides } from '../base/index.ts';
import type { BorderSet, BoxFragment } from '../layout/index.ts';
import { type BorderSide, insideOf, isUniform, slice, visibleSides } from './border-sides.ts';
import { dashPattern, isDouble, paintLine } from './line-painter.ts';
import { LAYOUT_ARTIFACT, type Owner, type PageCanvas } from './page-canvas.ts';
import { appendPolygon, appendRoundedRect, type Corner, type Corners } from './path.ts';

/** Draws background and borders of a box (CSS Backgrounds 3 §§3 to 5): decoration, so an artifact. */
export function paintBox(canvas: PageCanvas, fragment: BoxFragment, owner: Owner = LAYOUT_ARTIFACT): void {
  const { background, borders, rect, radii } = fragment;
  const hasBackground = background !== undefined && background.alpha > 0;
  const sides = borders === undefined ? [] : visibleSides(rect, borders);
  if (!hasBackground && sides.length === 0) return;
  canvas.enterGraphics(owner);
  if (hasBackground) {
    canvas.fillWith(background);
    appendRoundedRect(canvas, rect, cornersOf(radii));
    canvas.out.text('f\n');
  }
  if (borders === undefined || sides.length === 0) return;
  const round = radii.some((radius) => radius > 0);
  if (isUniform(borders) && (round || borders.styles[0] === 'solid')) paintUniform(canvas, fragment, borders);
  else if (round) canvas.save(() => paintClipped(canvas, fragment, borders, sides));
  else for (const side of sides) paintSide(canvas, side);
}

function paintSide(canvas: PageCanvas, side: BorderSide): void {
  const { stroke } = side;
  if (stroke.style === 'dashed' || stroke.style === 'dotted') {
    paintLine(canvas, stroke);
    return;
  }
  canvas.fillWith(stroke.color);
  const parts = isDouble(stroke)
    ? ([
        [0, 1 / 3],
        [2 / 3, 1],
      ] as const)
    : ([[0, 1]] as const);
  for (const [from, to] of parts) appendPolygon(canvas, slice(side, from, to));
  canvas.out.text('f\n');
}

/** All four sides alike: rings, or one line all the way round. */
function paintUniform(canvas: PageCanvas, { rect, radii }: BoxFragment, borders: BorderSet): void {
  const [style] = borders.styles;
  const [color] = borders.colors;
  const width = borders.widths.top;
  const corners = cornersOf(radii);
  if (style === 'dashed' || style === 'dotted') {
    const middle = evenly(width / 2);
    canvas.save(() => {
      canvas.out.text(
        dashPattern(style, width, lengthRound(insideOf(rect, middle), insideCorners(corners, middle)), true),
      );
      canvas.strokeWith(color);
      canvas.numbers(width);
      canvas.out.text('w\n');
      appendRoundedRect(canvas, insideOf(rect, middle), insideCorners(corners, middle));
      canvas.out.text('S\n');
    });
    return;
  }
  canvas.fillWith(color);
  const parts = isDouble({ style, width })
    ? ([
        [0, 1 / 3],
        [2 / 3, 1],
      ] as const)
    : ([[0, 1]] as const);
  for (const [from, to] of parts)
    appendRing(canvas, { rect, corners, outer: evenly(width * from), inner: evenly(width * to) });
  canvas.out.text('f*\n');
}

/** How far it is round a rectangle; each round corner cuts the way short by 2 − π/2 radii. */
function lengthRound({ width, height }: Rect, corners: Corners): number {
  const cut = corners.reduce((sum, { x }) => sum + x, 0) * (2 - Math.PI / 2);
  return Math.max(1, 2 * (width + height) - cut);
}

/** Round corners with sides that differ: the sides, seen only between the two rounded edges; all of them solid. */
function paintClipped(
  canvas: PageCanvas,
  { rect, radii }: BoxFragment,
  borders: BorderSet,
  sides: readonly BorderSide[],
): void {
  appendRing(canvas, { rect, corners: cornersOf(radii), outer: evenly(0), inner: borders.widths });
  canvas.out.text('W* n\n');
  for (const side of sides) {
    canvas.fillWith(side.stroke.color);
    // Drawn out inwards, so that it also covers what a rounded corner adds.
    appendPolygon(canvas, slice(side, 0, Math.max(1, ...radii.map((radius) => radius / side.stroke.width))));
    canvas.out.text('f\n');
  }
}

interface Ring {
  readonly rect: Rect;
  readonly corners: Corners;
  /** How far the two edges are inside of the rectangle. */
  readonly outer: Sides;
  readonly inner: Sides;
}

function appendRing(canvas: PageCanvas, { rect, corners, outer, inner }: Ring): void {
  appendRoundedRect(canvas, insideOf(rect, outer), insideCorners(corners, outer));
  appendRoundedRect(canvas, insideOf(rect, inner), insideCorners(corners, inner));
}

function evenly(width: number): Sides {
  return { top: width, right: width, bottom: width, left: width };
}

function cornersOf([topLeft, topRight, bottomRight, bottomLeft]: BoxFragment['radii']): Corners {
  const corner = (radius: number): Corner => ({ x: radius, y: radius });
  return [corner(topLeft), corner(topRight), corner(bottomRight), corner(bottomLeft)];
}

/** CSS Backgrounds 3 §5.2: an inner radius is the outer one less the border's thickness. */
function insideCorners([topLeft, topRight, bottomRight, bottomLeft]: Corners, by: Sides): Corners {
  const less = ({ x, y }: Corner, byX: number, byY: number): Corner => ({
    x: Math.max(0, x - byX),
    y: Math.max(0, y - byY),
  });
  return [
    less(topLeft, by.left, by.top),
    less(topRight, by.right, by.top),
    less(bottomRight, by.right, by.bottom),
    less(bottomLeft, by.left, by.bottom),
  ];
}
