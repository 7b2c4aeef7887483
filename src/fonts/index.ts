export type { Face, FaceMetrics, FontProgram, FontSet, ShapedText } from './face.ts';
export { type EncodedText, type FinishedSubset, planSubset, type SubsetPlan } from './subset-plan.ts';
