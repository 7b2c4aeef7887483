import { describe, expect, it } from 'vitest';
import { computeStyles, type PageStyle, parseStylesheet } from '../../../src/css/index.ts';
import { DiagnosticList, SourceFile } from '../../../src/diagnostics/index.ts';
import { parseMarkup } from '../../../src/html/index.ts';
import { endPages, type Fragment, type LayoutResult, type PageEnding } from '../../../src/layout/index.ts';
import { layOut, type PageSize, shippedFonts } from '../lay-out.ts';

const PAGE = { width: 400, height: 500, marginTop: 50, marginRight: 40, marginBottom: 50, marginLeft: 60 };
const STEP = (8 / 25.4) * 72;
const WORDS = { notes: 'Notes', blank: 'Nothing here' };
const TEXT = '<p>One line of text.</p>';

function ended(ending: Partial<PageEnding>, body = TEXT, page: PageSize = PAGE) {
  const { tree, result } = layOut(body, '', page);
  const found = new DiagnosticList();
  const resources = { tree, fonts: shippedFonts(found), sink: found };
  const outerSide = (): 'right' => 'right';
  const full: PageEnding = { notes: undefined, even: false, outerSide, words: WORDS, ...ending };
  return { before: result, after: endPages(result, full, resources), found };
}

const textOf = (fragments: readonly Fragment[]): string =>
  fragments.flatMap((one) => (one.kind === 'text' ? one.pieces.map(({ text }) => text) : [])).join('');

const wordsOf = ({ pages }: LayoutResult, index: number): string[] =>
  (pages[index]?.margins ?? []).map(({ fragments }) => textOf(fragments));

const rulesOf = ({ pages }: LayoutResult, index: number) =>
  (pages[index]?.fragments ?? []).filter((one) => one.kind === 'rule');

function pageStyles(css: string): (number: number) => PageStyle {
  const found = new DiagnosticList();
  const file = new SourceFile('page.html', '<html><body><p>Text.</p></body></html>');
  const elements = parseMarkup({ html: file.text, origins: [], source: file }, found);
  const sheet = parseStylesheet(new SourceFile('page.css', css), '/', found);
  if (!elements || found.items.length > 0) throw new Error(JSON.stringify(found.items));
  return computeStyles({ tree: elements, sheets: [sheet] }, found).pageStyle;
}

describe('pages that printing adds', () => {
  it('leaves everything as it is where nothing is asked for', () => {
    const { before, after } = ended({});
    expect(after).toEqual(before);
  });

  it('makes the number of pages even with a page that says it is left blank', () => {
    const { after } = ended({ even: true });
    expect(after.pages.map(({ number }) => number)).toEqual([1, 2]);
    expect(after.pages[1]?.fragments).toEqual([]);
    expect(wordsOf(after, 1)).toEqual(['Nothing here']);
    const two = ended({ even: true }, `${TEXT}<p style="break-before: page">And more.</p>`);
    expect(two.after.pages.length).toBe(2);
    expect(two.after).toEqual(two.before);
  });

  it('rules a page at steps of 8 mm from foot to heading, and another one for the reverse', () => {
    const { after } = ended({ notes: 'page' });
    expect(after.pages.length).toBe(2);
    expect(wordsOf(after, 1)).toEqual(['Notes']);
    const heights = rulesOf(after, 1).map(({ from }) => from.y);
    expect(heights.at(-1)).toBeCloseTo(450, 6);
    heights.slice(1).forEach((y, index) => {
      expect(y - (heights[index] ?? 0)).toBeCloseTo(STEP, 6);
    });
    expect(heights.length).toBe(17);
    expect(ended({ notes: 'page', even: true }).after.pages.length).toBe(2);
    const two = ended({ notes: 'page', even: true }, `${TEXT}<p style="break-before: page">And more.</p>`);
    expect(two.after.pages.length).toBe(4);
    expect([wordsOf(two.after, 2), wordsOf(two.after, 3)]).toEqual([['Notes'], ['Notes']]);
  });

  it('rules what the text leaves free of the last page, and nothing over the text', () => {
    const { before, after, found } = ended({ notes: 'lines' });
    expect(found.items).toEqual([]);
    expect(after.pages.length).toBe(1);
    const lowest = 50 + before.lastPageFill * 400;
    const rules = rulesOf(after, 0);
    expect(rules.length).toBeGreaterThan(10);
    for (const { from, to } of rules) {
      expect([from.x, to.x]).toEqual([60, 360]);
      expect(from.y).toBeGreaterThan(lowest + STEP);
      expect(from.y).toBeLessThanOrEqual(450 + 1e-6);
    }
    expect(after.pages[0]?.fragments.slice(0, before.pages[0]?.fragments.length)).toEqual(
      before.pages[0]?.fragments,
    );
  });

  it('says where the last page has no room for lines', () => {
    const { before, after, found } = ended({ notes: 'lines' }, '<div style="height: 360pt">High</div>');
    expect(after).toEqual(before);
    expect(found.items.map(({ code }) => code)).toEqual(['layout/no-room-for-notes']);
  });

  it('draws a rule beside the text, on the outer side of each page', () => {
    const body = `${TEXT}<p style="break-before: page">And more.</p>`;
    const { after } = ended({ notes: 'margin', outerSide: (page) => (page === 1 ? 'right' : 'left') }, body);
    const places = after.pages.map((_, index) => rulesOf(after, index).map(({ from }) => from.x));
    const gap = (4 / 25.4) * 72;
    expect(places).toEqual([[360 + gap], [60 - gap]]);
  });

  it('leaves room for line numbers between the text and the rule', () => {
    const { before, after } = ended({ notes: 'margin', outerSide: () => 'left' }, TEXT, {
      ...PAGE,
      marginBoxes: pageStyles('@page { @left-top { content: "12" } }')(1).marginBoxes,
    });
    const numbers = (before.pages[0]?.margins ?? []).flatMap(({ fragments }) => fragments);
    const left = Math.min(...numbers.map((one) => (one.kind === 'text' ? one.x : 1000)));
    expect(left).toBeLessThan(60);
    expect(rulesOf(after, 0)[0]?.from.x).toBeCloseTo(left - (4 / 25.4) * 72, 6);
  });

  it('marks all of it as artifacts', () => {
    for (const notes of ['margin', 'lines', 'page', undefined] as const) {
      const { before, after } = ended({ notes, even: true });
      after.pages.forEach(({ fragments }, index) => {
        const added = fragments.slice(before.pages[index]?.fragments.length ?? 0);
        expect(added.every(({ artifact }) => artifact === true)).toBe(true);
      });
    }
  });

  it('keeps running heads, but no page number, on pages that are not of the brief', () => {
    const pages = pageStyles(`@page { size: 400pt 500pt; margin: 50pt;
      @top-left { content: "For officials" } @bottom-left { content: "Page " counter(page) "/" counter(pages) } }`);
    const { after } = ended({ even: true }, TEXT, pages);
    expect(wordsOf(after, 0)).toEqual(['For officials', 'Page 1/1']);
    expect(wordsOf(after, 1)).toEqual(['For officials', 'Nothing here']);
  });
});
