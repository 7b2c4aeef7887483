import type { Rect } from '../base/index.ts';
import type { Color } from '../css/index.ts';
import type { Mark, PlacedPage, Sheet } from '../imposition/index.ts';
import { ByteWriter } from './byte-writer.ts';
import { writeOutputIntent } from './catalog-writer.ts';
import {
  createPalette,
  type Palette,
  paintFragment,
  paintMargins,
  writeResources,
} from './fragment-painter.ts';
import type { Ink } from './ink.ts';
import { paintLine } from './line-painter.ts';
import { infoEntries, writeMetadata } from './metadata-writer.ts';
import { PageCanvas, UNTAGGED } from './page-canvas.ts';
import type { SheetInput } from './paint-input.ts';
import { PdfDocument } from './pdf-document.ts';
import { deflate } from './pdf-file.ts';
import { type PdfDictionary, real } from './pdf-object.ts';

/**
 * Paints imposed sheets, each page under a transform. Pure, like `paintPdf`. The file is for paper: it claims no
 * standard, and has neither tags nor links.
 */
export function paintSheets(input: SheetInput): Uint8Array {
  const { info, direction } = input;
  const ink: Ink = input.grey === true ? 'grey' : 'color';
  const document = new PdfDocument({ tagged: false, lang: info.lang, displayTitle: true });
  const palette = createPalette(document, ink, input.sink);
  const painting: SheetPainting = { palette, ink, out: new ByteWriter(1 << 16) };
  const pages = input.sheets.map((sheet) => {
    const page = document.addBlankPage(real(sheet.width), real(sheet.height));
    Object.assign(page.dictionary.data, boxesOf(sheet));
    page.content.data.Filter = 'FlateDecode';
    page.content.buffer = [deflate(paintSheet(painting, sheet))];
    return page;
  });
  const resources = writeResources(document, palette);
  for (const page of pages) page.resources.data = resources;
  document.info = infoEntries(info);
  writeMetadata(document, info, 'none');
  document.catalog.OutputIntents = [writeOutputIntent(document, input.iccProfile)];
  if (direction === 'rtl') document.viewerPreferences.Direction = 'R2L';
  return document.finish();
}

interface SheetPainting {
  readonly palette: Palette;
  readonly ink: Ink;
  readonly out: ByteWriter;
}

/** ISO 32000-1 §14.11.2; both are the whole page where they are not said. */
function boxesOf({ trim, bleed, height, marks }: Sheet): PdfDictionary {
  if (marks.length === 0) return {};
  const box = ({ x, y, width, height: high }: Rect): number[] =>
    [x, height - y - high, x + width, height - y].map(real);
  return { TrimBox: box(trim), BleedBox: box(bleed) };
}

function paintSheet({ palette, ink, out }: SheetPainting, sheet: Sheet): Uint8Array {
  const { alphaStates } = palette;
  out.clear();
  for (const placed of sheet.placed) {
    const { page } = placed;
    out.text(`q\n${clipOf(placed, sheet)}${matrixOf(placed, sheet)}`);
    const canvas = new PageCanvas({ page: 0, height: page.height, out, alphaStates, ink });
    for (const fragment of page.fragments) paintFragment(palette, canvas, fragment, UNTAGGED);
    paintMargins(palette, canvas, page.margins, () => UNTAGGED);
    canvas.finish();
    out.text('Q\n');
  }
  const canvas = new PageCanvas({ page: 0, height: sheet.height, out, alphaStates, ink });
  if (sheet.marks.length > 0) canvas.enterGraphics(UNTAGGED);
  for (const mark of sheet.marks) paintMark(canvas, mark);
  return canvas.finish();
}

function clipOf({ clip }: PlacedPage, { height }: Sheet): string {
  return `${decimals(clip.x, height - clip.y - clip.height, clip.width, clip.height)} re W n\n`;
}

/** From the page's coordinates (from its foot up) to the sheet's. */
function matrixOf({ page, scale, x, y }: PlacedPage, { height }: Sheet): string {
  const foot = height - y - page.height * scale;
  return scale === 1 && x === 0 && foot === 0 ? '' : `${decimals(scale, 0, 0, scale, x, foot)} cm\n`;
}

/** Finer than other coordinates: a rounded scale would add up across a page. */
const decimals = (...values: readonly number[]): string =>
  values.map((value) => String(Math.round(value * 1e5) / 1e5)).join(' ');

const MARK_COLOR: Color = { red: 0, green: 0, blue: 0, alpha: 1 };
const MARK_WIDTH = 0.25;

function paintMark(canvas: PageCanvas, { kind, from, to }: Mark): void {
  const style = kind === 'fold' ? 'dashed' : 'solid';
  paintLine(canvas, {
    from,
    to,
    width: style === 'dashed' ? 2 * MARK_WIDTH : MARK_WIDTH,
    style,
    color: MARK_COLOR,
  });
}
