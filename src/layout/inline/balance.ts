import { type BreakList, EMERGENCY, FORCED, HYPHEN } from './break-list.ts';
import type { Paragraph } from './paragraph.ts';

/** Longer texts are left as they are: balancing is for headings (CSS Text 4 §6.2 lets it have a limit). */
const MOST_LINES = 10;
const MOST_BREAKS = 400;

/**
 * Chooses breaks so that the lines are as even as can be, in no more lines than the text needs: least sum of squared
 * widths over exactly that many lines. A short word dangling at a line's end (“of”, “the”) and a hyphen cost extra.
 * Indices into the list, start included; undefined where the text is too long or does not fit.
 */
export function balance(
  list: BreakList,
  paragraph: Paragraph,
  measure: number,
): Int32Array<ArrayBuffer> | undefined {
  const lines = leastLines(list, measure);
  if (lines === 0 || lines > MOST_LINES || list.count > MOST_BREAKS) return undefined;
  const { count } = list;
  const size = paragraph.root.size;
  const best = new Float64Array(count * (lines + 1)).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(count * (lines + 1));
  best[0] = 0;
  for (let b = 1; b < count; b++) {
    const extra = (costOf(list, b, paragraph) * size) ** 2;
    for (let a = b - 1; a >= 0; a--) {
      const width = (list.end[b] ?? 0) - (list.start[a] ?? 0);
      if (width <= measure + 1e-6)
        for (let line = 1; line <= lines; line++) {
          const total = (best[a * (lines + 1) + line - 1] ?? 0) + width * width + extra;
          const cell = b * (lines + 1) + line;
          if (total >= (best[cell] ?? 0)) continue;
          best[cell] = total;
          from[cell] = a;
        }
      if (((list.flags[a] ?? 0) & FORCED) !== 0) break;
    }
  }
  if (best[count * (lines + 1) - 1] === Number.POSITIVE_INFINITY) return undefined;
  const path = new Int32Array(lines + 1);
  let at = count - 1;
  for (let line = lines; line > 0; line--) {
    path[line] = at;
    at = from[at * (lines + 1) + line] ?? 0;
  }
  return path;
}

/** How many lines first-fit makes; 0 where something does not fit at all. */
function leastLines(list: BreakList, measure: number): number {
  let lines = 0;
  let start = 0;
  let fits = -1;
  for (let b = 1; b < list.count; b++) {
    const width = (list.end[b] ?? 0) - (list.start[start] ?? 0);
    if (width > measure + 1e-6) {
      if (fits <= start) return 0;
      start = fits;
      lines++;
      b = fits;
      continue;
    }
    fits = b;
    if (((list.flags[b] ?? 0) & FORCED) === 0) continue;
    start = b;
    lines++;
  }
  return lines;
}

/** In ems. */
function costOf(list: BreakList, b: number, { items }: Paragraph): number {
  const flags = list.flags[b] ?? 0;
  if ((flags & FORCED) !== 0) return 0;
  if ((flags & EMERGENCY) !== 0) return 100;
  if ((flags & HYPHEN) !== 0) return 4;
  let i = (list.item[b] ?? 0) - 1;
  while (i >= 0 && items[i]?.kind !== 'word') i--;
  const item = items[i];
  return item?.kind === 'word' && /^[a-z]{1,3}$/.test(item.word.drawn) ? 2 : 0;
}
