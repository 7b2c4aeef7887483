import { inflateSync } from 'node:zlib';
import { damagedFont, type FontFault, fontFault } from './font-fault.ts';
import { TableView } from './table-view.ts';
import { MOST_UNPACKED, unpackWoff2 } from './woff2.ts';
import { byTag, writeSfnt } from './write-sfnt.ts';

const HEADER = 44;
const ENTRY = 20;
const MAX_TABLES = 256;

/** The TrueType or OpenType file in a web font (WOFF 1.0 and 2.0); any other file as it is. */
export function unpackFont(bytes: Uint8Array): Uint8Array | FontFault {
  const signature = new TableView(bytes).tag(0);
  if (signature === 'wOFF') return unpackWoff(bytes);
  return signature === 'wOF2' ? unpackWoff2(bytes) : bytes;
}

/** WOFF 1.0 §3 to 5: each table is compressed by itself, or stored where that would not make it smaller. */
function unpackWoff(bytes: Uint8Array): Uint8Array | FontFault {
  const file = new TableView(bytes);
  if (file.tag(4) === 'ttcf') return fontFault('collection');
  const count = file.u16(12);
  if (count > MAX_TABLES || HEADER + count * ENTRY > file.length) return fontFault('truncated');
  const tables: [string, Uint8Array][] = [];
  let total = 0;
  for (let at = HEADER; at < HEADER + count * ENTRY; at += ENTRY) {
    const tag = file.tag(at);
    const start = file.u32(at + 4);
    const stored = file.u32(at + 8);
    const length = file.u32(at + 12);
    total += length;
    if (start + stored > file.length) return fontFault('truncated');
    if (total > MOST_UNPACKED) return damagedFont('it says that it holds more than 128 MiB');
    const data = inflated(bytes.subarray(start, start + stored), length);
    if (data === undefined) return damagedFont(`its \`${tag}\` table cannot be unpacked`);
    tables.push([tag, data]);
  }
  return writeSfnt(byTag(tables));
}

function inflated(stored: Uint8Array, length: number): Uint8Array | undefined {
  if (stored.length === length) return stored;
  try {
    const data = inflateSync(stored, { maxOutputLength: Math.max(length, 1) });
    return data.length === length ? data : undefined;
  } catch {
    return undefined;
  }
}
