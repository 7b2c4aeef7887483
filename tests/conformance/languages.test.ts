import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { build } from '../../src/pipeline/index.ts';
import { folder } from '../whole/builder.ts';
import { readWithPdfJs } from '../whole/read-with-pdf-js.ts';
import { type Comparison, comparable, findInOrder } from './find-paragraphs.ts';
import { packIsInstalled, worldOfPacks } from './packs.ts';
import { hasTool, runTool, temporaryFile } from './tools.ts';
import { readLanguageText } from './udhr.ts';

interface Language {
  readonly lang: string;
  /** The package of the font that the text needs besides those of the template. */
  readonly pack?: string;
  readonly rtl?: true;
}

const LANGUAGES: readonly Language[] = [
  { lang: 'en' },
  { lang: 'fr' },
  { lang: 'es' },
  { lang: 'ru' },
  { lang: 'uk' },
  { lang: 'ar', pack: 'noto-sans-arabic', rtl: true },
  { lang: 'he', pack: 'noto-sans-hebrew', rtl: true },
  { lang: 'hi', pack: 'noto-sans-devanagari' },
  { lang: 'th', pack: 'noto-sans-thai' },
  { lang: 'zh-Hans', pack: 'noto-sans-sc' },
];

/** A folder in which the PDFs stay, to be looked at: `BRIEF_KEEP=pages npx vitest run tests/conformance/languages`. */
const KEEP = process.env['BRIEF_KEEP'];

/** Of the text on the pages: what is no paragraph (numbers, labels, running feet) takes less. */
const MAX_BETWEEN = 0.1;

const paths: string[] = [];

describe.each(LANGUAGES)('$lang', ({ lang, pack, rtl }) => {
  const source = readLanguageText(lang);
  if (!source) {
    it.skip(`the texts are not here: set BRIEF_TEST_DATA to the folder that has texts/udhr-${lang}.md`);
    return;
  }
  if (pack && !packIsInstalled(pack)) {
    it.skip(`@expo-google-fonts/${pack} is not here: npm run fonts:all, or BRIEF_FONT_PACKS`);
    return;
  }
  const found = new DiagnosticList();
  const bytes = new TextEncoder().encode(JSON.stringify(source.brief));
  const result = build({ name: 'brief.json', bytes, folder, settings: {} }, worldOfPacks, found);
  const pdf = result?.pdf ?? new Uint8Array();
  const path = temporaryFile(pdf);
  paths.push(path);
  if (KEEP !== undefined) keep(pdf, lang);
  const comparison: Comparison = { marks: rtl ? 'removed' : 'kept' };
  const paragraphs = source.paragraphs.map((text) => comparable(text, comparison));

  const expectAll = (text: string): void => {
    const read = comparable(text, comparison);
    const { missing, between } = findInOrder(read, paragraphs);
    // One lost paragraph loses what follows: the first tells enough.
    expect({ missing: missing.length, first: missing[0] }).toEqual({ missing: 0, first: undefined });
    expect(between / read.length).toBeLessThan(MAX_BETWEEN);
  };

  it('is built without an error', () => {
    const errors = found.items.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ message }) => message)).toEqual([]);
    expect(result?.pages).toBeGreaterThan(1);
  });

  it('is found again by pdf.js', async () => {
    expectAll((await readWithPdfJs(pdf)).join('\n'));
  });

  it.skipIf(rtl)('is found again by poppler', ({ skip }) => {
    if (!hasTool('pdftotext')) skip('pdftotext is not installed');
    // In drawing order: its own guess at columns takes stretched lines for columns.
    expectAll(runTool('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-']).out);
  });
});

describe('the PDFs of all languages', () => {
  it('pass veraPDF as PDF/UA-1 and PDF/A-3a', ({ skip }) => {
    if (!hasTool('verapdf')) skip('verapdf is not installed');
    if (paths.length === 0) skip('the texts are not here: set BRIEF_TEST_DATA');
    for (const flavour of ['ua1', '3a']) {
      const { out } = runTool('verapdf', ['--format', 'text', '--flavour', flavour, ...paths]);
      expect(out.match(/^PASS/gm)).toHaveLength(paths.length);
    }
  });
});

function keep(pdf: Uint8Array, lang: string): void {
  if (KEEP === undefined) return;
  mkdirSync(KEEP, { recursive: true });
  writeFileSync(join(KEEP, `udhr-${lang}.pdf`), pdf);
}
