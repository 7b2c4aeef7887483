import type { TableView } from './table-view.ts';

type Lookup = (codePoint: number) => number;

/** Platform and encoding of the subtables that map Unicode, best first; the last is Microsoft's symbol encoding. */
const PREFERRED = ['3 10', '0 6', '0 4', '3 1', '0 3', '0 2', '0 1', '0 0', '3 0'];

/**
 * A function that finds the glyph of a code point (0: none) by binary search in the file's own `cmap` subtable,
 * formats 4 and 12 (OpenType `cmap`). Nothing is expanded.
 */
export function characterMap(cmap: TableView): Lookup {
  const places = new Map<string, number>();
  const count = Math.min(cmap.u16(2), 64);
  for (let index = 0; index < count; index += 1) {
    const record = 4 + index * 8;
    const place = cmap.u32(record + 4);
    const format = cmap.u16(place);
    if (format === 4 || format === 12) places.set(`${cmap.u16(record)} ${cmap.u16(record + 2)}`, place);
  }
  const best = PREFERRED.find((key) => places.has(key));
  const place = best === undefined ? undefined : places.get(best);
  if (place === undefined) return () => 0;
  if (cmap.u16(place) === 12) return (codePoint) => lookUpGroups(cmap, place, codePoint);
  if (best !== '3 0') return (codePoint) => lookUpSegments(cmap, place, codePoint);
  return (codePoint) =>
    lookUpSegments(cmap, place, codePoint) ||
    (codePoint < 0x100 ? lookUpSegments(cmap, place, 0xf000 + codePoint) : 0);
}

/** Format 12: groups of (first, last, glyph of the first). */
function lookUpGroups(cmap: TableView, place: number, codePoint: number): number {
  let low = 0;
  let high = cmap.u32(place + 12) - 1;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const group = place + 16 + middle * 12;
    if (codePoint < cmap.u32(group)) high = middle - 1;
    else if (codePoint > cmap.u32(group + 4)) low = middle + 1;
    else return cmap.u32(group + 8) + codePoint - cmap.u32(group);
  }
  return 0;
}

/** Format 4: parallel arrays of end, start, delta and offset, one entry a segment. */
function lookUpSegments(cmap: TableView, place: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const size = cmap.u16(place + 6) & ~1;
  const ends = place + 14;
  let low = 0;
  let high = size / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cmap.u16(ends + middle * 2) < codePoint) low = middle + 1;
    else high = middle;
  }
  if (low === size / 2) return 0;
  const starts = ends + size + 2;
  const start = cmap.u16(starts + low * 2);
  if (codePoint < start) return 0;
  const delta = cmap.u16(starts + size + low * 2);
  const offsetAt = starts + size * 2 + low * 2;
  const offset = cmap.u16(offsetAt);
  if (offset === 0) return (codePoint + delta) & 0xffff;
  const glyph = cmap.u16(offsetAt + offset + (codePoint - start) * 2);
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}
