/** A point of an outline; contours are closed. */
type Point = readonly [number, number];
type Segment = readonly [Point, Point];

/** Straight pieces a curve is cut into. */
const PIECES = 24;

/** The outline of an SVG path as HarfBuzz writes it (M, L, Q, C, Z; absolute), curves cut into straight pieces. */
export function flattened(path: string): Segment[] {
  const segments: Segment[] = [];
  let start: Point = [0, 0];
  let pen: Point = [0, 0];
  const lineTo = (to: Point): void => {
    if (to[0] !== pen[0] || to[1] !== pen[1]) segments.push([pen, to]);
    pen = to;
  };
  for (const [, command = '', rest = ''] of path.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const numbers = (rest.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    const points = numbers.flatMap((x, at): Point[] => (at % 2 === 0 ? [[x, numbers[at + 1] ?? 0]] : []));
    if (command === 'M') {
      pen = points[0] ?? pen;
      start = pen;
    } else if (command === 'Z') lineTo(start);
    else if (command === 'L') for (const point of points) lineTo(point);
    else {
      const curve = [pen, ...points];
      for (let piece = 1; piece <= PIECES; piece += 1) lineTo(onCurve(curve, piece / PIECES));
    }
  }
  return segments;
}

/** De Casteljau's construction, for curves of any degree. */
function onCurve(points: readonly Point[], t: number): Point {
  const [first = [0, 0], ...others] = points;
  if (others.length === 0) return first;
  const next = others.map((point, at): Point => {
    const before = points[at] ?? point;
    return [before[0] + (point[0] - before[0]) * t, before[1] + (point[1] - before[1]) * t];
  });
  return onCurve(next, t);
}

/** How far the farthest point of one outline is from the other. */
export function distanceBetween(one: readonly Segment[], other: readonly Segment[]): number {
  let most = 0;
  for (const [index, [point]] of one.entries()) {
    // Pieces are much shorter than what is looked for.
    if (index % 3 > 0) continue;
    let least = Number.POSITIVE_INFINITY;
    let reach = least;
    for (const segment of other) {
      const [[ax, ay], [bx, by]] = segment;
      const isFar =
        Math.abs(point[0] - ax) > reach + Math.abs(bx - ax) ||
        Math.abs(point[1] - ay) > reach + Math.abs(by - ay);
      if (isFar) continue;
      const distance = squaredDistance(point, segment);
      if (distance >= least) continue;
      least = distance;
      reach = Math.sqrt(least);
    }
    most = Math.max(most, least);
  }
  return Math.sqrt(most);
}

function squaredDistance([x, y]: Point, [[ax, ay], [bx, by]]: Segment): number {
  const dx = bx - ax;
  const dy = by - ay;
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2;
}
