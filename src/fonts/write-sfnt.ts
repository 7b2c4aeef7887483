const HEADER = 12;
const RECORD = 16;
const CHECKSUM_OF_FILE = 0xb1b0afba;
const ADJUSTMENT_AT = 8;

type Table = readonly [tag: string, data: Uint8Array];

/** In the order that `writeSfnt` wants. */
export function byTag(tables: readonly Table[]): readonly Table[] {
  return tables.toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** Writes a TrueType file of these tables, tags in ascending order, with all checksums (OpenType, "Font File"). */
export function writeSfnt(tables: readonly Table[]): Uint8Array {
  const directory = HEADER + tables.length * RECORD;
  const size = tables.reduce((sum, [, data]) => sum + padded(data.length), directory);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  writeHeader(view, tables.length);
  let at = directory;
  let headAt = 0;
  for (const [index, [tag, data]] of tables.entries()) {
    file.set(data, at);
    const record = HEADER + index * RECORD;
    for (let letter = 0; letter < 4; letter += 1) file[record + letter] = tag.charCodeAt(letter);
    view.setUint32(record + 4, checksum(view, at, padded(data.length)));
    view.setUint32(record + 8, at);
    view.setUint32(record + 12, data.length);
    if (tag === 'head' && data.length >= ADJUSTMENT_AT + 4) headAt = at;
    at += padded(data.length);
  }
  if (headAt > 0) view.setUint32(headAt + ADJUSTMENT_AT, (CHECKSUM_OF_FILE - checksum(view, 0, size)) >>> 0);
  return file;
}

function writeHeader(view: DataView, count: number): void {
  const power = 31 - Math.clz32(count);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, count);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, (count - (1 << power)) * 16);
}

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getInt32(at)) | 0;
  return sum >>> 0;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
