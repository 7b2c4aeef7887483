import { describe, expect, it } from 'vitest';
import { computeStyles, type PageStyle } from '../../src/css/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { el, treeOf } from './build-tree.ts';
import { FOLDER, parseText, shown } from './styling.ts';

const MM = 72 / 25.4;

function pages(css: string, options: { paper?: { width: number; height: number }; dir?: string } = {}) {
  const sink = new DiagnosticList();
  const sheets = [parseText(css, sink)];
  const tree = treeOf(el('html', options.dir === undefined ? {} : { dir: options.dir }, el('body')));
  const input = { tree, sheets, variables: new Map([['--fit', '1']]) };
  const styled = computeStyles(options.paper ? { ...input, paper: options.paper } : input, sink);
  return {
    styled,
    page: (number: number): PageStyle => styled.pageStyle(number),
    faults: sink.items.map(shown),
  };
}

function rounded(style: PageStyle): readonly number[] {
  const { width, height, marginTop, marginRight, marginBottom, marginLeft } = style;
  return [width, height, marginTop, marginRight, marginBottom, marginLeft].map((value) =>
    Math.round(value / MM),
  );
}

describe('page styles', () => {
  it('are A4 with 20 mm of margin where nothing is said', () => {
    expect(rounded(pages('').page(1))).toEqual([210, 297, 20, 20, 20, 20]);
  });

  it.each([
    ['size: letter', [216, 279]],
    ['size: a4 landscape', [297, 210]],
    ['size: landscape a5', [210, 148]],
    ['size: landscape', [297, 210]],
    ['size: 100mm', [100, 100]],
    ['size: 100mm 50mm', [100, 50]],
    ['size: auto', [210, 297]],
    ['--w: 70mm; size: var(--w) 80mm', [70, 80]],
    ['size: A5 !important; size: A3', [148, 210]],
  ])('%s', (declaration, expected) => {
    const { page, faults } = pages(`@page { ${declaration} }`);
    expect(faults).toEqual([]);
    expect(rounded(page(1)).slice(0, 2)).toEqual(expected);
  });

  it('takes the paper that is asked for, and its orientation from the sheet', () => {
    const paper = { width: 612, height: 792 };
    expect(pages('@page { size: A4 }', { paper }).page(1)).toMatchObject(paper);
    expect(pages('@page { size: 10mm }', { paper }).page(1)).toMatchObject(paper);
    expect(pages('@page { size: A4 landscape }', { paper }).page(1)).toMatchObject({
      width: 792,
      height: 612,
    });
  });

  it('tells first, left and right pages apart by specificity', () => {
    const { page } = pages(`
      @page :first { margin-top: 1mm }
      @page :left { margin-left: 2mm; margin-top: 3mm }
      @page :right { margin-right: 4mm; margin-top: 5mm }
      @page { margin: 9mm }`);
    expect(rounded(page(1)).slice(2)).toEqual([1, 4, 9, 9]);
    expect(rounded(page(2)).slice(2)).toEqual([3, 9, 9, 2]);
    expect(rounded(page(3)).slice(2)).toEqual([5, 4, 9, 9]);
    expect(page(4)).toBe(page(2));
    expect(page(5)).toBe(page(3));
  });

  it('begins with a left page in a right-to-left document', () => {
    const { page } = pages('@page :left { margin-top: 1mm }', { dir: 'rtl' });
    expect([1, 2, 3].map((number) => Math.round(page(number).marginTop / MM))).toEqual([1, 20, 1]);
  });

  it('inherits from the root, so that variables and fonts work', () => {
    const { page, faults } = pages(`
      :root { --gap: 3mm; --accent: #123456; font: 9pt Sans }
      @page { margin: calc(var(--gap) + var(--fit) * 1mm) 10%; color: var(--accent);
        @bottom-right { content: counter(page) " / " counter(pages); font-weight: bold }
        @bottom-left { content: none }
        @top-left { color: red } }
      @page :first { @bottom-right { content: string(title) } }`);
    expect(faults).toEqual([]);
    expect(rounded(page(1)).slice(2)).toEqual([4, 21, 4, 21]);
    expect([...page(2).marginBoxes.keys()]).toEqual(['bottom-right']);
    const box = page(2).marginBoxes.get('bottom-right');
    expect(box).toMatchObject({
      display: 'block',
      fontSize: 9,
      fontFamily: ['Sans'],
      fontWeight: 700,
      textAlign: 'right',
      verticalAlign: 'middle',
      marginTop: 0,
      color: { red: 0x12, green: 0x34, blue: 0x56, alpha: 1 },
    });
    expect(box?.content).toEqual([
      { kind: 'counter', name: 'page', style: 'decimal' },
      { kind: 'text', text: ' / ' },
      { kind: 'counter', name: 'pages', style: 'decimal' },
    ]);
    expect(page(1).marginBoxes.get('bottom-right')?.content).toEqual([
      { kind: 'string', name: 'title', which: 'first' },
    ]);
  });

  it('reports what is wrong in them', () => {
    expect(pages('@page { margin: var(--nothing); size: var(--none) }').faults).toEqual([
      'style.css:1:9 css/variable the custom property `--nothing` is not defined',
      'style.css:1:33 css/variable the custom property `--none` is not defined',
    ]);
  });
});

describe('font faces', () => {
  it('come with absolute paths, in order', () => {
    const { styled, faults } = pages(`
      @font-face { font-family: "A B"; src: url("fonts/a.ttf") format("truetype") }
      @font-face { font-family: C; src: url(x.woff2) format(woff2), url(./c%20d.ttf); font-weight: 600; font-style: italic }`);
    expect(faults).toEqual([]);
    expect(styled.fontFaces).toEqual([
      { family: 'A B', weight: 400, style: 'normal', path: `${FOLDER}/fonts/a.ttf` },
      {
        family: 'C',
        weight: 600,
        style: 'italic',
        path: `${FOLDER}/x.woff2`,
        others: [`${FOLDER}/c d.ttf`],
      },
    ]);
  });

  it('leave out formats that cannot be embedded, and take ranges of weights in either order', () => {
    const { styled, faults } = pages(`
      @font-face { font-family: V; src: url(v.eot) format("embedded-opentype"), url(v.ttf) format("truetype-variations"); font-weight: 900 200 }
      @font-face { font-family: W; src: url(w.otf); font-weight: 500 bold }
      @font-face { font-family: X; src: url(x.otf); font-weight: 300 }`);
    expect(faults).toEqual([]);
    expect(styled.fontFaces).toEqual([
      { family: 'V', weight: 400, weights: [200, 900], style: 'normal', path: `${FOLDER}/v.ttf` },
      { family: 'W', weight: 500, weights: [500, 700], style: 'normal', path: `${FOLDER}/w.otf` },
      { family: 'X', weight: 300, style: 'normal', path: `${FOLDER}/x.otf` },
    ]);
  });

  it('say what they do not take', () => {
    const { faults } = pages(
      '@font-face { font-family: V; src: url(v.ttf); font-weight: 1 2 3; unicode-range: U+0-7F }',
    );
    expect(faults).toEqual([
      'style.css:1:60 css/bad-value `1 2 3` does not fit `font-weight` in `@font-face`',
      'style.css:1:67 css/not-yet `unicode-range` in `@font-face` is not understood yet; it has no effect',
    ]);
  });
});
