import { writeSimpleGlyph } from './simple-glyph.ts';

/** What HarfBuzz draws outlines with; coordinates in font units, y up. */
export interface OutlinePen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadTo(controlX: number, controlY: number, x: number, y: number): void;
  cubicTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
}

/** Deltas between points must fit in 16 bits. */
const FARTHEST = 0x3fff;
const MOST_POINTS = 0x7fff;
/** Pieces of one cubic curve; reached only by curves that are as large as coordinates can be. */
const MOST_PIECES = 64;

/** Contours of quadratic curves as the `glyf` table has them (OpenType `glyf`, simple glyphs), on whole units. */
export class GlyfPen implements OutlinePen {
  /** How far a quadratic curve may be from the cubic one it stands for, in font units. */
  readonly #tolerance: number;
  readonly #xs: number[] = [];
  readonly #ys: number[] = [];
  readonly #on: boolean[] = [];
  /** Index of each contour's first point. */
  readonly #starts: number[] = [];
  /** The pen, not rounded. */
  #x = 0;
  #y = 0;

  constructor(tolerance: number) {
    this.#tolerance = tolerance;
  }

  moveTo(x: number, y: number): void {
    this.#endContour();
    this.#starts.push(this.#xs.length);
    this.#add(x, y, true);
  }

  lineTo(x: number, y: number): void {
    this.#add(x, y, true);
  }

  quadTo(controlX: number, controlY: number, x: number, y: number): void {
    this.#add(controlX, controlY, false);
    this.#add(x, y, true);
  }

  /**
   * In so many pieces of equal parameter that each is within the tolerance of the quadratic curve with the same ends
   * and the mean control point: their distance is at most √3/36 · |p3 − 3 c2 + 3 c1 − p0|, and falls with the cube of
   * the number of pieces.
   */
  cubicTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const x0 = this.#x;
    const y0 = this.#y;
    const bend = Math.hypot(x - 3 * x2 + 3 * x1 - x0, y - 3 * y2 + 3 * y1 - y0);
    const needed = Math.ceil(Math.cbrt((Math.sqrt(3) / 36) * (bend / this.#tolerance)));
    const pieces = Math.max(1, Math.min(MOST_PIECES, needed || 1));
    const alongX = cubic(x0, x1, x2, x);
    const alongY = cubic(y0, y1, y2, y);
    for (let piece = 0; piece < pieces; piece += 1) {
      const from = piece / pieces;
      const to = (piece + 1) / pieces;
      this.quadTo(control(alongX, from, to), control(alongY, from, to), alongX.at(to), alongY.at(to));
    }
  }

  /** The glyph's description; empty where nothing was drawn, or more than a glyph can hold. */
  finish(): Uint8Array {
    this.#endContour();
    const count = this.#xs.length;
    if (count === 0 || count > MOST_POINTS) return new Uint8Array();
    const ends = this.#starts.map((_, contour) => (this.#starts[contour + 1] ?? count) - 1);
    return writeSimpleGlyph({ xs: this.#xs, ys: this.#ys, on: this.#on, ends });
  }

  #add(x: number, y: number, on: boolean): void {
    this.#x = x;
    this.#y = y;
    // An outline that does not end is not kept, see `finish`.
    if (this.#xs.length > MOST_POINTS) return;
    this.#xs.push(onGrid(x));
    this.#ys.push(onGrid(y));
    this.#on.push(on);
  }

  /** The line back to the start is implied; a contour without area is none. */
  #endContour(): void {
    const start = this.#starts.at(-1);
    if (start === undefined) return;
    const last = this.#xs.length - 1;
    if (
      last > start &&
      this.#on[last] &&
      this.#xs[last] === this.#xs[start] &&
      this.#ys[last] === this.#ys[start]
    )
      this.#cut(last);
    if (this.#xs.length - start >= 3) return;
    this.#cut(start);
    this.#starts.pop();
  }

  #cut(length: number): void {
    this.#xs.length = length;
    this.#ys.length = length;
    this.#on.length = length;
  }
}

interface CubicAxis {
  at(t: number): number;
  slopeAt(t: number): number;
}

function cubic(p0: number, p1: number, p2: number, p3: number): CubicAxis {
  const a = p3 - 3 * p2 + 3 * p1 - p0;
  const b = 3 * (p2 - 2 * p1 + p0);
  const c = 3 * (p1 - p0);
  return {
    at: (t) => (t === 1 ? p3 : ((a * t + b) * t + c) * t + p0),
    slopeAt: (t) => (3 * a * t + 2 * b) * t + c,
  };
}

/** The mean of the two control points that the ends' tangents give: (3 (c1 + c2) − p0 − p3) / 4 of the piece. */
function control(axis: CubicAxis, from: number, to: number): number {
  const length = to - from;
  const first = axis.at(from) + (axis.slopeAt(from) * length) / 3;
  const second = axis.at(to) - (axis.slopeAt(to) * length) / 3;
  return (3 * (first + second) - axis.at(from) - axis.at(to)) / 4;
}

function onGrid(value: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, Math.round(value))) || 0;
}
