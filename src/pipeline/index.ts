export { build, prepareBuild } from './build.ts';
export type { AttachSource, BuildRequest, BuildResult, BuildSettings } from './build-request.ts';
export { PRODUCT, VERSION } from './version.ts';
