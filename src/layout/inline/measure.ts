import type { BlockBox, ImageBox, InlineContent } from '../../boxes/index.ts';
import type { ComputedStyle } from '../../css/index.ts';
import { FORCED } from './break-list.ts';
import { collect } from './collect.ts';
import { findBreaks } from './find-breaks.ts';
import type { ContentSizes, LayoutResources } from './line.ts';
import { BREAK_COSTS } from './settings.ts';

/**
 * Min-content and max-content widths of inline content (CSS Sizing 3 §4), in points. Automatic hyphenation does not
 * make the minimum smaller: a table's column should not be made of word stubs. Percentages count as zero.
 */
export function measureInline(
  content: InlineContent,
  style: ComputedStyle,
  lang: string,
  resources: LayoutResources,
  measureAtomic: (box: BlockBox | ImageBox) => ContentSizes,
): ContentSizes {
  const widths = (which: 'min' | 'max'): number => {
    const layoutAtomic = (box: BlockBox | ImageBox) => ({
      width: measureAtomic(box)[which],
      height: 0,
      baseline: 0,
      place: () => undefined,
    });
    const paragraph = collect({ content, style, lang, measure: 0, layoutAtomic }, resources);
    if (!paragraph) return 0;
    const list = findBreaks(paragraph, {
      from: 0,
      indent: typeof style.textIndent === 'number' ? style.textIndent : style.textIndent.points,
      hyphenate: false,
      emergency: style.overflowWrap === 'anywhere' && which === 'min',
      protrudeRight: false,
      costs: BREAK_COSTS,
    });
    let widest = 0;
    let before = 0;
    for (let b = 1; b < list.count; b++) {
      if (which === 'max' && ((list.flags[b] ?? 0) & FORCED) === 0) continue;
      widest = Math.max(widest, (list.end[b] ?? 0) - (list.start[before] ?? 0) + (list.left[before] ?? 0));
      before = b;
    }
    return widest;
  };
  return { min: widths('min'), max: widths('max') };
}
