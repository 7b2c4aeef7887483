import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { ELEMENTS, type ElementNode, type MarkupNode, parseMarkup } from '../../src/html/index.ts';
import { dump, markupOf, page, parse } from './parse.ts';

/** The body of a page, and what is said about it. All places are offsets in the generated markup here. */
const FAULTS: readonly (readonly [name: string, body: string, told: readonly string[]])[] = [
  ['nothing to say', '<p>a <b>b</b> c<br>d</p><ul><li><p>x</p></li></ul>', []],
  [
    'an element that is not closed',
    '<div><p>a</div>',
    ['html/unclosed-element: <p> is not closed before </div> (write </p> where it ends)'],
  ],
  [
    'a block within a paragraph',
    '<p>a<div>b</div></p>',
    [
      'html/bad-nesting: <div> may not stand inside of <p> (close <p> first; it holds text and inline elements only)',
    ],
  ],
  [
    'a paragraph within a paragraph',
    '<p>a<p>b</p></p>',
    [
      'html/bad-nesting: <p> may not stand inside of <p> (close <p> first; it holds text and inline elements only)',
    ],
  ],
  [
    'a paragraph within inline text',
    '<span><p>b</p></span>',
    [
      'html/bad-nesting: <p> may not stand inside of <span> (close <span> first; it holds text and inline elements only)',
    ],
  ],
  [
    'an item without a list',
    '<div><li>a</li></div>',
    ['html/bad-nesting: <li> may not stand inside of <div> (put it into <ul> or <ol>)'],
  ],
  [
    'a cell without a row',
    '<table><td>a</td></table>',
    ['html/bad-nesting: <td> may not stand inside of <table> (put it into <tr>)'],
  ],
  [
    'a row without a table',
    '<tr><td>a</td></tr>',
    [
      'html/bad-nesting: <tr> may not stand inside of <body> (put it into <table> or <thead> or <tbody> or <tfoot>)',
    ],
  ],
  [
    'something else in a list',
    '<ul><p>a</p></ul>',
    ['html/bad-nesting: <p> may not stand inside of <ul> (<ul> holds only <li>)'],
  ],
  [
    'a link in a link',
    '<a href="#x">a<a href="#y">b</a></a>',
    [
      'html/bad-nesting: <a> may not stand inside of <a> (close <a> first; it holds text and inline elements only)',
    ],
  ],
  [
    'a stylesheet in the body',
    '<style>p{}</style>',
    ['html/bad-nesting: <style> may not stand inside of <body> (put it into <head>)'],
  ],
  [
    'elements that are crossed',
    '<p><b>a<i>b</b>c</i></p>',
    [
      'html/unclosed-element: <i> is not closed before </b> (write </i> where it ends)',
      'html/stray-end-tag: </i> closes an element that is not open (take it out)',
    ],
  ],
  [
    'an end tag too many',
    '<p>a</p></div>',
    ['html/stray-end-tag: </div> closes an element that is not open (take it out)'],
  ],
  [
    'a void element with an end tag',
    '<p>a</br></p>',
    ['html/stray-end-tag: <br> has no end tag (take it out)'],
  ],
  [
    'a tag that closes itself',
    '<div/>',
    ['html/self-closing: <div/> does not close itself in HTML (write <div></div>)'],
  ],
  ['void elements may close themselves', '<p>a<br/>b</p>', []],
  [
    'text in a list',
    '<ul>words<li>a</li></ul>',
    ['html/misplaced-text: the text “words” may not stand inside of <ul> (put it into an <li>)'],
  ],
  [
    'text in a row',
    '<table><tr>words<td>a</td></tr></table>',
    [
      'html/misplaced-text: the text “words” may not stand inside of <tr> (put it into an element that holds text)',
    ],
  ],
  [
    'two equal ids',
    '<p id="a">1</p><p id="a">2</p>',
    ['html/duplicate-id: two elements have the id `a` (give each element an id of its own)'],
  ],
  [
    'an attribute twice',
    '<p class="a" class="b">1</p>',
    ['html/duplicate-attribute: the attribute `class` stands twice in one tag (keep one of them)'],
  ],
  [
    'a CDATA section',
    '<p><![CDATA[x]]></p>',
    ['html/unsupported-markup: a CDATA section cannot be used in a template (take it out)'],
  ],
  [
    'a processing instruction',
    '<p><?php x ?></p>',
    ['html/unsupported-markup: a processing instruction cannot be used in a template (take it out)'],
  ],
];

const WARNINGS: readonly (readonly [name: string, body: string, told: readonly string[]])[] = [
  [
    'an unknown element',
    '<artcle>a</artcle>',
    [
      'html/unknown-element: the element <artcle> is not understood; it is treated as <span> (did you mean `article`?)',
    ],
  ],
  [
    'an unknown attribute',
    '<p clas="a">a</p>',
    ['html/unknown-attribute: the attribute `clas` is not understood on <p> (did you mean `class`?)'],
  ],
  [
    'an attribute of another element',
    '<p onclick="x">a</p>',
    [
      'html/unknown-attribute: the attribute `onclick` is not understood on <p> (take it out, or name it `data-…` if only stylesheets look at it)',
    ],
  ],
  [
    'a direction that is none',
    '<p dir="right">a</p><p dir="RTL"><bdi dir="auto">a</bdi></p>',
    [
      'html/bad-direction: `dir="right"` is no direction of text; the element keeps that of its parent (use `ltr`, `rtl` or `auto`)',
    ],
  ],
  ['own attributes are fine', '<p data-x="y" style="color: red" aria-label="z">a</p>', []],
  ['SVG', '<p><svg></svg></p>', ['html/not-yet: <svg> is not drawn yet (use a PNG or JPEG image)']],
];

const withoutPlace = (line: string): string => line.replace(/^\S+ (?:error|warning) /, '');

describe('parseMarkup', () => {
  it.each(FAULTS)('%s', (_name, body, told) => {
    expect(parse(page(body)).told.map(withoutPlace)).toEqual(told);
  });

  it.each(WARNINGS)('warns of %s', (_name, body, told) => {
    const lines = parse(page(body)).told;
    expect(lines.map(withoutPlace)).toEqual(told);
    expect(lines.every((line) => line.includes(' warning '))).toBe(true);
  });

  it('points to the template’s tag', () => {
    const { told } = parse(
      '<html data-origin="0"><body data-origin="1"><p data-origin="2"><div data-origin="3">a</div></p></body></html>',
      ['h', 'b', 'p', 'd'],
    );
    expect(told).toEqual([
      'd:0 error html/bad-nesting: <div> may not stand inside of <p> (close <p> first; it holds text and inline elements only)',
    ]);
  });

  it('keeps origins of elements, text and attributes, and takes the marks out', () => {
    const html =
      '<html data-origin="0"><body data-origin="0"><h1 data-origin="1" title="t \uE0003\uE001&amp; v\uE002">Head \uE0002\uE001a <b>bold \uE0003\uE001inner\uE002 z</b> c\uE002 tail</h1></body></html>';
    const { tree, told } = parse(html, ['page', 'h1', 'value', 'inner']);
    expect(told).toEqual([]);
    expect(tree && dump(tree.root)).toBe(
      '<html@page><body@page><h1 title="t & v"@h1>Head @h1|a @value<b@value>bold @value|inner@inner| z@value</b> c@value| tail@h1</h1></body></html>',
    );
    const elements: ElementNode[] = [];
    if (tree) walk(tree.root, (node) => node.kind === 'element' && elements.push(node));
    expect(elements[2]?.attributeOrigins?.get('title')?.template.file.name).toBe('inner');
  });

  it('gives the words of an element in a value to the element, where the template wrote it', () => {
    const html =
      '<html data-origin="0"><body data-origin="0">\uE0001\uE001<p data-origin="2">own</p><p>made</p>\uE002</body></html>';
    const { tree } = parse(html, ['page', 'value', 'partial']);
    expect(tree && dump(tree.root)).toBe(
      '<html@page><body@page><p@partial>own@partial</p><p@value>made@value</p></body></html>',
    );
  });

  it('decodes entities', () => {
    const { tree } = parse(page('<p title="&lt;&#39;">a &amp; b&nbsp;&eacute;&#x2014;</p>'));
    expect(tree && dump(tree.root)).toContain('<p title="<\'"@markup>a & b\u00A0é—@markup</p>');
  });

  it('reads the head', () => {
    const { tree, told } = parse(
      '<!DOCTYPE html><html lang="en"><head><title> A &amp;\n B </title><meta charset="utf-8"><meta name="author" content="C"><link rel="stylesheet" href="a.css"><style>p > b { }</style></head><body></body></html>',
    );
    expect(told).toEqual([]);
    expect(tree?.title).toBe('A & B');
    expect(tree?.meta).toEqual([{ name: 'author', content: 'C' }]);
    expect(tree?.stylesheets.map((sheet) => (sheet.kind === 'link' ? sheet.href : sheet.text))).toEqual([
      'a.css',
      'p > b { }',
    ]);
  });

  it('needs a page', () => {
    expect(parse('').tree).toBeUndefined();
    expect(parse('<p>a</p>').told.map(withoutPlace)).toEqual([
      'html/bad-nesting: <p> may not stand outside of any element (begin the page with one <html>, and put all else into its <body>)',
      'html/bad-nesting: the page has no <html> element (begin the page with `<html lang="{{@lang}}">` and put all else into its <head> and <body>)',
    ]);
    expect(parse('<html></html><html></html>').told.map(withoutPlace)).toEqual([
      'html/bad-nesting: <html> may not stand outside of any element (begin the page with one <html>, and put all else into its <body>)',
    ]);
  });

  it('refuses what is nested too deeply', () => {
    const { tree, told } = parse(page(`${'<div>'.repeat(5000)}x${'</div>'.repeat(5000)}`));
    expect(tree).toBeDefined();
    expect(told.map(withoutPlace)).toEqual([
      'html/too-deep: elements are nested more than 200 deep (close elements where they end)',
    ]);
  });

  it('knows the elements of the design', () => {
    const known =
      'html head title meta style link body header footer main section article aside div h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd blockquote q cite figure figcaption img svg table caption thead tbody tfoot tr th td colgroup col a strong b em i small sub sup abbr code pre span br hr time mark bdi bdo';
    expect([...ELEMENTS.keys()].sort()).toEqual(known.split(' ').sort());
  });
});

const pieces = fc.oneof(
  fc.constantFrom(
    '<',
    '>',
    '</',
    '/>',
    '="',
    '"',
    "'",
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '&amp;',
    '&#0;',
    '&#x110000;',
    '&',
    '<html>',
    '<body>',
    '<p>',
    '</p>',
    '<ul>',
    '<li>',
    '<table>',
    '<tr>',
    '<td>',
    '<title>',
    '</title>',
    '<style>',
    '<script>',
    '<a href="',
    ' data-origin="0"',
    ' data-origin="99"',
    '\uE000',
    '\uE0000\uE001',
    '\uE0001\uE001',
    '\uE001',
    '\uE002',
    ' ',
    'x',
    '\u0000',
    '\uD800',
  ),
  fc.string({ maxLength: 5 }),
);

function walk(node: MarkupNode, see: (node: MarkupNode) => void): void {
  see(node);
  if (node.kind === 'element') for (const child of node.children) walk(child, see);
}

describe('any string at all', () => {
  it('is read without throwing, as a sound tree', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), fc.boolean(), (parts, framed) => {
        const html = framed ? page(parts.join('')) : parts.join('');
        const tree = parseMarkup(markupOf(html, ['zero', 'one']), new DiagnosticList());
        if (!tree) return;
        walk(tree.root, (node) => {
          if (node.kind === 'element') {
            expect(node.origin).toBeDefined();
            for (const child of node.children) expect(child.parent).toBe(node);
            expect([...node.attributes.values()].join('')).not.toMatch(/[\uE000-\uE002]/);
          } else {
            expect(node.text).not.toMatch(/[\uE000-\uE002]/);
            expect(node.origins[0]?.start).toBe(0);
            for (let at = 1; at < node.origins.length; at++)
              expect(node.origins[at]?.start).toBeGreaterThan(node.origins[at - 1]?.start ?? 0);
          }
        });
      }),
      { numRuns: 3000 },
    );
  });
});
