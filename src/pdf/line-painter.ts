import type { BorderStyle, Color } from '../css/index.ts';
import type { PageCanvas } from './page-canvas.ts';
import type { Point } from './path.ts';

/** A straight stroke: one side of a border, or a rule between columns. */
export interface Stroke {
  readonly from: Point;
  readonly to: Point;
  readonly width: number;
  readonly style: BorderStyle;
  readonly color: Color;
}

/** Draws a line in a border style (CSS Backgrounds 3 §4.2); the canvas must be in graphics. */
export function paintLine(canvas: PageCanvas, line: Stroke): void {
  if (line.style === 'none' || line.width <= 0 || line.color.alpha === 0) return;
  if (line.style === 'double' && line.width >= 3) {
    paintDouble(canvas, line);
    return;
  }
  if (line.style === 'solid' || line.style === 'double') {
    stroke(canvas, line, '');
    return;
  }
  canvas.save(() => stroke(canvas, line, dashes(line)));
}

/** Two lines, each a third of the width, with a third between them. */
function paintDouble(canvas: PageCanvas, line: Stroke): void {
  const { from, to, width } = line;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const across = {
    x: (-(to.y - from.y) / length) * (width / 3),
    y: ((to.x - from.x) / length) * (width / 3),
  };
  for (const side of [-1, 1]) {
    const move = (point: Point): Point => ({ x: point.x + side * across.x, y: point.y + side * across.y });
    stroke(canvas, { ...line, from: move(from), to: move(to), width: width / 3 }, '');
  }
}

/** Dashes of twice the width, or round dots; the gaps are fitted so that a dash ends the line where one began it. */
function dashes({ from, to, width, style }: Stroke): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const dash = style === 'dotted' ? 0 : width * 2;
  const span = style === 'dotted' ? length - width : length - dash;
  const period = style === 'dotted' ? width * 2 : width * 4;
  const count = Math.max(1, Math.round(span / period));
  const fitted = Math.max(span / count, 0.01);
  const pattern = `[${round(dash)} ${round(Math.max(fitted - dash, 0.01))}]0 d\n`;
  return style === 'dotted' ? `1 J ${pattern}` : pattern;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function stroke(canvas: PageCanvas, line: Stroke, setUp: string): void {
  const { out } = canvas;
  out.text(setUp);
  canvas.strokeWith(line.color);
  const { from, to } = setUp.startsWith('1 J') ? shortened(line) : line;
  canvas.numbers(line.width);
  out.text('w ');
  canvas.numbers(from.x, canvas.up(from.y));
  out.text('m ');
  canvas.numbers(to.x, canvas.up(to.y));
  out.text('l S\n');
}

/** Round dots reach half a width beyond the ends of their line. */
function shortened({ from, to, width }: Stroke): { readonly from: Point; readonly to: Point } {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const by = Math.min(width, length) / 2;
  const step = { x: ((to.x - from.x) / length) * by, y: ((to.y - from.y) / length) * by };
  return { from: { x: from.x + step.x, y: from.y + step.y }, to: { x: to.x - step.x, y: to.y - step.y } };
}
