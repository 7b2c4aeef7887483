import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BuildSettings } from '../../src/pipeline/index.ts';
import { sizeOf } from '../cli/page-size.ts';
import { hasTool, runTool, temporaryFile } from '../conformance/tools.ts';
import { type Built, buildBytes } from './builder.ts';
import { drawnText, logicalText, readDocument } from './read-document.ts';

const MM = 72 / 25.4;
const CONTENT = join(import.meta.dirname, '../../content');
const English = readFileSync(join(CONTENT, 'ukraine-peace-talks.yaml'));
const Arabic = readFileSync(join(CONTENT, 'ukraine-peace-talks.ar.yaml'));

const VARIANTS: Record<string, BuildSettings> = {
  universal: { paper: 'universal' },
  'universal, bound, on both sides, notes beside': {
    paper: 'universal',
    binding: 'left',
    duplex: true,
    notes: 'margin',
  },
  'universal, markup': { paper: 'universal', preset: 'markup', notes: 'margin' },
  'bound at the left, on both sides': { binding: 'left', duplex: true },
  'bound at the top, page of notes, Letter': { paper: 'letter', binding: 'top', notes: 'page' },
  'on both sides, large print': { duplex: true, preset: 'large-print', notes: 'lines' },
  'notes beside, memo': { notes: 'margin', preset: 'memo' },
  'paper of 170 × 240 mm, bound at the top on both sides': {
    preset: 'memo',
    paper: { width: 170 * MM, height: 240 * MM },
    binding: 'top',
    duplex: true,
  },
};

const made = new Map<string, Built>();

function variant(name: string, bytes: Uint8Array, settings: BuildSettings): Built {
  const known = made.get(name) ?? buildBytes(bytes, 'a.yaml', settings);
  made.set(name, known);
  return known;
}

function pdfOf(name: string, bytes: Uint8Array, settings: BuildSettings): Uint8Array {
  const { result, found } = variant(name, bytes, settings);
  if (!result) throw new Error(found.items.map(({ message }) => message).join('\n'));
  return result.pdf;
}

interface Ink {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const DPI = 144;

/** Where each page has ink, in millimetres from its top left corner. */
function inkOf(pdf: Uint8Array, pages: number): Ink[] {
  const path = temporaryFile(pdf);
  return Array.from({ length: pages }, (_, index) => {
    const page = String(index + 1);
    const words = ['-gray', '-r', String(DPI), '-f', page, '-l', page, path];
    const { stdout } = spawnSync('pdftoppm', words, { maxBuffer: 1 << 28 });
    return inkOfImage(stdout);
  });
}

function inkOfImage(pgm: Buffer): Ink {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1'));
  const width = Number(head?.[1]);
  const pixels = pgm.subarray(head?.[0].length ?? 0);
  let [left, top, right, bottom] = [width, pixels.length / width, 0, 0];
  for (let at = 0; at < pixels.length; at++) {
    if ((pixels[at] ?? 255) > 240) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  const mm = (pixel: number): number => (pixel / DPI) * 25.4;
  return { left: mm(left), top: mm(top), right: mm(right), bottom: mm(bottom) };
}

/** Millimetres: a pixel of the picture, and what a mark at a line's begin or over a letter may stand out of it. */
const SLACK = 1;

describe('paper, binding and notes', () => {
  for (const [name, settings] of Object.entries(VARIANTS))
    for (const [lang, bytes] of [
      ['English', English],
      ['Arabic', Arabic],
    ] as const)
      describe(`${name}, ${lang}`, () => {
        const key = `${name} ${lang}`;
        it('comes with the pages that were asked for', () => {
          const { result, found } = variant(key, bytes, settings);
          expect(
            found.items.filter(({ severity }) => severity === 'error').map(({ message }) => message),
          ).toEqual([]);
          if (!result) throw new Error('no result');
          if (settings.duplex) expect(result.pages % 2).toBe(0);
          if (settings.notes === 'page') expect(result.pages).toBeGreaterThan(result.contentPages);
          const read = readDocument(result.pdf);
          expect(read.pages.length).toBe(result.pages);
          // What is added is no part of the brief, and no screen reader stops at it.
          for (const page of read.pages.slice(result.contentPages))
            expect(page.shown.filter(({ mcid }) => mcid !== undefined)).toEqual([]);
        });

        it('has no ink within 10 mm of an edge', ({ skip }) => {
          if (!hasTool('pdftoppm')) skip('pdftoppm is not installed');
          const pdf = pdfOf(key, bytes, settings);
          const [width = 0, height = 0] = sizeOf(pdf).map((side) => side / MM);
          for (const ink of inkOf(pdf, readDocument(pdf).pages.length)) {
            expect(Math.min(ink.left, ink.top)).toBeGreaterThan(10 - SLACK);
            expect(Math.min(width - ink.right, height - ink.bottom)).toBeGreaterThan(10 - SLACK);
          }
        });
      });

  it('says that a page is left blank, in the language of the brief', () => {
    for (const [bytes, words] of [
      [English, 'This page is left blank'],
      [Arabic, 'تُركت هذه الصفحة فارغة'],
    ] as const) {
      // Three pages: one more is needed.
      const { result } = buildBytes(bytes, 'a.yaml', { duplex: true, preset: 'memo', paper: 'universal' });
      if (!result) throw new Error('no result');
      const read = readDocument(result.pdf);
      const blank = result.pages - result.contentPages;
      expect(blank).toBe(result.contentPages % 2);
      if (blank === 1)
        expect(bare(drawnText(read.pages.at(-1) ?? { object: 0, shown: [] }))).toContain(bare(words));
      expect(bare(logicalText(read.root))).not.toContain(bare(words));
    }
  });

  it('keeps all ink of a universal page where A4 and Letter print it, however it lies on them', ({
    skip,
  }) => {
    if (!hasTool('pdftoppm')) skip('pdftoppm is not installed');
    for (const name of Object.keys(VARIANTS).filter((one) => one.startsWith('universal')))
      for (const [lang, bytes] of [
        ['English', English],
        ['Arabic', Arabic],
      ] as const) {
        const pdf = pdfOf(`${name} ${lang}`, bytes, VARIANTS[name] ?? {});
        expect(sizeOf(pdf)).toEqual([595, 842]);
        for (const ink of inkOf(pdf, readDocument(pdf).pages.length)) {
          expect(ink.left).toBeGreaterThan(20 - SLACK);
          expect(ink.right).toBeLessThan(190 + SLACK);
          expect(ink.top).toBeGreaterThan(33 - SLACK);
          expect(ink.bottom).toBeLessThan(264 + SLACK);
          // In the middle, or in one of the corners of a sheet of Letter.
          for (const right of [0, 5.9 / 2, 5.9])
            for (const up of [0, 17.6 / 2, 17.6]) {
              expect(ink.left + right).toBeGreaterThan(15);
              expect(215.9 - ink.right - right).toBeGreaterThan(15);
              expect(ink.top - up).toBeGreaterThan(15 - SLACK);
              expect(279.4 - ink.bottom + up).toBeGreaterThan(15 - SLACK);
            }
        }
      }
  });

  it('passes veraPDF as PDF/UA-1 and PDF/A-3a', ({ skip }) => {
    if (!hasTool('verapdf')) skip('verapdf is not installed');
    const paths = Object.entries(VARIANTS).map(([name, settings]) =>
      temporaryFile(pdfOf(`${name} English`, English, settings)),
    );
    for (const flavour of ['ua1', '3a']) {
      const { out } = runTool('verapdf', ['--format', 'text', '--flavour', flavour, ...paths]);
      expect(out.match(/^PASS/gm)).toHaveLength(paths.length);
    }
  }, 120_000);
});

/** Letters alone. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}]/gu, '');
