export type * from './box-tree.ts';
export { buildBoxes } from './build-boxes.ts';
export { formatCounter } from './counter-style.ts';
export { dumpBoxes } from './dump-boxes.ts';
export {
  buildMarginContent,
  isMarginId,
  type MarginValues,
  type PageString,
} from './margin-content.ts';
export type { BoxSources, ImageSource, PageCounters } from './sources.ts';
