import type { BoxTree, PageCounters } from '../boxes/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import type { LayoutResult } from '../layout/index.ts';
import { authorSpan } from '../template/index.ts';

/** Rounds after which page numbers that still change are given up; as Typst does. */
export const MAX_ROUNDS = 5;

export interface Laid {
  readonly tree: BoxTree;
  readonly layout: LayoutResult;
  /** False where the page numbers in the text are not those of the last layout. */
  readonly settled: boolean;
  /** What moved in the last round, for the warning; empty when settled. */
  readonly moved: readonly number[];
}

/**
 * Text may show page numbers, and they may move the text: boxes and layout are made again with the last round's
 * numbers until these stay as they are. `make` must be pure.
 */
export function settlePages(
  make: (counters: PageCounters | undefined) => { readonly tree: BoxTree; readonly layout: LayoutResult },
): Laid {
  let made = make(undefined);
  if (!made.tree.usesPageCounters) return { ...made, settled: true, moved: [] };
  let moved: readonly number[] = [];
  for (let round = 1; round < MAX_ROUNDS; round++) {
    const before = made.layout;
    made = make({ pageOf: (id) => before.pageOf.get(id), pages: before.pages.length });
    moved = differences(before, made.layout);
    if (moved.length === 0) return { ...made, settled: true, moved };
  }
  return { ...made, settled: false, moved };
}

/** Boxes whose page changed; the root (0) stands for the number of pages. */
function differences(before: LayoutResult, after: LayoutResult): readonly number[] {
  const moved: number[] = [];
  for (const [id, page] of after.pageOf) if (before.pageOf.get(id) !== page) moved.push(id);
  if (before.pages.length !== after.pages.length && !moved.includes(0)) moved.push(0);
  return moved;
}

export function reportUnsettled({ tree, moved }: Laid, sink: Sink): void {
  const box = tree.boxes[moved[0] ?? 0];
  sink.report({
    code: 'pipeline/page-numbers',
    severity: 'warning',
    message: `page numbers in the text did not settle in ${MAX_ROUNDS} rounds; ${moved.length} of them may be wrong`,
    ...(box && { span: authorSpan(box.origin) }),
    hints: ['put a page break before this place, or take out the number of its page'],
  });
}
