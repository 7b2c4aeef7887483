import type { FaceMetrics, FontProgram } from './face.ts';
import type { EmbeddedGlyph } from './glyph-cluster.ts';
import { subsetTrueType } from './glyph-subset.ts';
import type { GlyphTable } from './glyph-table.ts';
import type { SfntTables } from './sfnt.ts';

/** OS/2 fsSelection and head macStyle bits. */
const SELECTION_ITALIC = 0x201;
const MAC_ITALIC = 0x2;

/** What a PDF says about a font file and takes of it. */
export class TrueTypeProgram implements FontProgram {
  readonly unitsPerEm: number;
  readonly boundingBox: readonly [number, number, number, number];
  readonly italicAngle: number;
  readonly capHeight: number;
  readonly ascent: number;
  readonly descent: number;
  readonly fixedPitch: boolean;
  readonly serif: boolean;
  readonly weight: number;
  readonly italic: boolean;
  readonly #tables: SfntTables;
  readonly #glyphs: GlyphTable;

  constructor(tables: SfntTables, glyphs: GlyphTable, metrics: FaceMetrics) {
    const { head, os2, post } = tables;
    this.#tables = tables;
    this.#glyphs = glyphs;
    this.unitsPerEm = head.u16(18);
    this.boundingBox = [head.i16(36), head.i16(38), head.i16(40), head.i16(42)];
    this.italicAngle = post.i32(4) / 0x10000;
    this.capHeight = Math.round(metrics.capHeight * this.unitsPerEm);
    this.ascent = Math.round(metrics.ascent * this.unitsPerEm);
    this.descent = Math.round(metrics.descent * this.unitsPerEm);
    this.fixedPitch = post.u32(12) !== 0;
    this.serif = hasSerifs(os2.u8(30), os2.u8(32), os2.u8(33));
    this.weight = os2.u16(4) || ((head.u16(44) & 1) !== 0 ? 700 : 400);
    this.italic = os2.length > 0 ? (os2.u16(62) & SELECTION_ITALIC) !== 0 : (head.u16(44) & MAC_ITALIC) !== 0;
  }

  advance(glyph: number): number {
    return this.#glyphs.advance(glyph);
  }

  subset(glyphs: readonly EmbeddedGlyph[]): Uint8Array {
    return subsetTrueType(this.#tables, this.#glyphs, glyphs);
  }
}

/** From IBM's family class, else PANOSE (OS/2 sFamilyClass and panose; 2 is Latin text, styles 11 to 15 are sans). */
function hasSerifs(familyClass: number, panoseFamily: number, panoseSerif: number): boolean {
  if (familyClass !== 0) return familyClass <= 5 || familyClass === 7;
  return panoseFamily === 2 && panoseSerif >= 2 && panoseSerif <= 10;
}
