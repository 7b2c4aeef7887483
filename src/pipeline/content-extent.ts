import type { Box } from '../boxes/index.ts';
import type { Fragment, Page } from '../layout/index.ts';
import type { Extent } from './fit-search.ts';
import type { Laid } from './settle-pages.ts';

/** The class of the speaking card in a template; it stands last and begins a page. */
const CARD = 'speaking-card';
/** Of a line below its baseline. */
const DESCENT = 0.25;

/** The pages that count towards a number of pages: those before the speaking card. */
export function contentExtent({ tree, layout }: Pick<Laid, 'tree' | 'layout'>): Extent {
  const card = tree.boxes.find(isCard);
  const first = card && layout.pageOf.get(card.id);
  if (first === undefined || first === 1)
    return { pages: layout.pages.length, lastPageFill: layout.lastPageFill };
  const last = layout.pages[first - 2];
  return { pages: first - 1, lastPageFill: last ? filledShare(last) : 0 };
}

const isCard = (box: Box): boolean =>
  box.element?.attributes.get('class')?.split(/\s+/).includes(CARD) === true;

function filledShare({ area, fragments }: Page): number {
  const lowest = fragments.reduce((most, fragment) => Math.max(most, bottomOf(fragment)), area.y);
  return area.height > 0 ? Math.min(1, (lowest - area.y) / area.height) : 1;
}

function bottomOf(fragment: Fragment): number {
  switch (fragment.kind) {
    case 'text':
      return fragment.y + fragment.size * DESCENT;
    case 'rule':
      return Math.max(fragment.from.y, fragment.to.y);
    default:
      return fragment.rect.y + fragment.rect.height;
  }
}
