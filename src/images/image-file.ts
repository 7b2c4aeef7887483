/** A raster image, checked: it can be drawn. Pixels are not decoded here. */
export interface ImageFile {
  /** Absolute path; the key of caches. */
  readonly path: string;
  readonly format: 'jpeg' | 'png';
  readonly bytes: Uint8Array;
  /** In pixels, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /**
   * How the stored picture must be turned or mirrored to be upright: 1 (or absent: as stored) to 8, as EXIF 2.3
   * numbers it (tag 0x0112). 5 to 8 swap the sides.
   */
  readonly orientation?: number;
}
