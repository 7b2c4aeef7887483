import { DIAGNOSTIC_CODES, type DiagnosticCode, didYouMean, type Sink } from '../diagnostics/index.ts';
import type { Brief } from './brief.ts';
import type { BriefDocument } from './brief-document.ts';
import type { ContentPath } from './content-path.ts';
import { formatPath } from './content-path.ts';
import { relativeDates } from './relative-dates.ts';

/** What a good brief has and this one lacks: warnings and notes, never errors. `lint.off` silences them. */
export function advise(document: BriefDocument, sink: Sink): void {
  const { brief } = document;
  const off = silencedCodes(brief);
  const report: Report = (code, path, message, hint) => {
    if (off.has(code)) return;
    const severity = hint === undefined ? 'note' : 'warning';
    const hints = hint === undefined ? [] : [hint];
    sink.report({ code, severity, message, span: document.spanOf(path), hints });
  };
  adviseFrame(brief, report);
  adviseQuotes(brief, report);
  adviseFigures(brief, report);
  advisePositions(brief, report);
  adviseDrawing(brief, report);
  adviseLint(brief, report);
  if (!off.has('content/advice-relative-date')) relativeDates(document, sink);
}

/** The codes that a brief silences for itself. Later stages leave out their warnings with these codes too. */
export function silencedCodes(brief: Brief): ReadonlySet<string> {
  return new Set(brief.lint?.off);
}

/** Without a hint there is nothing to do about it: a note. */
type Report = (code: DiagnosticCode, path: ContentPath, message: string, hint?: string) => void;

const ADVISED_TITLE = 120;

function adviseFrame(brief: Brief, report: Report): void {
  const { title, summary, keyPoints } = brief;
  const points = keyPoints.length;
  if (title.length > ADVISED_TITLE)
    report(
      'content/advice-title',
      ['title'],
      `the title has ${title.length} characters`,
      'aim at 120 at most',
    );
  if (points < 3 || points > 7) {
    const message = points === 1 ? 'there is 1 key point' : `there are ${points} key points`;
    report('content/advice-key-points', ['keyPoints'], message, 'aim at 3 to 7');
  }
  const words = summary !== undefined && hasSpacedWords(brief.lang) ? summary.split(/\s+/).length : 0;
  if (words > 0 && (words < 25 || words > 60))
    report('content/advice-summary', ['summary'], `the summary has ${words} words`, 'aim at 25 to 60');
}

/** Scripts that write no spaces between words have no words to count here. */
function hasSpacedWords(lang: string): boolean {
  return !/^(?:zh|ja|th|lo|km|my|bo|dz)(?:-|$)/.test(lang);
}

function adviseQuotes(brief: Brief, report: Report): void {
  brief.quotes?.forEach((quote, index) => {
    if (quote.speaker !== undefined || quote.named === false) return;
    const hint = 'add `speaker`, or `named: false` where the source names none';
    report('content/advice-speaker', ['quotes', index], `quotation ${index + 1} has no speaker`, hint);
  });
}

function adviseFigures(brief: Brief, report: Report): void {
  const bands: [ContentPath, NonNullable<Brief['figures']>][] = [
    [['figures'], brief.figures ?? []],
    [['humanitarian', 'figures'], brief.humanitarian?.figures ?? []],
  ];
  for (const [path, figures] of bands)
    figures.forEach((figure, index) => {
      const lacking = [...(figure.source ? [] : ['source']), ...(figure.asOf ? [] : ['asOf'])];
      if (lacking.length === 0) return;
      const message = `the figure \`${figure.value}\` has no ${lacking.map((name) => `\`${name}\``).join(' and no ')}`;
      report('content/advice-figure', [...path, index], message, 'say where and of when it is');
    });
}

function advisePositions(brief: Brief, report: Report): void {
  brief.positions?.issues.forEach((issue, index) => {
    for (const party of brief.positions?.parties ?? []) {
      if (Object.hasOwn(issue.byParty, party)) continue;
      const message = `\`${party}\` has no position on \`${issue.issue}\``;
      const hint = 'write that the source states none, if so';
      report('content/advice-empty-position', ['positions', 'issues', index, 'byParty'], message, hint);
    }
  });
}

/** What the engine cannot draw yet is printed in another form, and said. */
function adviseDrawing(brief: Brief, report: Report): void {
  const code = 'content/not-drawn-yet';
  if (brief.charts) report(code, ['charts'], 'charts are printed as tables of their data');
  brief.sections?.forEach((section, at) => {
    section.blocks.forEach((block, index) => {
      if ('chart' in block)
        report(code, ['sections', at, 'blocks', index], 'the chart is printed as a table of its data');
    });
  });
  if (brief.online) report(code, ['online'], 'the address is printed without a QR code');
}

function adviseLint(brief: Brief, report: Report): void {
  const known = Object.keys(DIAGNOSTIC_CODES);
  brief.lint?.off.forEach((code, index) => {
    if (known.includes(code)) return;
    const [hint = 'codes stand in brackets before each message'] = didYouMean(code, known);
    const path = ['lint', 'off', index];
    report(
      'content/unknown-lint-code',
      path,
      `\`${code}\` is the code of no message (${formatPath(path)})`,
      hint,
    );
  });
}
