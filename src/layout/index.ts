export type * from './fragment.ts';
export type { LayoutResult } from './layout-result.ts';
