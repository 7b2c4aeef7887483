export type * from './structure-tree.ts';
