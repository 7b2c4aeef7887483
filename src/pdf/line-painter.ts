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

/** From this width on the three parts of a double line can be told apart. */
const LEAST_DOUBLE = 1.5;

export function isDouble({ style, width }: { readonly style: BorderStyle; readonly width: number }): boolean {
  return style === 'double' && width >= LEAST_DOUBLE;
}

export function isVisible({ style, width, color }: Stroke): boolean {
  return style !== 'none' && width > 0 && color.alpha > 0;
}

/** Draws a line in a border style (CSS Backgrounds 3 §4.2); the canvas must be in graphics. */
export function paintLine(canvas: PageCanvas, line: Stroke): void {
  const { from, to, width, style } = line;
  if (!isVisible(line)) return;
  if (isDouble(line)) {
    for (const side of [-1, 1]) stroke(canvas, { ...shifted(line, (side * width) / 3), width: width / 3 });
    return;
  }
  if (style !== 'dashed' && style !== 'dotted') {
    stroke(canvas, line);
    return;
  }
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  canvas.save(() => {
    canvas.out.text(dashPattern(style, width, style === 'dotted' ? length - width : length));
    stroke(canvas, style === 'dotted' ? shortened(line, length) : line);
  });
}

/** A line beside another one. */
function shifted(line: Stroke, by: number): Stroke {
  const { from, to } = line;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const across = { x: (-(to.y - from.y) / length) * by, y: ((to.x - from.x) / length) * by };
  const move = ({ x, y }: Point): Point => ({ x: x + across.x, y: y + across.y });
  return { ...line, from: move(from), to: move(to) };
}

/**
 * Operators for dashes of twice the width, or for round dots, with gaps fitted so that the line ends as it began.
 * `length` is between the centres of the first and the last dot, or of the whole line of dashes; of a closed line
 * (`closed`) it is the way round. Rounded down, or the last dot would fall off the end.
 */
export function dashPattern(
  style: 'dashed' | 'dotted',
  width: number,
  length: number,
  closed = false,
): string {
  const dash = style === 'dotted' ? 0 : width * 2;
  const span = closed ? length : length - dash;
  const count = Math.max(1, Math.round(span / (style === 'dotted' ? width * 2 : width * 4)));
  const gap = Math.max(Math.floor((span / count - dash) * 1000 + 0.001) / 1000, 0.01);
  return `${style === 'dotted' ? '1 J ' : ''}[${Math.round(dash * 1000) / 1000} ${gap}]0 d\n`;
}

function stroke(canvas: PageCanvas, { from, to, width, color }: Stroke): void {
  const { out } = canvas;
  canvas.strokeWith(color);
  canvas.numbers(width);
  out.text('w ');
  canvas.numbers(from.x, canvas.up(from.y));
  out.text('m ');
  canvas.numbers(to.x, canvas.up(to.y));
  out.text('l S\n');
}

/** A dot reaches half a width beyond its centre; the end keeps a hair of line for the last one to stand on. */
function shortened(line: Stroke, length: number): Stroke {
  const { from, to, width } = line;
  const by = Math.min(width, length) / 2;
  const step = { x: (to.x - from.x) / (length || 1), y: (to.y - from.y) / (length || 1) };
  return {
    ...line,
    from: { x: from.x + step.x * by, y: from.y + step.y * by },
    to: { x: to.x - step.x * (by - 0.02), y: to.y - step.y * (by - 0.02) },
  };
}
