import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import { type Face, shapingOf } from '../../src/fonts/index.ts';
import type { TextFragment } from '../../src/layout/index.ts';
import { paintPdf } from '../../src/pdf/index.ts';
import { packFace } from '../fonts/shipped-fonts.ts';
import { input, leaf, node, page, SERIF, text } from './drawn-document.ts';

interface Sample {
  readonly script: string;
  readonly lang: string;
  readonly rtl: boolean;
  readonly text: string;
  readonly face: Face;
}

const SAMPLES: readonly Sample[] = [
  {
    script: 'Arab',
    lang: 'ar',
    rtl: true,
    text: 'لا سلام بلا عدل، والأمن للآخرين',
    face: packFace('arabic').face,
  },
  {
    script: 'Arab',
    lang: 'ar',
    rtl: true,
    text: 'يُولَدُ جَمِيعُ النَّاسِ أَحْرَارًا عَقْلًا',
    face: packFace('arabic').face,
  },
  {
    script: 'Hebr',
    lang: 'he',
    rtl: true,
    text: 'כל בני האדם נולדו בני חורין',
    face: packFace('hebrew').face,
  },
  {
    script: 'Hebr',
    lang: 'he',
    rtl: true,
    text: 'בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם',
    face: packFace('hebrew').face,
  },
  {
    script: 'Deva',
    lang: 'hi',
    rtl: false,
    text: 'मनुष्यों को स्वतन्त्रता प्राप्त है। बुद्धि',
    face: packFace('devanagari').face,
  },
  {
    script: 'Thai',
    lang: 'th',
    rtl: false,
    text: 'มนุษย์ทั้งหลายเกิดมามีสิทธิ น้ำ',
    face: packFace('thai').face,
  },
  {
    script: 'Latn',
    lang: 'en',
    rtl: false,
    text: 'fluffy x\u0302y cafe\u0301s, a x\u0323\u0301 office',
    face: SERIF,
  },
];

function lineOf({ script, lang, rtl, text: words, face }: Sample, y: number): TextFragment {
  const pieces = (words.match(/ |[^ ]+/g) ?? []).map((word) =>
    face.shape(word, shapingOf('', lang, script, rtl)),
  );
  const width = pieces.reduce((sum, piece) => sum + piece.width, 0) * 11;
  return { ...text(1, '', { x: 60, y }, { face, rtl, size: 11, width }), pieces };
}

function pdfOf(sample: Sample): Uint8Array {
  const root = node('Document', [node('P', [leaf(1)])]);
  return paintPdf(input([page(1, [lineOf(sample, 100)])], root));
}

/** Marks are compared apart: pdf.js puts those of right-to-left text before their letters. */
const bare = (found: string): string =>
  found.replace(/\s+/gu, '').replace(/[\u0591-\u05c7\u064b-\u0652]/gu, '');
const whole = (found: string): string =>
  found.replace(/[\s\u200e\u200f\u202a-\u202e]+/gu, '').normalize('NFC');

async function readByPdfJs(pdf: Uint8Array): Promise<string> {
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const { items } = await (await (await loading.promise).getPage(1)).getTextContent();
  await loading.destroy();
  return items.map((item) => ('str' in item ? item.str : '')).join('');
}

const installed = (tool: string): boolean => spawnSync(tool, ['-v']).error === undefined;
const folder = mkdtempSync(join(tmpdir(), 'extraction-'));
afterAll(() => rmSync(folder, { recursive: true }));

function readBy(tool: string, options: readonly string[], pdf: Uint8Array, after: readonly string[]): string {
  const file = join(folder, 'text.pdf');
  writeFileSync(file, pdf);
  return spawnSync(tool, [...options, file, ...after], { encoding: 'utf8' }).stdout;
}

describe.each(SAMPLES)('$script: $text', (sample) => {
  const pdf = pdfOf(sample);

  it('is found by pdf.js', async () => {
    expect(bare(await readByPdfJs(pdf))).toBe(bare(sample.text));
  });

  it.runIf(!sample.rtl)('is found by pdf.js, spaces and all', async () => {
    expect(await readByPdfJs(pdf)).toBe(sample.text);
  });

  it.skipIf(!installed('pdftotext'))(
    'is found by poppler, as it stands on the page and as it was written',
    () => {
      expect(whole(readBy('pdftotext', [], pdf, ['-']))).toBe(whole(sample.text));
      expect(whole(readBy('pdftotext', ['-raw'], pdf, ['-']))).toBe(whole(sample.text));
    },
  );

  it.skipIf(!installed('mutool'))('is found by MuPDF', () => {
    expect(whole(readBy('mutool', ['draw', '-q', '-F', 'text'], pdf, []))).toBe(whole(sample.text));
  });
});
