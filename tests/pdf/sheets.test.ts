import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ImpositionPlan, imposePages } from '../../src/imposition/index.ts';
import { paintSheets } from '../../src/pdf/index.ts';
import { briefLike, ICC, imageFile, page, SANS, text } from './drawn-document.ts';
import { alphaPng } from './png-bytes.ts';
import { objectsLike, readPdf } from './read-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'brief-sheets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function installed(program: string): boolean {
  const found = spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  if (!found) console.warn(`SKIPPED: ${program} is not installed; what it would judge is not judged`);
  return found;
}

const info = {
  title: 'A title (booklet)',
  lang: 'en-GB',
  creator: 'policybrief 0',
  producer: 'policybrief 0',
};

function sheetsOf(count: number, plan: Partial<ImpositionPlan>): Uint8Array {
  const pages = Array.from({ length: count }, (_, index) =>
    page(index + 1, [text(1, `This is page ${index + 1}.`, { x: 200, y: 400 }, { face: SANS, size: 20 })]),
  );
  const sheets = imposePages(pages, { kind: 'booklet', marks: false, direction: 'ltr', ...plan });
  return paintSheets({ sheets, info, iccProfile: ICC });
}

const drawn = briefLike(imageFile(alphaPng(40, 24), 'png', 40, 24));
const brief = (grey: boolean): Uint8Array =>
  paintSheets({
    sheets: imposePages(drawn.pages, { kind: 'n-up', marks: true, direction: 'ltr' }),
    info,
    iccProfile: ICC,
    grey,
  });

describe('a file of sheets', () => {
  it('is the same every time', () => {
    expect(sheetsOf(5, {})).toEqual(sheetsOf(5, {}));
  });

  it('is not tagged, has no links, and claims no standard', () => {
    const pdf = readPdf(brief(false));
    expect(objectsLike(pdf, /StructTreeRoot|MarkInfo|\/Annots|Outlines|EmbeddedFiles|StructParents/)).toEqual(
      [],
    );
    expect(pdf.contents.join('')).not.toMatch(/BDC|BMC|EMC/);
    expect(pdf.text).not.toMatch(/<pdfuaid|<pdfaid/);
    expect(pdf.text).toContain('A title (booklet)');
  });

  it('says where it is cut', () => {
    const boxes =
      objectsLike(readPdf(sheetsOf(1, { kind: 'single', marks: true })), /\/Type\/Page\//)[0] ?? '';
    expect(boxes).toMatch(/\/MediaBox\[0 0 651\.97\d* 898\.58\d*\]/);
    expect(boxes).toMatch(/\/TrimBox\[28\.346 28\.346 623\.62\d* 870\.23\d*\]/);
    expect(boxes).toMatch(/\/BleedBox\[19\.843 19\.843 632\.1\d* 878\.7\d*\]/);
  });

  it('has no boxes of its own without marks', () => {
    expect(objectsLike(readPdf(sheetsOf(1, {})), /TrimBox/)).toEqual([]);
  });
});

const write = (name: string, pdf: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, pdf);
  return path;
};

describe.skipIf(!installed('qpdf'))('qpdf', () => {
  it('finds no fault', () => {
    for (const [name, pdf] of [
      ['booklet.pdf', sheetsOf(7, { marks: true })],
      ['brief.pdf', brief(false)],
      ['grey.pdf', brief(true)],
    ] as const)
      expect(execFileSync('qpdf', ['--check', write(name, pdf)], { encoding: 'utf8' })).toContain(
        'No syntax or stream encoding errors found',
      );
  });
});

/** The page numbers that are read in the left and in the right half of each side. */
function halves(path: string): string[] {
  const found: string[] = [];
  const sides = Number(/Pages: +(\d+)/.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))?.[1]);
  for (let side = 1; side <= sides; side += 1) {
    const numbers = [0, 421].map((x) => {
      const area = ['-x', String(x), '-y', '0', '-W', '421', '-H', '596', '-r', '72'];
      const options = ['-f', String(side), '-l', String(side), ...area, path, '-'];
      return /page (\d+)/.exec(execFileSync('pdftotext', options, { encoding: 'utf8' }))?.[1] ?? '–';
    });
    found.push(numbers.join(' '));
  }
  return found;
}

describe.skipIf(!installed('pdftotext'))('poppler', () => {
  it('reads the pages where a booklet has them', () => {
    expect(halves(write('order.pdf', sheetsOf(6, {})))).toEqual(['– 1', '2 –', '6 3', '4 5']);
    expect(halves(write('right.pdf', sheetsOf(4, { direction: 'rtl' })))).toEqual(['1 4', '3 2']);
    expect(halves(write('two.pdf', sheetsOf(3, { kind: 'n-up' })))).toEqual(['1 2', '3 –']);
  });

  it('says nothing against the file', () => {
    const path = write('drawn.pdf', brief(true));
    const { stderr, status } = spawnSync('pdftoppm', ['-r', '20', '-png', path, join(folder, 'p')], {
      encoding: 'utf8',
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });
});
