import type { TableView } from './table-view.ts';

/** Where a subset takes its glyphs from: the file's own `glyf` table, or outlines that HarfBuzz draws. */
export interface GlyphSource {
  readonly unitsPerEm: number;
  readonly count: number;
  /** In the format of the `glyf` table, 10 bytes at least; empty where the glyph has no outline. */
  outline(glyph: number): TableView;
  /** Font units, not negative; 0 for a glyph that the file lacks. */
  advance(glyph: number): number;
  leftSideBearing(glyph: number): number;
  /** Highest point of the outline in font units; 0 where there is none. */
  top(glyph: number): number;
  /** A `maxp` table of version 1.0 for a font of these glyphs: 32 bytes, of which their count is set by others. */
  profile(glyphs: readonly number[]): Uint8Array;
}
