import type { PDFPage } from 'pdfkit';
import type { Rect } from '../base/index.ts';
import type { ImageFile } from '../images/index.ts';
import type { Fragment, Page, TextFragment } from '../layout/index.ts';
import { writeAttachment } from './attachment-writer.ts';
import { paintBox } from './box-painter.ts';
import { ByteWriter } from './byte-writer.ts';
import { writeCatalog } from './catalog-writer.ts';
import { Destinations } from './destinations.ts';
import { DocumentFonts } from './document-fonts.ts';
import { writeFont } from './font-object.ts';
import { DocumentImages, paintImage } from './image-painter.ts';
import { isVisible, paintLine } from './line-painter.ts';
import { writeLinks } from './link-writer.ts';
import { infoEntries, writeMetadata } from './metadata-writer.ts';
import { writeOutline } from './outline-writer.ts';
import {
  AlphaStates,
  FOOTER_ARTIFACT,
  HEADER_ARTIFACT,
  LAYOUT_ARTIFACT,
  type Owner,
  PAGINATION_ARTIFACT,
  PageCanvas,
} from './page-canvas.ts';
import type { PaintInput } from './paint-input.ts';
import { PdfDocument } from './pdf-document.ts';
import { deflate } from './pdf-file.ts';
import { type PdfDictionary, real } from './pdf-object.ts';
import { type ContentRun, planStructure, type StructurePlan } from './structure-plan.ts';
import { type PaintedPage, writeStructure } from './structure-writer.ts';
import { paintText } from './text-painter.ts';

/**
 * Paints a document. Pure: the same input gives the same bytes, and where `info.date` is absent there is no date in
 * them. Coordinates of the input are points with y down; the file is PDF 1.7, tagged, PDF/A-3a and PDF/UA-1.
 */
export function paintPdf(input: PaintInput): Uint8Array {
  const painting = beginPainting(input);
  // Draw first: only then is it known which glyphs, images and marked-content ids there are.
  const pages = painting.pages.map((target, index) => paintPage(painting, target, index));
  // Join what was drawn with the logical order.
  const annotations = writeLinks(painting.document, painting.plan, pages, painting.destinations);
  writeStructure(painting.document, painting.plan, { pages, annotations });
  writeResources(painting);
  // Then what belongs to the document as a whole.
  return writeDocument(painting, input);
}

interface TargetPage {
  readonly laidOut: Page;
  readonly page: PDFPage;
}

interface Painting {
  readonly document: PdfDocument;
  readonly plan: StructurePlan;
  readonly pages: readonly TargetPage[];
  /** Where content streams are written, one after the other. */
  readonly buffer: ByteWriter;
  readonly fonts: DocumentFonts;
  readonly images: DocumentImages;
  readonly alphaStates: AlphaStates;
  readonly destinations: Destinations;
}

function beginPainting(input: PaintInput): Painting {
  const document = new PdfDocument({
    lang: input.info.lang,
    displayTitle: input.viewer?.displayDocTitle !== false,
  });
  const plan = planStructure(input.structure, document);
  const pages = input.pages.map((laidOut, index) => addPage(document, input.trim, laidOut, index));
  const onDamaged = ({ path }: ImageFile): void =>
    input.sink?.report({
      code: 'pdf/damaged-image',
      severity: 'error',
      message: `the pixels of \`${path}\` cannot be decoded`,
      hints: ['open the image in an image editor and save it again'],
    });
  return {
    document,
    plan,
    pages,
    buffer: new ByteWriter(1 << 16),
    fonts: new DocumentFonts(),
    images: new DocumentImages(document, onDamaged),
    alphaStates: new AlphaStates(),
    destinations: new Destinations(pages.map(({ page }) => page)),
  };
}

function addPage(document: PdfDocument, trim: PaintInput['trim'], laidOut: Page, index: number): TargetPage {
  const { width, height } = laidOut;
  const page = document.addBlankPage(real(width), real(height));
  const { data } = page.dictionary;
  if (trim !== undefined)
    data.TrimBox = [trim.left, trim.bottom, width - trim.right, height - trim.top].map(real);
  data.StructParents = index;
  return { laidOut, page };
}

const MARGIN_OWNERS = {
  header: HEADER_ARTIFACT,
  footer: FOOTER_ARTIFACT,
  side: PAGINATION_ARTIFACT,
} as const;

function paintPage(painting: Painting, { laidOut, page }: TargetPage, index: number): PaintedPage {
  const { destinations, plan, buffer } = painting;
  buffer.clear();
  const canvas = new PageCanvas(index, laidOut.height, buffer, painting.alphaStates);
  for (const fragment of laidOut.fragments) {
    const run = fragment.artifact ? undefined : plan.runs.get(fragment.boxId);
    paintFragment(painting, canvas, fragment, run ?? artifactOf(fragment));
    if (fragment.artifact) continue;
    const area = areaOf(fragment);
    destinations.note(fragment.boxId, index, area.x, area.y);
    if (run !== undefined && fragment.kind !== 'box') noteArea(run, index, area);
  }
  for (const margin of laidOut.margins)
    for (const fragment of margin.fragments)
      paintFragment(painting, canvas, fragment, MARGIN_OWNERS[margin.artifact]);
  page.content.data.Filter = 'FlateDecode';
  page.content.buffer = [deflate(canvas.finish())];
  return { page, runs: canvas.runs };
}

/** A repeated table head is there because of the page; backgrounds and rules are there for the look. */
function artifactOf(fragment: Fragment): Owner {
  return fragment.kind === 'text' && fragment.artifact ? PAGINATION_ARTIFACT : LAYOUT_ARTIFACT;
}

function paintFragment(painting: Painting, canvas: PageCanvas, fragment: Fragment, owner: Owner): void {
  switch (fragment.kind) {
    case 'text':
      paintText(canvas, owner, fragment, painting.fonts);
      break;
    case 'box':
      paintBox(canvas, fragment, 'artifact' in owner ? owner : LAYOUT_ARTIFACT);
      break;
    case 'image':
      paintImage(canvas, owner, fragment, painting.images);
      break;
    case 'rule':
      if (!isVisible(fragment)) break;
      canvas.enterGraphics('artifact' in owner ? owner : LAYOUT_ARTIFACT);
      paintLine(canvas, fragment);
      break;
  }
}

function areaOf(fragment: Fragment): Rect {
  if (fragment.kind === 'text') return textArea(fragment);
  if (fragment.kind === 'rule') return { x: fragment.from.x, y: fragment.from.y, width: 0, height: 0 };
  return fragment.rect;
}

function textArea({ x, y, width, size, face }: TextFragment): Rect {
  const { ascent, descent } = face.metrics;
  return { x, y: y - ascent * size, width, height: (ascent + descent) * size };
}

function noteArea({ link, figure }: ContentRun, page: number, rect: Rect): void {
  link?.areas.push({ page, rect });
  if (figure !== link) figure?.areas.push({ page, rect });
}

/** One set for all pages: what is in use is known when all are painted. pdfkit ends pages with the document. */
function writeResources({ document, pages, fonts, images, alphaStates }: Painting): void {
  const resources: PdfDictionary = {
    Font: Object.fromEntries([...fonts.all].map((font) => [font.name, writeFont(document, font)])),
    XObject: images.resources,
    ExtGState: alphaStates.resources,
  };
  for (const { page } of pages) page.resources.data = resources;
}

function writeDocument({ document, plan, destinations }: Painting, input: PaintInput): Uint8Array {
  const { attachment, info } = input;
  document.info = infoEntries(info);
  writeMetadata(document, info);
  if (attachment !== undefined) writeAttachment(document, attachment, info.date);
  writeCatalog(document, input, writeOutline(document, input.structure.outline, plan, destinations));
  return document.finish();
}
