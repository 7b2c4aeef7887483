import type { GlyphSource } from './glyph-source.ts';
import type { SfntTables } from './sfnt.ts';
import { TableView } from './table-view.ts';

/** Places and metrics of a face's glyphs, read one by one from the file (OpenType `loca`, `glyf`, `hmtx`). */
export class GlyphTable implements GlyphSource {
  readonly unitsPerEm: number;
  readonly count: number;
  readonly #tables: SfntTables;
  readonly #longOffsets: boolean;
  readonly #metricCount: number;

  constructor(tables: SfntTables) {
    this.unitsPerEm = tables.head.u16(18);
    this.count = tables.maxp.u16(4);
    this.#tables = tables;
    this.#longOffsets = tables.head.i16(50) !== 0;
    this.#metricCount = tables.hhea.u16(34);
  }

  outline(glyph: number): TableView {
    const { glyf } = this.#tables;
    const length = glyph < this.count ? this.#lengthOf(glyph) : 0;
    return length < 10 ? NOTHING : new TableView(glyf.bytes, glyf.start + this.#offset(glyph), length);
  }

  /** Advance width in font units; glyphs beyond the last entry are as wide as it. */
  advance(glyph: number): number {
    return glyph >= this.count ? 0 : this.#tables.hmtx.u16(Math.min(glyph, this.#metricCount - 1) * 4);
  }

  leftSideBearing(glyph: number): number {
    const last = this.#metricCount - 1;
    return this.#tables.hmtx.i16(glyph <= last ? glyph * 4 + 2 : (last + 1) * 4 + (glyph - last - 1) * 2);
  }

  top(glyph: number): number {
    return glyph > 0 ? this.outline(glyph).i16(8) : 0;
  }

  profile(): Uint8Array {
    const { maxp } = this.#tables;
    return maxp.bytes.slice(maxp.start, maxp.start + 32);
  }

  #lengthOf(glyph: number): number {
    return Math.min(this.#offset(glyph + 1), this.#tables.glyf.length) - this.#offset(glyph);
  }

  #offset(glyph: number): number {
    const { loca } = this.#tables;
    return this.#longOffsets ? loca.u32(glyph * 4) : loca.u16(glyph * 2) * 2;
  }
}

const NOTHING = new TableView(new Uint8Array(), 0, 0);
