export type * from './fragment.ts';
export type { LayoutResources } from './inline/index.ts';
export type { LayoutResult } from './layout-result.ts';
export { endPages, type PageEnding } from './pages/end-pages.ts';
export { layoutPages } from './pages/lay-out-pages.ts';
