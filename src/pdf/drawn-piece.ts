import type { EncodedText, ShapedText } from '../fonts/index.ts';
import type { ByteWriter } from './byte-writer.ts';

/** A shaped piece as it stands in a `TJ` array; the same wherever in a document it is drawn in one font. */
export interface DrawnPiece {
  /** Stretches at one height, in order; one but for pieces with raised marks. */
  readonly stretches: readonly Stretch[];
  /** Thousandths of an em that the operators move the pen by, and that the piece is wide. */
  readonly drawn: number;
  readonly wanted: number;
  readonly glyphCount: number;
  /** Must stand in a span with its text (see `EncodedText`). */
  readonly actualText: string | undefined;
  /** A U+0020 or U+00A0: takes word spacing. */
  readonly isSpace: boolean;
}

export interface Stretch {
  /** Ems above the baseline. */
  readonly rise: number;
  /** The part of the font's code buffer that stands between the first `(` and the last `)`. */
  readonly start: number;
  readonly end: number;
}

/**
 * Puts a piece into codes (ISO 32000-1 §9.4.3). Where glyphs should stand and where the operators bring the pen are
 * both kept, and whole thousandths of the difference are written before a glyph: so kerning and offsets of marks come
 * to the same thing, and rounding never adds up. Codes, and adjustments between strings, are appended to `codes`.
 */
export function drawPiece(
  piece: ShapedText,
  encoded: EncodedText,
  widthOf: (glyph: number) => number,
  codes: ByteWriter,
): DrawnPiece {
  const { glyphs, advances, offsetsX, offsetsY, text } = piece;
  const stretches: Stretch[] = [];
  let wanted = 0;
  let drawn = 0;
  let rise = offsetsY?.[0] ?? 0;
  let start = codes.length;
  for (let index = 0; index < glyphs.length; index += 1) {
    const nextRise = offsetsY?.[index] ?? 0;
    if (nextRise !== rise) {
      stretches.push({ rise, start, end: codes.length });
      start = codes.length;
      rise = nextRise;
    }
    const offset = offsetsX === undefined ? 0 : (offsetsX[index] ?? 0) * 1000;
    const gap = Math.round(drawn - wanted - offset);
    if (gap !== 0) {
      appendGap(codes, gap);
      drawn -= gap;
    }
    appendCode(codes, encoded.cids[index] ?? 0);
    drawn += widthOf(glyphs[index] ?? 0);
    wanted += (advances[index] ?? 0) * 1000;
  }
  stretches.push({ rise, start, end: codes.length });
  return {
    stretches,
    drawn,
    wanted,
    glyphCount: glyphs.length,
    actualText: encoded.needsActualText ? text : undefined,
    isSpace: text === ' ' || text === '\u00a0',
  };
}

/** Ends a string, moves the pen back by thousandths of an em, and begins the next string. */
export function appendGap(out: ByteWriter, gap: number): void {
  out.byte(0x29);
  out.integer(gap);
  out.byte(0x28);
}

function appendCode(out: ByteWriter, cid: number): void {
  appendStringByte(out, cid >> 8);
  appendStringByte(out, cid & 0xff);
}

/** ISO 32000-1 §7.3.4.2: a bare carriage return would be read as a line feed. */
function appendStringByte(out: ByteWriter, byte: number): void {
  if (byte === 0x28 || byte === 0x29 || byte === 0x5c) out.byte(0x5c);
  if (byte === 0x0d) out.text('\\r');
  else out.byte(byte);
}
