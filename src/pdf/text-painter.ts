import type { ShapedText } from '../fonts/index.ts';
import type { TextDecoration, TextFragment } from '../layout/index.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { DocumentFont, DocumentFonts } from './document-fonts.ts';
import type { Owner, PageCanvas } from './page-canvas.ts';
import { textString } from './pdf-syntax.ts';

const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;

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
  const { size, pieces, tracking } = fragment;
  canvas.enterText(owner);
  canvas.fillWith(fragment.color);
  canvas.setFont(font.name, size);
  const toEm = 1000 / size;
  const lostTracking = tracking - canvas.setTracking(tracking);
  const x = canvas.moveText(fragment.x, fragment.y);
  const line = new GlyphLine(canvas.out, font, size);
  line.advance((fragment.x - x) * toEm);
  let units = 0;
  for (const piece of pieces) {
    line.draw(piece, lostTracking * toEm);
    if (isSpace(piece)) line.advance(fragment.wordSpacing * toEm);
    units += piece.text.length;
  }
  // The line break swallowed white space: readers of the text need it between the words.
  if (units < fragment.end - fragment.start && font.space !== undefined) line.draw(font.space, 0);
  line.end();
}

function isSpace({ text }: ShapedText): boolean {
  if (text.length !== 1) return false;
  const unit = text.charCodeAt(0);
  return unit === SPACE || unit === NO_BREAK_SPACE;
}

/**
 * Writes the operand of one `TJ` (ISO 32000-1 §9.4.3). Where the glyphs should stand and where the operators have
 * brought the pen are both kept, in thousandths of an em, and whole units of the difference are written before a
 * glyph: rounding never adds up, and kerning, word spacing and offsets of marks all come to the same thing.
 */
class GlyphLine {
  readonly #out: ByteWriter;
  readonly #font: DocumentFont;
  readonly #size: number;
  #wanted = 0;
  #drawn = 0;
  #rise = 0;
  #inArray = false;
  #inString = false;

  constructor(out: ByteWriter, font: DocumentFont, size: number) {
    this.#out = out;
    this.#font = font;
    this.#size = size;
  }

  advance(thousandths: number): void {
    this.#wanted += thousandths;
  }

  draw(piece: ShapedText, extra: number): void {
    const { cids, needsActualText } = this.#font.subset.encode(piece);
    if (needsActualText) this.#openSpan(piece.text);
    const { glyphs, advances, offsetsX, offsetsY } = piece;
    const { widthOf } = this.#font;
    for (let index = 0; index < glyphs.length; index += 1) {
      if (offsetsY !== undefined) this.#raise(offsetsY[index] ?? 0);
      const offset = offsetsX === undefined ? 0 : (offsetsX[index] ?? 0) * 1000;
      const gap = Math.round(this.#drawn - this.#wanted - offset);
      if (gap !== 0) this.#adjust(gap);
      this.#code(cids[index] ?? 0);
      this.#drawn += widthOf(glyphs[index] ?? 0);
      this.#wanted += (advances[index] ?? 0) * 1000 + extra;
    }
    if (needsActualText) this.#closeSpan();
  }

  end(): void {
    this.#raise(0);
    this.#endArray();
  }

  #code(cid: number): void {
    this.#openArray();
    if (!this.#inString) {
      this.#out.byte(0x28);
      this.#inString = true;
    }
    this.#stringByte(cid >> 8);
    this.#stringByte(cid & 0xff);
  }

  #stringByte(byte: number): void {
    if (byte === 0x28 || byte === 0x29 || byte === 0x5c) this.#out.byte(0x5c);
    if (byte === 0x0d) this.#out.text('\\r');
    else this.#out.byte(byte);
  }

  #adjust(gap: number): void {
    this.#openArray();
    this.#endString();
    this.#out.integer(gap);
    this.#drawn -= gap;
  }

  #raise(ems: number): void {
    const rise = Math.round(ems * this.#size * 1000);
    if (rise === this.#rise) return;
    this.#rise = rise;
    this.#endArray();
    this.#out.thousandths(rise);
    this.#out.text(' Ts\n');
  }

  #openSpan(text: string): void {
    this.#endArray();
    this.#out.text(`/Span<</ActualText${textString(text)}>>BDC\n`);
  }

  #closeSpan(): void {
    this.#endArray();
    this.#out.text('EMC\n');
  }

  #openArray(): void {
    if (this.#inArray) return;
    this.#out.byte(0x5b);
    this.#inArray = true;
  }

  #endArray(): void {
    if (!this.#inArray) return;
    this.#endString();
    this.#out.text(']TJ\n');
    this.#inArray = false;
  }

  #endString(): void {
    if (!this.#inString) return;
    this.#out.byte(0x29);
    this.#inString = false;
  }
}
