import type { PDFPage } from 'pdfkit';
import type { Rect } from '../base/index.ts';
import type { Fragment, Page, TextFragment } from '../layout/index.ts';
import { writeAttachment } from './attachment-writer.ts';
import { ByteWriter } from './byte-writer.ts';
import { writeCatalog } from './catalog-writer.ts';
import { Destinations } from './destinations.ts';
import {
  createPalette,
  type Palette,
  paintFragment,
  paintMargins,
  writeResources,
} from './fragment-painter.ts';
import type { Ink } from './ink.ts';
import { writeLinks } from './link-writer.ts';
import { infoEntries, writeMetadata } from './metadata-writer.ts';
import { writeOutline } from './outline-writer.ts';
import {
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
import { real } from './pdf-object.ts';
import { type ContentRun, planStructure, type StructurePlan } from './structure-plan.ts';
import { type PaintedPage, writeStructure } from './structure-writer.ts';

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
  const resources = writeResources(painting.document, painting.palette);
  // One set for all pages; pdfkit ends pages with the document.
  for (const { page } of painting.pages) page.resources.data = resources;
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
  readonly palette: Palette;
  readonly ink: Ink;
  readonly destinations: Destinations;
}

function beginPainting(input: PaintInput): Painting {
  const ink: Ink = input.grey === true ? 'grey' : 'color';
  const document = new PdfDocument({
    lang: input.info.lang,
    displayTitle: input.viewer?.displayDocTitle !== false,
  });
  const plan = planStructure(input.structure, document);
  const pages = input.pages.map((laidOut, index) => addPage(document, input.trim, laidOut, index));
  return {
    document,
    plan,
    pages,
    buffer: new ByteWriter(1 << 16),
    palette: createPalette(document, ink, input.sink),
    ink,
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
  const { destinations, plan, buffer, palette, ink } = painting;
  buffer.clear();
  const { alphaStates } = palette;
  const canvas = new PageCanvas({ page: index, height: laidOut.height, out: buffer, alphaStates, ink });
  for (const fragment of laidOut.fragments) {
    const run = fragment.artifact ? undefined : plan.runs.get(fragment.boxId);
    paintFragment(palette, canvas, fragment, run ?? artifactOf(fragment));
    if (fragment.artifact) continue;
    const area = areaOf(fragment);
    destinations.note(fragment.boxId, index, area.x, area.y);
    if (run !== undefined && fragment.kind !== 'box') noteArea(run, index, area);
  }
  paintMargins(palette, canvas, laidOut.margins, ({ artifact }) => MARGIN_OWNERS[artifact]);
  page.content.data.Filter = 'FlateDecode';
  page.content.buffer = [deflate(canvas.finish())];
  return { page, runs: canvas.runs };
}

/** A repeated table head is there because of the page; backgrounds and rules are there for the look. */
function artifactOf(fragment: Fragment): Owner {
  return fragment.kind === 'text' && fragment.artifact ? PAGINATION_ARTIFACT : LAYOUT_ARTIFACT;
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

function writeDocument({ document, plan, destinations }: Painting, input: PaintInput): Uint8Array {
  const { attachment, info } = input;
  document.info = infoEntries(info);
  writeMetadata(document, info);
  if (attachment !== undefined) writeAttachment(document, attachment, info.date);
  writeCatalog(document, input, writeOutline(document, input.structure.outline, plan, destinations));
  return document.finish();
}
