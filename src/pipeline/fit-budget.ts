import type { OptionalPart } from '../content/index.ts';
import type { Diagnostic, Sink } from '../diagnostics/index.ts';
import type { ElementTree } from '../html/index.ts';
import { type Attempt, attempt, type FitRequest, type Fitted } from './attempt.ts';
import { reportFitted, reportTooLong, reportTooShort } from './budget-report.ts';
import { hasStrayPage, searchFit } from './fit-search.ts';
import { leaveOut, NO_OMISSION, type Omission } from './left-out.ts';
import { type BudgetFound, type PartSet, searchBudget } from './page-budget.ts';
import { partLengths, partsByPriority } from './page-parts.ts';
import { reportUnsettled } from './settle-pages.ts';
import { reportStrayPage } from './stray-page.ts';

/** The brief without some of it. */
interface Shorter extends Omission {
  readonly elements: ElementTree;
  readonly found: readonly Diagnostic[];
}

/** Lays the brief out on exactly so many content pages; where that cannot be, the error says what stands in the way. */
export function fitBudget(request: FitRequest, pages: number, sink: Sink): Fitted {
  const shorter = new ShorterBriefs(request);
  const found = searchBudget<Attempt>({
    pages,
    layOut(fit, leftOut) {
      const { elements } = shorter.without(leftOut);
      const laid = attempt({ ...request, elements }, fit, sink);
      shorter.learn(laid);
      return laid;
    },
    // A brief that binds itself was set so before there were budgets, and stays as it was.
    ...(request.bindsItself && { first: (layOut) => searchFit(layOut, pages) }),
    partLengths: (laid) => partLengths(shorter.parts, laid, laid.pages - 1 + laid.lastPageFill),
  });
  const { fit, result } = found;
  const { leftOut, found: news } = shorter.without(found.leftOut);
  for (const diagnostic of [...news, ...result.found.items]) sink.report(diagnostic);
  if (!result.settled) reportUnsettled(result, sink);
  report(found, { ...request, pages, leftOut }, sink);
  if (found.verdict === 'fits' && hasStrayPage(result)) reportStrayPage(request.document, result, sink);
  return { ...result, fit, contentPages: result.pages, leftOut };
}

function report(
  { verdict, fit, result }: BudgetFound<Attempt>,
  budget: FitRequest & { readonly pages: number } & Pick<Omission, 'leftOut'>,
  sink: Sink,
): void {
  if (verdict === 'fits') reportFitted(fit, budget, sink);
  else if (verdict === 'too-long') reportTooLong(result, budget, sink);
  else reportTooShort(result, budget, sink);
}

/** Makes the brief without some of its parts, each time once. */
class ShorterBriefs {
  readonly #request: FitRequest;
  readonly #made = new Map<string, Shorter>();
  #parts: readonly OptionalPart[] | undefined;

  constructor(request: FitRequest) {
    this.#request = request;
    this.#made.set('', { ...NO_OMISSION, elements: request.elements, found: [] });
  }

  /** In the order in which they go. */
  get parts(): readonly OptionalPart[] {
    return this.#parts ?? [];
  }

  /** The first layout, that of the whole brief, tells the order. */
  learn(laid: Attempt): void {
    this.#parts ??= partsByPriority(this.#request.document.brief, laid);
  }

  without(leftOut: PartSet): Shorter {
    const key = leftOut.join(' ');
    const known = this.#made.get(key);
    if (known) return known;
    const { document, without, elements: whole } = this.#request;
    const omission = leaveOut(
      document.brief,
      leftOut.flatMap((index) => this.parts[index] ?? []),
    );
    const { elements = whole, found } = without(omission.omit);
    const made = { ...omission, elements, found };
    this.#made.set(key, made);
    return made;
  }
}
