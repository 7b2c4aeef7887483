import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { layoutPages } from '../../src/layout/index.ts';
import { boxesOf } from '../boxes/boxes-of.ts';
import { dumpPages, layOut, shippedFonts } from './lay-out.ts';
import { expectMirrored } from './mirrored.ts';
import { RULES, randomPage } from './random-page.ts';

/** `npm run soak` asks for more. */
const RUNS = { numRuns: Number(process.env.SOAK_RUNS ?? 300) };

const DIV = 'div { background: #ddd; height: 12pt }';
const WORDS = 'talks on a ceasefire and security guarantees for all who live there '.repeat(6);

/** What a body draws from right to left, without what is told of its letters. */
const rightToLeft = (body: string, css = ''): string =>
  dumpPages(layOut(body, `html { direction: rtl; font-kerning: none } ${css}`));

describe('right-to-left layout mirrors', () => {
  it('random documents', () => {
    fc.assert(
      fc.property(randomPage, (html) => {
        expectMirrored(html, RULES, { width: 260, height: 240 });
      }),
      RUNS,
    );
  });

  it.each([
    ['a width', 'width: 50pt'],
    ['a width and margins', 'width: 50pt; margin-inline: 20pt 30pt'],
    ['a width that is too large', 'width: 300pt; margin-inline: 20pt 30pt'],
    ['margins that do not add up', 'max-width: 60pt; margin-inline: 10pt 5pt'],
    ['an automatic margin at the start', 'width: 50pt; margin-inline: auto 5pt'],
    ['an automatic margin at the end', 'width: 50pt; margin-inline: 5pt auto'],
    ['automatic margins', 'width: 50pt; margin-inline: auto'],
    ['automatic margins without room', 'width: 300pt; margin-inline: auto'],
    ['padding and borders', 'width: 50pt; padding-inline: 3pt 9pt; border-inline-end: 2pt solid'],
    ['a negative margin', 'margin-inline-start: -8pt'],
  ])('%s (CSS 2.2 §10.3.3)', (_, css) => {
    expectMirrored('<div id="x"></div>', `${DIV} div { ${css} }`);
    expectMirrored(
      `<section><div>x</div></section>`,
      `${DIV} section { padding-inline: 6pt 1pt } div { ${css} }`,
    );
  });

  it.each([
    ['fixed columns', 'table { width: 100%; table-layout: fixed } .a { width: 20% }'],
    ['columns by content', ''],
    ['a frame and spacing', 'table { border-spacing: 4pt; border: 2pt solid; padding-inline: 7pt 1pt }'],
    [
      'rows that are painted',
      'table { border-spacing: 3pt; padding-inline-start: 5pt } tr { background: #eee }',
    ],
    ['cells with edges', 'td, th { padding-inline: 1pt 6pt; border-inline-start: 1pt solid }'],
    ['a table at the end', 'table { margin-inline: auto 0 }'],
  ])('tables: %s', (_, css) => {
    const body = `<table><caption>Wide heading</caption>
      <tr><th class="a">a</th><th colspan="2">b c</th></tr>
      <tr><td rowspan="2">one</td><td>two and more</td><td>three</td></tr><tr><td colspan="2">four</td></tr></table>`;
    expectMirrored(body, `td, th { border-bottom: 1pt solid; background: #ddd } ${css}`);
  });

  it('heads that are repeated', () => {
    const rows = Array.from({ length: 30 }, (_, n) => `<tr><td>row</td><td>${'x'.repeat(n % 7)}</td></tr>`);
    const table = `<table><thead><tr><th>first</th><th>second column</th></tr></thead>${rows.join('')}</table>`;
    const { result } = expectMirrored(table, 'th { border-bottom: 1pt solid }');
    expect(result.pages.length).toBe(3);
    expect(result.pages[2]?.fragments.some(({ artifact }) => artifact)).toBe(true);
  });

  it.each([
    ['balanced', 'column-rule: 1pt solid'],
    ['filled', 'column-fill: auto; column-rule: 1pt solid'],
    ['three', 'columns: 3; column-gap: 5pt; column-rule: 2pt dotted'],
    ['with gaps wider than all', 'columns: 2; column-gap: 400pt'],
  ])('columns: %s', (_, css) => {
    const body = `<section><p>${WORDS}</p><h2>head</h2><p>${WORDS}</p><ul><li>item</li></ul></section>`;
    expectMirrored(body, `h2 { column-span: all } section { columns: 2; column-gap: 10pt; ${css} }`);
  });

  it.each([
    ['outside', ''],
    ['inside', 'li { list-style-position: inside }'],
    ['of another alignment', 'li { text-align: center }'],
    ['in columns', 'li { columns: 2; column-gap: 10pt }'],
    ['without text', 'li span { display: none }'],
  ])('lists: %s', (_, css) => {
    const items = `<li><span>one</span></li><li><span>two ${WORDS}</span></li>`;
    expectMirrored(
      `<ul>${items}</ul><ol start="9">${items}</ol>`,
      `ul, ol { padding-inline-start: 25pt } ${css}`,
    );
  });

  it.each([
    ['as wide as they are', ''],
    ['centred', 'margin-inline: auto'],
    ['at the end', 'margin-inline-start: auto'],
    [
      'framed',
      'padding-inline: 1pt 5pt; border-inline-start: 2pt solid; width: 30pt; margin-inline: 3pt 9pt',
    ],
  ])('images: %s', (_, css) => {
    expectMirrored('<div><img src="a.png" alt="x"></div>', `img { display: block; ${css} }`);
    expectMirrored('<p>a <img src="a.png" alt="x"> b</p>', `img { ${css} }`);
  });

  it('inline-blocks that shrink to their content', () => {
    expectMirrored(
      `<p>text <span>set in</span> and <span>${WORDS}</span></p>`,
      'span { display: inline-block; max-width: 80pt; border: 1pt solid; margin-inline: 2pt 7pt; padding-inline-end: 3pt }',
    );
  });
});

describe('right to left', () => {
  it('puts bullets at the right, and numbers with their stop at the left of them', () => {
    const css = 'li { margin-inline-start: 20pt } ul > li { list-style-type: "-" }';
    expect(rightToLeft('<ul><li>word</li></ul>', css)).toContain('194,19.5 -');
    const dump = rightToLeft('<ol><li>word</li></ol>', css);
    const at = (text: string): number =>
      Number(
        dump
          .split('\n')
          .find((line) => line.endsWith(`5 ${text}`))
          ?.split(',')[0],
      );
    expect(at('1')).toBeGreaterThan(at('.'));
    expect(at('.')).toBe(194);
  });

  it('keeps what is written in physical terms', () => {
    expect(rightToLeft('<div></div>', `${DIV} div { width: 40pt; margin-left: 30pt }`)).toContain(
      '170,10 40×12',
    );
    expect(rightToLeft('<div></div>', `${DIV} div { width: 40pt; margin-right: 30pt }`)).toContain(
      '140,10 40×12',
    );
  });

  it('is decided by what is around a box, for its margins, and by the box for what is in it', () => {
    const css = `html { direction: ltr } ${DIV} div { width: 40pt } section { direction: rtl }`;
    expect(rightToLeft('<div></div>', css)).toContain('10,10 40×12');
    expect(rightToLeft('<section><div></div></section>', css)).toContain('170,10 40×12');
    expect(rightToLeft('<section><div class="l"></div></section>', `${css} .l { direction: ltr }`)).toContain(
      '170,10 40×12',
    );
  });

  it('begins with a left-hand page', () => {
    const css =
      '@page { margin: 10pt } @page :left { margin-left: 40pt } @page :right { margin-right: 30pt }';
    for (const [direction, first, second] of [
      ['ltr', 10, 40],
      ['rtl', 40, 10],
    ] as const) {
      const { tree } = boxesOf('<p>x</p>', `html { direction: ${direction} } ${css}`);
      expect([1, 2, 3].map((page) => tree.pageStyle(page).marginLeft)).toEqual([first, second, first]);
    }
  });

  it.each([
    ['left', 'ltr', 2],
    ['right', 'ltr', 3],
    ['left', 'rtl', 3],
    ['right', 'rtl', 2],
  ])('goes on on a %s page in %s: page %i', (side, direction, expected) => {
    const { result } = layOut(
      '<p>one</p><p class="next">two</p>',
      `html { direction: ${direction} } .next { break-before: ${side} }`,
    );
    expect(result.pages.length).toBe(expected);
    expect(result.pages[expected - 1]?.fragments.length).toBe(1);
  });

  it('leaves margin boxes where they are and orders their text', () => {
    const css = `@page { size: 220pt 220pt; margin: 30pt; @top-left { content: "A" } @top-right { content: "B" }
      @bottom-center { content: "ab " counter(page) "." } }`;
    const margins = (direction: string) => {
      const { tree } = boxesOf('<p>x</p>', `html { font: 10pt/12pt Serif; direction: ${direction} } ${css}`);
      const sink = new DiagnosticList();
      const { pages } = layoutPages({ tree, fonts: shippedFonts(sink), sink });
      return (pages[0]?.margins ?? []).flatMap(({ fragments }) =>
        fragments.flatMap((drawn) =>
          drawn.kind === 'text' ? [{ x: drawn.x, text: drawn.pieces.map(({ text }) => text).join('') }] : [],
        ),
      );
    };
    const order = (direction: string): string =>
      margins(direction)
        .sort((a, b) => a.x - b.x)
        .map(({ text }) => text.trim())
        .join(' ');
    expect(order('ltr')).toBe('A ab 1. B');
    expect(order('rtl')).toBe('A . ab 1 B');
  });
});
