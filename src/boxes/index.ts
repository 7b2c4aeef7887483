export type * from './box-tree.ts';
