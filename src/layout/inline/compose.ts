import { type ComputedStyle, resolveLength } from '../../css/index.ts';
import { authorSpan } from '../../template/index.ts';
import type { BreakList } from './break-list.ts';
import { FORCED } from './break-list.ts';
import { collect } from './collect.ts';
import { reportOverflow, spanAt } from './faults.ts';
import { findBreaks } from './find-breaks.ts';
import { LineBreaker } from './knuth-plass.ts';
import type { LayoutResources, Line, ParagraphRequest } from './line.ts';
import type { Paragraph } from './paragraph.ts';
import { LineSetter, type LineSetting } from './set-line.ts';
import { BREAK_COSTS, ELASTICITY, passesOf } from './settings.ts';

const breaker = new LineBreaker();

/**
 * Sets inline content in lines of one measure: collect (measure words), work (choose the breaks), finalize (spread,
 * place, stack). Glyphs that are missing and words that do not fit are reported at the author's place.
 */
export function composeParagraph(request: ParagraphRequest, resources: LayoutResources): Line[] {
  const { content, style, lang, measure, from } = request;
  const paragraph = collect(
    { content, style, lang, measure, layoutAtomic: (box) => request.layoutAtomic(box, measure) },
    resources,
  );
  if (!paragraph || paragraph.items.every((item) => isNothing(item.kind, item.width))) return [];
  if (from >= content.text.length && from > 0) return [];
  const indent = from === 0 ? resolveLength(style.textIndent, measure) : 0;
  const { list, lines } = chooseBreaks(paragraph, request, indent);
  return setLines(paragraph, list, { count: lines, indent, request, resources });
}

/** Collapsible spaces and empty inline boxes alone make no line (CSS 2.2 §9.4.2). */
function isNothing(kind: string, width: number): boolean {
  return kind === 'space' || ((kind === 'open' || kind === 'close') && width === 0);
}

function chooseBreaks(
  paragraph: Paragraph,
  { style, measure, from }: ParagraphRequest,
  indent: number,
): { readonly list: BreakList; readonly lines: number } {
  const justified = style.textAlign === 'justify';
  let list: BreakList | undefined;
  let lines = 0;
  let built = '';
  for (const pass of passesOf(style, measure)) {
    const { hyphenate, emergency } = pass;
    const key = `${hyphenate}${emergency}`;
    if (!list || key !== built)
      list = findBreaks(paragraph, {
        from,
        indent,
        hyphenate,
        emergency,
        protrudeRight: justified,
        costs: BREAK_COSTS,
      });
    built = key;
    lines = breaker.run(list, pass.lines);
    if (lines > 0 && !(breaker.overfull && pass.mayRetry)) break;
  }
  return {
    list:
      list ??
      findBreaks(paragraph, {
        from,
        indent,
        hyphenate: false,
        emergency: false,
        protrudeRight: false,
        costs: BREAK_COSTS,
      }),
    lines,
  };
}

interface Setting {
  readonly count: number;
  readonly indent: number;
  readonly request: ParagraphRequest;
  readonly resources: LayoutResources;
}

function setLines(paragraph: Paragraph, list: BreakList, setting: Setting): Line[] {
  const { count, indent, request, resources } = setting;
  const { style, measure } = request;
  const setter = new LineSetter(paragraph, list);
  const path = breaker.path.slice(0, count + 1);
  const lines: Line[] = [];
  for (let k = 1; k <= count; k++) {
    const to = path[k] ?? 0;
    const ends = ((list.flags[to] ?? 0) & FORCED) !== 0;
    lines.push(
      setter.set({
        from: path[k - 1] ?? 0,
        to,
        measure,
        indent: k === 1 ? indent : 0,
        ...alignmentOf(style, ends),
      }),
    );
    if (setter.excess > 0.01) reportExcess(setter, measure, resources);
  }
  return lines;
}

function reportExcess(setter: LineSetter, measure: number, resources: LayoutResources): void {
  const item = setter.widestItem();
  if (!item || (item.kind !== 'word' && item.kind !== 'atomic')) return;
  const width = measure + setter.excess;
  if (item.kind === 'word')
    reportOverflow(
      { text: item.word.drawn, span: spanAt(item.box, item.start - item.boxStart), width, measure },
      resources,
    );
  else reportOverflow({ text: 'a box', span: authorSpan(item.box.origin), width, measure }, resources);
}

function alignmentOf(
  style: ComputedStyle,
  ends: boolean,
): Pick<LineSetting, 'shift' | 'justify' | 'elasticity'> {
  const { textAlign, textAlignLast, direction } = style;
  let align = textAlign;
  if (ends) {
    if (textAlignLast !== 'auto') align = textAlignLast;
    else if (textAlign === 'justify') align = 'start';
  }
  const rtl = direction === 'rtl';
  const elasticity = textAlign === 'justify' ? ELASTICITY : undefined;
  if (align === 'justify') return { shift: rtl ? 1 : 0, justify: true, elasticity: ELASTICITY };
  if (align === 'center') return { shift: 0.5, justify: false, elasticity };
  const right = align === 'right' || (align === 'end' && !rtl) || (align === 'start' && rtl);
  return { shift: right ? 1 : 0, justify: false, elasticity };
}
