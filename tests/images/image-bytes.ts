import { crc32, deflateSync } from 'node:zlib';

/** Makers of small image files, whole or wrong in one place. */

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

export interface PngWish {
  readonly width: number;
  readonly height: number;
  readonly depth?: number;
  readonly colorType?: number;
  readonly interlace?: number;
  /** Uncompressed rows with filter bytes; the right amount of zeros otherwise (not interlaced). */
  readonly rows?: Uint8Array;
  readonly before?: readonly Buffer[];
}

const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export function makePng(wish: PngWish): Buffer {
  const { width, height, depth = 8, colorType = 2, interlace = 0, before = [] } = wish;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colorType, 0, 0, interlace], 8);
  const stride = 1 + Math.ceil((width * depth * (SAMPLES[colorType] ?? 1)) / 8);
  const small = width * height < 10_000_000;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...before,
    pngChunk('IDAT', deflateSync(wish.rows ?? Buffer.alloc(small ? stride * height : 0))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function jpegSegment(marker: number, data: readonly number[]): number[] {
  return [0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255, ...data];
}

export interface JpegWish {
  readonly width: number;
  readonly height: number;
  readonly components?: number;
  readonly frame?: number;
  readonly precision?: number;
  readonly orientation?: number;
  readonly littleEndian?: boolean;
  readonly end?: boolean;
}

/** Segments in the right places; the scan's data are three bytes of nothing. */
export function makeJpeg(wish: JpegWish): Buffer {
  const { width, height, components = 3, frame = 0xc0, precision = 8, end = true } = wish;
  const parts = Array.from({ length: components }, (_, at) => at + 1);
  return Buffer.from([
    0xff,
    0xd8,
    ...(wish.orientation === undefined ? [] : exif(wish.orientation, wish.littleEndian ?? false)),
    ...jpegSegment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...jpegSegment(frame, [
      precision,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      components,
      ...parts.flatMap((part) => [part, 0x11, 0]),
    ]),
    ...jpegSegment(0xda, [components, ...parts.flatMap((part) => [part, 0]), 0, 63, 0]),
    0x12,
    0xff,
    0x00,
    ...(end ? [0xff, 0xd9] : []),
  ]);
}

function exif(orientation: number, little: boolean): number[] {
  const order = (bytes: readonly number[]): readonly number[] => (little ? bytes : bytes.toReversed());
  return jpegSegment(0xe1, [
    ...[0x45, 0x78, 0x69, 0x66, 0, 0],
    ...(little ? [0x49, 0x49] : [0x4d, 0x4d]),
    ...order([42, 0]),
    ...order([8, 0, 0, 0]),
    ...order([2, 0]),
    ...[...order([0x0f, 0x01]), ...order([2, 0]), ...order([1, 0, 0, 0]), 0, 0, 0, 0],
    ...[...order([0x12, 0x01]), ...order([3, 0]), ...order([1, 0, 0, 0]), ...order([orientation, 0]), 0, 0],
    ...[0, 0, 0, 0],
  ]);
}
