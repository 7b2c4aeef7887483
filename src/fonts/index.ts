export type { Face, FaceMetrics, FontProgram, FontSet, ShapedText } from './face.ts';
