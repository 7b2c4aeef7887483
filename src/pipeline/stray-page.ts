import type { BriefDocument } from '../content/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import { type Extent, MIN_LAST_PAGE } from './fit-search.ts';

/** What the search could not mend, the author can. */
export function reportStrayPage(document: BriefDocument, extent: Extent, sink: Sink): void {
  const { pages, lastPageFill } = extent;
  const full = Math.round(lastPageFill * 100);
  const lacking = Math.max(1, Math.ceil((MIN_LAST_PAGE - lastPageFill) * 100));
  sink.report({
    code: 'pipeline/short-last-page',
    severity: 'note',
    message: `the last of ${pages} pages is ${full} % full, and setting the text tighter or looser does not mend it`,
    span: document.spanOf([]),
    hints: [
      `shorten the text by about ${Math.max(1, full)} % of a page, so that the page goes, or add about ${lacking} % of a page`,
    ],
  });
}
