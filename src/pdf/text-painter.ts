import type { TextDecoration, TextFragment } from '../layout/index.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { DocumentFont, DocumentFonts } from './document-fonts.ts';
import { appendGap, type DrawnPiece, type Stretch } from './drawn-piece.ts';
import type { Owner, PageCanvas } from './page-canvas.ts';
import { textLiteral } from './pdf-syntax.ts';

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
  const setSize = canvas.setFont(font.name, size);
  const toEm = setSize > 0 ? 1000 / setSize : 0;
  const lostTracking = (tracking - canvas.setTracking(tracking)) * toEm;
  const wordSpacing = fragment.wordSpacing * toEm;
  const line = new GlyphLine(canvas.out, font.codes, { size, setSize });
  line.advance((fragment.x - canvas.moveText(fragment.x, fragment.y)) * toEm);
  for (let index = 0; index < pieces.length; index += 1) {
    const shaped = pieces[index];
    if (shaped === undefined) continue;
    const piece = font.drawn(shaped);
    line.draw(piece, lostTracking);
    if (piece.isSpace) line.advance(wordSpacing);
  }
  line.end();
}

/**
 * Writes the `TJ` operators of one fragment (ISO 32000-1 §9.4.3). What rounding leaves over, and word spacing, is
 * made up for before the next piece.
 */
class GlyphLine {
  readonly #out: ByteWriter;
  readonly #codes: ByteWriter;
  readonly #size: number;
  /** The layout's size over the one that could be written. */
  readonly #scale: number;
  /** Where the next piece should begin minus where the pen is, in thousandths of an em. */
  #ahead = 0;
  #rise = 0;
  #inArray = false;

  constructor(
    out: ByteWriter,
    codes: ByteWriter,
    { size, setSize }: { readonly size: number; readonly setSize: number },
  ) {
    this.#out = out;
    this.#codes = codes;
    this.#size = size;
    this.#scale = setSize > 0 ? size / setSize : 0;
  }

  advance(thousandths: number): void {
    this.#ahead += thousandths;
  }

  draw(piece: DrawnPiece, lostTracking: number): void {
    const { stretches, actualText } = piece;
    if (actualText !== undefined) this.#openSpan(actualText);
    for (let index = 0; index < stretches.length; index += 1) {
      const stretch = stretches[index];
      if (stretch !== undefined) this.#drawStretch(stretch);
    }
    if (actualText !== undefined) this.#closeSpan();
    this.#ahead += piece.wanted * this.#scale - piece.drawn + piece.glyphCount * lostTracking;
  }

  end(): void {
    this.#raise(0);
    this.#endArray();
  }

  #drawStretch({ rise, start, end }: Stretch): void {
    this.#raise(rise);
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
    this.#out.text(`/Span<</ActualText${textLiteral(text)}>>BDC\n`);
  }

  #closeSpan(): void {
    this.#endArray();
    this.#out.text('EMC\n');
  }

  #endArray(): void {
    if (!this.#inArray) return;
    this.#out.text(')]TJ\n');
    this.#inArray = false;
  }
}
