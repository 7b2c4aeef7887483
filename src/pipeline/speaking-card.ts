import { type Diagnostic, DiagnosticList, type Sink } from '../diagnostics/index.ts';
import { type FitRequest, type Fitted, fitPages } from './fit-pages.ts';

/** The class of the card in a template; it stands last and begins a page. */
const CARD = 'speaking-card';

/**
 * Lays the brief out as `fitPages` does, but a speaking card does not count: `print.pages` and the pages that a preset
 * is made for are those before the card.
 */
export function fitBeforeCard(request: FitRequest, sink: Sink): Fitted {
  const { wishes, advised } = request;
  if (!wishes.speaker || (wishes.pages ?? advised) === undefined) return fitPages(request, sink);
  // How long the card is shows only in a layout; what that one finds, the next one finds again.
  const unbound = { ...request, wishes: { ...wishes, pages: undefined }, advised: undefined };
  const card = pagesOfCard(fitPages(unbound, new DiagnosticList()));
  if (card === 0) return fitPages(request, sink);
  const more = (pages: number | undefined) => (pages === undefined ? undefined : pages + card);
  return fitPages(
    { ...request, wishes: { ...wishes, pages: more(wishes.pages) }, advised: more(advised) },
    { report: (diagnostic) => sink.report(explained(diagnostic, card)) },
  );
}

function pagesOfCard({ tree, layout }: Fitted): number {
  const isCard = (names: string | undefined): boolean => names?.split(/\s+/).includes(CARD) === true;
  const box = tree.boxes.find((it) => isCard(it.element?.attributes.get('class')));
  const first = box && layout.pageOf.get(box.id);
  return first === undefined || first === 1 ? 0 : layout.pages.length - first + 1;
}

/** The numbers in the message are with the card; the author wrote one without. */
function explained(diagnostic: Diagnostic, card: number): Diagnostic {
  if (diagnostic.code !== 'pipeline/page-count') return diagnostic;
  const note = `both numbers are with the speaking card, which takes ${card} ${card === 1 ? 'page' : 'pages'}`;
  return { ...diagnostic, hints: [...(diagnostic.hints ?? []), note] };
}
