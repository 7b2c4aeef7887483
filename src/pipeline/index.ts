export { build, prepareBuild } from './build.ts';
export type { AttachSource, BuildRequest, BuildResult, BuildSettings, FontFolder } from './build-request.ts';
export { type Precompiled, precompile } from './precompiled.ts';
export { PRODUCT, VERSION } from './version.ts';
