import type { CodePlaces, EncodedText, ShapedText } from '../fonts/index.ts';
import type { ByteWriter } from './byte-writer.ts';

/** A shaped piece as it stands in a `TJ` array; the same wherever in a document it is drawn in one font. */
export interface DrawnPiece {
  /** The part of the font's code buffer that stands between the first `(` and the last `)`. */
  readonly start: number;
  readonly end: number;
  /** Thousandths of an em from the piece's left edge to where the pen must be before, and is after. */
  readonly from: number;
  readonly to: number;
  /** Thousandths of an em that the piece is wide. */
  readonly width: number;
  readonly clusterCount: number;
  readonly codeCount: number;
  /** A U+0020 or U+00A0: takes word spacing. */
  readonly isSpace: boolean;
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
  return encoded.places === undefined
    ? drawGlyphs(piece, encoded.cids, widthOf, codes)
    : drawClusters(piece, encoded.cids, encoded.places, { codes, tracking: 0 });
}

/**
 * The same for a piece whose codes are not its glyphs, where tracking is set: `tracking` thousandths of an em, which
 * the layout adds to every cluster and the operator to every code. Undefined where they come to the same.
 */
export function drawTracked(
  piece: ShapedText,
  encoded: EncodedText,
  tracking: number,
  codes: ByteWriter,
): DrawnPiece | undefined {
  return encoded.places && drawClusters(piece, encoded.cids, encoded.places, { codes, tracking });
}

function drawGlyphs(
  { glyphs, advances, offsetsX, text }: ShapedText,
  cids: Uint16Array,
  widthOf: (glyph: number) => number,
  codes: ByteWriter,
): DrawnPiece {
  const start = codes.length;
  let width = 0;
  let pen = 0;
  for (let index = 0; index < glyphs.length; index += 1) {
    const offset = offsetsX === undefined ? 0 : (offsetsX[index] ?? 0) * 1000;
    const gap = Math.round(pen - width - offset);
    if (gap !== 0) {
      appendGap(codes, gap);
      pen -= gap;
    }
    appendCode(codes, cids[index] ?? 0);
    pen += widthOf(glyphs[index] ?? 0);
    width += (advances[index] ?? 0) * 1000;
  }
  return {
    start,
    end: codes.length,
    from: 0,
    to: pen,
    width,
    clusterCount: glyphs.length,
    codeCount: glyphs.length,
    isSpace: isSpace(text),
  };
}

/** Clusters in logical order: in right-to-left text the pen goes back by two widths before each. */
function drawClusters(
  { clusterCount, width, text }: ShapedText,
  cids: Uint16Array,
  { x, clustersBefore, widths }: CodePlaces,
  { codes, tracking }: { readonly codes: ByteWriter; readonly tracking: number },
): DrawnPiece {
  const start = codes.length;
  const from = (x[0] ?? 0) * 1000 + (clustersBefore[0] ?? 0) * tracking;
  let pen = from;
  for (let index = 0; index < cids.length; index += 1) {
    const gap = Math.round(pen - (x[index] ?? 0) * 1000 - (clustersBefore[index] ?? 0) * tracking);
    if (gap !== 0) {
      appendGap(codes, gap);
      pen -= gap;
    }
    appendCode(codes, cids[index] ?? 0);
    pen += (widths[index] ?? 0) + tracking;
  }
  return {
    start,
    end: codes.length,
    from,
    to: pen - cids.length * tracking,
    width: width * 1000,
    clusterCount,
    codeCount: cids.length,
    isSpace: isSpace(text),
  };
}

function isSpace(text: string): boolean {
  return text === ' ' || text === '\u00a0';
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
