import type { ClusterPart, EmbeddedGlyph, GlyphCluster } from './glyph-cluster.ts';
import type { GlyphSource } from './glyph-source.ts';
import type { SfntTables } from './sfnt.ts';
import type { TableView } from './table-view.ts';
import { writeSfnt } from './write-sfnt.ts';

/** Flags of a composite glyph's components (OpenType `glyf`). */
const ARGUMENTS_ARE_WORDS = 0x0001;
const ARGUMENTS_ARE_OFFSETS = 0x0002;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_X_AND_Y_SCALE = 0x0040;
const HAS_MATRIX = 0x0080;
const HAS_INSTRUCTIONS = 0x0100;

const MAX_GLYPHS = 0xffff;

/**
 * A TrueType file with these glyphs in this order, for a PDF's CIDFontType2: outlines and metrics, neither hints nor
 * names nor a character map. The same glyph may come twice. A cluster becomes one composite glyph of its parts.
 * Components of composite glyphs that are not in the list are added behind it. A glyph that the file lacks, or whose
 * data contradict themselves, becomes an empty one.
 */
export function subsetTrueType(
  tables: SfntTables,
  source: GlyphSource,
  wanted: readonly EmbeddedGlyph[],
): Uint8Array {
  const order = wanted.length > 0 ? wanted.slice(0, MAX_GLYPHS) : [0];
  const outlines = new OutlineWriter(source, order);
  // `order` grows by the components that are met.
  for (let id = 0; id < order.length; id += 1) {
    const glyph = order[id] ?? 0;
    if (typeof glyph === 'number') outlines.write(glyph);
    else outlines.writeCluster(glyph, id);
  }
  const { glyf, loca, long } = outlines.finish();
  return writeSfnt([
    ['glyf', glyf],
    ['head', newHead(tables, source, long)],
    ['hhea', newHhea(tables, source, order.length)],
    ['hmtx', newHmtx(source, order, outlines.clusterBearings)],
    ['loca', loca],
    ['maxp', newMaxp(source, order, outlines.mostParts)],
  ]);
}

/** Copies outlines one behind the other into one growing array. */
class OutlineWriter {
  readonly #source: GlyphSource;
  readonly #order: EmbeddedGlyph[];
  /** By the font's own glyph id. */
  readonly #newIds = new Map<number, number>();
  readonly #starts: number[] = [];
  /** Left side bearings of the clusters by new id, and how many components the largest has. */
  readonly clusterBearings = new Map<number, number>();
  mostParts = 0;
  #out = new Uint8Array(16_384);
  #end = 0;

  constructor(source: GlyphSource, order: EmbeddedGlyph[]) {
    this.#source = source;
    this.#order = order;
    for (let id = 0; id < order.length; id += 1) {
      const glyph = order[id] ?? 0;
      if (typeof glyph === 'number' && !this.#newIds.has(glyph)) this.#newIds.set(glyph, id);
    }
  }

  write(glyph: number): void {
    this.#starts.push(this.#end);
    const view = this.#source.outline(glyph);
    if (view.length === 0) return;
    this.#makeRoom(view.length + 4);
    const contours = view.i16(0);
    const size = contours >= 0 ? this.#copySimple(view, contours) : this.#copyComposite(view);
    this.#end += (size + 3) & ~3;
  }

  /**
   * A composite glyph of whole glyphs at their places. Rasterisers put an outline so that its left edge is at its side
   * bearing; components are taken as they stand in the file, so that their difference goes into the offset.
   */
  writeCluster({ parts }: GlyphCluster, id: number): void {
    this.#starts.push(this.#end);
    const drawn = parts.filter(({ glyph }) => this.#source.outline(glyph).length > 0);
    this.clusterBearings.set(id, 0);
    if (drawn.length === 0) return;
    this.#makeRoom(10 + drawn.length * COMPONENT + 4);
    const box = { xMin: 0x7fff, yMin: 0x7fff, xMax: -0x8000, yMax: -0x8000 };
    let at = 10;
    let written = 0;
    for (const part of drawn) {
      const newId = this.#newId(part.glyph);
      if (newId === undefined) continue;
      const { x, y } = this.#placeOf(part, box);
      if (written > 0) this.#putU16(at - COMPONENT, COMPONENT_FLAGS | MORE_COMPONENTS);
      this.#putU16(at, COMPONENT_FLAGS);
      this.#putU16(at + 2, newId);
      this.#putU16(at + 4, x);
      this.#putU16(at + 6, y);
      at += COMPONENT;
      written += 1;
    }
    if (written === 0) return;
    this.#putU16(0, 0xffff);
    this.#putU16(2, box.xMin);
    this.#putU16(4, box.yMin);
    this.#putU16(6, box.xMax);
    this.#putU16(8, box.yMax);
    this.clusterBearings.set(id, box.xMin);
    this.mostParts = Math.max(this.mostParts, written);
    this.#end += (at + 3) & ~3;
  }

  finish(): { readonly glyf: Uint8Array; readonly loca: Uint8Array; readonly long: boolean } {
    const long = this.#end > 0x1fffe;
    const starts = [...this.#starts, this.#end];
    const loca = new Uint8Array(starts.length * (long ? 4 : 2));
    const view = new DataView(loca.buffer);
    for (const [index, start] of starts.entries())
      if (long) view.setUint32(index * 4, start);
      else view.setUint16(index * 2, start / 2);
    return { glyf: this.#out.subarray(0, this.#end), loca, long };
  }

  /** Header, end points, no instructions, then flags and coordinates as they are. Gives the new length. */
  #copySimple(view: TableView, contours: number): number {
    const instructionsAt = 10 + contours * 2;
    const pointsAt = instructionsAt + 2 + view.u16(instructionsAt);
    if (instructionsAt + 2 > view.length || pointsAt > view.length) return 0;
    this.#copy(view, 0, instructionsAt, 0);
    this.#out[this.#end + instructionsAt] = 0;
    this.#out[this.#end + instructionsAt + 1] = 0;
    this.#copy(view, pointsAt, view.length, instructionsAt + 2);
    return instructionsAt + 2 + view.length - pointsAt;
  }

  #copyComposite(view: TableView): number {
    let at = 10;
    for (let more = true; more; ) {
      const flags = view.u16(at);
      const size = componentSize(flags);
      if (at + size > view.length) return 0;
      this.#copy(view, at, at + size, at);
      const id = this.#newId(view.u16(at + 2));
      if (id === undefined) return 0;
      this.#putU16(at, flags & ~HAS_INSTRUCTIONS);
      this.#putU16(at + 2, id);
      at += size;
      more = (flags & MORE_COMPONENTS) !== 0;
    }
    this.#copy(view, 0, 10, 0);
    return at;
  }

  /** Where a part's outline goes; widens the cluster's box by it. */
  #placeOf({ glyph, x, y }: ClusterPart, box: OutlineBox): { readonly x: number; readonly y: number } {
    const view = this.#source.outline(glyph);
    const place = {
      x: within16(x + this.#source.leftSideBearing(glyph) - view.i16(2)),
      y: within16(y),
    };
    box.xMin = within16(Math.min(box.xMin, view.i16(2) + place.x));
    box.yMin = within16(Math.min(box.yMin, view.i16(4) + place.y));
    box.xMax = within16(Math.max(box.xMax, view.i16(6) + place.x));
    box.yMax = within16(Math.max(box.yMax, view.i16(8) + place.y));
    return place;
  }

  /** Undefined where the font names a component that it does not have. */
  #newId(glyph: number): number | undefined {
    const known = this.#newIds.get(glyph);
    if (known !== undefined) return known;
    if (glyph >= this.#source.count || this.#order.length >= MAX_GLYPHS) return undefined;
    this.#order.push(glyph);
    this.#newIds.set(glyph, this.#order.length - 1);
    return this.#order.length - 1;
  }

  #copy(view: TableView, from: number, to: number, at: number): void {
    const source = view.bytes;
    const out = this.#out;
    let target = this.#end + at;
    for (let place = view.start + from; place < view.start + to; place += 1) {
      out[target] = source[place] ?? 0;
      target += 1;
    }
  }

  #putU16(at: number, value: number): void {
    this.#out[this.#end + at] = value >> 8;
    this.#out[this.#end + at + 1] = value;
  }

  #makeRoom(size: number): void {
    if (this.#end + size <= this.#out.length) return;
    const larger = new Uint8Array(Math.max(this.#out.length * 2, this.#end + size));
    larger.set(this.#out.subarray(0, this.#end));
    this.#out = larger;
  }
}

/** Font units, grows with the parts of a cluster. */
interface OutlineBox {
  xMin: number;
  yMin: number;
  xMax: number;
  yMax: number;
}

/** Bytes of a component without scale, and its flags: offsets in two words, not rounded to the pixel grid. */
const COMPONENT = 8;
const COMPONENT_FLAGS = ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS;

function within16(value: number): number {
  return Math.max(-0x8000, Math.min(0x7fff, Math.round(value)));
}

function componentSize(flags: number): number {
  const place = flags & ARGUMENTS_ARE_WORDS ? 8 : 6;
  if (flags & HAS_SCALE) return place + 2;
  if (flags & HAS_X_AND_Y_SCALE) return place + 4;
  return flags & HAS_MATRIX ? place + 8 : place;
}

function copyOf(view: TableView, length: number): Uint8Array {
  return view.bytes.slice(view.start, view.start + length);
}

function newHead({ head }: SfntTables, { unitsPerEm }: GlyphSource, longOffsets: boolean): Uint8Array {
  const copy = copyOf(head, 54);
  const view = new DataView(copy.buffer);
  view.setUint32(8, 0);
  view.setUint16(50, longOffsets ? 1 : 0);
  scaleWords(view, [36, 38, 40, 42], unitsPerEm / head.u16(18));
  view.setUint16(18, unitsPerEm);
  return copy;
}

function newHhea({ head, hhea }: SfntTables, { unitsPerEm }: GlyphSource, glyphs: number): Uint8Array {
  const copy = copyOf(hhea, 36);
  const view = new DataView(copy.buffer);
  view.setUint16(34, glyphs);
  scaleWords(view, [4, 6, 8, 10, 12, 14, 16], unitsPerEm / head.u16(18));
  return copy;
}

/** Where glyphs are drawn in smaller units than the file's, other lengths follow. */
function scaleWords(view: DataView, places: readonly number[], factor: number): void {
  if (factor === 1) return;
  for (const place of places) view.setInt16(place, within16(view.getInt16(place) * factor));
}

function newHmtx(
  source: GlyphSource,
  order: readonly EmbeddedGlyph[],
  clusterBearings: ReadonlyMap<number, number>,
): Uint8Array {
  const table = new Uint8Array(order.length * 4);
  const view = new DataView(table.buffer);
  for (const [id, glyph] of order.entries()) {
    const single = typeof glyph === 'number';
    view.setUint16(id * 4, single ? source.advance(glyph) : glyph.advance);
    view.setInt16(id * 4 + 2, single ? source.leftSideBearing(glyph) : (clusterBearings.get(id) ?? 0));
  }
  return table;
}

/**
 * No program of the font runs any more, so its demands are nil: one zone, no storage, functions or stack. Clusters are
 * composites of up to `parts` glyphs, which may be composites themselves.
 */
function newMaxp(source: GlyphSource, order: readonly EmbeddedGlyph[], parts: number): Uint8Array {
  const copy = source.profile(order.filter((glyph) => typeof glyph === 'number'));
  const view = new DataView(copy.buffer);
  view.setUint16(4, order.length);
  view.setUint16(14, 1);
  for (let at = 16; at < 28; at += 2) view.setUint16(at, 0);
  if (parts === 0) return copy;
  const points = Math.max(view.getUint16(6), view.getUint16(10));
  const contours = Math.max(view.getUint16(8), view.getUint16(12));
  view.setUint16(10, Math.min(0xffff, points * parts));
  view.setUint16(12, Math.min(0xffff, contours * parts));
  view.setUint16(28, Math.max(view.getUint16(28), parts));
  view.setUint16(30, Math.min(0xffff, view.getUint16(30) + 1));
  return copy;
}
