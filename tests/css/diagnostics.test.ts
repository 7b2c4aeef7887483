import { describe, expect, it } from 'vitest';
import { computeStyles, parseStylesheet } from '../../src/css/index.ts';
import { DiagnosticList, SourceFile } from '../../src/diagnostics/index.ts';
import { el, treeOf } from './build-tree.ts';
import { FOLDER, faultsOf, parseText, shown, styled } from './styling.ts';

/** A stylesheet → line, column, code and message of everything that is said about it. */
const CASES: readonly (readonly [css: string, expected: readonly string[]])[] = [
  ['p {\n  colr: red;\n}', ['2:3 css/unknown-property there is no property `colr`']],
  ['p { color: rde }', ['1:12 css/bad-value `rde` does not fit `color` here']],
  ['p { margin: 1pt 2xx }', ['1:17 css/unknown-unit there is no unit `xx`']],
  ['p { margin: 1pt 2 }', ['1:17 css/bad-value `2` does not fit `margin` here']],
  ['p { margin: -1pt; padding: -1pt }', ['1:28 css/bad-value `-1pt` cannot be negative here']],
  ['p { width: 3emm }', ['1:12 css/unknown-unit there is no unit `emm`']],
  ['p { width: 3vw }', ['1:12 css/not-yet the unit `vw` is not understood yet']],
  ['p { width: 3 pt }', ['1:12 css/bad-value `3` does not fit `width` here']],
  ['p { color: red\n  margin: 0 }', ['1:15 css/missing-semicolon a semicolon is missing before `margin`']],
  ['p { color: red', ['1:3 css/missing-brace this `{` is not closed']],
  ['p { color: red } }\nq { color: blue }', ['1:18 css/missing-brace `}` closes nothing']],
  [
    'p { color: red; em { color: blue } }',
    ['1:17 css/nested-rule a rule inside a rule is not understood yet'],
  ],
  [
    'h1 { color: red\nh2 { color: blue }\n',
    [
      '1:4 css/missing-brace this `{` is not closed',
      '2:4 css/nested-rule a rule inside a rule is not understood yet',
    ],
  ],
  ['@media print { p { color: red }', ['1:14 css/missing-brace this `{` is not closed']],
  ['p { display: flex }', ['1:14 css/not-yet `flex` is not understood yet in `display`']],
  ['p { float: left }', ['1:5 css/not-yet `float` is not understood yet; it has no effect']],
  [
    'p { border-collapse: collapse }',
    ['1:22 css/not-yet `collapse` is not understood yet in `border-collapse`'],
  ],
  ['p { width: calc(1px +2px) }', ['1:21 css/bad-value `+2px` does not fit `width` here']],
  ['p { width: calc(1px + ) }', ['1:23 css/bad-value `)` does not fit `width` here']],
  ['p { width: calc(1px / 0) }', ['1:21 css/bad-value division by zero']],
  [
    'p { width: min(10%, 5pt) }',
    ['1:12 css/not-yet `min()` of lengths together with percentages is not understood yet here'],
  ],
  ['p { color: oklch(1 2 3) }', ['1:12 css/not-yet `oklch()` is not understood yet in `color`']],
  [
    'p { background: linear-gradient(red, blue) }',
    ['1:17 css/not-yet `linear-gradient()` is not understood yet in `background`'],
  ],
  ['p { -webkit-hyphens: auto }', ["1:5 css/unknown-property `-webkit-hyphens` is another engine's own"]],
  ['p { page-break-before: recto }', ['1:24 css/bad-value `recto` does not fit `page-break-before` here']],
  ['p { content: "a\n }', ['1:14 css/syntax a string is not closed']],
  ['p { all: unset }', ['1:5 css/not-yet `all` is not understood yet; it has no effect']],
  ['p { color: revert }', ['1:12 css/not-yet `revert` is not understood yet']],
  [
    'p { content: target-counter(attr(href), page) }',
    ['1:14 css/not-yet `target-counter()` is not understood yet in `content`'],
  ],
  [
    'p { string-set: x content(before) }',
    ['1:27 css/not-yet `before` is not understood yet in `string-set`'],
  ],
  ['p { list-style-type: hebrew }', ['1:22 css/not-yet `hebrew` is not understood yet in `list-style-type`']],
  ['p { size: A4 }', ['1:5 css/unknown-property `size` belongs into `@page`']],
  ['p { width: ; }', ['1:5 css/bad-value `width` has no value']],
  ['p { : red }', ['1:5 css/syntax `: red` cannot be read: identifier is expected']],
  ['p { color red }', ['1:11 css/syntax `color red` cannot be read: colon is expected']],
  ['p { color: red !importent }', ['1:5 css/syntax `!importent` is not understood']],
  ['p { font: 12pt }', ['1:14 css/bad-value the value of `font` breaks off']],
  ['p { orphans: 0 }', ['1:14 css/bad-value `0` must lie in [1,1000] here']],
  ['p { text-align: middle }', ['1:17 css/bad-value `middle` does not fit `text-align` here']],
  ['p { hyphens: atuo }', ['1:14 css/bad-value `atuo` does not fit `hyphens` here']],
  ['p { width: auto auto }', ['1:17 css/bad-value `auto` is one too many here']],
  ['p { border: 1pt solid red blue }', ['1:27 css/bad-value `blue` is one too many here']],
  [
    'p { hyphenate-limit-chars: 1 2 3 4 }',
    ['1:34 css/bad-value `4` does not fit `hyphenate-limit-chars` here'],
  ],
  [
    'p { color: var(x) }',
    ['1:12 css/variable `var()` takes the name of a custom property, such as `var(--accent)`'],
  ],
  ['p { color: var(--x y) }', ['1:12 css/variable `var()` takes a comma before its fallback']],
  ['p { width: 1e999pt }', ['1:12 css/bad-value `1e999pt` does not fit `width` here']],
  ['a:hover { color: red }', ['1:2 css/not-yet the selector `:hover` is not understood yet']],
  ['p:frist-child { color: red }', ['1:2 css/unknown-selector there is no selector `:frist-child`']],
  ['p::first-letter { color: red }', ['1:2 css/not-yet the selector `::first-letter` is not understood yet']],
  ['p::beofre { content: "x" }', ['1:2 css/unknown-selector there is no selector `::beofre`']],
  [':is(a, b) { color: red }', ['1:1 css/not-yet the selector `:is()` is not understood yet']],
  ['p > { color: red }', ['1:1 css/unknown-selector a selector is missing beside a combinator']],
  [
    'p:nth-child(2n+x) { color: red }',
    ['1:16 css/syntax `p:nth-child(2n+x)` cannot be read: integer is expected'],
  ],
  ['p:nth-child(2n of .a) { color: red }', ['1:13 css/not-yet `of` in `:nth-child()` is not understood yet']],
  ['p[title="a" x] { color: red }', ['1:2 css/unknown-selector `x` is no flag of an attribute selector']],
  ['p:not(a b) { color: red }', ['1:7 css/not-yet a combinator inside of `:not()` is not understood yet']],
  ['p::before em { color: red }', ['1:1 css/unknown-selector nothing can follow a pseudo-element']],
  ['tabel { color: red }', ['1:1 css/unknown-element no document has an element `tabel`']],
  ['p, { color: red }', ['1:2 css/syntax `p,` cannot be read: selector is expected']],
  ['@media screen { p { colr: red } }', []],
  [
    '@media print and (min-width: 3cm) { p { color: red } }',
    ['1:8 css/unknown-media the media query `print and (min-width: 3cm)` is not understood yet'],
  ],
  ['@media prnt { p { color: red } }', ['1:8 css/unknown-media there is no medium `prnt`']],
  ['@layer base { p { color: red } }', ['1:1 css/not-yet `@layer` is not understood yet; it has no effect']],
  ['@fontface { src: url(x) }', ['1:1 css/unknown-at-rule there is no at-rule `@fontface`']],
  ['@top-left { content: "x" }', ['1:1 css/unknown-at-rule `@top-left` belongs into `@page`']],
  [
    '@page { size: A44; margin: 1cm; padding: 2cm; @bottom-rihgt { content: "x" } }',
    [
      '1:15 css/bad-value `A44` does not fit `size` here',
      '1:33 css/unknown-property `padding` has no effect in `@page` itself',
      '1:47 css/unknown-at-rule a page has no margin box `@bottom-rihgt`',
    ],
  ],
  ['@page :frist { margin: 0 }', ['1:7 css/unknown-selector there is no page selector `:frist`']],
  ['@page :blank { margin: 0 }', ['1:7 css/not-yet the page selector `:blank` is not understood yet']],
  ['@page chapter { margin: 0 }', ['1:7 css/not-yet the page selector `chapter` is not understood yet']],
  ['@font-face { font-family: X }', ['1:1 css/font-face `@font-face` lacks `src`']],
  [
    '@font-face { font-family: X; src: url(https://example.org/x.ttf) }',
    ['1:35 css/remote-url `https://example.org/x.ttf` is not a file of the template; nothing is fetched'],
  ],
  [
    '@font-face { font-family: X; src: url(../x.ttf) }',
    ["1:35 css/outside-folder `../x.ttf` does not lie in the stylesheet's folder"],
  ],
  [
    '@font-face { font-family: X; src: local("X"); font-display: swap }',
    [
      '1:35 css/font-face `local()` fonts are not understood: a brief looks the same on every machine',
      '1:47 css/not-yet `font-display` in `@font-face` is not understood yet; it has no effect',
    ],
  ],
  [
    '@import "http://example.org/x.css";',
    ['1:9 css/remote-url `http://example.org/x.css` is not a file of the template; nothing is fetched'],
  ],
  ['@import "x.css";', ['1:9 css/import the stylesheet `x.css` cannot be read']],
  [
    'p { color: red } @import "x.css";',
    ['1:18 css/import `@import` comes too late: it must stand before all rules'],
  ],
  ['@charset "latin1";', ['1:1 css/syntax stylesheets are UTF-8, not "latin1"']],
  ['/* never closed', ['1:1 css/syntax a comment is not closed']],
  [
    '<!-- p { color: red } -->',
    [
      '1:1 css/syntax HTML comment marks do nothing in a stylesheet',
      '1:23 css/syntax HTML comment marks do nothing in a stylesheet',
    ],
  ],
];

describe('faults of a stylesheet', () => {
  it.each(CASES)('%j', (css, expected) => {
    expect(faultsOf(css)).toEqual(expected.map((fault) => `style.css:${fault}`));
  });

  it('warns, but for what must not happen on paper', () => {
    const sink = new DiagnosticList();
    parseText('@import "http://x.org/a"; p { colr: red }', sink);
    expect(sink.items.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });

  it('says nothing of what is understood', () => {
    const css = `@charset "utf-8"; :root { --a: 1pt; } @media print, screen { p + p, ul > li ~ li[title~="x" i] { margin: var(--a) } }
      @media screen { p { nonsense: 1 } } @page :first:right { size: A4 landscape; @top-left { content: "x" counter(page) } }
      p:not(.a, #b)::before { content: none !important } a:link { float: none } *{}`;
    expect(faultsOf(css)).toEqual([]);
  });

  it('tells them again for every document, also of imported files', () => {
    const imported = new SourceFile('sub/b.css', '\n p { colr: red }');
    const paths: string[] = [];
    const sheet = parseStylesheet(
      new SourceFile('a.css', '@import "sub/b.css"; p { margn: 0 }'),
      FOLDER,
      new DiagnosticList(),
      (path) => {
        paths.push(path);
        return imported;
      },
    );
    expect(paths).toEqual(['sub/b.css']);
    for (let round = 0; round < 2; round++) {
      const sink = new DiagnosticList();
      computeStyles({ tree: treeOf(el('html')), sheets: [sheet] }, sink);
      expect(sink.items.map(shown)).toEqual([
        'sub/b.css:2:6 css/unknown-property there is no property `colr`',
        'a.css:1:26 css/unknown-property there is no property `margn`',
      ]);
    }
  });

  it('stops at a stylesheet that imports itself', () => {
    const sink = new DiagnosticList();
    const file = new SourceFile('b.css', '@import "b.css"; p { color: red }');
    const sheet = parseStylesheet(new SourceFile('a.css', '@import "b.css";'), FOLDER, sink, () => file);
    expect(sink.items.map(shown)).toEqual(['b.css:1:9 css/import `b.css` imports itself']);
    expect(sheet.data.rules).toHaveLength(1);
  });
});

describe('faults of the cascade', () => {
  const page = el('html', {}, el('body', {}, el('p', { id: 'x', class: 'a' }, 'text')));

  it('names a custom property that is not defined, where it is used', () => {
    const { faults, diagnostics } = styled(':root { --accent: red }\n.a { color: var(--acent) }', page);
    expect(faults).toEqual(['style.css:2:6 css/variable the custom property `--acent` is not defined']);
    expect(diagnostics[0]?.hints).toEqual(['did you mean `--accent`?']);
  });

  it('says nothing where the rule does not apply', () => {
    expect(styled('.b { color: var(--acent) }', page).faults).toEqual([]);
  });

  it('shows a value that does not fit after it was put in', () => {
    const { faults } = styled(':root { --w: red } .a { width: var(--w) }', page);
    expect(faults).toEqual(['style.css:1:25 css/variable `width: red`: `red` does not fit `width` here']);
  });

  it('finds circles', () => {
    const { faults } = styled(
      ':root { --a: var(--b); --b: var(--a, 1pt) } .a { width: var(--a, 3pt) }',
      page,
    );
    expect(faults).toEqual([
      'style.css:1:24 css/variable the custom property `--b` refers to itself',
      'style.css:1:9 css/variable the custom property `--a` refers to itself',
    ]);
  });

  it('ends values that grow without bound', () => {
    const doubling = Array.from({ length: 30 }, (_, at) => `--v${at + 1}: var(--v${at}) var(--v${at});`);
    const { faults } = styled(`:root { --v0: 1pt; ${doubling.join(' ')} }`, page);
    expect(faults[0]).toMatch(/the value grows too long$/);
  });

  it('points from a style attribute to its element', () => {
    const sketch = el('html', {}, el('p', {}), el('p', { style: 'colr: red; width: var(--x)' }));
    expect(styled('', sketch).faults).toEqual([
      '<test>:1:3 css/unknown-property there is no property `colr`',
      '<test>:1:3 css/variable the custom property `--x` is not defined',
    ]);
  });
});
