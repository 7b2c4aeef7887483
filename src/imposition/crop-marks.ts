import type { Rect } from '../base/index.ts';
import type { Mark } from './sheet.ts';

const MILLIMETRE = 72 / 25.4;

/** What is inked beyond the cut. */
export const BLEED = 3 * MILLIMETRE;
/** Marks begin where the bleed ends. */
const MARK_LENGTH = 5 * MILLIMETRE;
/** Room around the trim for bleed and marks, and a little to spare. */
export const MARGIN = BLEED + MARK_LENGTH + 2 * MILLIMETRE;

/** Two lines at each corner of the trim, in the prolongation of its edges. */
export function cropMarks(trim: Rect): readonly Mark[] {
  const marks: Mark[] = [];
  for (const x of [trim.x, trim.x + trim.width]) marks.push(...upright('cut', x, trim));
  for (const y of [trim.y, trim.y + trim.height]) marks.push(...level('cut', y, trim));
  return marks;
}

/** Above and below the trim. */
export function upright(kind: Mark['kind'], x: number, { y, height }: Rect): readonly Mark[] {
  const line = (near: number, far: number): Mark => ({ kind, from: { x, y: near }, to: { x, y: far } });
  const foot = y + height;
  return [line(y - BLEED, y - BLEED - MARK_LENGTH), line(foot + BLEED, foot + BLEED + MARK_LENGTH)];
}

/** Left and right of the trim. */
export function level(kind: Mark['kind'], y: number, { x, width }: Rect): readonly Mark[] {
  const line = (near: number, far: number): Mark => ({ kind, from: { x: near, y }, to: { x: far, y } });
  const right = x + width;
  return [line(x - BLEED, x - BLEED - MARK_LENGTH), line(right + BLEED, right + BLEED + MARK_LENGTH)];
}
