import type { PDFImage } from 'pdfkit';
import type { ImageFile } from '../images/index.ts';
import { GREY_FUNCTION } from './grey.ts';
import type { Ink } from './ink.ts';
import type { PdfDocument } from './pdf-document.ts';
import type { PdfValue, Reference } from './pdf-object.ts';
import { type PngStreams, pngStreams } from './png-streams.ts';

export interface EmbeddedImage {
  readonly object: Reference;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
}

/** Puts an image into a document; undefined where it cannot be decoded. */
export function embedImage(
  document: PdfDocument,
  image: ImageFile,
  ink: Ink = 'color',
): EmbeddedImage | undefined {
  if (image.format === 'jpeg') return embedJpeg(document, image.bytes, ink);
  const streams = pngStreams(image, ink);
  return streams === 'damaged' ? undefined : { object: writePng(document, streams), orientation: 1 };
}

/** pdfkit embeds a JPEG as it is, once its header is read. */
function embedJpeg(document: PdfDocument, bytes: Uint8Array, ink: Ink): EmbeddedImage | undefined {
  const image = openJpeg(document, bytes);
  if (ink === 'grey' && image?.colorSpace === 'DeviceRGB') image.colorSpace = greyOfChannels(document);
  image?.embed(document);
  if (image === undefined || image.obj === null) return undefined;
  return { object: image.obj, orientation: image.orientation };
}

/**
 * A colour space in which red, green and blue are told to give a grey (ISO 32000-1 §8.6.6.5): the pixels of a JPEG stay
 * as they are in the file, and are painted in DeviceGray. PDF/A-3 6.2.4.4 wants every colorant described.
 */
function greyOfChannels(document: PdfDocument): Reference {
  const range = (count: number): number[] => Array.from({ length: count * 2 }, (_, index) => index % 2);
  const transform = (inputs: number, body: string): Reference =>
    document.stream(
      { FunctionType: 4, Domain: range(inputs), Range: range(1) },
      new TextEncoder().encode(body),
    );
  const alone = transform(1, '{}');
  const separation = (colorant: string): PdfValue => ['Separation', colorant, 'DeviceGray', alone];
  const colorants = ['RedOfPhoto', 'GreenOfPhoto', 'BlueOfPhoto'];
  const Colorants = Object.fromEntries(colorants.map((colorant) => [colorant, separation(colorant)]));
  return document.object([
    'DeviceN',
    colorants,
    'DeviceGray',
    transform(3, GREY_FUNCTION),
    { Subtype: 'DeviceN', Colorants },
  ]);
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
