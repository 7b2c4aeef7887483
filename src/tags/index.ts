export { buildStructure } from './build-structure.ts';
export { dumpStructure } from './dump-structure.ts';
export type * from './structure-tree.ts';
