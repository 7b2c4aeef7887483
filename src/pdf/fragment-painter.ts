import type { Sink } from '../diagnostics/index.ts';
import type { ImageFile } from '../images/index.ts';
import type { Fragment, MarginFragments } from '../layout/index.ts';
import { paintBox } from './box-painter.ts';
import { DocumentFonts } from './document-fonts.ts';
import { writeFont } from './font-object.ts';
import { DocumentImages, paintImage } from './image-painter.ts';
import type { Ink } from './ink.ts';
import { isVisible, paintLine } from './line-painter.ts';
import { AlphaStates, LAYOUT_ARTIFACT, type Owner, type PageCanvas } from './page-canvas.ts';
import type { PdfDocument } from './pdf-document.ts';
import type { PdfDictionary } from './pdf-object.ts';
import { paintText } from './text-painter.ts';

/** What the pages of one document draw with, each thing written once. */
export interface Palette {
  readonly fonts: DocumentFonts;
  readonly images: DocumentImages;
  readonly alphaStates: AlphaStates;
}

/** Images that cannot be decoded are told to `sink`. */
export function createPalette(document: PdfDocument, ink: Ink, sink: Sink | undefined): Palette {
  const onDamaged = ({ path }: ImageFile): void =>
    sink?.report({
      code: 'pdf/damaged-image',
      severity: 'error',
      message: `the pixels of \`${path}\` cannot be decoded`,
      hints: ['open the image in an image editor and save it again'],
    });
  return {
    fonts: new DocumentFonts(),
    images: new DocumentImages(document, ink, onDamaged),
    alphaStates: new AlphaStates(),
  };
}

/** Boxes and rules are there for the look: they are artifacts, whoever owns the text in them. */
export function paintFragment(palette: Palette, canvas: PageCanvas, fragment: Fragment, owner: Owner): void {
  switch (fragment.kind) {
    case 'text':
      paintText(canvas, owner, fragment, palette.fonts);
      break;
    case 'box':
      paintBox(canvas, fragment, 'artifact' in owner ? owner : LAYOUT_ARTIFACT);
      break;
    case 'image':
      paintImage(canvas, owner, fragment, palette.images);
      break;
    case 'rule':
      if (!isVisible(fragment)) break;
      canvas.enterGraphics('artifact' in owner ? owner : LAYOUT_ARTIFACT);
      paintLine(canvas, fragment);
      break;
  }
}

/** Running heads and feet, and what else stands in the margins. */
export function paintMargins(
  palette: Palette,
  canvas: PageCanvas,
  margins: readonly MarginFragments[],
  ownerOf: (margin: MarginFragments) => Owner,
): void {
  for (const margin of margins) {
    const owner = ownerOf(margin);
    for (const fragment of margin.fragments) paintFragment(palette, canvas, fragment, owner);
  }
}

/** The resources of all pages: what is in use is known when all are painted. */
export function writeResources(
  document: PdfDocument,
  { fonts, images, alphaStates }: Palette,
): PdfDictionary {
  return {
    Font: Object.fromEntries([...fonts.all].map((font) => [font.name, writeFont(document, font)])),
    XObject: images.resources,
    ExtGState: alphaStates.resources,
  };
}
