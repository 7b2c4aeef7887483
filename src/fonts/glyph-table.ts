import type { SfntTables } from './sfnt.ts';

/** Places and metrics of a face's glyphs, read one by one from the file (OpenType `loca`, `glyf`, `hmtx`). */
export class GlyphTable {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly #tables: SfntTables;
  readonly #longOffsets: boolean;
  readonly #metricCount: number;

  constructor(tables: SfntTables) {
    this.bytes = tables.bytes;
    this.count = tables.maxp.u16(4);
    this.#tables = tables;
    this.#longOffsets = tables.head.i16(50) !== 0;
    this.#metricCount = tables.hhea.u16(34);
  }

  /** Of the outline in `bytes`. */
  start(glyph: number): number {
    return this.#tables.glyf.start + this.#offset(glyph);
  }

  /** Of the outline in bytes; 0 for a glyph without outline, or one that the file does not hold. */
  length(glyph: number): number {
    if (glyph >= this.count) return 0;
    const start = this.#offset(glyph);
    const end = Math.min(this.#offset(glyph + 1), this.#tables.glyf.length);
    return Math.max(0, end - start);
  }

  /** Advance width in font units; glyphs beyond the last entry are as wide as it. */
  advance(glyph: number): number {
    return glyph >= this.count ? 0 : this.#tables.hmtx.u16(Math.min(glyph, this.#metricCount - 1) * 4);
  }

  leftSideBearing(glyph: number): number {
    const last = this.#metricCount - 1;
    return this.#tables.hmtx.i16(glyph <= last ? glyph * 4 + 2 : (last + 1) * 4 + (glyph - last - 1) * 2);
  }

  /** Highest point of the outline in font units; 0 where there is none. */
  top(glyph: number): number {
    return glyph > 0 && this.length(glyph) >= 10
      ? this.#tables.glyf.i16(this.start(glyph) - this.#tables.glyf.start + 8)
      : 0;
  }

  #offset(glyph: number): number {
    const { loca } = this.#tables;
    return this.#longOffsets ? loca.u32(glyph * 4) : loca.u16(glyph * 2) * 2;
  }
}
