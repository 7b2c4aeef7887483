import { PDFDocument, type PDFPage, type PDFReference } from 'pdfkit';
import { InternalError } from '../base/index.ts';
import { DEFLATE_LEVEL, deflate, PdfFile } from './pdf-file.ts';

import type { DictionaryReference, PdfDictionary, PdfValue, Reference } from './pdf-object.ts';
import { syntax } from './pdf-syntax.ts';

export interface DocumentSettings {
  /** Whether there will be a structure tree; true where absent. */
  readonly tagged?: boolean;
  readonly lang: string;
  readonly displayTitle: boolean;
}

/**
 * A pdfkit document laid down in our way: pdfkit makes and numbers the objects, keeps catalogue, page tree and names,
 * and ends them in its order; where they lie in the file, `PdfFile` decides. Metadata, the file's
 * identifier and dates are ours, because pdfkit's depend on the clock and are not escaped (see `metadata-writer.ts`).
 */
export class PdfDocument extends PDFDocument {
  /** What pdfkit has written of the object that it is ending; its constructor writes before fields could be set. */
  declare private pieces: (string | Uint8Array)[] | undefined;
  readonly #file = new PdfFile();
  #count = 0;
  #bytes: Uint8Array | undefined;

  constructor(settings: DocumentSettings) {
    super({
      ...settings,
      tagged: settings.tagged !== false,
      pdfVersion: '1.7',
      autoFirstPage: false,
      bufferPages: true,
      compress: false,
      font: null,
      // Where there is none pdfkit asks the clock.
      info: { CreationDate: new Date(0) },
    });
    this.pieces = [];
    this.info = {};
    // Destinations are explicit; an empty tree of named ones says nothing.
    this.names.data = {};
  }

  /** The dictionary of the catalogue. */
  get catalog(): PdfDictionary {
    return this._root.data;
  }

  /** ISO 32000-1 §12.2; pdfkit makes the object where the title is to be displayed, and ends it. */
  get viewerPreferences(): PdfDictionary {
    const { catalog } = this;
    if (catalog.ViewerPreferences === undefined) {
      const fresh: PdfDictionary = {};
      catalog.ViewerPreferences = fresh;
      return fresh;
    }
    return (catalog.ViewerPreferences as DictionaryReference).data;
  }

  private get names(): DictionaryReference {
    return this.catalog.Names as DictionaryReference;
  }

  /** A page whose content is empty: pdfkit's begins by turning the axes over, and ours are turned already. */
  addBlankPage(width: number, height: number): PDFPage {
    const { page } = this.addPage({ size: [width, height], margin: 0 });
    page.content.buffer = [];
    page.content.data = {};
    return page;
  }

  /**
   * Ends an object of ours that is no stream. The same as its own `end`, which puts it into PDF syntax three times as
   * slowly; a brief has hundreds of them.
   */
  complete(reference: Reference): void {
    this.#file.put(reference.id, syntax(reference.data));
    this.#ended(reference);
  }

  /** An object that is complete. */
  object(data: PdfValue): Reference {
    const reference = this.ref(data);
    this.complete(reference);
    return reference;
  }

  /** A stream that is encoded already, or must not be; `data` has its `Filter`. */
  stream(data: PdfDictionary, bytes: Uint8Array): Reference {
    const reference = this.ref({ ...data, Length: bytes.length });
    this.#file.putStream(reference.id, syntax(reference.data), bytes);
    this.#ended(reference);
    return reference;
  }

  /** A stream that is deflated here. */
  deflated(data: PdfDictionary, bytes: Uint8Array, level = DEFLATE_LEVEL): Reference {
    return this.stream({ ...data, Filter: 'FlateDecode' }, deflate(bytes, level));
  }

  /** Ends the document and gives the whole file. */
  finish(): Uint8Array {
    this.end();
    if (this.#bytes === undefined) throw new InternalError('an object of the PDF was made and never ended');
    return this.#bytes;
  }

  /** Called by pdfkit: its packet does not escape, and says less than ours. */
  override endMetadata(): void {}

  /** Called by pdfkit with the parts of an object, in order. */
  override _write(piece: string | Uint8Array): void {
    this.pieces?.push(piece);
  }

  /** Called by pdfkit when an object is written: its head, its data, for streams their bytes, and its end. */
  override _refEnd(reference: PDFReference): void {
    const [, data, , bytes] = this.pieces ?? [];
    this.pieces = [];
    if (typeof data !== 'string') throw new InternalError(`object ${reference.id} of the PDF has no data`);
    if (bytes instanceof Uint8Array) this.#file.putStream(reference.id, data, bytes);
    else this.#file.put(reference.id, data);
    this.#ended(reference);
  }

  #ended(reference: Reference): void {
    this.#count = Math.max(this.#count, reference.id);
    super._refEnd(reference);
  }

  /** Called by pdfkit when the last object is ended. */
  override _finalize(): void {
    this.#bytes = this.#file.finish(this._root.id, this._info.id, this.#count);
  }
}
