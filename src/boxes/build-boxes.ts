import type { StyledTree } from '../css/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import type { Box, BoxTree } from './box-tree.ts';
import { Numbering } from './numbering.ts';
import type { BoxSources } from './sources.ts';
import { BoxWalk } from './walk.ts';

/**
 * The boxes stage: computed styles → box tree (CSS Display 3, CSS 2.2 §9.2, CSS Text 3 §4.1, CSS Lists 3,
 * CSS Tables 3 §2). Faults of images, attributes and tables go to `sink`; nothing throws.
 */
export function buildBoxes(styled: StyledTree, sources: BoxSources, sink: Sink): BoxTree {
  // One walk in document order, because counters, quotations and white space depend on what came before.
  const walk = new BoxWalk(sources, sink);
  const root = walk.root(styled.root);
  // Numbers come last: table groups change places, and boxes that turn out empty are gone by now.
  const boxes: Box[] = [];
  const { texts, strings } = walk.content;
  const numbering = new Numbering({
    allocate: (box) => boxes.push(box) - 1,
    marks: { texts, strings },
    pageCounters: sources.pageCounters,
  });
  numbering.box(root, undefined);
  return {
    root,
    boxes,
    title: sources.document.title,
    meta: sources.document.meta,
    lang: styled.root.lang === '' ? 'en' : styled.root.lang,
    pageStyle: (number) => styled.pageStyle(number),
    usesPageCounters: texts.size > 0 || strings.size > 0,
  };
}
