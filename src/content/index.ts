export type { Brief } from './brief.ts';
export type { BriefDocument } from './brief-document.ts';
export { type ContentPath, formatPath } from './content-path.ts';
