import fc from 'fast-check';
import { expect } from 'vitest';
import { type ContentPath, readBrief } from '../../src/content/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import type { LeftOut } from '../../src/pipeline/index.ts';
import { loadTemplate, renderTemplate } from '../../src/template/index.ts';
import { type Built, buildObject, world } from './builder.ts';
import { bare, MARK, type MarkedBrief, markedBrief } from './marked-brief.ts';
import { randomBriefs } from './random-briefs.ts';
import { logicalText, type ReadDocument, readDocument } from './read-document.ts';

const briefs = randomBriefs();
const SETTINGS = {
  speaker: fc.boolean(),
  preset: fc.constant('memo'),
  paper: fc.constant('letter' as const),
};
const settings = fc.record(SETTINGS, { requiredKeys: [] });
const budgets = fc.record({ ...SETTINGS, pages: fc.constantFrom(1, 2, 4) }, { requiredKeys: ['pages'] });

interface Tally {
  values: number;
  /** Not printed, but told of. */
  named: number;
  marks: number;
  /** Left out for the sake of a number of pages. */
  leftOut: number;
  /** Briefs that no number of pages can be had of. */
  refused: number;
}

const noTally = (): Tally => ({ values: 0, named: 0, marks: 0, leftOut: 0, refused: 0 });

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

const isLeftOut = ([section, item]: ContentPath, leftOut: readonly LeftOut[]): boolean =>
  leftOut.some(
    (part) => part.section === section && (part.items.length === 0 || part.items.includes(Number(item))),
  );

function missing(marked: MarkedBrief, built: Built, read: ReadDocument, tally: Tally): string[] {
  const text = bare(logicalText(read.root));
  return marked.printed
    .filter(({ link }) => link === undefined || !read.links.includes(link))
    .filter(({ written }) => !written.some((words) => text.includes(bare(words))))
    .filter(({ path }) => {
      const gone = isLeftOut(path, built.result?.leftOut ?? []);
      if (gone) tally.leftOut += 1;
      return !gone;
    })
    .filter(({ path }) => {
      const named = isNamed(path, marked, built);
      if (named) tally.named += 1;
      return !named;
    })
    .map(({ path, written }) => `${path.join('.')}: ${written[0]}`);
}

const template = loadTemplate(`${world.home}/templates/policy-brief`, world, new DiagnosticList());

/** The marks of the body of the markup, in order, attributes aside. */
function marksOfMarkup(
  marked: MarkedBrief,
  wanted: { readonly speaker?: boolean },
  leftOut: readonly LeftOut[],
): readonly string[] {
  const sink = new DiagnosticList();
  const bytes = new TextEncoder().encode(JSON.stringify(marked.brief));
  const document = readBrief(bytes, 'brief.json', sink);
  const omit = leftOut.flatMap(({ section, items }) =>
    items.length === 0 ? [[section]] : items.map((item) => [section, item]),
  );
  const rendering = { speaker: wanted.speaker === true, omit };
  const markup = template && document && renderTemplate(template, document, rendering, sink);
  if (!markup) throw new Error('no markup');
  const body = markup.html.slice(markup.html.indexOf('<body')).replaceAll(/<[^>]*>/g, '');
  return body.match(MARK) ?? [];
}

/** Looks for every printed field in the tagged text of the PDF. */
function audit(
  marked: MarkedBrief,
  built: Built,
  wanted: { readonly speaker?: boolean },
  tally: Tally,
): void {
  if (!built.result) throw new Error('no PDF and no error');
  const { pdf, pages, leftOut } = built.result;
  const read = readDocument(pdf);
  expect(read.pages).toHaveLength(pages);
  expect(missing(marked, built, read, tally)).toEqual([]);
  const marks = bare(logicalText(read.root)).match(MARK) ?? [];
  expect(marks).toEqual(marksOfMarkup(marked, wanted, leftOut));
  tally.values += marked.printed.length;
  tally.marks += marks.length;
}

const errorsOf = ({ found }: Built) => found.items.filter(({ severity }) => severity === 'error');

/**
 * Builds random briefs and looks for every printed field in the tagged text of the PDF: once, in the order of the
 * markup, in one tag; or named in the report. Throws at the first brief where that is not so.
 */
export function auditBriefs(numRuns: number, seed: number): Tally {
  const tally = noTally();
  const property = fc.property(briefs, settings, (brief, wanted) => {
    const marked = markedBrief(brief);
    const built = buildObject(marked.brief, wanted);
    expect(errorsOf(built).map(({ message }) => message)).toEqual([]);
    audit(marked, built, wanted, tally);
  });
  fc.assert(property, { numRuns, seed });
  return tally;
}

/** The same with a number of pages: those are met, or the one error says how far the brief is off. */
export function auditBudgets(numRuns: number, seed: number): Tally {
  const tally = noTally();
  const property = fc.property(briefs, budgets, (brief, wanted) => {
    const marked = markedBrief(brief);
    const built = buildObject(marked.brief, wanted);
    const errors = errorsOf(built);
    if (errors.length > 0) {
      expect(errors.map(({ code, message }) => `${code} ${message}`)).toEqual([
        expect.stringMatching(/^pipeline\/page-count .* about \d+ words? too (?:long|short) for \d pages?/),
      ]);
      tally.refused += 1;
      return;
    }
    audit(marked, built, wanted, tally);
    expect(built.result?.contentPages).toBe(wanted.pages);
    expect(built.result?.leftOut.every(({ items, names }) => (names?.length ?? 0) >= items.length)).toBe(
      true,
    );
    expect(unsaid(built)).toEqual([]);
  });
  fc.assert(property, { numRuns, seed });
  return tally;
}

/** Parts that the note on the terminal does not tell of. */
function unsaid({ result, found }: Built): readonly LeftOut[] {
  const leftOut = result?.leftOut ?? [];
  const note = found.items.find(({ code }) => code === 'pipeline/fit')?.message ?? '';
  const told = note.match(/\(priority \d\)/g) ?? [];
  return told.length === leftOut.length ? [] : leftOut;
}
