export { covers } from './coverage.ts';
export type { Face, FaceMetrics, FallbackWish, FontProgram, FontSet, ShapedText } from './face.ts';
export { readFontFolder } from './font-folder.ts';
export { type FontFaceSource, openFontSet } from './font-set.ts';
export type { InstalledPack, InstalledPacks, PackFile } from './installed-packs.ts';
export { type FontPack, packFor } from './packs.ts';
export { createShaper, type Shaper } from './shaper.ts';
export { type Shaping, shapingOf } from './shaping.ts';
export {
  type CodePlaces,
  type EncodedText,
  type FinishedSubset,
  planSubset,
  type SubsetPlan,
} from './subset-plan.ts';
