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
import { annotationsByPage, writeLinks } from './link-writer.ts';
import { writeInfo, writeMetadata } from './metadata-writer.ts';
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
import { PdfFile } from './pdf-file.ts';
import { type ObjectNumber, reals, reference } from './pdf-syntax.ts';
import { type ContentRun, planStructure, type StructurePlan } from './structure-plan.ts';
import { type PaintedPage, type PaintedPages, writeStructure } from './structure-writer.ts';
import { paintText } from './text-painter.ts';

/**
 * Paints a document. Pure: the same input gives the same bytes, and where `info.date` is absent there is no date in
 * them. Coordinates of the input are points with y down; the file is PDF 1.7, tagged, PDF/A-3a and PDF/UA-1.
 */
export function paintPdf(input: PaintInput): Uint8Array {
  const painting = beginPainting(input);
  // Draw first: only then is it known which glyphs, images and marked-content ids there are.
  const pages = input.pages.map((page, index) => paintPage(painting, page, index));
  // Join what was drawn with the logical order.
  const annotations = writeLinks(painting.file, painting.plan, pages, painting.destinations);
  const structure = writeStructure(painting.file, painting.plan, { pages, annotations });
  const tree = writePages(painting, input, { pages, annotations });
  // Then what belongs to the document as a whole.
  return writeDocument(painting, input, { pages: tree, structure });
}

interface Painting {
  readonly file: PdfFile;
  readonly plan: StructurePlan;
  readonly pages: readonly { readonly object: ObjectNumber; readonly height: number }[];
  /** Where content streams are written, one after the other. */
  readonly buffer: ByteWriter;
  readonly fonts: DocumentFonts;
  readonly images: DocumentImages;
  readonly alphaStates: AlphaStates;
  readonly destinations: Destinations;
}

function beginPainting(input: PaintInput): Painting {
  const file = new PdfFile();
  const plan = planStructure(input.structure, file);
  const pages = input.pages.map(({ height }) => ({ object: file.reserve(), height }));
  const onDamaged = ({ path }: ImageFile): void =>
    input.sink?.report({
      code: 'pdf/damaged-image',
      severity: 'error',
      message: `the pixels of \`${path}\` cannot be decoded`,
      hints: ['open the image in an image editor and save it again'],
    });
  return {
    file,
    plan,
    pages,
    buffer: new ByteWriter(1 << 16),
    fonts: new DocumentFonts(),
    images: new DocumentImages(file, onDamaged),
    alphaStates: new AlphaStates(),
    destinations: new Destinations(pages),
  };
}

const MARGIN_OWNERS = {
  header: HEADER_ARTIFACT,
  footer: FOOTER_ARTIFACT,
  side: PAGINATION_ARTIFACT,
} as const;

function paintPage(painting: Painting, page: Page, index: number): PaintedPage {
  const { destinations, plan, file, buffer } = painting;
  buffer.clear();
  const canvas = new PageCanvas(index, page.height, buffer, painting.alphaStates);
  for (const fragment of page.fragments) {
    const run = fragment.artifact ? undefined : plan.runs.get(fragment.boxId);
    paintFragment(painting, canvas, fragment, run ?? artifactOf(fragment));
    if (fragment.artifact) continue;
    const area = areaOf(fragment);
    destinations.note(fragment.boxId, index, area.x, area.y);
    if (run !== undefined && fragment.kind !== 'box') noteArea(run, index, area);
  }
  for (const margin of page.margins)
    for (const fragment of margin.fragments)
      paintFragment(painting, canvas, fragment, MARGIN_OWNERS[margin.artifact]);
  const contents = file.addDeflated('', canvas.finish());
  return { object: painting.pages[index]?.object ?? 0, height: page.height, contents, runs: canvas.runs };
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

function writePages(
  { file, fonts, images, alphaStates }: Painting,
  input: PaintInput,
  { pages, annotations }: PaintedPages,
): ObjectNumber {
  const tree = file.reserve();
  const fontEntries = [...fonts.all]
    .map((font) => `/${font.name} ${reference(writeFont(file, font))}`)
    .join('');
  const resources = file.add(
    `<<${dictionary('Font', fontEntries)}${dictionary('XObject', images.entries())}` +
      `${dictionary('ExtGState', alphaStates.entries())}>>`,
  );
  const links = annotationsByPage(annotations);
  for (const [index, { object, contents }] of pages.entries())
    file.put(
      object,
      `<</Type/Page/Parent ${reference(tree)}${pageBoxes(input, index)}/Resources ${reference(resources)}` +
        `/Contents ${reference(contents)}/StructParents ${index}/Tabs/S${links.get(index) ?? ''}>>`,
    );
  const kids = pages.map(({ object }) => reference(object)).join(' ');
  file.put(tree, `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`);
  return tree;
}

function pageBoxes({ pages, trim }: PaintInput, index: number): string {
  const { width, height } = pages[index] ?? { width: 0, height: 0 };
  const media = `/MediaBox[0 0 ${reals(width, height)}]`;
  if (trim === undefined) return media;
  return `${media}/TrimBox[${reals(trim.left, trim.bottom, width - trim.right, height - trim.top)}]`;
}

function dictionary(key: string, entries: string): string {
  return entries === '' ? '' : `/${key}<<${entries}>>`;
}

function writeDocument(
  { file, plan, destinations }: Painting,
  input: PaintInput,
  parts: { readonly pages: ObjectNumber; readonly structure: ObjectNumber },
): Uint8Array {
  const { attachment, info } = input;
  const catalog = writeCatalog(file, input, {
    ...parts,
    metadata: writeMetadata(file, info),
    outline: writeOutline(file, input.structure.outline, plan, destinations),
    attachment: attachment && writeAttachment(file, attachment, info.date),
  });
  return file.finish(catalog, writeInfo(file, info));
}
