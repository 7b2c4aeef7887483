import type { Sink } from '../diagnostics/index.ts';
import { attempt, type FitRequest, type Fitted } from './attempt.ts';
import { fitBudget } from './fit-budget.ts';
import { type Extent, hasStrayPage, searchFit } from './fit-search.ts';
import { reportUnsettled } from './settle-pages.ts';
import { reportStrayPage } from './stray-page.ts';

export type { FitRequest, Fitted } from './attempt.ts';

/** Lays the brief out on as many pages as bind it, else with a value of `--fit` near to 0 that gives a good last page. */
export function fitPages(request: FitRequest, sink: Sink): Fitted {
  const { bound } = request;
  return bound === undefined ? fitAdvice(request, sink) : fitBudget(request, bound, sink);
}

function fitAdvice(request: FitRequest, sink: Sink): Fitted {
  const { fit, result } = searchFit((value) => attempt(request, value, sink), request.advised);
  for (const diagnostic of result.found.items) sink.report(diagnostic);
  if (!result.settled) reportUnsettled(result, sink);
  if (fit !== 0) reportFit(fit, result, sink);
  reportPageCount(request, result.pages, sink);
  // Where the page is one too many, that has been said.
  const isExpected = result.pages <= (request.advised ?? result.pages);
  if (hasStrayPage(result) && isExpected) reportStrayPage(request.document, result, sink);
  return { ...result, fit, contentPages: result.pages, leftOut: [] };
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

/** What a preset advises is advice, and only too much is worth a word. */
function reportPageCount({ advised, document }: FitRequest, pages: number, sink: Sink): void {
  if (advised === undefined || pages <= advised) return;
  sink.report({
    code: 'pipeline/page-count',
    severity: 'warning',
    message: `the brief takes ${pages} pages; its preset is made for ${advised}`,
    span: document.spanOf([]),
    hints: [
      `shorten the text, choose another preset, or build with \`--pages ${advised}\`, which leaves out by priority`,
    ],
  });
}
