export type { ImageFault, ImageFaultReason } from './image-fault.ts';
export type { ImageFile } from './image-file.ts';
export { createImageStore, type ImageStore } from './image-store.ts';
