import type { GlyphSource } from './glyph-source.ts';
import { GlyfPen, type OutlinePen } from './outline-pen.ts';
import type { SfntTables } from './sfnt.ts';
import { TableView } from './table-view.ts';

/** Draws a glyph of one face, in units of `unitsPerEm`. */
export interface GlyphDrawer {
  readonly unitsPerEm: number;
  draw(glyph: number, pen: OutlinePen): void;
  advance(glyph: number): number;
}

interface DrawnGlyph {
  readonly outline: TableView;
  readonly advance: number;
}

/** Thousandths of an em that a curve may lie beside the PostScript curve it stands for; rounding comes on top. */
const TOLERANCE = 0.3;

const NOTHING = new TableView(new Uint8Array(), 0, 0);

/** PostScript outlines, and outlines that vary, as TrueType glyphs: drawn when they are asked for, and kept. */
export class DrawnGlyphs implements GlyphSource {
  readonly unitsPerEm: number;
  readonly count: number;
  readonly #drawer: GlyphDrawer;
  readonly #drawn = new Map<number, DrawnGlyph>();

  constructor({ maxp }: SfntTables, drawer: GlyphDrawer) {
    this.unitsPerEm = drawer.unitsPerEm;
    this.count = maxp.u16(4);
    this.#drawer = drawer;
  }

  outline(glyph: number): TableView {
    return this.#glyph(glyph).outline;
  }

  advance(glyph: number): number {
    return this.#glyph(glyph).advance;
  }

  leftSideBearing(glyph: number): number {
    return this.#glyph(glyph).outline.i16(2);
  }

  top(glyph: number): number {
    return glyph > 0 ? this.#glyph(glyph).outline.i16(8) : 0;
  }

  profile(glyphs: readonly number[]): Uint8Array {
    let points = 0;
    let contours = 0;
    for (const glyph of glyphs) {
      const { outline } = this.#glyph(glyph);
      const count = outline.u16(0);
      if (count === 0) continue;
      contours = Math.max(contours, count);
      points = Math.max(points, outline.u16(8 + count * 2) + 1);
    }
    const table = new Uint8Array(32);
    const view = new DataView(table.buffer);
    view.setUint32(0, 0x10000);
    view.setUint16(6, points);
    view.setUint16(8, contours);
    return table;
  }

  #glyph(glyph: number): DrawnGlyph {
    const known = this.#drawn.get(glyph);
    if (known !== undefined) return known;
    const drawn = glyph < this.count ? this.#draw(glyph) : { outline: NOTHING, advance: 0 };
    this.#drawn.set(glyph, drawn);
    return drawn;
  }

  #draw(glyph: number): DrawnGlyph {
    const pen = new GlyfPen((TOLERANCE * this.unitsPerEm) / 1000);
    this.#drawer.draw(glyph, pen);
    const advance = Math.max(0, Math.min(0xffff, Math.round(this.#drawer.advance(glyph))));
    return { outline: new TableView(pen.finish()), advance };
  }
}
