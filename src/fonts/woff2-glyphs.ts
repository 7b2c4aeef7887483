import { ByteReader } from './byte-reader.ts';
import { writeSimpleGlyph } from './simple-glyph.ts';
import { TableView } from './table-view.ts';

/** The tables that WOFF 2.0 writes in another form. Hints are left out: nothing of ours runs them. */
export interface RebuiltGlyphs {
  readonly glyf: Uint8Array;
  /** With offsets of four bytes. */
  readonly loca: Uint8Array;
  /** By glyph. */
  readonly xMins: Int16Array;
}

const HEADER = 36;
const STREAMS = 7;
const HAS_INSTRUCTIONS = 0x0100;
const MORE_COMPONENTS = 0x0020;

interface Streams {
  readonly contours: ByteReader;
  readonly points: ByteReader;
  readonly flags: ByteReader;
  readonly glyphs: ByteReader;
  readonly composites: ByteReader;
  readonly boxes: ByteReader;
  readonly hasBox: (glyph: number) => boolean;
}

/** The transformed `glyf` table (WOFF 2.0 §5.1); undefined where it contradicts itself. */
export function rebuildGlyphs(data: Uint8Array): RebuiltGlyphs | undefined {
  const count = new TableView(data).u16(4);
  const streams = readStreams(data, count);
  if (streams === undefined) return undefined;
  const xMins = new Int16Array(count);
  const parts: Uint8Array[] = [];
  const offsets = new Uint8Array((count + 1) * 4);
  const view = new DataView(offsets.buffer);
  let end = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    const description = readGlyph(streams, glyph);
    if (description === undefined) return undefined;
    if (description.length > 0) xMins[glyph] = new TableView(description).i16(2);
    parts.push(description);
    end += (description.length + 3) & ~3;
    view.setUint32((glyph + 1) * 4, end);
  }
  const glyf = new Uint8Array(end);
  for (const [glyph, description] of parts.entries()) glyf.set(description, view.getUint32(glyph * 4));
  return { glyf, loca: offsets, xMins };
}

function readStreams(data: Uint8Array, count: number): Streams | undefined {
  const view = new TableView(data);
  const streams: Uint8Array[] = [];
  let at = HEADER;
  for (let index = 0; index < STREAMS; index += 1) {
    const length = view.u32(8 + index * 4);
    if (at + length > data.length) return undefined;
    streams.push(data.subarray(at, at + length));
    at += length;
  }
  const [contours, points, flags, glyphs, composites, boxes] = streams;
  if (!contours || !points || !flags || !glyphs || !composites || !boxes) return undefined;
  const bitmap = 4 * ((count + 31) >> 5);
  if (contours.length < count * 2 || boxes.length < bitmap) return undefined;
  return {
    contours: new ByteReader(contours),
    points: new ByteReader(points),
    flags: new ByteReader(flags),
    glyphs: new ByteReader(glyphs),
    composites: new ByteReader(composites),
    boxes: new ByteReader(boxes.subarray(bitmap)),
    hasBox: (glyph) => ((boxes[glyph >> 3] ?? 0) & (0x80 >> (glyph & 7))) !== 0,
  };
}

/** Empty for a glyph without outline. */
function readGlyph(streams: Streams, glyph: number): Uint8Array | undefined {
  const contours = streams.contours.i16();
  const box = streams.hasBox(glyph) ? readBox(streams.boxes) : undefined;
  if (contours === 0) return new Uint8Array();
  const description = contours < 0 ? readComposite(streams, box) : readSimple(streams, contours, box);
  const { points, flags, glyphs, composites, boxes } = streams;
  return [points, flags, glyphs, composites, boxes].some(({ failed }) => failed) ? undefined : description;
}

type Box = readonly [number, number, number, number];

function readBox(boxes: ByteReader): Box {
  return [boxes.i16(), boxes.i16(), boxes.i16(), boxes.i16()];
}

/** Contours as points; instructions, which come behind them, are passed over with their length. */
function readSimple(streams: Streams, contours: number, box: Box | undefined): Uint8Array | undefined {
  const ends: number[] = [];
  let count = 0;
  for (let contour = 0; contour < contours; contour += 1) {
    count += streams.points.short255();
    ends.push(count - 1);
    if (streams.points.failed || count > streams.flags.left || count > 0xffff) return undefined;
  }
  const xs: number[] = [];
  const ys: number[] = [];
  const on: boolean[] = [];
  let x = 0;
  let y = 0;
  for (let point = 0; point < count; point += 1) {
    const flag = streams.flags.u8();
    const [dx, dy] = readStep(flag & 0x7f, streams.glyphs);
    x += dx;
    y += dy;
    xs.push(x);
    ys.push(y);
    on.push(flag < 0x80);
  }
  if (count > 0) streams.glyphs.short255();
  return writeSimpleGlyph({ xs, ys, on, ends, ...(box && { box }) });
}

/** A step from one point to the next, in one to four bytes (WOFF 2.0 §5.2, "triplet encoding"). */
function readStep(flag: number, from: ByteReader): readonly [number, number] {
  const first = from.u8();
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + first)];
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + first), 0];
  if (flag < 84) {
    const base = flag - 20;
    return [
      signed(flag, 1 + (base & 0x30) + (first >> 4)),
      signed(flag >> 1, 1 + ((base & 0x0c) << 2) + (first & 0x0f)),
    ];
  }
  const second = from.u8();
  if (flag < 120) {
    const base = flag - 84;
    return [
      signed(flag, 1 + (Math.floor(base / 12) << 8) + first),
      signed(flag >> 1, 1 + (((base % 12) >> 2) << 8) + second),
    ];
  }
  const third = from.u8();
  if (flag < 124)
    return [signed(flag, (first << 4) + (second >> 4)), signed(flag >> 1, ((second & 0x0f) << 8) + third)];
  return [signed(flag, (first << 8) + second), signed(flag >> 1, (third << 8) + from.u8())];
}

function signed(flag: number, value: number): number {
  return (flag & 1) !== 0 ? value : -value;
}

/** Components stand as in the `glyf` table; without instructions none may say that it has some. */
function readComposite({ composites, glyphs }: Streams, box: Box | undefined): Uint8Array | undefined {
  if (box === undefined) return undefined;
  const bytes: number[] = [0xff, 0xff];
  for (const value of box) bytes.push((value >> 8) & 0xff, value & 0xff);
  let hasInstructions = false;
  for (let more = true; more; ) {
    const flags = composites.u16();
    if (composites.failed) return undefined;
    hasInstructions ||= (flags & HAS_INSTRUCTIONS) !== 0;
    more = (flags & MORE_COMPONENTS) !== 0;
    const kept = flags & ~HAS_INSTRUCTIONS;
    bytes.push(kept >> 8, kept & 0xff, ...composites.bytes(componentSize(flags)));
  }
  if (hasInstructions) glyphs.short255();
  return Uint8Array.from(bytes);
}

/** What comes behind the flags: glyph, offsets or points, and a scale in three sizes. */
function componentSize(flags: number): number {
  const place = (flags & 0x0001) !== 0 ? 6 : 4;
  if ((flags & 0x0008) !== 0) return place + 2;
  if ((flags & 0x0040) !== 0) return place + 4;
  return (flags & 0x0080) !== 0 ? place + 8 : place;
}

/** The transformed `hmtx` table (WOFF 2.0 §5.4): side bearings that are the outlines' left edges are left out. */
export function rebuildMetrics(
  data: Uint8Array,
  hhea: Uint8Array,
  glyphs: RebuiltGlyphs | undefined,
): Uint8Array | undefined {
  const wide = new TableView(hhea).u16(34);
  const count = glyphs?.xMins.length ?? 0;
  if (glyphs === undefined || wide === 0 || wide > count) return undefined;
  const reader = new ByteReader(data);
  const flags = reader.u8();
  const advances = Array.from({ length: wide }, () => reader.u16());
  const table = new Uint8Array(wide * 4 + (count - wide) * 2);
  const view = new DataView(table.buffer);
  for (let glyph = 0; glyph < count; glyph += 1) {
    const proportional = glyph < wide;
    const isLeftOut = (flags & (proportional ? 1 : 2)) !== 0;
    const bearing = isLeftOut ? (glyphs.xMins[glyph] ?? 0) : reader.i16();
    if (proportional) view.setUint16(glyph * 4, advances[glyph] ?? 0);
    view.setInt16(proportional ? glyph * 4 + 2 : wide * 4 + (glyph - wide) * 2, bearing);
  }
  return reader.failed ? undefined : table;
}
