import type { FaceMetrics, FontProgram } from './face.ts';
import type { EmbeddedGlyph } from './glyph-cluster.ts';
import type { GlyphSource } from './glyph-source.ts';
import { subsetTrueType } from './glyph-subset.ts';
import type { SfntTables } from './sfnt.ts';

/** OS/2 fsSelection and head macStyle bits. */
const SELECTION_ITALIC = 0x201;
const MAC_ITALIC = 0x2;

/** What a variable font's place in its design space says otherwise than its tables. */
export interface InstanceStyle {
  readonly weight?: number | undefined;
  readonly italic?: boolean | undefined;
  readonly italicAngle?: number | undefined;
}

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
  readonly #glyphs: GlyphSource;

  constructor(tables: SfntTables, glyphs: GlyphSource, metrics: FaceMetrics, instance: InstanceStyle = {}) {
    const { head, os2, post } = tables;
    const scale = glyphs.unitsPerEm / head.u16(18);
    this.#tables = tables;
    this.#glyphs = glyphs;
    this.unitsPerEm = glyphs.unitsPerEm;
    this.boundingBox = [
      head.i16(36) * scale,
      head.i16(38) * scale,
      head.i16(40) * scale,
      head.i16(42) * scale,
    ];
    this.italicAngle = instance.italicAngle ?? post.i32(4) / 0x10000;
    this.capHeight = Math.round(metrics.capHeight * this.unitsPerEm);
    this.ascent = Math.round(metrics.ascent * this.unitsPerEm);
    this.descent = Math.round(metrics.descent * this.unitsPerEm);
    this.fixedPitch = post.u32(12) !== 0;
    this.serif = hasSerifs(os2.u8(30), os2.u8(32), os2.u8(33));
    this.weight = instance.weight ?? (os2.u16(4) || ((head.u16(44) & 1) !== 0 ? 700 : 400));
    const italic =
      os2.length > 0 ? (os2.u16(62) & SELECTION_ITALIC) !== 0 : (head.u16(44) & MAC_ITALIC) !== 0;
    this.italic = instance.italic ?? italic;
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
