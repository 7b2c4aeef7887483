import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blend, computeStyles, contrastRatio, type StyledElement } from '../../src/css/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import type { ElementNode } from '../../src/html/index.ts';
import { el, type Sketch, treeOf } from './build-tree.ts';
import { parseText, styleOf } from './styling.ts';

const PIECES = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ';',
  ':',
  ',',
  '>',
  '+',
  '~',
  '*',
  '!',
  '#',
  '.',
  '@',
  '"',
  "'",
  '\\',
  '/*',
  '*/',
  '<!--',
  '-->',
  'p',
  'a',
  '.x',
  '#y',
  ':not(',
  ':nth-child(',
  '2n+1',
  '::before',
  '@media ',
  '@page ',
  ':first',
  '@import ',
  '@font-face',
  '@top-left',
  'color',
  'margin',
  'font',
  'content',
  'width',
  '--v',
  'var(--v',
  'calc(',
  '1pt',
  '2%',
  '3',
  '-4em',
  'red',
  '!important',
  ' ',
  '\n',
  '\u0000',
  'é',
  '\ud800',
  'url(',
  'attr(x)',
  'src',
  '&',
  '|',
  '=',
];

const cssText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
);

describe('any text', () => {
  it('is read without a throw, as a sheet and as a style attribute, and every fault lies in it', () => {
    fc.assert(
      fc.property(cssText, cssText, (sheet, inline) => {
        const sink = new DiagnosticList();
        const tree = treeOf(el('html', {}, el('p', { style: inline, class: 'x', id: 'y' }, el('a'))));
        computeStyles({ tree, sheets: [parseText(sheet, sink)] }, sink);
        for (const { span } of sink.items) {
          expect(span).toBeDefined();
          if (!span) continue;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.start).toBeLessThanOrEqual(span.file.text.length);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('that nests deeply is refused, not followed', () => {
    for (const piece of ['{', '(', '[', 'a{', ':not(', '@media print{', 'calc(', 'var(--a,', '"\\']) {
      const sink = new DiagnosticList();
      parseText(piece.repeat(20_000), sink);
      expect(sink.items.length).toBeGreaterThan(0);
    }
    const styleAttribute = `width: ${'calc('.repeat(5000)}; color: var(--a${', var(--b'.repeat(5000)}`;
    const tree = treeOf(el('html', { style: styleAttribute }));
    const sink = new DiagnosticList();
    computeStyles({ tree, sheets: [] }, sink);
    expect(sink.items.length).toBeGreaterThan(0);
  });
});

// A small world for the reference: three names, two classes, one property with a number.
const compound = fc.record({
  name: fc.constantFrom('', '*', 'p', 'div', 'em'),
  classes: fc.subarray(['a', 'b']),
  position: fc.constantFrom('', ':first-child', ':last-child', ':nth-child(2)', '[title=x]', ':not(.b)'),
});
type Compound = typeof compound extends fc.Arbitrary<infer T> ? T : never;
const rule = fc.record({
  compounds: fc.array(compound, { minLength: 1, maxLength: 3 }),
  combinators: fc.array(fc.constantFrom(' ', '>', '+', '~'), { minLength: 2, maxLength: 2 }),
  value: fc.integer({ min: 3, max: 900 }),
  important: fc.boolean(),
});
type Rule = typeof rule extends fc.Arbitrary<infer T> ? T : never;

/** A tree of at most `depth` levels. */
function sketchOf(depth: number): fc.Arbitrary<Sketch> {
  const children: fc.Arbitrary<Sketch[]> =
    depth === 0 ? fc.constant([]) : fc.array(sketchOf(depth - 1), { maxLength: 3 });
  const inline = fc.option(fc.integer({ min: 3, max: 900 }), { freq: 6 });
  return fc
    .tuple(
      fc.constantFrom('p', 'div', 'em'),
      fc.subarray(['a', 'b']),
      inline,
      children,
      fc.constantFrom('x', 'y'),
    )
    .map(([name, classes, orphans, inside, title]) => {
      const style: Record<string, string> = orphans === null ? {} : { style: `orphans: ${orphans}` };
      return el(name, { class: classes.join(' '), title, ...style }, ...inside);
    });
}

const sketch = sketchOf(4);

const textOf = ({ name, classes, position }: Compound): string =>
  `${name}${classes.map((c) => `.${c}`).join('')}${position}` || '*';

function selectorText({ compounds, combinators }: Rule): string {
  return compounds.reduce((text, next, at) => {
    return at === 0 ? textOf(next) : `${text} ${combinators[at - 1]} ${textOf(next)}`;
  }, '');
}

const elementSiblings = (node: ElementNode): readonly ElementNode[] =>
  node.parent ? node.parent.children.filter((child) => child.kind === 'element') : [node];

function passes(node: ElementNode, { name, classes, position }: Compound): boolean {
  if (name !== '' && name !== '*' && name !== node.name) return false;
  const own = (node.attributes.get('class') ?? '').split(' ');
  if (classes.some((c) => !own.includes(c))) return false;
  if (position === '[title=x]') return node.attributes.get('title') === 'x';
  if (position === ':not(.b)') return !own.includes('b');
  const siblings = elementSiblings(node);
  const index = siblings.indexOf(node) + 1;
  if (position === ':first-child') return index === 1;
  if (position === ':last-child') return index === siblings.length;
  return position === '' || index === 2;
}

/** Every way to the left, without cleverness. */
function naive(node: ElementNode, { compounds, combinators }: Rule, at: number): boolean {
  const own = compounds[at];
  if (!own || !passes(node, own)) return false;
  if (at === 0) return true;
  const ancestors: ElementNode[] = [];
  for (let up = node.parent; up; up = up.parent) ancestors.push(up);
  const siblings = elementSiblings(node);
  const earlier = siblings.slice(0, siblings.indexOf(node)).reverse();
  const ways: Record<string, readonly ElementNode[]> = {
    ' ': ancestors,
    '>': ancestors.slice(0, 1),
    '+': earlier.slice(0, 1),
    '~': earlier,
  };
  return (ways[combinators[at - 1] ?? ' '] ?? []).some((other) =>
    naive(other, { compounds, combinators } as Rule, at - 1),
  );
}

function weight({ compounds }: Rule): number {
  const classes = compounds.reduce((sum, c) => sum + c.classes.length + (c.position === '' ? 0 : 1), 0);
  const names = compounds.filter(({ name }) => name !== '' && name !== '*').length;
  return classes * 100 + names;
}

function expectedOrphans(node: ElementNode, rules: readonly Rule[]): number {
  const fitting = rules
    .map((each, order) => ({ each, order }))
    .filter(({ each }) => naive(node, each, each.compounds.length - 1))
    .sort((x, y) => weight(x.each) - weight(y.each) || x.order - y.order)
    .map(({ each }) => each);
  const important = fitting.filter((each) => each.important).at(-1);
  if (important) return important.value;
  const inline = /orphans: (\d+)/.exec(node.attributes.get('style') ?? '');
  if (inline) return Number(inline[1]);
  const normal = fitting.at(-1);
  if (normal) return normal.value;
  return node.parent ? expectedOrphans(node.parent, rules) : 2;
}

const everyElement = (root: StyledElement): StyledElement[] => [
  root,
  ...root.children.flatMap((child) => (child.kind === 'element' ? everyElement(child) : [])),
];

describe('the cascade', () => {
  it('is that of a plain reference', () => {
    fc.assert(
      fc.property(sketch, fc.array(rule, { maxLength: 8 }), (root, rules) => {
        const css = rules.map(
          (each) => `${selectorText(each)} { orphans: ${each.value}${each.important ? ' !important' : ''} }`,
        );
        const sink = new DiagnosticList();
        const styled = computeStyles({ tree: treeOf(root), sheets: [parseText(css.join('\n'), sink)] }, sink);
        expect(sink.items).toEqual([]);
        const elements = everyElement(styled.root);
        expect(elements.map(({ style }) => style.orphans)).toEqual(
          elements.map(({ element }) => expectedOrphans(element, rules)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('shares exactly the equal styles', () => {
    fc.assert(
      fc.property(sketch, fc.array(rule, { maxLength: 5 }), (root, rules) => {
        const css = rules.map((each) => `${selectorText(each)} { orphans: ${each.value} }`).join('\n');
        const { root: tree } = computeStyles(
          { tree: treeOf(root), sheets: [parseText(css)] },
          new DiagnosticList(),
        );
        const styles = everyElement(tree).map(({ style }) => style);
        expect(new Set(styles).size).toBe(new Set(styles.map((style) => JSON.stringify(style))).size);
      }),
      { numRuns: 300 },
    );
  });
});

interface Sum {
  readonly text: string;
  readonly points: number;
  readonly percent: number;
}

const leaf: fc.Arbitrary<Sum> = fc
  .tuple(fc.integer({ min: -99, max: 99 }), fc.constantFrom('pt', 'px', 'em', '%'))
  .map(([value, unit]) => {
    const factor = { pt: 1, px: 0.75, em: 10, '%': 0 }[unit] ?? 0;
    return { text: `${value}${unit}`, points: value * factor, percent: unit === '%' ? value : 0 };
  });

const { sum } = fc.letrec<{ sum: Sum }>((tie) => ({
  sum: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.tuple(tie('sum'), fc.constantFrom('+', '-'), tie('sum')).map(([a, sign, b]) => ({
      text: `(${a.text} ${sign} ${b.text})`,
      points: sign === '+' ? a.points + b.points : a.points - b.points,
      percent: sign === '+' ? a.percent + b.percent : a.percent - b.percent,
    })),
    fc.tuple(tie('sum'), fc.constantFrom(-2, 3, 0.5)).map(([a, factor]) => ({
      text: `calc(${a.text} * ${factor})`,
      points: a.points * factor,
      percent: a.percent * factor,
    })),
    fc.tuple(tie('sum'), fc.constantFrom(-2, 4)).map(([a, divisor]) => ({
      text: `(${a.text} / ${divisor})`,
      points: a.points / divisor,
      percent: a.percent / divisor,
    })),
  ),
}));

describe('calculations', () => {
  it('come to what arithmetic says', () => {
    fc.assert(
      fc.property(sum, ({ text, points, percent }) => {
        const { marginTop } = styleOf(`font-size: 10pt; margin-top: calc(${text})`);
        const mixed = typeof marginTop === 'object' ? marginTop : { points: Number(marginTop), percent: 0 };
        expect(mixed.points).toBeCloseTo(points, 6);
        expect(mixed.percent).toBeCloseTo(percent, 6);
      }),
      { numRuns: 500 },
    );
  });
});

const color = fc.record({
  red: fc.integer({ min: 0, max: 255 }),
  green: fc.integer({ min: 0, max: 255 }),
  blue: fc.integer({ min: 0, max: 255 }),
  alpha: fc.constant(1),
});

describe('colours', () => {
  it('contrast from 1 to 21, in either order', () => {
    const black = { red: 0, green: 0, blue: 0, alpha: 1 };
    const white = { red: 255, green: 255, blue: 255, alpha: 1 };
    expect(contrastRatio(black, white)).toBeCloseTo(21, 9);
    expect(contrastRatio({ ...black, red: 119, green: 119, blue: 119 }, white)).toBeCloseTo(4.478, 3);
    fc.assert(
      fc.property(color, color, (a, b) => {
        expect(contrastRatio(a, b)).toBe(contrastRatio(b, a));
        expect(contrastRatio(a, b)).toBeGreaterThanOrEqual(1);
        expect(contrastRatio(a, b)).toBeLessThanOrEqual(21.0000001);
      }),
    );
  });

  it('blend by alpha', () => {
    fc.assert(
      fc.property(color, color, (front, back) => {
        expect(blend(front, back)).toEqual(front);
        expect(blend({ ...front, alpha: 0 }, back)).toEqual(back);
      }),
    );
    const half = { red: 255, green: 0, blue: 0, alpha: 0.5 };
    expect(blend(half, { red: 0, green: 0, blue: 255, alpha: 1 })).toEqual({
      red: 127.5,
      green: 0,
      blue: 127.5,
      alpha: 1,
    });
  });
});
