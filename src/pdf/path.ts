import type { Rect } from '../base/index.ts';
import type { PageCanvas } from './page-canvas.ts';

/** Top left, top right, bottom right, bottom left; circular corners, in points. */
export type Radii = readonly [number, number, number, number];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far a Bézier control point of a quarter circle is from its corner: 1 − 4(√2 − 1)/3. */
const CORNER = 1 - (4 * (Math.SQRT2 - 1)) / 3;

export function appendRect(canvas: PageCanvas, { x, y, width, height }: Rect): void {
  canvas.numbers(x, canvas.up(y + height), width, height);
  canvas.out.text('re\n');
}

export function appendPolygon(canvas: PageCanvas, points: readonly Point[]): void {
  for (const [index, { x, y }] of points.entries()) {
    canvas.numbers(x, canvas.up(y));
    canvas.out.text(index === 0 ? 'm\n' : 'l\n');
  }
  canvas.out.text('h\n');
}

/** A rectangle with round corners, clockwise as seen. Radii that do not fit shrink together (CSS Backgrounds 3 §5.5). */
export function appendRoundedRect(canvas: PageCanvas, rect: Rect, wished: Radii): void {
  if (wished.every((radius) => radius <= 0)) {
    appendRect(canvas, rect);
    return;
  }
  const [topLeft, topRight, bottomRight, bottomLeft] = fittingRadii(rect, wished);
  const { x: left, y: top } = rect;
  const right = left + rect.width;
  const bottom = top + rect.height;
  const to = (operator: string, ...points: readonly Point[]): void => {
    for (const { x, y } of points) canvas.numbers(x, canvas.up(y));
    canvas.out.text(`${operator}\n`);
  };
  const corner = (x: number, y: number, from: Point, end: Point): void => {
    if (from.x === end.x && from.y === end.y) return;
    const towards = ({ x: px, y: py }: Point): Point => ({
      x: x + (px - x) * CORNER,
      y: y + (py - y) * CORNER,
    });
    to('c', towards(from), towards(end), end);
  };
  to('m', { x: left + topLeft, y: top });
  to('l', { x: right - topRight, y: top });
  corner(right, top, { x: right - topRight, y: top }, { x: right, y: top + topRight });
  to('l', { x: right, y: bottom - bottomRight });
  corner(right, bottom, { x: right, y: bottom - bottomRight }, { x: right - bottomRight, y: bottom });
  to('l', { x: left + bottomLeft, y: bottom });
  corner(left, bottom, { x: left + bottomLeft, y: bottom }, { x: left, y: bottom - bottomLeft });
  to('l', { x: left, y: top + topLeft });
  corner(left, top, { x: left, y: top + topLeft }, { x: left + topLeft, y: top });
  canvas.out.text('h\n');
}

function fittingRadii(rect: Rect, radii: Radii): Radii {
  const [topLeft, topRight, bottomRight, bottomLeft] = radii;
  const shrink = Math.min(
    1,
    rect.width / (topLeft + topRight),
    rect.width / (bottomLeft + bottomRight),
    rect.height / (topLeft + bottomLeft),
    rect.height / (topRight + bottomRight),
  );
  return [topLeft * shrink, topRight * shrink, bottomRight * shrink, bottomLeft * shrink];
}
