import type { BlockBox, ImageBox, InlineContent } from '../../boxes/index.ts';
import type { ComputedStyle } from '../../css/index.ts';
import { FORCED } from './break-list.ts';
import { findBreaks } from './find-breaks.ts';
import type { HyphenationSource } from './hyphenation/index.ts';
import type { AtomicLayout, ContentSizes, LayoutResources } from './line.ts';
import { collectCached } from './line-cache.ts';
import type { Paragraph } from './paragraph.ts';
import { BREAK_COSTS } from './settings.ts';

/**
 * What the least width is counted by: whole words; their parts where `hyphens: auto` lets them be hyphenated; single
 * letters too where `overflow-wrap` lets words break anywhere.
 */
export type LeastWidth = 'words' | 'hyphens' | 'letters';

/**
 * Min-content and max-content widths of inline content (CSS Sizing 3 §4), in points. Automatic hyphenation does not
 * make the minimum smaller unless `least` asks for it: a table's column should not be made of word stubs. Percentages
 * count as zero.
 */
export function measureInline(
  content: InlineContent,
  style: ComputedStyle,
  lang: string,
  resources: LayoutResources,
  measureAtomic: (box: BlockBox | ImageBox) => ContentSizes,
  least: LeastWidth = 'words',
): ContentSizes {
  const collect = (which: 'min' | 'max'): Paragraph | undefined => {
    const layoutAtomic = (box: BlockBox | ImageBox): AtomicLayout => ({
      width: measureAtomic(box)[which],
      height: 0,
      baseline: 0,
      place: () => undefined,
    });
    return collectCached({ content, style, lang, measure: 0, layoutAtomic }, resources);
  };
  const most = collect('max');
  if (!most) return { min: 0, max: 0 };
  const narrow = most.fixed ? most : (collect('min') ?? most);
  const { hyphenation } = resources;
  const min = widest(narrow, style, { hyphenation, least });
  const max = widest(most, style, undefined);
  const named = least === 'hyphens' && min.end > min.start;
  return {
    min: min.width,
    max: max.width,
    widest: named ? wordsAt(content.text, min.start, min.end) : undefined,
  };
}

/** What the text between two places is part of, white space aside. */
function wordsAt(text: string, start: number, end: number): string {
  let from = start;
  let to = end;
  while (from < to && WHITE.test(text.charAt(from))) from++;
  while (from > 0 && !WHITE.test(text.charAt(from - 1))) from--;
  while (to > from && WHITE.test(text.charAt(to - 1))) to--;
  while (to < text.length && !WHITE.test(text.charAt(to))) to++;
  return text.slice(from, to);
}

const WHITE = /[ \t\n\r\u200b]/;

interface Ends {
  readonly hyphenation: HyphenationSource | undefined;
  readonly least: LeastWidth;
}

/** The widest line when lines end wherever they can, or, without `ends`, only where they must. */
function widest(
  paragraph: Paragraph,
  style: ComputedStyle,
  ends: Ends | undefined,
): { readonly width: number; readonly start: number; readonly end: number } {
  const { textIndent } = style;
  const list = findBreaks(paragraph, {
    from: 0,
    indent: typeof textIndent === 'number' ? textIndent : textIndent.points,
    hyphenate: ends !== undefined && ends.least !== 'words' && style.hyphens === 'auto',
    hyphenation: ends?.hyphenation,
    emergency: ends !== undefined && (style.overflowWrap === 'anywhere' || ends.least === 'letters'),
    protrudeLeft: false,
    protrudeRight: false,
    costs: BREAK_COSTS,
  });
  let width = 0;
  let before = 0;
  let start = 0;
  let end = 0;
  for (let b = 1; b < list.count; b++) {
    if (!ends && ((list.flags[b] ?? 0) & FORCED) === 0) continue;
    const line = (list.end[b] ?? 0) - (list.start[before] ?? 0);
    if (line > width) {
      width = line;
      start = list.offset[before] ?? 0;
      end = list.offset[b] ?? 0;
    }
    before = b;
  }
  return { width, start, end };
}
