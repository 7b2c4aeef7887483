import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildBytes } from '../whole/builder.ts';
import { bare, type PrintedValue, printedValues } from '../whole/marked-brief.ts';
import { drawnText, logicalText, readDocument } from '../whole/read-document.ts';
import { readWithPdfJs } from '../whole/read-with-pdf-js.ts';
import { EXAMPLES, readExample } from './examples.ts';
import { comparable } from './find-paragraphs.ts';
import { fillOf, stagesOf } from './stages.ts';
import { hasTool, runTool, temporaryFile } from './tools.ts';

const A4 = [595.276, 841.89];
const MAX_BYTES = 90_000;

/** Words as people see them: without soft hyphens and what follows at a line's end, and without hyphens: poppler takes those out. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.replaceAll(/\u00ad\s*|-/g, '').match(/[\p{L}\p{N}’]+/gu) ?? []);

/** How the dates of the briefs in other languages than English are written. */
const DATES: Readonly<Record<string, readonly string[]>> = {
  'ukraine-peace-talks.ar.yaml': ['بدون تاريخ', 'شباط/فبراير 2022'],
  'ukraine-peace-talks.uk.yaml': ['Без дати', 'лютий 2022'],
};

const isDate = ({ path }: PrintedValue): boolean => path[0] === 'asOf' || path.at(-1) === 'date';

describe.each(EXAMPLES)('%s', (name) => {
  const { result, found } = buildBytes(readExample(name), `content/${name}`);
  const pdf = result?.pdf ?? new Uint8Array();
  const read = readDocument(pdf);
  const path = temporaryFile(pdf);

  it('is built without a warning', () => {
    expect(found.items.filter(({ severity }) => severity !== 'note').map(({ message }) => message)).toEqual(
      [],
    );
  });

  it('is small', () => {
    expect(pdf.length).toBeLessThanOrEqual(MAX_BYTES);
  });

  it('has every text of the brief', () => {
    const text = bare(logicalText(read.root));
    const brief: unknown = parse(Buffer.from(readExample(name)).toString('utf8'), { schema: 'failsafe' });
    const dates = DATES[name];
    const printed = printedValues(brief as object).filter((value) => !dates || !isDate(value));
    for (const date of dates ?? []) expect(text).toContain(bare(date));
    expect(printed.length).toBeGreaterThan(3);
    const missing = printed.filter(({ written }) => !written.some((words) => text.includes(bare(words))));
    expect(missing.filter(({ link }) => link === undefined || !read.links.includes(link))).toEqual([]);
  });

  it('passes veraPDF as PDF/UA-1 and PDF/A-3a', ({ skip }) => {
    if (!hasTool('verapdf')) skip('verapdf is not installed');
    for (const flavour of ['ua1', '3a']) {
      const { out } = runTool('verapdf', ['--format', 'text', '--flavour', flavour, path]);
      expect(out).toMatch(/^PASS/);
    }
  });

  it('passes qpdf', ({ skip }) => {
    if (!hasTool('qpdf')) skip('qpdf is not installed');
    const { status, out } = runTool('qpdf', ['--check', path]);
    expect(out).toContain('No syntax or stream encoding errors');
    expect(status).toBe(0);
  });

  it('has all fonts in it, as subsets, with Unicode', ({ skip }) => {
    if (!hasTool('pdffonts')) skip('pdffonts is not installed');
    const rows = runTool('pdffonts', [path]).out.trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+\S+ .*Identity-H +yes yes yes /);
  });

  it('reads in order in pdf.js', async () => {
    const letters = (text: string) => comparable(text, { marks: 'removed' });
    const theirs = await readWithPdfJs(pdf);
    expect(theirs.map(letters)).toEqual(read.pages.map((page) => letters(drawnText(page))));
  });

  it('reads in order and with whole words in poppler', ({ skip }) => {
    if (!hasTool('pdftotext')) skip('pdftotext is not installed');
    if (name.includes('.ar.')) skip('poppler puts right-to-left text in an order of its own');
    const inDrawingOrder = runTool('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-']).out;
    expect(bare(inDrawingOrder)).toBe(read.pages.map((page) => bare(drawnText(page))).join(''));
    // Its guess at columns from geometry mixes tables that stand side by side; words it must not break.
    const seen = runTool('pdftotext', ['-enc', 'UTF-8', path, '-']).out;
    const whole = wordsOf(seen);
    expect([...wordsOf(logicalText(read.root))].filter((word) => !whole.has(word))).toEqual([]);
  });

  it('has pages of A4 by other programs', ({ skip }) => {
    if (!hasTool('pdfinfo')) skip('pdfinfo is not installed');
    const { out } = runTool('pdfinfo', [path]);
    const size = /Page size: +([\d.]+) x ([\d.]+)/.exec(out);
    expect([Number(size?.[1]), Number(size?.[2])]).toEqual(A4);
    expect(out).toMatch(/Tagged: +yes/);
    expect(Number(/Pages: +(\d+)/.exec(out)?.[1])).toBe(result?.pages);
  });
});

describe.each(EXAMPLES.filter((name) => name.startsWith('ukraine-')))('%s', (name) => {
  it('is two pages, the second at least a quarter full', () => {
    const { pages } = stagesOf(readExample(name), `content/${name}`);
    expect(pages).toHaveLength(2);
    expect(pages.slice(1).map(fillOf)[0]).toBeGreaterThanOrEqual(0.25);
  });
});
