import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/boxes/index.ts';
import type { Fragment, Page } from '../../src/layout/index.ts';
import { readExample } from '../conformance/examples.ts';
import { type Stages, stagesOf } from '../conformance/stages.ts';
import { hasTool, runTool, temporaryFile } from '../conformance/tools.ts';
import { buildBytes } from './builder.ts';

const PRESETS = ['brief', 'clear-print', 'four-page', 'large-print', 'markup', 'memo', 'one-page'] as const;
const PAPERS = ['a4', 'letter'] as const;
/** Least size of text, in points, but for superscripts and numbers of lines. */
const LEAST: Readonly<Record<string, number>> = {
  'one-page': 9,
  'four-page': 9,
  memo: 9,
  'clear-print': 14,
  'large-print': 18,
};
const UNPRINTED = (10 / 25.4) * 72;
const bytesOf = (brief: object): Uint8Array => new TextEncoder().encode(JSON.stringify(brief));

const keyPoints = ['One', 'Two `code`', 'Three with *stress* and **weight**'];
const quote = {
  text: 'Such are the words',
  original: { lang: 'fr', text: 'Tels sont les mots' },
  kind: 'translated',
};
const table = {
  caption: 'A table',
  head: ['Who', 'What', 'Duty', 'Term'],
  rows: [['a', 'b', 'c', 'd']],
};

/** Every kind of small type, with heads and feet that are too long for one line. */
const CROWDED = {
  title:
    'A title that is long enough to take two lines of the foot of a page, however small its letters are set there',
  subtitle: 'And a subtitle',
  summary: 'The bottom line.',
  series: 'Briefs of the department of foreign and security affairs',
  number: '12/2026',
  asOf: '2026-03-01',
  handling: { tlp: 'AMBER+STRICT', label: 'Official: sensitive, for named readers', embargo: '2026-03-03' },
  meeting: { name: 'Committee', date: '2026-03-04', place: 'Room 4', item: '5' },
  keyPoints,
  figures: [
    { value: '1.4', unit: 'million', label: 'displaced persons', counts: 'registered', asOf: '2026-01' },
  ],
  sections: [
    {
      heading: 'Section',
      kind: 'comment',
      blocks: ['Text', { table }, { box: { heading: 'Box', blocks: ['In it'] } }],
    },
  ],
  quotes: [quote, { text: 'in part', kind: 'partial', named: false, role: 'official' }],
  options: [{ title: 'Wait', text: 'Nothing', pros: ['Cheap'], cons: ['Slow'], cost: 'None', risk: 'High' }],
  recommendations: [{ text: 'Act', to: 'Council', by: '2026-05-01' }],
  openQuestions: [{ question: 'Who?', why: 'Because', decidedBy: 'The court', watch: 'The date' }],
  humanitarian: { summary: 'Many need help', noFigures: true, gaps: 'Funding' },
  timeline: [{ date: '2025-02', text: 'It begins' }],
  actors: [{ name: 'N', role: 'R', position: 'P' }],
  positions: { parties: ['A', 'B', 'C'], issues: [{ issue: 'Land', byParty: { A: 'yes' } }] },
  terms: [{ term: 'T', meaning: 'M' }],
  method: 'By reading.',
  sources: [{ id: 's', title: 'Source' }],
  organisation: 'The department',
  authors: ['An author'],
  disclaimer: 'Views are those of the author.',
  talkingPoints: ['Say this'],
  qa: [{ q: 'Why?', a: 'So' }],
};
const { handling: _, ...OPEN } = CROWDED;
const BRIEFS: Readonly<Record<string, () => readonly [Uint8Array, string]>> = {
  English: () => [readExample('ukraine-peace-talks.yaml'), 'en.yaml'],
  crowded: () => [bytesOf(CROWDED), 'crowded.json'],
  'crowded, without a label': () => [bytesOf(OPEN), 'open.json'],
  'crowded, right to left': () => [bytesOf({ ...CROWDED, lang: 'he' }), 'he.json'],
  tiny: () => [bytesOf({ title: 'T', keyPoints }), 'tiny.json'],
};

const allOf = (page: Page): readonly Fragment[] => [
  ...page.fragments,
  ...page.margins.flatMap(({ fragments }) => fragments),
];

function isIn(box: Box | undefined, element: RegExp): boolean {
  for (let at = box; at; at = at.parent) if (element.test(at.element?.name ?? '')) return true;
  return false;
}

/** Texts of a smaller size than may be. */
function tooSmall({ pages, tree }: Stages, least: number): string[] {
  return pages.flatMap(allOf).flatMap((fragment) => {
    if (fragment.kind !== 'text' || fragment.size >= least - 0.001) return [];
    if (isIn(tree.boxes[fragment.boxId], /^sup$/)) return [];
    return [`${fragment.size} pt: ${fragment.pieces.map(({ text }) => text).join('')}`];
  });
}

/** What stands nearer to an edge of the paper than 10 mm; letters are as high and deep as their face says. */
function nearEdge({ pages }: Stages): string[] {
  return pages.flatMap((page) =>
    allOf(page).flatMap((fragment) => {
      const [left, top, right, bottom, what] = extentOf(fragment);
      const near =
        left < UNPRINTED - 0.01 ||
        top < UNPRINTED - 0.01 ||
        right > page.width - UNPRINTED + 0.01 ||
        bottom > page.height - UNPRINTED + 0.01;
      return near ? [`page ${page.number}: ${what} at ${left} ${top} ${right} ${bottom}`] : [];
    }),
  );
}

function extentOf(fragment: Fragment): readonly [number, number, number, number, string] {
  if (fragment.kind === 'text') {
    const { x, y, width, size, pieces } = fragment;
    return [x, y - 0.75 * size, x + width, y + 0.22 * size, pieces.map(({ text }) => text).join('')];
  }
  if (fragment.kind === 'rule')
    return [fragment.from.x, fragment.from.y, fragment.to.x, fragment.to.y, 'rule'];
  const { x, y, width, height } = fragment.rect;
  return [x, y, x + width, y + height, fragment.kind];
}

describe.each(PRESETS)('preset %s', (preset) => {
  for (const [name, brief] of Object.entries(BRIEFS))
    for (const paper of PAPERS)
      it(`${name} on ${paper}: sizes as they are promised, and nothing within 10 mm of an edge`, () => {
        const [bytes, file] = brief();
        const stages = stagesOf(bytes, file, { preset, paper, speaker: preset !== 'one-page' });
        expect(nearEdge(stages)).toEqual([]);
        expect(tooSmall(stages, LEAST[preset] ?? 0)).toEqual([]);
      });

  it('passes veraPDF as PDF/UA-1 and PDF/A-3a', ({ skip }) => {
    if (!hasTool('verapdf')) skip('verapdf is not installed');
    const { result } = buildBytes(bytesOf(CROWDED), 'crowded.json', { preset });
    const path = temporaryFile(result?.pdf ?? new Uint8Array());
    for (const flavour of ['ua1', '3a'])
      expect(runTool('verapdf', ['--format', 'text', '--flavour', flavour, path]).out).toMatch(/^PASS/);
  }, 60_000);

  it('has contrast, sizes and leadings that nobody warns of', () => {
    const { found } = buildBytes(bytesOf(CROWDED), 'crowded.json', { preset });
    const told = found.items.filter(({ code }) => /^(?:css|layout|tags|pdf)\//.test(code));
    expect(told.map(({ message }) => message)).toEqual([]);
  });

  it('says in its first line what it is for', () => {
    const path = join(import.meta.dirname, `../../templates/policy-brief/presets/${preset}.css`);
    expect(readFileSync(path, 'utf8')).toMatch(/^\/\* \S.{20,110} \*\/\n/);
  });
});

/** Sections of about 100 words that a page holds only when it is set tight. */
const SECTIONS: Readonly<Record<(typeof PRESETS)[number], number>> = {
  brief: 7,
  'clear-print': 3,
  'four-page': 6,
  'large-print': 2,
  markup: 3,
  memo: 5,
  'one-page': 7,
};

describe('the limits of --fit', () => {
  it.each([...PRESETS])(
    '%s: bound to one page, sizes hold and lines stand apart by a fifth at least',
    (preset) => {
      const long = { title: 'T', keyPoints, sections: [] as object[] };
      const words = 'Some words about a matter that is hard to settle, and harder to put off. ';
      const perPage = SECTIONS[preset];
      for (let at = 0; at < perPage; at++)
        long.sections.push({ heading: `Section ${at}`, blocks: [words.repeat(4), words.repeat(3)] });
      const stages = stagesOf(bytesOf({ ...long, print: { preset, pages: 1 } }), 'long.json');
      expect(stages.pages).toHaveLength(1);
      expect(stages.fit).toBeGreaterThanOrEqual(0);
      expect(tooSmall(stages, LEAST[preset] ?? 0)).toEqual([]);
      // Headings are one line or two, on the grid of the text.
      const texts = stages.tree.boxes.filter((box) => box.kind === 'text' && !isIn(box, /^(?:sup|h\d)$/));
      const tight = texts.flatMap(({ style: { fontSize, lineHeight } }) =>
        typeof lineHeight === 'number' && lineHeight < 1.2 * fontSize ? [`${fontSize}/${lineHeight}`] : [],
      );
      expect(texts.length).toBeGreaterThan(9);
      expect(tight).toEqual([]);
    },
  );
});
