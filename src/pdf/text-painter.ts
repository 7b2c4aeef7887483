import type { TextDecoration, TextFragment } from '../layout/index.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { DocumentFont, DocumentFonts } from './document-fonts.ts';
import { appendGap, type DrawnPiece } from './drawn-piece.ts';
import type { Owner, PageCanvas } from './page-canvas.ts';

/** Draws one text fragment with its underline below and its line-through above the letters. */
export function paintText(
  canvas: PageCanvas,
  owner: Owner,
  fragment: TextFragment,
  fonts: DocumentFonts,
): void {
  const { decoration } = fragment;
  if (decoration?.line === 'underline') paintDecoration(canvas, owner, fragment, decoration);
  // A sequence that ends with a line through the text must be open before the text object is.
  else if (decoration !== undefined) canvas.enterGraphics(owner);
  paintGlyphs(canvas, owner, fragment, fonts.of(fragment.face));
  if (decoration?.line === 'line-through') paintDecoration(canvas, owner, fragment, decoration);
}

function paintDecoration(
  canvas: PageCanvas,
  owner: Owner,
  fragment: TextFragment,
  decoration: TextDecoration,
): void {
  const { thickness } = decoration;
  canvas.enterGraphics(owner);
  canvas.fillWith(decoration.color);
  const bottom = fragment.y + decoration.offset + thickness / 2;
  canvas.numbers(fragment.x, canvas.up(bottom), fragment.width, thickness);
  canvas.out.text('re f\n');
}

function paintGlyphs(canvas: PageCanvas, owner: Owner, fragment: TextFragment, font: DocumentFont): void {
  const { size, pieces, tracking, rtl } = fragment;
  canvas.enterText(owner);
  canvas.fillWith(fragment.color);
  const setSize = canvas.setFont(font.name, size);
  const toEm = setSize > 0 ? 1000 / setSize : 0;
  const setTracking = canvas.setTracking(tracking);
  const trackingEm = setTracking * toEm;
  const line = new GlyphLine(canvas.out, font.codes, {
    rtl,
    scale: setSize > 0 ? size / setSize : 0,
    tracking: trackingEm,
    lostTracking: (tracking - setTracking) * toEm,
  });
  const start = rtl ? fragment.x + fragment.width : fragment.x;
  line.advance((start - canvas.moveText(start, fragment.y)) * toEm);
  const wordSpacing = (rtl ? -fragment.wordSpacing : fragment.wordSpacing) * toEm;
  for (let index = 0; index < pieces.length; index += 1) {
    const shaped = pieces[index];
    if (shaped === undefined) continue;
    const piece = font.drawn(shaped, trackingEm);
    line.draw(piece);
    if (piece.isSpace) line.advance(wordSpacing);
  }
  line.end();
}

interface LineMeasures {
  readonly rtl: boolean;
  /** The layout's size over the one that could be written. */
  readonly scale: number;
  /** As it could be written, and the rest; thousandths of an em. */
  readonly tracking: number;
  readonly lostTracking: number;
}

/**
 * Writes the `TJ` operators of one fragment (ISO 32000-1 §9.4.3). What rounding leaves over, and word spacing, is
 * made up for before the next piece.
 */
class GlyphLine {
  readonly #out: ByteWriter;
  readonly #codes: ByteWriter;
  readonly #measures: LineMeasures;
  /** Where the next piece should begin (in right-to-left text: its right edge) minus where the pen is, in thousandths of an em. */
  #ahead = 0;
  #inArray = false;

  constructor(out: ByteWriter, codes: ByteWriter, measures: LineMeasures) {
    this.#out = out;
    this.#codes = codes;
    this.#measures = measures;
  }

  advance(thousandths: number): void {
    this.#ahead += thousandths;
  }

  draw(piece: DrawnPiece): void {
    const { scale, tracking, lostTracking, rtl } = this.#measures;
    const { clusterCount, codeCount } = piece;
    const width = piece.width * scale;
    this.#ahead += rtl ? piece.from - width : piece.from;
    this.#show(piece);
    // The layout tracks clusters, the operator codes.
    const spread = clusterCount * lostTracking + (clusterCount - codeCount) * tracking;
    this.#ahead += rtl
      ? -piece.to - codeCount * tracking - clusterCount * lostTracking
      : width - piece.to + spread;
  }

  end(): void {
    if (!this.#inArray) return;
    this.#out.text(')]TJ\n');
    this.#inArray = false;
  }

  #show({ start, end }: DrawnPiece): void {
    const gap = Math.round(-this.#ahead);
    if (!this.#inArray) {
      if (gap === 0) this.#out.text('[(');
      else {
        this.#out.byte(0x5b);
        this.#out.integer(gap);
        this.#out.byte(0x28);
      }
      this.#inArray = true;
    } else if (gap !== 0) appendGap(this.#out, gap);
    this.#ahead += gap;
    this.#out.copy(this.#codes, start, end);
  }
}
