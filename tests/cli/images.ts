import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one colour; `width` and `height` are what its head says. */
export function png(width: number, height: number): Uint8Array {
  const rows = Buffer.alloc((width * 3 + 1) * Math.min(height, 64), 0x77);
  for (let row = 0; row < Math.min(height, 64); row++) rows[row * (width * 3 + 1)] = 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** The head of a JPEG with four colour components. */
export function cmykJpeg(): Uint8Array {
  const adobe = [0xff, 0xee, 0x00, 0x0e, ...Buffer.from('Adobe', 'latin1'), 0x00, 0x64, 0, 0, 0, 0, 2];
  const frame = [0xff, 0xc0, 0x00, 0x14, 8, 0, 16, 0, 16, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0];
  const scan = [0xff, 0xda, 0x00, 0x0e, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0, 0x55, 0x2a];
  return Uint8Array.from([0xff, 0xd8, ...adobe, ...frame, ...scan, 0xff, 0xd9]);
}
