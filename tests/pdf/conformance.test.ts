import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Face, shapingOf } from '../../src/fonts/index.ts';
import { paintPdf } from '../../src/pdf/index.ts';
import { fixtureFace, packFace } from '../fonts/shipped-fonts.ts';
import { briefLike, imageFile, input, leaf, node, page, text } from './drawn-document.ts';
import { alphaPng, pngBytes } from './png-bytes.ts';
import { randomDocument } from './random-document.ts';

const folder = mkdtempSync(join(tmpdir(), 'brief-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function installed(program: string): boolean {
  const found = spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  if (!found) console.warn(`SKIPPED: ${program} is not installed; what it would judge is not judged`);
  return found;
}

function written(name: string, pdf: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, pdf);
  return path;
}

const palette = pngBytes({
  width: 3,
  height: 2,
  bits: 4,
  colorType: 3,
  palette: [255, 0, 0, 0, 255, 0],
  transparency: [0, 255],
  rows: Uint8Array.from([0, 0x01, 0x00, 2, 0x10, 0x10]),
});
const brief = paintPdf(briefLike(imageFile(alphaPng(40, 24), 'png', 40, 24)));
const samples = fc
  .sample(randomDocument, { numRuns: 25, seed: 7 })
  .map(({ input: document }) => paintPdf(document));

/** A page with a line in each kind of font file and in each script of the packs. */
function fontsPage(): Uint8Array {
  const variable = ['variable.ttf', 'variable-postscript.otf'].map(fixtureFace);
  const kinds = ['postscript.otf', 'packed.woff2'].map(fixtureFace);
  const instances = variable.flatMap((face) =>
    [200, 900].map((weight) => face.at?.(weight, 'normal') ?? face),
  );
  const lines: readonly (readonly [Face, string, string, boolean])[] = [
    ...[...kinds, ...variable, ...instances].map(
      (face) => [face, 'Hamburge 0123 AVTo', 'en', false] as const,
    ),
    [packFace('arabic').face, 'لا سَلَامَ بِلَا عَدْلٍ', 'ar', true],
    [packFace('hebrew').face, 'בְּרֵאשִׁית בָּרָא', 'he', true],
    [packFace('devanagari').face, 'स्वतन्त्रता र्कि', 'hi', false],
    [packFace('thai').face, 'น้ำ เกียรติศักดิ์', 'th', false],
  ];
  const fragments = lines.map(([face, words, lang, rtl], index) => {
    const pieces = [face.shape(words, shapingOf('', lang, '', rtl))];
    const width = (pieces[0]?.width ?? 0) * 12;
    return { ...text(1, '', { x: 60, y: 80 + index * 20 }, { face, size: 12, rtl, width }), pieces };
  });
  return paintPdf(input([page(1, fragments)], node('Document', [node('P', [leaf(1)])])));
}

const FILES = [
  written('brief.pdf', brief),
  written('palette.pdf', paintPdf(briefLike(imageFile(palette, 'png', 3, 2)))),
  written('fonts.pdf', fontsPage()),
  written('empty.pdf', paintPdf(input([page(1, [])], node('Document', [])))),
  ...samples.map((pdf, index) => written(`random-${index}.pdf`, pdf)),
];

describe.skipIf(!installed('qpdf'))('qpdf', () => {
  it('finds no fault', () => {
    for (const path of FILES)
      expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain(
        'No syntax or stream encoding errors found',
      );
  });
});

describe.skipIf(!installed('verapdf'))('veraPDF', () => {
  const verdicts = (flavour: string, files: readonly string[]): readonly string[] => {
    const options = ['--format', 'text', '--flavour', flavour, ...files];
    const { stdout } = spawnSync('verapdf', options, { encoding: 'utf8' });
    return stdout.split('\n').filter((line) => line !== '' && !line.startsWith('PASS'));
  };

  it('passes what a brief is made of: ua1', () => {
    expect(verdicts('ua1', FILES.slice(0, 4))).toEqual([]);
  });

  it('passes whatever is drawn: 3a', () => {
    expect(verdicts('3a', FILES)).toEqual([]);
  });

  it('fails a file without its metadata', () => {
    const broken = Buffer.from(brief);
    broken.write('pdfuaiX', broken.indexOf('pdfuaid:part'), 'latin1');
    expect(verdicts('ua1', [written('broken.pdf', broken)])[0]).toMatch(/^(FAIL|ERROR)/);
  });
});

describe.skipIf(!installed('pdftotext'))('poppler', () => {
  const run = (program: string, ...options: readonly string[]): string =>
    execFileSync(program, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  it('reads the text, the hyphen at a line end as a soft one', () => {
    const text = run('pdftotext', FILES[0] ?? '', '-');
    expect(text).toContain(
      'The first paragraph of the brief is set justified, with an infor\u00ad\nmation that runs on',
    );
    expect(text).toContain('Talks & terms: <what> is on the table');
    expect(text).toContain('“fluffy” affidavits');
  });

  it('reads structure, metadata and the attachment', () => {
    const structure = run('pdfinfo', '-struct', FILES[0] ?? '');
    for (const word of ['H1', 'Table', 'TH', 'TD', 'Link', 'Figure', 'Disc'])
      expect(structure).toContain(word);
    expect(run('pdfinfo', FILES[0] ?? '')).toMatch(/Title: +Talks & terms: <what> “is” on the table/);
    expect(run('pdfdetach', '-list', FILES[0] ?? '')).toContain('bríef.yaml');
  });

  it('says nothing against the files', () => {
    for (const path of FILES) {
      const { stderr, status } = spawnSync('pdftoppm', ['-r', '20', '-png', path, join(folder, 'p')], {
        encoding: 'utf8',
      });
      expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    }
  });
});

describe.skipIf(!installed('mutool'))('mupdf', () => {
  it('draws without a warning', () => {
    for (const path of FILES) {
      const { stderr } = spawnSync(
        'mutool',
        ['draw', '-q', '-r', '20', '-o', join(folder, 'm%d.png'), path],
        { encoding: 'utf8' },
      );
      expect(stderr.replace('warning: ICC support is not available\n', '')).toBe('');
    }
  });
});
