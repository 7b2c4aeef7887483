import type { Box } from '../boxes/index.ts';
import type { BriefDocument } from '../content/index.ts';
import type { Sink, Span } from '../diagnostics/index.ts';
import type { Page, TextFragment } from '../layout/index.ts';
import type { Attempt } from './attempt.ts';
import type { LeftOut } from './build-request.ts';
import { MIN_LAST_PAGE } from './fit-search.ts';
import { leftOutWords } from './left-out.ts';

export interface Budget {
  readonly document: BriefDocument;
  readonly pages: number;
  readonly leftOut: readonly LeftOut[];
}

const pagesInWords = (pages: number): string => `${pages} ${pages === 1 ? 'page' : 'pages'}`;

/** Says what was done so that the brief fits; nothing where nothing was. */
export function reportFitted(fit: number, { document, pages, leftOut }: Budget, sink: Sink): void {
  const done = [
    ...(fit === 0 ? [] : [`${fit > 0 ? 'tightened' : 'loosened'} ${Math.round(Math.abs(fit) * 100)} %`]),
    ...(leftOut.length === 0 ? [] : [`left out ${leftOutWords(leftOut)}`]),
  ];
  if (done.length === 0) return;
  sink.report({
    code: 'pipeline/fit',
    severity: 'note',
    message: `fits ${pagesInWords(pages)}: ${done.join(', ')}`,
    span: document.spanOf([]),
  });
}

/** Nothing more may go, and nothing can be tighter. */
export function reportTooLong(laid: Attempt, { document, pages, leftOut }: Budget, sink: Sink): void {
  const beyond = textsOn(laid.layout.pages.slice(pages, laid.pages));
  const words = Math.max(1, wordsIn(beyond));
  const first = beyond.reduce<TextFragment | undefined>(
    (least, fragment) => (least && least.boxId <= fragment.boxId ? least : fragment),
    undefined,
  );
  const without = leftOut.length > 0 ? ' and without all that may be left out' : '';
  sink.report({
    code: 'pipeline/page-count',
    severity: 'error',
    message: `the brief is about ${inWords(words)} too long for ${pagesInWords(pages)}, as tight as it can be set${without}`,
    span: (first && authorPlace(laid.tree.boxes[first.boxId])) ?? document.spanOf([]),
    hints: [
      'what begins here is beyond the last page: shorten the text, ask for more pages, or give parts that are kept a `priority` above 1',
    ],
  });
}

/** Nothing can be looser. */
export function reportTooShort(laid: Attempt, { document, pages, leftOut }: Budget, sink: Sink): void {
  const length = laid.pages - 1 + laid.lastPageFill;
  const least = pages - 1 + (pages > 1 ? MIN_LAST_PAGE : 0);
  const all = wordsIn(textsOn(laid.layout.pages.slice(0, laid.pages)));
  const words = Math.max(1, Math.ceil((all / Math.max(length, 0.1)) * (least - length)));
  const without =
    leftOut.length > 0 ? ` without ${leftOutWords(leftOut)}, and with it the brief is too long` : '';
  sink.report({
    code: 'pipeline/page-count',
    severity: 'error',
    message: `the brief is about ${inWords(words)} too short for ${pagesInWords(pages)}, as loose as it can be set${without}`,
    span: document.brief.print?.pages === pages ? document.spanOf(['print', 'pages']) : document.spanOf([]),
    hints: ['write more, or ask for fewer pages; a last page counts as full from a quarter on'],
  });
}

/** To the nearest ten, where there are many. */
function inWords(words: number): string {
  const about = words < 30 ? words : Math.round(words / 10) * 10;
  return `${about} ${about === 1 ? 'word' : 'words'}`;
}

const textsOn = (pages: readonly Page[]): readonly TextFragment[] =>
  pages.flatMap(({ fragments }) =>
    fragments.filter((each): each is TextFragment => each.kind === 'text' && !each.artifact),
  );

const wordsIn = (fragments: readonly TextFragment[]): number =>
  fragments.reduce((sum, { pieces }) => sum + pieces.filter(({ text }) => text.trim() !== '').length, 0);

function authorPlace(box: Box | undefined): Span | undefined {
  for (let each = box; each; each = each.parent) {
    const span = each.origin.content?.();
    if (span) return span;
  }
  return undefined;
}
