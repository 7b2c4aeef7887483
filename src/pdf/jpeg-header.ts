/** What a PDF must be told of a JPEG; the file itself is embedded as it is. */
export interface JpegHeader {
  /** As stored, before orientation. */
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly components: 1 | 3 | 4;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
}

const START_OF_SCAN = 0xda;
const APP1 = 0xe1;

/** Reads the first frame header (ITU-T T.81 §B.2.2) and EXIF orientation; undefined where there is none. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === START_OF_SCAN) return undefined;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (isFrameHeader(marker)) return frameHeader(view, at + 4, orientation);
    if (marker === APP1) orientation = exifOrientation(view, at + 4, Math.max(0, length - 2)) ?? orientation;
    at += 2 + Math.max(2, length);
  }
  return undefined;
}

/** SOF0 to SOF15 but for DHT, JPG and DAC. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function frameHeader(view: DataView, at: number, orientation: number): JpegHeader | undefined {
  if (at + 6 > view.byteLength) return undefined;
  const components = view.getUint8(at + 5);
  if (components !== 1 && components !== 3 && components !== 4) return undefined;
  return {
    bits: view.getUint8(at),
    height: view.getUint16(at + 1),
    width: view.getUint16(at + 3),
    components,
    orientation,
  };
}

const ORIENTATION_TAG = 0x0112;

/** TIFF 6.0 §2 inside of `Exif\0\0`. */
function exifOrientation(view: DataView, start: number, length: number): number | undefined {
  const end = Math.min(start + length, view.byteLength);
  if (end - start < 14 || view.getUint32(start) !== 0x45786966) return undefined;
  const tiff = start + 6;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > end) return undefined;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > end) return undefined;
    if (view.getUint16(entry, little) !== ORIENTATION_TAG) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
