import type { PDFPage } from 'pdfkit';
import type { BoxId } from '../boxes/index.ts';
import { type PdfValue, real } from './pdf-object.ts';

interface Place {
  /** Index of the page, from 0. */
  readonly page: number;
  readonly x: number;
  /** The top, from the page's top. */
  readonly y: number;
}

/** Where boxes were painted first, so that links and bookmarks can lead there. */
export class Destinations {
  readonly #places: (Place | undefined)[] = [];
  readonly #pages: readonly PDFPage[];

  constructor(pages: readonly PDFPage[]) {
    this.#pages = pages;
  }

  /** Told for every fragment in paint order; the first of a box counts. */
  note(boxId: BoxId, page: number, x: number, y: number): void {
    this.#places[boxId] ??= { page, x, y };
  }

  /**
   * An explicit destination (ISO 32000-1 §12.3.2.2). Most boxes draw nothing themselves: box ids are in document order,
   * so the first painted box from there on is the target's first content, or what follows an empty target.
   */
  explicit(boxId: BoxId): PdfValue {
    const { page, x, y } = this.#placeOf(boxId);
    const target = this.#pages[page];
    return target && [target.dictionary, 'XYZ', real(x), real(target.height - y), null];
  }

  #placeOf(boxId: BoxId): Place {
    for (let id = boxId; id < this.#places.length; id += 1) {
      const place = this.#places[id];
      if (place !== undefined) return place;
    }
    return this.#places.at(-1) ?? { page: 0, x: 0, y: 0 };
  }
}
