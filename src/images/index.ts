export type { ImageFile } from './image-file.ts';
