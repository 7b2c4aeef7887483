export { build } from './build.ts';
export type { AttachSource, BuildRequest, BuildResult, BuildSettings } from './build-request.ts';
