export { build, prepareBuild } from './build.ts';
export type {
  AttachSource,
  BuildRequest,
  BuildResult,
  BuildSettings,
  FontFolder,
  Imposition,
  LeftOut,
  PaperChoice,
} from './build-request.ts';
export {
  type FaceListing,
  type FamilyListing,
  type FontSurvey,
  listFonts,
  type PackListing,
  surveyFonts,
} from './font-survey.ts';
export { paperChoice } from './paper.ts';
export { type Precompiled, precompile } from './precompiled.ts';
export type { MissingCharacter, ScriptNeed } from './script-needs.ts';
export { PRODUCT, VERSION } from './version.ts';
