import { crc32, inflateSync } from 'node:zlib';
import { damaged, type Refusal, refuse, truncated } from './image-fault.ts';
import { type ImageFacts, sizeRefusal } from './image-size.ts';

/** Bits a sample that each colour type may have, and its samples a pixel (PNG 3rd edition §11.2.1). */
const COLOR_TYPES: Record<number, { readonly depths: readonly number[]; readonly samples: number }> = {
  0: { depths: [1, 2, 4, 8, 16], samples: 1 },
  2: { depths: [8, 16], samples: 3 },
  3: { depths: [1, 2, 4, 8], samples: 1 },
  4: { depths: [8, 16], samples: 2 },
  6: { depths: [8, 16], samples: 4 },
};
const PALETTE = 3;

/** First column and row, and steps, of the passes of an interlaced image (§8.2). */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
const ONE_PASS = [[0, 0, 1, 1]] as const;

/** Above this many bytes of samples the compressed data are trusted to their checksums: inflating takes too long. */
const MAX_INFLATED = 4 << 20;

interface Header {
  readonly width: number;
  readonly height: number;
  readonly bitsPerPixel: number;
  readonly colorType: number;
  readonly interlaced: boolean;
}

interface Chunks {
  readonly hasPalette: boolean;
  readonly data: readonly Uint8Array[];
}

/**
 * Reads a PNG's header, walks its chunks to IEND and checks the critical ones' checksums; images of moderate size are
 * inflated to see that all rows are there. Never throws.
 */
export function readPng(bytes: Uint8Array): ImageFacts | Refusal {
  const header = readHeader(bytes);
  if ('reason' in header) return header;
  const chunks = readChunks(bytes);
  if ('reason' in chunks) return chunks;
  if (chunks.data.length === 0) return damaged('it has no image data');
  if (header.colorType === PALETTE && !chunks.hasPalette) return damaged('its palette is missing');
  const { width, height } = header;
  return dataRefusal(header, chunks.data) ?? { format: 'png', width, height, orientation: 1 };
}

function readHeader(bytes: Uint8Array): Header | Refusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 33) return truncated('it ends within its header');
  if (view.getUint32(8) !== 13 || typeAt(bytes, 12) !== 'IHDR') return damaged('it does not begin with IHDR');
  if (crc32(bytes.subarray(12, 29)) !== view.getUint32(29)) return damaged('the checksum of IHDR is wrong');
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const depth = view.getUint8(24);
  const colorType = view.getUint8(25);
  const kind = COLOR_TYPES[colorType];
  if (!kind?.depths.includes(depth))
    return damaged(`colour type ${colorType} with ${depth} bits a sample does not exist`);
  if (view.getUint16(26) !== 0 || view.getUint8(28) > 1)
    return refuse('not-yet', 'uses an unknown PNG method', 'save it as an ordinary PNG');
  return (
    sizeRefusal(width, height) ?? {
      width,
      height,
      bitsPerPixel: kind.samples * depth,
      colorType,
      interlaced: view.getUint8(28) === 1,
    }
  );
}

function readChunks(bytes: Uint8Array): Chunks | Refusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const data: Uint8Array[] = [];
  let hasPalette = false;
  for (let at = 33; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return truncated('a chunk reaches beyond the end of the file');
    const type = typeAt(bytes, at + 4);
    const isCritical = ((bytes[at + 4] ?? 0) & 0x20) === 0;
    if (isCritical && crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end))
      return damaged(`the checksum of ${/^[A-Z]{4}$/.test(type) ? type : 'a chunk'} is wrong`);
    if (type === 'IEND') return { hasPalette, data };
    if (type === 'IDAT') data.push(bytes.subarray(at + 8, end));
    if (type === 'PLTE') hasPalette = length >= 3 && length <= 768 && length % 3 === 0;
    at = end + 4;
  }
  return truncated('it has no end chunk');
}

function dataRefusal(header: Header, data: readonly Uint8Array[]): Refusal | undefined {
  const passes = header.interlaced ? ADAM7 : ONE_PASS;
  const expected = passes.reduce((sum, pass) => sum + passRows(header, pass).size, 0);
  if (expected > MAX_INFLATED) return undefined;
  const rows = inflated(data, expected);
  if (rows === undefined) return damaged('its pixels cannot be unpacked');
  if (rows.length < expected) return truncated('rows of pixels are missing');
  let at = 0;
  for (const pass of passes) {
    const { count, stride } = passRows(header, pass);
    for (let row = 0; row < count; row += 1) {
      if ((rows[at] ?? 0) > 4) return damaged('a row has an unknown filter');
      at += stride;
    }
  }
  return undefined;
}

/** Rows of a pass, each with its filter byte. A pass without columns has no rows. */
function passRows(
  { width, height, bitsPerPixel }: Header,
  [x, y, stepX, stepY]: readonly [number, number, number, number],
): { readonly count: number; readonly stride: number; readonly size: number } {
  const columns = Math.ceil((width - x) / stepX);
  const count = columns > 0 ? Math.max(0, Math.ceil((height - y) / stepY)) : 0;
  const stride = 1 + Math.ceil((columns * bitsPerPixel) / 8);
  return { count, stride, size: count * stride };
}

/** The rows, or those that are there; undefined where the data are no zlib stream. Bytes behind the rows are no fault. */
function inflated(data: readonly Uint8Array[], expected: number): Uint8Array | undefined {
  try {
    return inflateSync(Buffer.concat(data), { maxOutputLength: expected + 65_536 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') return new Uint8Array(expected);
    return code === 'Z_BUF_ERROR' ? new Uint8Array(0) : undefined;
  }
}

function typeAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
