import type { Sink, Span } from '../diagnostics/index.ts';
import type { BriefDocument } from './brief-document.ts';
import { type ContentPath, formatPath } from './content-path.ts';
import type { FieldNode } from './field-facts.ts';
import { fieldTree } from './field-tree.ts';

const DAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const RELATIVE = new RegExp(
  `\\b(?:today|yesterday|tomorrow|tonight|[oO]n ${DAY}|(?:[lL]ast|[nN]ext|[tT]his) (?:${DAY}|week|weekend|month|year|quarter))\\b`,
  'i',
);

/** Verbatim words are the speaker's, and titles are their publisher's. */
const VERBATIM = /^(?:quotes\[\d+\]\.(?:text|original)|sources\[)/;

/**
 * Warns about "on Wednesday" and the like in a brief that does not say which week it was written in. English only;
 * a look at the whole file first keeps it cheap for the briefs that have none.
 */
export function relativeDates(document: BriefDocument, sink: Sink): void {
  const { brief, source } = document;
  const dated = brief.asOf !== undefined && brief.asOf.kind !== 'undated';
  if (dated || !/^en(?:-|$)/.test(brief.lang)) return;
  if (!RELATIVE.test(source.text)) return;
  visitTexts(brief, fieldTree(), [], (text, path) => {
    const found = RELATIVE.exec(text);
    if (!found || VERBATIM.test(formatPath(path))) return;
    sink.report({
      code: 'content/advice-relative-date',
      severity: 'warning',
      message: `\`${found[0]}\` says little in a brief without a date`,
      span: narrowed(document.spanOf(path), found[0]),
      hints: ['set `asOf` to the date of the brief, or write the date out'],
    });
  });
}

/** The place of the words within the value, where they stand there as they are. */
function narrowed(span: Span, words: string): Span {
  const start = span.file.text.indexOf(words, span.start);
  return start >= 0 && start + words.length <= span.end
    ? { ...span, start, end: start + words.length }
    : span;
}

type TextVisitor = (text: string, path: ContentPath) => void;

/** Every printed text of a brief, in the order of the model. */
function visitTexts(value: unknown, field: FieldNode, path: ContentPath, visit: TextVisitor): void {
  if (!field.printed || field.kind === 'date') return;
  if (typeof value === 'string') {
    if (field.kind === 'text') visit(value, path);
  } else if (Array.isArray(value)) {
    const { item } = field;
    for (const [index, each] of item ? value.entries() : [])
      visitTexts(each, item as FieldNode, [...path, index], visit);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value)) {
      const inner = field.kind === 'map' ? field.item : field.fields?.[name];
      if (inner) visitTexts(child, inner, [...path, name], visit);
    }
  }
}
