/**
 * The part of pdfkit 0.20.2 that is in use. It ships no types, and most of what is named here is undocumented, so
 * tests/pdf/pdfkit-contract.test.ts holds it to what is said.
 */
declare module 'pdfkit' {
  type TextString = InstanceType<StringConstructor>;

  /** What `PDFObject.convert` can write. A plain string becomes a name, unescaped; a `String` becomes a text string. */
  export type PdfValue =
    | string
    | number
    | boolean
    | null
    | undefined
    | TextString
    | Uint8Array
    | PDFReference
    | readonly PdfValue[]
    | PdfDictionary;

  /** Entries that are undefined are not written. */
  export interface PdfDictionary {
    [key: string]: PdfValue;
  }

  /** An indirect object; a stream where something was written to it. */
  export class PDFReference<Data extends PdfValue = PdfValue> {
    readonly id: number;
    data: Data;
    /** What the stream will hold. */
    buffer: Uint8Array[];
    /** Nothing may change afterwards: the object goes into the file. */
    end(bytes?: Uint8Array): void;
  }

  export interface PDFPage {
    readonly width: number;
    readonly height: number;
    readonly dictionary: PDFReference<PdfDictionary>;
    readonly resources: PDFReference<PdfDictionary>;
    readonly content: PDFReference<PdfDictionary>;
    /** The `Annots` of the page, there from the first time it is asked for. */
    readonly annotations: PDFReference[];
  }

  /** A JPEG. */
  export interface PDFImage {
    readonly width: number;
    readonly height: number;
    /** EXIF orientation, 1 to 8. */
    readonly orientation: number;
    /** Undefined where the file has a number of components that no PDF knows. */
    colorSpace?: string | PDFReference;
    readonly bits?: number;
    readonly obj: PDFReference | null;
    embed(document: PDFDocument): void;
  }

  export interface PDFDocumentOptions {
    readonly pdfVersion: '1.7';
    readonly autoFirstPage: false;
    readonly bufferPages: true;
    readonly compress: false;
    readonly tagged: boolean;
    readonly displayTitle: boolean;
    readonly lang: string;
    /** Null: no standard font is loaded. */
    readonly font: null;
    readonly info: { readonly CreationDate: Date };
  }

  export class PDFDocument {
    constructor(options: PDFDocumentOptions);
    readonly page: PDFPage;
    /** Written by `end`, an object a value. */
    info: PdfDictionary;
    readonly _root: PDFReference<PdfDictionary>;
    readonly _info: PDFReference;
    ref<Data extends PdfValue = PdfDictionary>(data?: Data): PDFReference<Data>;
    addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): this;
    addNamedEmbeddedFile(name: string, specification: PDFReference): void;
    getStructTreeRoot(): PDFReference<PdfDictionary>;
    /** Throws errors and strings at bytes that are no image. */
    openImage(bytes: Uint8Array): PDFImage;
    end(): void;
    endMetadata(): void;
    _write(piece: string | Uint8Array): void;
    _refEnd(reference: PDFReference): void;
    _finalize(): void;
  }
}
