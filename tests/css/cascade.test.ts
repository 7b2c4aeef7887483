import { describe, expect, it } from 'vitest';
import { computeStyles } from '../../src/css/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { el, treeOf } from './build-tree.ts';
import { byId, elementsOf, parseText, styled } from './styling.ts';

/** Ids of the elements that a selector fits. */
function fits(selector: string, attributes: Readonly<Record<string, string>> = {}): string {
  const page = el(
    'html',
    { id: 'html', lang: 'en-GB' },
    el(
      'body',
      { id: 'body' },
      el('p', { id: 'a', class: 'x  y', title: 'one two' }, 'text'),
      el('p', { id: 'b', class: 'y' }),
      el('h2', { id: 'c', lang: 'de' }, el('a', { id: 'd', href: '#' }, 't'), 't', el('em', { id: 'e' })),
      el('p', { id: 'f', title: 'de-AT', ...attributes }, el('em', { id: 'g' }, el('em', { id: 'h' }))),
    ),
  );
  const { tree, faults } = styled(`${selector} { opacity: 0 }`, page);
  expect(faults).toEqual([]);
  return elementsOf(tree.root)
    .filter(({ style }) => style.opacity === 0)
    .map(({ element }) => element.attributes.get('id'))
    .join(' ');
}

describe('selectors', () => {
  it.each([
    ['*', 'html body a b c d e f g h'],
    ['p', 'a b f'],
    ['P', 'a b f'],
    ['.y', 'a b'],
    ['.x.y', 'a'],
    ['.X', ''],
    ['#c', 'c'],
    ['p#c', ''],
    ['[title]', 'a f'],
    ['[title="one two"]', 'a'],
    ['[title~="two"]', 'a'],
    ['[title|="de"]', 'f'],
    ['[title^="one"]', 'a'],
    ['[title$="two"]', 'a'],
    ['[title*="e t"]', 'a'],
    ['[title*=""]', ''],
    ['[title="DE-at" i]', 'f'],
    ['body em', 'e g h'],
    ['body > em', ''],
    ['p em', 'g h'],
    ['p > em', 'g'],
    ['em em', 'h'],
    ['p + p', 'b'],
    ['p ~ p', 'b f'],
    ['h2 ~ p > em', 'g'],
    ['a ~ em', 'e'],
    [':root', 'html'],
    [':root > *', 'body'],
    ['body > :first-child', 'a'],
    ['body > :last-child', 'f'],
    [':only-child', 'html body g h'],
    ['p:nth-child(odd)', 'a'],
    ['p:nth-child(2n)', 'b f'],
    [':nth-child(n+3)', 'c f'],
    ['p:nth-child(-n+2)', 'a b'],
    [':nth-last-child(2)', 'c d'],
    ['p:nth-of-type(3)', 'f'],
    ['body > :first-of-type', 'a c'],
    ['p:last-of-type', 'f'],
    ['body > :only-of-type', 'c'],
    ['p:nth-last-of-type(2)', 'b'],
    [':empty', 'b e h'],
    [':lang(en)', 'html body a b f g h'],
    [':lang(de)', 'c d e'],
    [':lang("*")', 'html body a b c d e f g h'],
    ['p:not(.x)', 'b f'],
    ['p:not(.x, #f)', 'b'],
    ['p:not(.y:first-child)', 'b f'],
    [':link', 'd'],
    ['p, em', 'a b e f g h'],
  ])('%s', (selector, expected) => {
    expect(fits(selector)).toBe(expected);
  });

  it('does not take the depth to the power of the length', () => {
    let sketch = el('div');
    for (let depth = 0; depth < 200; depth++) sketch = el('div', {}, sketch);
    const { tree } = styled(`p ${'div '.repeat(30)} { opacity: 0 }`, sketch);
    expect(elementsOf(tree.root).every(({ style }) => style.opacity === 1)).toBe(true);
  });
});

const page = el('html', {}, el('body', {}, el('p', { id: 'x', class: 'a b', style: 'orphans: 9' }, 'text')));
const widowsAfter = (css: string): number => byId(styled(css, page).tree, 'x').style.widows;

describe('precedence', () => {
  it.each([
    ['the later of equals', 'p { widows: 3 } p { widows: 4 }', 4],
    ['a class over names', '.a { widows: 3 } html body p { widows: 4 }', 3],
    ['an id over classes', '#x { widows: 3 } .a.b.a.b { widows: 4 }', 3],
    ['what is important', 'p { widows: 3 !important } #x { widows: 4 }', 3],
    ['the more specific of what is important', '#x { widows: 3!important } p { widows: 4 ! IMPORTANT }', 3],
    [':not() counts as its argument', 'p:not(#y) { widows: 3 } .a.b { widows: 4 }', 3],
    ['attributes like classes', '[class] { widows: 3 } p { widows: 4 }', 3],
    ['the universal selector for nothing', 'p { widows: 3 } * { widows: 4 }', 3],
  ])('%s', (_name, css, expected) => {
    expect(widowsAfter(css)).toBe(expected);
  });

  it('puts a style attribute over all rules but what is important', () => {
    expect(byId(styled('#x { orphans: 3 }', page).tree, 'x').style.orphans).toBe(9);
    expect(byId(styled('p { orphans: 3 !important }', page).tree, 'x').style.orphans).toBe(3);
  });

  it('puts the author over the user agent, whatever the specificity', () => {
    const list = el('html', {}, el('ul', {}, el('li', {}, el('ul', { id: 'x' }))));
    expect(byId(styled('', list).tree, 'x').style.listStyleType).toBe('circle');
    expect(byId(styled('ul { list-style-type: square }', list).tree, 'x').style.listStyleType).toBe('square');
  });

  it('lets a shorthand reset what it does not name', () => {
    const { style } = byId(styled('#x { column-width: 3pt; columns: 2 }', page).tree, 'x');
    expect(style).toMatchObject({ columnWidth: 'auto', columnCount: 2 });
  });

  it('puts later sheets over earlier ones, and variables of the caller over all', () => {
    const sink = new DiagnosticList();
    const sheets = [
      parseText('p { widows: 3; orphans: var(--o) }'),
      parseText(':root { --o: 5 } p { widows: 4 }'),
    ];
    const tree = treeOf(el('html', {}, el('p', { id: 'x' })));
    const plain = computeStyles({ tree, sheets }, sink);
    expect(byId(plain, 'x').style).toMatchObject({ widows: 4, orphans: 5 });
    const forced = computeStyles({ tree, sheets, variables: new Map([['--o', '7']]) }, sink);
    expect(byId(forced, 'x').style.orphans).toBe(7);
    expect(sink.items).toEqual([]);
  });
});

describe('pseudo-elements', () => {
  it('exist where they have content', () => {
    const css = 'p::before { content: "a"; color: red } p:after { content: none } q::before { color: blue }';
    const { tree } = styled(css, el('html', {}, el('p', { id: 'x' }, el('q', { id: 'y' }))));
    expect(byId(tree, 'x').before?.content).toEqual([{ kind: 'text', text: 'a' }]);
    expect(byId(tree, 'x').before?.color.red).toBe(255);
    expect(byId(tree, 'x').after).toBeUndefined();
    expect(byId(tree, 'y').before).toMatchObject({ content: [{ kind: 'quote', which: 'open' }] });
  });

  it('are markers on list items only', () => {
    const { tree } = styled(
      '::marker { color: red }',
      el('html', {}, el('p', { id: 'p' }), el('li', { id: 'li' })),
    );
    expect(byId(tree, 'p').marker).toBeUndefined();
    expect(byId(tree, 'li').marker).toMatchObject({ features: 'tnum', color: { red: 255 } });
  });
});

describe('sharing', () => {
  const css = '.a { color: red } p { margin: 0 } em { color: red; font-style: normal }';
  const sheet = parseText(css);
  const stylesOf = (count: number) => {
    const rows = Array.from({ length: count }, () => el('p', { class: 'a' }, 'text', el('em', {}, 'x')));
    const { root } = computeStyles(
      { tree: treeOf(el('html', {}, ...rows)), sheets: [sheet] },
      new DiagnosticList(),
    );
    return elementsOf(root).map(({ style }) => style);
  };

  it('makes equal styles one object, in a document and over documents', () => {
    expect(new Set([...stylesOf(20), ...stylesOf(5)]).size).toBe(3);
  });

  it('makes equal styles one object that come from different rules and parents', () => {
    const rules = '.a { color: red } .b { color: #f00 } ul { color: red }';
    const sketch = el(
      'html',
      {},
      el('div', {}, el('em', { class: 'a' })),
      el('ul', {}, el('em', { class: 'b' }), el('em')),
    );
    const [first, second, third] = elementsOf(styled(rules, sketch).tree.root)
      .filter(({ element }) => element.name === 'em')
      .map(({ style }) => style);
    expect(first).toBe(second);
    expect(third).toBe(second);
  });

  it('forgets what grew too large, between documents only', () => {
    for (let round = 0; round < 4; round++) {
      const indents = Array.from({ length: 1500 }, (_, at) => round * 1500 + at + 1);
      const rows = indents.map((indent, at) =>
        el('p', { style: `text-indent: ${indent}pt`, class: `c${round}-${at}` }, el('em', { class: 'a' })),
      );
      const page = treeOf(el('html', {}, ...rows, ...rows));
      const { root } = computeStyles({ tree: page, sheets: [sheet] }, new DiagnosticList());
      const styles = elementsOf(root)
        .filter(({ element }) => element.name === 'p')
        .map(({ style }) => style);
      expect(styles.map(({ textIndent }) => textIndent)).toEqual([...indents, ...indents]);
      expect(styles[1500]).toBe(styles[0]);
    }
  });

  it('gives every style the same properties in the same order', () => {
    const shapes = new Set(stylesOf(3).map((style) => Object.keys(style).join()));
    expect(shapes.size).toBe(1);
  });
});

describe('language', () => {
  it('comes from the nearest attribute', () => {
    const sketch = el(
      'html',
      { lang: 'en' },
      el('p', { id: 'x', lang: 'fr' }, el('em', { id: 'y' })),
      el('p', { id: 'z' }),
    );
    const { tree } = styled('', sketch);
    expect(['x', 'y', 'z'].map((id) => byId(tree, id).lang)).toEqual(['fr', 'fr', 'en']);
  });
});
