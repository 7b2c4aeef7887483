/** A raster image, checked: it can be drawn. Pixels are not decoded here. */
export interface ImageFile {
  /** Absolute path; the key of caches. */
  readonly path: string;
  readonly format: 'jpeg' | 'png';
  readonly bytes: Uint8Array;
  /** In pixels, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
}
