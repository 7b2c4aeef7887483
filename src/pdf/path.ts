import type { Rect } from '../base/index.ts';
import type { PageCanvas } from './page-canvas.ts';

/** Half-axes of the quarter of an ellipse that rounds a corner. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Top left, top right, bottom right, bottom left, in points. */
export type Corners = readonly [Corner, Corner, Corner, Corner];

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

/** A rectangle with round corners, clockwise as seen. Corners that do not fit shrink together (CSS Backgrounds 3 §5.5). */
export function appendRoundedRect(canvas: PageCanvas, rect: Rect, wished: Corners): void {
  if (wished.every(isSharp)) {
    appendRect(canvas, rect);
    return;
  }
  const [topLeft, topRight, bottomRight, bottomLeft] = fitting(rect, wished);
  const { x: left, y: top } = rect;
  const right = left + rect.width;
  const bottom = top + rect.height;
  const to = (operator: string, ...points: readonly Point[]): void => {
    for (const { x, y } of points) canvas.numbers(x, canvas.up(y));
    canvas.out.text(`${operator}\n`);
  };
  const corner = (x: number, y: number, from: Point, end: Point): void => {
    if (from.x === end.x && from.y === end.y) return;
    const control = ({ x: px, y: py }: Point): Point => ({
      x: x + (px - x) * CORNER,
      y: y + (py - y) * CORNER,
    });
    to('c', control(from), control(end), end);
  };
  to('m', { x: left + topLeft.x, y: top });
  to('l', { x: right - topRight.x, y: top });
  corner(right, top, { x: right - topRight.x, y: top }, { x: right, y: top + topRight.y });
  to('l', { x: right, y: bottom - bottomRight.y });
  corner(right, bottom, { x: right, y: bottom - bottomRight.y }, { x: right - bottomRight.x, y: bottom });
  to('l', { x: left + bottomLeft.x, y: bottom });
  corner(left, bottom, { x: left + bottomLeft.x, y: bottom }, { x: left, y: bottom - bottomLeft.y });
  to('l', { x: left, y: top + topLeft.y });
  corner(left, top, { x: left, y: top + topLeft.y }, { x: left + topLeft.x, y: top });
  canvas.out.text('h\n');
}

function isSharp({ x, y }: Corner): boolean {
  return x <= 0 || y <= 0;
}

const SHARP: Corner = { x: 0, y: 0 };

function fitting(rect: Rect, corners: Corners): Corners {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const shrink = Math.min(
    1,
    rect.width / (topLeft.x + topRight.x),
    rect.width / (bottomLeft.x + bottomRight.x),
    rect.height / (topLeft.y + bottomLeft.y),
    rect.height / (topRight.y + bottomRight.y),
  );
  const shrunk = (corner: Corner): Corner =>
    isSharp(corner) ? SHARP : { x: corner.x * shrink, y: corner.y * shrink };
  return [shrunk(topLeft), shrunk(topRight), shrunk(bottomRight), shrunk(bottomLeft)];
}
