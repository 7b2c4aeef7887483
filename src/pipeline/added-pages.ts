import { endPages, type LayoutResult, type PageEnding } from '../layout/index.ts';
import type { Fitted } from './fit-pages.ts';
import { outerSide, type PageSetup } from './page-setup.ts';

/** The pages to be printed: those that were laid out, with room for notes and an even number where that is asked for. */
export function addPages(
  { layout, tree, resources }: Fitted,
  setup: PageSetup | undefined,
  words: PageEnding['words'],
): LayoutResult {
  if (!setup) return layout;
  const { notes, duplex } = setup;
  const outer = outerSide(setup, tree.root.style.direction);
  return endPages(layout, { notes, even: duplex, outerSide: outer, words }, resources);
}
