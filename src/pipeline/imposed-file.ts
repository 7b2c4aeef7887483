import { imposePages } from '../imposition/index.ts';
import type { Page } from '../layout/index.ts';
import { type DocumentInfo, type PaintInput, paintSheets } from '../pdf/index.ts';
import type { Imposition } from './build-request.ts';

/** What the title of the file says after the brief's own. */
const TITLE_WORDS: Readonly<Record<Imposition['kind'], string>> = {
  single: 'with crop marks',
  'n-up': '2-up',
  booklet: 'booklet',
};

/**
 * The same pages on sheets, for the printer: a file of its own, so that the brief keeps its tags. It is painted from
 * the pages themselves; no PDF is read.
 */
export function imposedFile(
  { kind, marks }: Imposition,
  pages: readonly Page[],
  { info, direction = 'ltr', iccProfile, grey, sink }: PaintInput,
): Uint8Array {
  return paintSheets({
    sheets: imposePages(pages, { kind, marks, direction }),
    info: sheetInfo(info, TITLE_WORDS[kind]),
    direction,
    iccProfile,
    ...(grey !== undefined && { grey }),
    ...(sink && { sink }),
  });
}

const sheetInfo = (info: DocumentInfo, words: string): DocumentInfo => ({
  ...info,
  title: `${info.title} (${words})`,
});
