export type { Face, FaceMetrics, FontProgram, FontSet, ShapedText } from './face.ts';
export { type FontFaceSource, openFontSet } from './font-set.ts';
export { createShaper, type Shaper } from './shaper.ts';
export { type EncodedText, type FinishedSubset, planSubset, type SubsetPlan } from './subset-plan.ts';
