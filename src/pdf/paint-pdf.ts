import type { Rect } from '../base/index.ts';
import type { ImageFile } from '../images/index.ts';
import type { Fragment, Page, TextFragment } from '../layout/index.ts';
import { writeAttachment } from './attachment-writer.ts';
import { paintBox } from './box-painter.ts';
import { writeCatalog } from './catalog-writer.ts';
import { Destinations } from './destinations.ts';
import { DocumentFonts } from './document-fonts.ts';
import { writeFont } from './font-object.ts';
import { DocumentImages, paintImage } from './image-painter.ts';
import { paintLine } from './line-painter.ts';
import { annotationsOf, writeLinks } from './link-writer.ts';
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
import { type TaggedAnnotation, writeStructure } from './structure-writer.ts';
import { paintText } from './text-painter.ts';

/**
 * Paints a document. Pure: the same input gives the same bytes, and where `info.date` is absent there is no date in
 * them. Coordinates of the input are points with y down; the file is PDF 1.7, tagged, PDF/A-3a and PDF/UA-1.
 */
export function paintPdf(input: PaintInput): Uint8Array {
  const painting = beginPainting(input);
  // Draw first: only then is it known which glyphs, images and marked-content ids there are.
  for (const page of painting.pages) paintPage(painting, page);
  // Join what was drawn with the logical order.
  const annotations = writeLinks(painting.file, painting.plan, painting.pages, painting.destinations);
  const structure = writeStructure(painting.file, painting.plan, { pages: painting.pages, annotations });
  const pages = writePages(painting, input, annotations);
  // Then what belongs to the document as a whole.
  return writeDocument(painting, input, { pages, structure });
}

interface PaintingPage {
  readonly object: ObjectNumber;
  readonly index: number;
  readonly height: number;
  readonly source: Page;
  readonly canvas: PageCanvas;
}

interface Painting {
  readonly file: PdfFile;
  readonly plan: StructurePlan;
  readonly pages: readonly PaintingPage[];
  readonly fonts: DocumentFonts;
  readonly images: DocumentImages;
  readonly alphaStates: AlphaStates;
  readonly destinations: Destinations;
}

function beginPainting(input: PaintInput): Painting {
  const file = new PdfFile();
  const plan = planStructure(input.structure, file);
  const alphaStates = new AlphaStates();
  const pages = input.pages.map((source, index) => ({
    object: file.reserve(),
    index,
    height: source.height,
    source,
    canvas: new PageCanvas(index, source.height, alphaStates),
  }));
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
    fonts: new DocumentFonts(),
    images: new DocumentImages(file, onDamaged),
    alphaStates,
    destinations: new Destinations(pages),
  };
}

const MARGIN_OWNERS = {
  header: HEADER_ARTIFACT,
  footer: FOOTER_ARTIFACT,
  side: PAGINATION_ARTIFACT,
} as const;

function paintPage(painting: Painting, page: PaintingPage): void {
  const { destinations, plan } = painting;
  for (const fragment of page.source.fragments) {
    const run = fragment.artifact ? undefined : plan.runs.get(fragment.boxId);
    paintFragment(painting, page, fragment, run ?? artifactOf(fragment));
    if (fragment.artifact) continue;
    const area = areaOf(fragment);
    destinations.note(fragment.boxId, page.index, area.x, area.y);
    if (run !== undefined && fragment.kind !== 'box') noteArea(run, page.index, area);
  }
  for (const margin of page.source.margins)
    for (const fragment of margin.fragments)
      paintFragment(painting, page, fragment, MARGIN_OWNERS[margin.artifact]);
}

/** A repeated table head is there because of the page; backgrounds and rules are there for the look. */
function artifactOf(fragment: Fragment): Owner {
  return fragment.kind === 'text' && fragment.artifact ? PAGINATION_ARTIFACT : LAYOUT_ARTIFACT;
}

function paintFragment(painting: Painting, { canvas }: PaintingPage, fragment: Fragment, owner: Owner): void {
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
  { file, pages, fonts, images, alphaStates }: Painting,
  { trim }: PaintInput,
  annotations: readonly TaggedAnnotation[],
): ObjectNumber {
  const tree = file.reserve();
  const contents = pages.map(({ canvas }) => file.addDeflated('', canvas.finish()));
  const fontEntries = [...fonts.all]
    .map((font) => `/${font.name} ${reference(writeFont(file, font))}`)
    .join('');
  const resources = file.add(
    `<<${dictionary('Font', fontEntries)}${dictionary('XObject', images.entries())}` +
      `${dictionary('ExtGState', alphaStates.entries())}>>`,
  );
  for (const { object, index, source } of pages) {
    const { width, height } = source;
    const trimBox =
      trim === undefined
        ? ''
        : `/TrimBox[${reals(trim.left, trim.bottom, width - trim.right, height - trim.top)}]`;
    file.put(
      object,
      `<</Type/Page/Parent ${reference(tree)}/MediaBox[0 0 ${reals(width, height)}]${trimBox}` +
        `/Resources ${reference(resources)}/Contents ${reference(contents[index] ?? 0)}` +
        `/StructParents ${index}/Tabs/S${annotationsOf(index, annotations)}>>`,
    );
  }
  const kids = pages.map(({ object }) => reference(object)).join(' ');
  file.put(tree, `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`);
  return tree;
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
