import { buildBoxes, type PageCounters } from '../boxes/index.ts';
import type { BriefDocument } from '../content/index.ts';
import { computeStyles, type Stylesheet } from '../css/index.ts';
import { DiagnosticList, type Sink } from '../diagnostics/index.ts';
import type { ElementTree } from '../html/index.ts';
import type { ImageStore } from '../images/index.ts';
import { layoutPages } from '../layout/index.ts';
import { authorSpan } from '../template/index.ts';
import { type Extent, hasStrayPage, MIN_LAST_PAGE, searchFit } from './fit-search.ts';
import { reportLetterForms } from './letter-forms.ts';
import { type Laid, MAX_ROUNDS, settlePages } from './settle-pages.ts';
import type { FontPlaces, WarmParts } from './warm-parts.ts';
import type { Wishes } from './wishes.ts';

export interface FitRequest {
  readonly elements: ElementTree;
  readonly sheets: readonly Stylesheet[];
  readonly wishes: Wishes;
  /** Pages that the preset is made for. */
  readonly advised: number | undefined;
  readonly images: ImageStore;
  /** What the `src` of images is relative to. */
  readonly folder: string;
  /** Where faces come from. */
  readonly fonts: FontPlaces & { readonly parts: WarmParts };
  readonly document: BriefDocument;
}

export interface Fitted extends Laid {
  readonly fit: number;
}

interface Attempt extends Laid, Extent {
  /** What this layout found; only that of the layout which is printed counts. */
  readonly found: DiagnosticList;
}

/** Lays the brief out with a value of `--fit` near to 0 that gives a good last page. */
export function fitPages(request: FitRequest, sink: Sink): Fitted {
  const { wishes, advised } = request;
  const { fit, result } = searchFit((value) => attempt(request, value, sink), wishes.pages ?? advised);
  for (const diagnostic of result.found.items) sink.report(diagnostic);
  if (!result.settled) reportUnsettled(result, sink);
  if (fit !== 0) reportFit(fit, result, sink);
  reportPageCount(request, result.pages, sink);
  if (hasStrayPage(result)) reportStrayPage(request, result, sink);
  return { ...result, fit };
}

/** One layout with everything in it that depends on `--fit`. `sink` hears of faults of fonts only. */
function attempt(request: FitRequest, fit: number, sink: Sink): Attempt {
  const { elements, sheets, wishes, images, folder } = request;
  const found = new DiagnosticList();
  const styled = computeStyles(
    {
      tree: elements,
      sheets,
      variables: variables(fit, wishes.accent),
      ...(wishes.paper && { paper: wishes.paper }),
    },
    found,
  );
  const fonts = request.fonts.parts.fonts(styled.fontFaces, request.fonts, sink);
  const { hyphenation } = request.fonts.parts;
  const make = (counters: PageCounters | undefined) => {
    const sources = { document: elements, images, imageFolder: folder };
    const tree = buildBoxes(styled, counters ? { ...sources, pageCounters: counters } : sources, found);
    return { tree, layout: layoutPages({ tree, fonts, sink: found, hyphenation }) };
  };
  const laid = settlePages(make);
  reportLetterForms(styled, fonts, found);
  const { pages, lastPageFill } = laid.layout;
  return { ...laid, found, pages: pages.length, lastPageFill };
}

function variables(fit: number, accent: string | undefined): ReadonlyMap<string, string> {
  const map = new Map([['--fit', String(fit)]]);
  if (accent !== undefined) map.set('--accent', accent);
  return map;
}

function reportUnsettled({ tree, moved }: Laid, sink: Sink): void {
  const box = tree.boxes[moved[0] ?? 0];
  sink.report({
    code: 'pipeline/page-numbers',
    severity: 'warning',
    message: `page numbers in the text did not settle in ${MAX_ROUNDS} rounds; ${moved.length} of them may be wrong`,
    ...(box && { span: authorSpan(box.origin) }),
    hints: ['put a page break before this place, or take out the number of its page'],
  });
}

function reportFit(fit: number, { pages }: Extent, sink: Sink): void {
  const [how, why] =
    fit > 0
      ? ['tighter', 'so that no stray line takes a page of its own']
      : ['looser', 'so that the last page is at least a quarter full'];
  sink.report({
    code: 'pipeline/fit',
    severity: 'note',
    message: `set ${how} than designed (--fit ${fit}) on ${pages} ${pages === 1 ? 'page' : 'pages'}, ${why}`,
  });
}

/** `print.pages` binds; what a preset advises is advice, and only too much is worth a word. */
function reportPageCount({ wishes, advised, document }: FitRequest, pages: number, sink: Sink): void {
  if (wishes.pages !== undefined && wishes.pages !== pages)
    sink.report({
      code: 'pipeline/page-count',
      severity: 'error',
      message: `the brief takes ${pages} ${pages === 1 ? 'page' : 'pages'}, and \`print.pages\` binds it to ${wishes.pages}`,
      span: document.spanOf(['print', 'pages']),
      hints: [
        pages > wishes.pages ? 'shorten the text, or take `print.pages` out' : 'take `print.pages` out',
      ],
    });
  else if (wishes.pages === undefined && advised !== undefined && pages > advised)
    sink.report({
      code: 'pipeline/page-count',
      severity: 'warning',
      message: `the brief takes ${pages} pages; its preset is made for ${advised}`,
      span: document.spanOf([]),
      hints: ['shorten the text, or choose another preset'],
    });
}

/** What the search could not mend, the author can; where the page is one too many, that has been said. */
function reportStrayPage({ wishes, advised, document }: FitRequest, extent: Extent, sink: Sink): void {
  const { pages, lastPageFill } = extent;
  if (pages > (wishes.pages ?? advised ?? pages)) return;
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
