import { crc32, deflateSync } from 'node:zlib';

/** A chunk of a PNG file. */
function chunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])) >>> 0);
  return Buffer.concat([head, data, tail]);
}

export interface PngChoice {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colorType: number;
  readonly interlaced?: boolean;
  readonly palette?: readonly number[];
  readonly transparency?: readonly number[];
  /** Rows with their filter bytes, in the order they are stored. */
  readonly rows: Uint8Array;
}

export function pngBytes(choice: PngChoice): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(choice.width);
  header.writeUInt32BE(choice.height, 4);
  header[8] = choice.bits;
  header[9] = choice.colorType;
  header[12] = choice.interlaced ? 1 : 0;
  const parts = [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header)];
  if (choice.palette) parts.push(chunk('PLTE', Uint8Array.from(choice.palette)));
  if (choice.transparency) parts.push(chunk('tRNS', Uint8Array.from(choice.transparency)));
  parts.push(chunk('IDAT', deflateSync(choice.rows)), chunk('IEND', new Uint8Array(0)));
  return new Uint8Array(Buffer.concat(parts));
}

/** RGB with alpha, 8 bits: a gradient whose right half fades out. */
export function alphaPng(width: number, height: number): Uint8Array {
  const rows = new Uint8Array(height * (1 + width * 4));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * (1 + width * 4) + 1 + x * 4;
      rows.set(
        [Math.round((x * 255) / width), Math.round((y * 255) / height), 120, x < width / 2 ? 255 : 90],
        at,
      );
    }
  return pngBytes({ width, height, bits: 8, colorType: 6, rows });
}
