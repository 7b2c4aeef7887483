import { InternalError } from '../../base/index.ts';
import { type ComputedStyle, resolveLength } from '../../css/index.ts';
import { authorSpan } from '../../template/index.ts';
import { balance } from './balance.ts';
import { type BreakList, FORCED } from './break-list.ts';
import { reportOverflow, spanAt } from './faults.ts';
import { findBreaks } from './find-breaks.ts';
import { LineBreaker } from './knuth-plass.ts';
import type { LayoutResources, Line, ParagraphRequest } from './line.ts';
import { cachedLines, collectCached, keepLines } from './line-cache.ts';
import type { Item, Paragraph } from './paragraph.ts';
import { type Alignment, LineSetter } from './set-line.ts';
import { BREAK_COSTS, ELASTICITY, type Pass, passesOf } from './settings.ts';

const breaker = new LineBreaker();

/** Points by which a line may be wider than its measure without a word. */
const TOLERATED = 0.01;

/**
 * Sets inline content in lines of one measure: collect (measure words), work (choose the breaks), finalize (spread,
 * place, stack). Glyphs that are missing and words that do not fit are reported at the author's place. Lines are kept
 * with the content, so that asking again for the same costs nothing.
 */
export function composeParagraph(request: ParagraphRequest, resources: LayoutResources): Line[] {
  const known = cachedLines(request, resources);
  if (known) return known;
  const lines = composeAnew(request, resources);
  keepLines(request, resources, lines.slice());
  return lines;
}

function composeAnew(request: ParagraphRequest, resources: LayoutResources): Line[] {
  const { content, style, measure, from } = request;
  const layoutAtomic: CollectAtomic = (box) => request.layoutAtomic(box, measure);
  const paragraph = collectCached({ ...request, layoutAtomic }, resources);
  if (!paragraph || paragraph.items.every(isNothing)) return [];
  if (from >= content.text.length && from > 0) return [];
  const indent = from === 0 ? resolveLength(style.textIndent, measure) : 0;
  const setting = { indent, request, resources };
  return setLines(paragraph, chooseBreaks(paragraph, setting), setting);
}

type CollectAtomic = Parameters<typeof collectCached>[0]['layoutAtomic'];

/** Collapsible spaces and empty inline boxes alone make no line (CSS 2.2 §9.4.2). */
function isNothing(item: Item): boolean {
  if (item.kind === 'space') return !item.glue && !item.run.preserves;
  return (item.kind === 'open' || item.kind === 'close') && item.width === 0;
}

/** Holds until breaks are chosen again. */
interface ChosenBreaks {
  readonly list: BreakList;
  /** Indices into the list, start included; `lines + 1` of them. */
  readonly path: Int32Array<ArrayBuffer>;
  readonly lines: number;
}

function chooseBreaks(paragraph: Paragraph, { request, indent, resources }: Setting): ChosenBreaks {
  const { style, measure } = request;
  const { hyphenation } = resources;
  const { shift, justify: justified } = alignmentOf(style, false);
  let lines = 0;
  let list: BreakList | undefined;
  let built: Pass | undefined;
  for (const pass of passesOf(style, measure)) {
    if (!list || built?.hyphenate !== pass.hyphenate || built.emergency !== pass.emergency) {
      const { hyphenate, emergency } = pass;
      const options = { from: request.from, indent, measure, hyphenate, emergency, costs: BREAK_COSTS };
      list = findBreaks(paragraph, {
        ...options,
        hyphenation,
        protrudeLeft: shift === 0 && !paragraph.bidi,
        protrudeRight: (justified || shift === 1) && !paragraph.bidi,
      });
      built = pass;
    }
    if (style.textWrap === 'balance' && !justified) {
      const path = balance(list, paragraph, measure);
      if (path) return { list, path, lines: path.length - 1 };
    }
    lines = breaker.run(list, pass.lines);
    if (lines > 0 && !(breaker.overfull && pass.mayRetry)) break;
  }
  if (!list) throw new InternalError('a paragraph is tried at least once');
  return { list, path: breaker.path, lines };
}

interface Setting {
  readonly indent: number;
  readonly request: ParagraphRequest;
  readonly resources: LayoutResources;
}

function setLines(paragraph: Paragraph, chosen: ChosenBreaks, setting: Setting): Line[] {
  const { list, path, lines: count } = chosen;
  const { indent } = setting;
  const { style, measure } = setting.request;
  const setter = new LineSetter(paragraph, list);
  const lines: Line[] = [];
  const inner = alignmentOf(style, false);
  const last = alignmentOf(style, true);
  for (let k = 1; k <= count; k++) {
    const from = path[k - 1] ?? 0;
    const to = path[k] ?? 0;
    const alignment = ((list.flags[to] ?? 0) & FORCED) !== 0 ? last : inner;
    const line = setter.set({ from, to, measure, indent: k === 1 ? indent : 0, alignment });
    lines.push(line);
    if (setter.excess > TOLERATED) reportExcess(setter, line, setting);
  }
  return lines;
}

/** Names the word that does not fit, or what stands on a line that may not break. */
function reportExcess(setter: LineSetter, line: Line, { request, resources }: Setting): void {
  const { measure, content } = request;
  const item = setter.widestItem();
  const width = measure + setter.excess;
  if (item?.kind === 'word') {
    const span = spanAt(item.box, item.start - item.boxStart);
    const text = item.width > measure ? item.word.drawn : content.text.slice(line.start, line.end).trim();
    reportOverflow({ text, span, width, measure }, resources);
  } else if (item?.kind === 'atomic') {
    reportOverflow({ text: 'a box', span: authorSpan(item.box.origin), width, measure }, resources);
  }
}

/** CSS Text 3 §6: `text-align`, and `text-align-last` for the last line and before a forced break. */
function alignmentOf(style: ComputedStyle, ends: boolean): Alignment {
  const { textAlign, textAlignLast, direction } = style;
  let align = textAlign;
  if (ends && textAlignLast !== 'auto') align = textAlignLast;
  else if (ends && textAlign === 'justify') align = 'start';
  const rtl = direction === 'rtl';
  const elasticity = textAlign === 'justify' || align === 'justify' ? ELASTICITY : undefined;
  if (align === 'justify') return { shift: rtl ? 1 : 0, justify: true, elasticity };
  if (align === 'center') return { shift: 0.5, justify: false, elasticity };
  const right = align === 'right' || (align === 'end' && !rtl) || (align === 'start' && rtl);
  return { shift: right ? 1 : 0, justify: false, elasticity };
}
