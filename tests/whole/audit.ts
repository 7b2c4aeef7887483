import fc from 'fast-check';
import { expect } from 'vitest';
import { type ContentPath, readBrief } from '../../src/content/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { loadTemplate, renderTemplate } from '../../src/template/index.ts';
import { type Built, buildObject, world } from './builder.ts';
import { bare, MARK, type MarkedBrief, markedBrief } from './marked-brief.ts';
import { randomBriefs } from './random-briefs.ts';
import { logicalText, type ReadDocument, readDocument } from './read-document.ts';

const briefs = randomBriefs();
const settings = fc.record(
  { speaker: fc.boolean(), preset: fc.constant('memo'), paper: fc.constant('letter' as const) },
  { requiredKeys: [] },
);

interface Tally {
  values: number;
  /** Not printed, but told of. */
  named: number;
  marks: number;
}

/** Whether a diagnostic about the template points at the value. */
function isNamed(path: ContentPath, marked: MarkedBrief, { found }: Built): boolean {
  const document = readBrief(
    new TextEncoder().encode(JSON.stringify(marked.brief)),
    'brief.json',
    new DiagnosticList(),
  );
  const start = document?.spanOf(path).start;
  return found.items
    .filter(({ code }) => code === 'template/not-printed' || code === 'template/left-out')
    .some(({ span, related = [] }) =>
      [span, ...related.map((each) => each.span)].some((s) => s?.start === start),
    );
}

function missing(marked: MarkedBrief, built: Built, read: ReadDocument, tally: Tally): string[] {
  const text = bare(logicalText(read.root));
  return marked.printed
    .filter(({ link }) => link === undefined || !read.links.includes(link))
    .filter(({ written }) => !written.some((words) => text.includes(bare(words))))
    .filter(({ path }) => {
      const named = isNamed(path, marked, built);
      if (named) tally.named += 1;
      return !named;
    })
    .map(({ path, written }) => `${path.join('.')}: ${written[0]}`);
}

const template = loadTemplate(`${world.home}/templates/policy-brief`, world, new DiagnosticList());

/** The marks of the body of the markup, in order, attributes aside. */
function marksOfMarkup(marked: MarkedBrief, wanted: { readonly speaker?: boolean }): readonly string[] {
  const sink = new DiagnosticList();
  const bytes = new TextEncoder().encode(JSON.stringify(marked.brief));
  const document = readBrief(bytes, 'brief.json', sink);
  const markup =
    template && document && renderTemplate(template, document, { speaker: wanted.speaker === true }, sink);
  if (!markup) throw new Error('no markup');
  const body = markup.html.slice(markup.html.indexOf('<body')).replaceAll(/<[^>]*>/g, '');
  return body.match(MARK) ?? [];
}

/**
 * Builds random briefs and looks for every printed field in the tagged text of the PDF: once, in the order of the
 * markup, in one tag; or named in the report. Throws at the first brief where that is not so.
 */
export function auditBriefs(numRuns: number, seed: number): Tally {
  const tally: Tally = { values: 0, named: 0, marks: 0 };
  const property = fc.property(briefs, settings, (brief, wanted) => {
    const marked = markedBrief(brief);
    const built = buildObject(marked.brief, wanted);
    const errors = built.found.items.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ message }) => message)).toEqual([]);
    if (!built.result) throw new Error('no PDF and no error');
    const read = readDocument(built.result.pdf);
    expect(read.pages).toHaveLength(built.result.pages);
    expect(missing(marked, built, read, tally)).toEqual([]);
    const marks = bare(logicalText(read.root)).match(MARK) ?? [];
    expect(marks).toEqual(marksOfMarkup(marked, wanted));
    tally.values += marked.printed.length;
    tally.marks += marks.length;
  });
  fc.assert(property, { numRuns, seed });
  return tally;
}
