import type { PDFImage } from 'pdfkit';
import type { ImageFile } from '../images/index.ts';
import type { PdfDocument } from './pdf-document.ts';
import type { Reference } from './pdf-object.ts';
import { type PngStreams, pngStreams } from './png-streams.ts';

export interface EmbeddedImage {
  readonly object: Reference;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
}

/** Puts an image into a document; undefined where it cannot be decoded. */
export function embedImage(document: PdfDocument, image: ImageFile): EmbeddedImage | undefined {
  if (image.format === 'jpeg') return embedJpeg(document, image.bytes);
  const streams = pngStreams(image);
  return streams === 'damaged' ? undefined : { object: writePng(document, streams), orientation: 1 };
}

/** pdfkit embeds a JPEG as it is, once its header is read. */
function embedJpeg(document: PdfDocument, bytes: Uint8Array): EmbeddedImage | undefined {
  const image = openJpeg(document, bytes);
  image?.embed(document);
  if (image === undefined || image.obj === null) return undefined;
  return { object: image.obj, orientation: image.orientation };
}

/** Undefined where pdfkit finds no frame header, or one that lacks what a PDF must say of the image. */
export function openJpeg(document: PdfDocument, bytes: Uint8Array): PDFImage | undefined {
  let image: PDFImage;
  try {
    image = document.openImage(bytes);
  } catch {
    return undefined;
  }
  const whole = image.bits !== undefined && image.colorSpace !== undefined;
  return whole && image.width > 0 && image.height > 0 ? image : undefined;
}

function writePng(document: PdfDocument, { color, softMask }: PngStreams): Reference {
  const mask = softMask && document.stream(softMask.data, softMask.bytes);
  return document.stream({ ...color.data, SMask: mask }, color.bytes);
}
