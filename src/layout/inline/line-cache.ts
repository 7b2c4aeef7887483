import type { InlineContent } from '../../boxes/index.ts';
import type { ComputedStyle } from '../../css/index.ts';
import { type CollectRequest, collect } from './collect.ts';
import type { LayoutResources, Line, ParagraphRequest } from './line.ts';
import type { Paragraph } from './paragraph.ts';

interface KeptParagraph {
  readonly resources: LayoutResources;
  readonly style: ComputedStyle;
  readonly lang: string;
  readonly paragraph: Paragraph | undefined;
  readonly lines: KeptLines[];
}

interface KeptLines {
  readonly measure: number;
  readonly from: number;
  readonly lines: readonly Line[];
}

/** Columns are balanced by trial: the same paragraph is asked for again and again, in few measures. */
const MOST_LINES = 8;

const kept = new WeakMap<InlineContent, KeptParagraph>();

function find(
  request: { readonly content: InlineContent; readonly style: ComputedStyle; readonly lang: string },
  resources: LayoutResources,
): KeptParagraph | undefined {
  const one = kept.get(request.content);
  if (one?.resources !== resources || one.style !== request.style || one.lang !== request.lang)
    return undefined;
  return one;
}

/** Collects, or finds what was collected before. What depends on the measure (atomics, percentages) is not kept. */
export function collectCached(request: CollectRequest, resources: LayoutResources): Paragraph | undefined {
  const known = find(request, resources);
  if (known) return known.paragraph;
  const paragraph = collect(request, resources);
  const { content, style, lang } = request;
  if (!paragraph || paragraph.fixed) kept.set(content, { resources, style, lang, paragraph, lines: [] });
  return paragraph;
}

export function cachedLines(request: ParagraphRequest, resources: LayoutResources): Line[] | undefined {
  const known = find(request, resources);
  const { measure, from } = request;
  if (!known) return undefined;
  for (const one of known.lines) if (one.measure === measure && one.from === from) return one.lines.slice();
  return undefined;
}

export function keepLines(
  request: ParagraphRequest,
  resources: LayoutResources,
  lines: readonly Line[],
): void {
  const known = find(request, resources);
  if (!known) return;
  if (known.lines.length >= MOST_LINES) known.lines.shift();
  known.lines.push({ measure: request.measure, from: request.from, lines });
}
