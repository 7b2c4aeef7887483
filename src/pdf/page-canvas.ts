import type { Color } from '../css/index.ts';
import type { ByteWriter } from './byte-writer.ts';
import { greyLevel } from './grey.ts';
import type { Ink } from './ink.ts';
import type { PdfDictionary } from './pdf-object.ts';
import type { ContentRun } from './structure-plan.ts';

/** Drawing that has no place in the logical order (ISO 32000-1 §14.8.2.2). */
export interface Artifact {
  readonly artifact: string;
}

/** Who a piece of drawing belongs to: one marked-content sequence has one owner. */
export type Owner = ContentRun | Artifact;

export const LAYOUT_ARTIFACT: Artifact = { artifact: '/Artifact<</Type/Layout>>BDC\n' };
export const PAGINATION_ARTIFACT: Artifact = { artifact: '/Artifact<</Type/Pagination>>BDC\n' };
export const HEADER_ARTIFACT: Artifact = { artifact: '/Artifact<</Type/Pagination/Subtype/Header>>BDC\n' };
export const FOOTER_ARTIFACT: Artifact = { artifact: '/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n' };

/** Of a file without a logical order: no marked content at all. */
export const UNTAGGED: Artifact = { artifact: '' };

/** Names of the transparency states that pages of a document use; the resources hold them. */
export class AlphaStates {
  readonly #names = new Map<number, string>();

  /** The resource name of the state that paints with this opacity. */
  nameOf(percent: number): string {
    let name = this.#names.get(percent);
    if (name === undefined) {
      name = `A${percent}`;
      this.#names.set(percent, name);
    }
    return name;
  }

  /** The resources' `ExtGState` dictionary. */
  get resources(): PdfDictionary {
    const states: PdfDictionary = {};
    for (const [percent, name] of this.#names) states[name] = { ca: percent / 100, CA: percent / 100 };
    return states;
  }
}

const BLACK = 0;

export interface CanvasSettings {
  /** Index of the page, for marked content. */
  readonly page: number;
  readonly height: number;
  /** What the operators are written to. */
  readonly out: ByteWriter;
  readonly alphaStates: AlphaStates;
  readonly ink: Ink;
}

/**
 * The content stream of one page. Keeps what PDF operators must keep in order: marked-content sequences, text
 * objects (a sequence lies wholly in a text object or holds whole ones, ISO 32000-1 §14.6.1) and the graphics state,
 * so that an operator is written only when it changes something.
 */
export class PageCanvas {
  readonly out: ByteWriter;
  /** By MCID. */
  readonly runs: ContentRun[] = [];
  readonly #page: number;
  readonly #height: number;
  readonly #alphaStates: AlphaStates;
  readonly #grey: boolean;
  #owner: Owner | undefined;
  #inText = false;
  /** Whether the open sequence began inside of the open text object. */
  #ownerInText = false;
  #fill = BLACK;
  #stroke = BLACK;
  #alpha = 100;
  #font = '';
  #size = 0;
  #tracking = 0;
  /** Start of the current text line, in hundredths of a point. */
  #lineX = 0;
  #lineY = 0;

  constructor({ page, height, out, alphaStates, ink }: CanvasSettings) {
    this.out = out;
    this.#page = page;
    this.#height = height;
    this.#alphaStates = alphaStates;
    this.#grey = ink === 'grey';
  }

  /** From page coordinates (y down) to PDF's (y up). */
  up(y: number): number {
    return this.#height - y;
  }

  /** Makes ready for text operators that belong to `owner`. */
  enterText(owner: Owner): void {
    if (this.#owner !== owner) this.#close();
    if (!this.#inText) {
      this.out.text('BT\n');
      this.#inText = true;
      this.#lineX = 0;
      this.#lineY = 0;
    }
    if (this.#owner === owner) return;
    this.#open(owner);
    this.#ownerInText = true;
  }

  /** Makes ready for path and image operators that belong to `owner`. */
  enterGraphics(owner: Owner): void {
    if (this.#owner !== owner || this.#ownerInText) this.#close();
    this.#endText();
    if (this.#owner === owner) return;
    this.#open(owner);
  }

  /** Ends what is open; the stream is complete. */
  finish(): Uint8Array {
    this.#close();
    this.#endText();
    return this.out.view();
  }

  /** Keeps the state of now, to come back to it; only outside of text. */
  save(draw: () => void): void {
    const { out } = this;
    const fill = this.#fill;
    const stroke = this.#stroke;
    const alpha = this.#alpha;
    out.text('q\n');
    draw();
    out.text('Q\n');
    this.#fill = fill;
    this.#stroke = stroke;
    this.#alpha = alpha;
  }

  fillWith(color: Color): void {
    this.#setAlpha(color);
    const packed = pack(color);
    if (packed === this.#fill) return;
    this.#fill = packed;
    this.#color(color, 'rg\n', 'g\n');
  }

  strokeWith(color: Color): void {
    this.#setAlpha(color);
    const packed = pack(color);
    if (packed === this.#stroke) return;
    this.#stroke = packed;
    this.#color(color, 'RG\n', 'G\n');
  }

  /** `name` is a resource's, `size` in points; gives the size that was really set, which is rounded. */
  setFont(name: string, size: number): number {
    const thousandths = Math.round(size * 1000);
    if (name === this.#font && thousandths === this.#size) return thousandths / 1000;
    this.#font = name;
    this.#size = thousandths;
    this.out.text(`/${name} `);
    this.out.thousandths(thousandths);
    this.out.text(' Tf\n');
    return thousandths / 1000;
  }

  /** Points added to the advance of every glyph; gives what was really set, which is rounded. */
  setTracking(points: number): number {
    const thousandths = Math.round(points * 1000);
    if (thousandths !== this.#tracking) {
      this.#tracking = thousandths;
      this.out.thousandths(thousandths);
      this.out.text(' Tc\n');
    }
    return thousandths / 1000;
  }

  /** Starts a line of text at a baseline point given in page coordinates; gives the x that was really set. */
  moveText(x: number, y: number): number {
    const nextX = Math.round(x * 100);
    const nextY = Math.round(this.up(y) * 100);
    this.out.thousandths((nextX - this.#lineX) * 10);
    this.out.byte(0x20);
    this.out.thousandths((nextY - this.#lineY) * 10);
    this.out.text(' Td\n');
    this.#lineX = nextX;
    this.#lineY = nextY;
    return nextX / 100;
  }

  /** Writes numbers, each followed by a space. */
  numbers(...values: readonly number[]): void {
    for (const value of values) {
      this.out.number(value);
      this.out.byte(0x20);
    }
  }

  #open(owner: Owner): void {
    this.#owner = owner;
    this.#ownerInText = false;
    if ('artifact' in owner) {
      this.out.text(owner.artifact);
      return;
    }
    const mcid = this.runs.length;
    this.runs.push(owner);
    owner.marks.push({ page: this.#page, mcid });
    this.out.text(`${owner.tag}<</MCID ${mcid}>>BDC\n`);
  }

  #close(): void {
    if (this.#owner === undefined) return;
    if (!this.#ownerInText) this.#endText();
    if (this.#owner !== UNTAGGED) this.out.text('EMC\n');
    this.#owner = undefined;
    this.#ownerInText = false;
  }

  #endText(): void {
    if (!this.#inText) return;
    this.out.text('ET\n');
    this.#inText = false;
  }

  #setAlpha(color: Color): void {
    const alpha = Math.round(color.alpha * 100);
    if (alpha === this.#alpha) return;
    this.#alpha = alpha;
    this.out.text(`/${this.#alphaStates.nameOf(alpha)} gs\n`);
  }

  #color(color: Color, inColor: string, inGrey: string): void {
    if (this.#grey) this.numbers(greyLevel(color));
    else this.numbers(color.red / 255, color.green / 255, color.blue / 255);
    this.out.text(this.#grey ? inGrey : inColor);
  }
}

function pack(color: Color): number {
  return (Math.round(color.red) << 16) | (Math.round(color.green) << 8) | Math.round(color.blue);
}
