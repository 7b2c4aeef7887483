export * from './computed-style.ts';
export type * from './styled-tree.ts';
