import type { ImageFile } from '../images/index.ts';
import type { ImageFragment } from '../layout/index.ts';
import { embedImage } from './image-object.ts';
import type { Ink } from './ink.ts';
import type { Owner, PageCanvas } from './page-canvas.ts';
import { appendRect } from './path.ts';
import type { PdfDocument } from './pdf-document.ts';
import type { PdfDictionary } from './pdf-object.ts';

interface DocumentImage {
  readonly name: string;
  readonly orientation: number;
}

/** The images of a document, each written once, in the order of first use. */
export class DocumentImages {
  /** The resources' `XObject` dictionary. */
  readonly resources: PdfDictionary = {};
  readonly #document: PdfDocument;
  readonly #ink: Ink;
  readonly #images = new Map<ImageFile, DocumentImage | undefined>();
  readonly #onDamaged: (image: ImageFile) => void;

  constructor(document: PdfDocument, ink: Ink, onDamaged: (image: ImageFile) => void) {
    this.#document = document;
    this.#ink = ink;
    this.#onDamaged = onDamaged;
  }

  /** Undefined where the image cannot be decoded; told once. */
  of(image: ImageFile): DocumentImage | undefined {
    if (this.#images.has(image)) return this.#images.get(image);
    const placed = this.#place(image);
    if (placed === undefined) this.#onDamaged(image);
    this.#images.set(image, placed);
    return placed;
  }

  #place(image: ImageFile): DocumentImage | undefined {
    const embedded = embedImage(this.#document, image, this.#ink);
    if (embedded === undefined) return undefined;
    const name = `I${this.#images.size + 1}`;
    this.resources[name] = embedded.object;
    return { name, orientation: embedded.orientation };
  }
}

/** Draws an image, clipped where it is larger than its box. */
export function paintImage(
  canvas: PageCanvas,
  owner: Owner,
  fragment: ImageFragment,
  images: DocumentImages,
): void {
  const image = images.of(fragment.image);
  if (image === undefined) return;
  canvas.enterGraphics(owner);
  canvas.save(() => {
    if (isCropped(fragment)) {
      appendRect(canvas, fragment.rect);
      canvas.out.text('W n\n');
    }
    const { x, y, width, height } = fragment.imageRect;
    canvas.numbers(...imageMatrix(image.orientation, x, canvas.up(y + height), width, height));
    canvas.out.text(`cm /${image.name} Do\n`);
  });
}

function isCropped({ rect, imageRect }: ImageFragment): boolean {
  const slack = 0.01;
  return (
    imageRect.x < rect.x - slack ||
    imageRect.y < rect.y - slack ||
    imageRect.x + imageRect.width > rect.x + rect.width + slack ||
    imageRect.y + imageRect.height > rect.y + rect.height + slack
  );
}

type Matrix = readonly [number, number, number, number, number, number];

/** Brings the unit square that an image fills onto a rectangle (x, y bottom left), turned as EXIF says (tag 0x0112). */
function imageMatrix(orientation: number, x: number, y: number, width: number, height: number): Matrix {
  const right = x + width;
  const top = y + height;
  switch (orientation) {
    case 2:
      return [-width, 0, 0, height, right, y];
    case 3:
      return [-width, 0, 0, -height, right, top];
    case 4:
      return [width, 0, 0, -height, x, top];
    case 5:
      return [0, -height, -width, 0, right, top];
    case 6:
      return [0, -height, width, 0, x, top];
    case 7:
      return [0, height, width, 0, x, y];
    case 8:
      return [0, height, -width, 0, right, y];
    default:
      return [width, 0, 0, height, x, y];
  }
}
