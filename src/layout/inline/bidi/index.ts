export { type BidiLevels, bidiLevels } from './bidi-levels.ts';
export { visualOrder } from './visual-order.ts';
