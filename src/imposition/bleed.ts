import { EPSILON, type Rect } from '../base/index.ts';
import type { BoxFragment, Fragment, Page } from '../layout/index.ts';

/** Draws backgrounds that end at an edge of the page on beyond it, by `by` points, so that a cut shows no white. */
export function intoBleed(page: Page, by: number): Page {
  const drawOn = (fragment: Fragment): Fragment =>
    fragment.kind === 'box' && fragment.background !== undefined ? extended(fragment, page, by) : fragment;
  return {
    ...page,
    fragments: page.fragments.map(drawOn),
    margins: page.margins.map((margin) => ({ ...margin, fragments: margin.fragments.map(drawOn) })),
  };
}

/** A side with a border of its own ends where it ends. */
function extended(fragment: BoxFragment, page: Page, by: number): BoxFragment {
  const { rect, borders } = fragment;
  const grow = (side: 'top' | 'right' | 'bottom' | 'left', distance: number): number =>
    distance < EPSILON && distance > -by && (borders?.widths[side] ?? 0) === 0 ? by + distance : 0;
  const left = grow('left', rect.x);
  const top = grow('top', rect.y);
  const right = grow('right', page.width - rect.x - rect.width);
  const bottom = grow('bottom', page.height - rect.y - rect.height);
  if (left + top + right + bottom === 0) return fragment;
  const wider: Rect = {
    x: rect.x - left,
    y: rect.y - top,
    width: rect.width + left + right,
    height: rect.height + top + bottom,
  };
  return { ...fragment, rect: wider };
}
