import { describe, expect, it } from 'vitest';
import type { ComputedStyle } from '../../src/css/index.ts';
import { LOGICAL_ALIASES, LOGICAL_LONGHANDS } from '../../src/css/properties-logical.ts';
import { el } from './build-tree.ts';
import { byId, styled, styleOf } from './styling.ts';

const DIRECTIONS = ['ltr', 'rtl'] as const;

/** A value that is not the initial one, with what it needs beside it to show. */
function sample(name: string): string {
  if (name.endsWith('-color')) return 'red';
  if (name.endsWith('-style')) return 'dotted';
  return '7pt';
}

const LINES = 'border-style: solid; border-width: 1pt; color: blue;';

const margins = ({ marginTop, marginRight, marginBottom, marginLeft }: ComputedStyle) =>
  [marginTop, marginRight, marginBottom, marginLeft] as const;

describe('logical properties', () => {
  it.each(
    LOGICAL_LONGHANDS.flatMap((row) => DIRECTIONS.map((direction) => [row.name, direction, row] as const)),
  )('%s in %s is the physical one of its side', (name, direction, row) => {
    const around = `${LINES} direction: ${direction};`;
    const logical = styleOf(`${around} ${name}: ${sample(name)}`);
    expect(logical).toEqual(styleOf(`${around} ${row[direction].name}: ${sample(name)}`));
    expect(logical).not.toEqual(styleOf(around));
    expect(row.ltr.name).not.toBe(row.rtl.name);
  });

  it.each(LOGICAL_ALIASES)('%s is %s in both directions', (name, physical) => {
    for (const direction of DIRECTIONS) {
      const around = `${LINES} direction: ${direction};`;
      const logical = styleOf(`${around} ${name}: ${sample(name)}`);
      expect(logical).toEqual(styleOf(`${around} ${physical}: ${sample(name)}`));
      expect(logical).not.toEqual(styleOf(around));
    }
  });

  it.each([
    ['margin-inline: 1pt 2pt', [0, 2, 0, 1], [0, 1, 0, 2]],
    ['margin-inline: 3pt', [0, 3, 0, 3], [0, 3, 0, 3]],
    ['margin-block: 1pt 2pt', [1, 0, 2, 0], [1, 0, 2, 0]],
    ['margin-inline: auto 2pt', [0, 2, 0, 'auto'], [0, 'auto', 0, 2]],
    // Of one side, the later declaration wins, whatever its kind.
    ['margin-left: 1pt; margin-inline-start: 2pt', [0, 0, 0, 2], [0, 2, 0, 1]],
    ['margin-inline-start: 2pt; margin-left: 1pt', [0, 0, 0, 1], [0, 2, 0, 1]],
    ['margin: 5pt; margin-inline-end: 2pt', [5, 2, 5, 5], [5, 5, 5, 2]],
    ['margin-inline-end: 2pt; margin: 5pt', [5, 5, 5, 5], [5, 5, 5, 5]],
    ['margin-inline-start: 2pt !important; margin: 5pt', [5, 5, 5, 2], [5, 2, 5, 5]],
    ['margin-left: 1pt !important; margin-inline-start: 2pt', [0, 0, 0, 1], [0, 2, 0, 1]],
    // Later declarations beat earlier ones of both kinds.
    ['margin-inline-start: 1pt; margin-left: 2pt; margin-inline-start: 3pt', [0, 0, 0, 3], [0, 3, 0, 2]],
    ['margin-inline-start: var(--x)', [0, 0, 0, 9], [0, 9, 0, 0]],
    ['margin-inline: var(--x) 1pt', [0, 1, 0, 9], [0, 9, 0, 1]],
    ['margin-left: 4pt; margin-inline-start: initial', [0, 0, 0, 0], [0, 0, 0, 4]],
  ] as const)('%s', (declarations, ltr, rtl) => {
    const variables = { '--x': '9pt' };
    expect(margins(styleOf(declarations, variables))).toEqual(ltr);
    expect(margins(styleOf(`direction: rtl; ${declarations}`, variables))).toEqual(rtl);
    expect(margins(styleOf(`${declarations}; direction: rtl`, variables))).toEqual(rtl);
  });

  it('reads the lines of the sides', () => {
    const style = styleOf(
      'direction: rtl; border-inline: 1pt solid red; border-inline-start: 2pt dashed blue',
    );
    expect([style.borderRightWidth, style.borderLeftWidth, style.borderTopWidth]).toEqual([2, 1, 0]);
    expect([style.borderRightStyle, style.borderLeftStyle]).toEqual(['dashed', 'solid']);
    expect([style.borderRightColor.blue, style.borderLeftColor.red]).toEqual([255, 255]);
    const block = styleOf('border-block: 1pt solid; border-block-end: 2pt dotted');
    expect([block.borderTopWidth, block.borderBottomWidth, block.borderBottomStyle]).toEqual([
      1,
      2,
      'dotted',
    ]);
    const pairs = styleOf('border-inline-style: solid; border-inline-width: 1pt 2pt; direction: rtl');
    expect([pairs.borderRightWidth, pairs.borderLeftWidth]).toEqual([1, 2]);
  });

  it('takes the direction of the element itself, specificity before order', () => {
    const page = el(
      'html',
      { dir: 'rtl' },
      el('body', {}, el('p', { id: 'a' }, 'x'), el('p', { id: 'b', dir: 'ltr' }, 'x')),
    );
    const { tree, faults } = styled(
      '#a { margin-inline-start: 1pt } p { margin-right: 2pt; margin-inline-start: 3pt }',
      page,
    );
    expect(faults).toEqual([]);
    expect(margins(byId(tree, 'a').style)).toEqual([12, 1, 12, 0]);
    expect(margins(byId(tree, 'b').style)).toEqual([12, 2, 12, 3]);
  });

  it('inherits from the side that the element means', () => {
    const page = el(
      'html',
      {},
      el('body', {}, el('div', { id: 'out' }, el('div', { id: 'in', dir: 'rtl' }, 'x'))),
    );
    const { tree } = styled('#out { margin: 1pt 2pt 3pt 4pt } #in { margin-inline-start: inherit }', page);
    expect(margins(byId(tree, 'in').style)).toEqual([0, 2, 0, 0]);
  });

  it('places the corners', () => {
    const rtl = styleOf('direction: rtl; border-start-start-radius: 3pt; border-end-end-radius: 5pt');
    expect([rtl.borderTopRightRadius, rtl.borderBottomLeftRadius, rtl.borderTopLeftRadius]).toEqual([
      3, 5, 0,
    ]);
  });

  it('indents lists and quotations of the user agent on the side where lines start', () => {
    const page = el(
      'html',
      { dir: 'rtl' },
      el('body', {}, el('ul', { id: 'list' }), el('div', {}, el('ol', { id: 'ltr', dir: 'ltr' }))),
    );
    const { tree } = styled('', page);
    const { paddingLeft, paddingRight } = byId(tree, 'list').style;
    expect([paddingLeft, paddingRight]).toEqual([0, 30]);
    const inner = byId(tree, 'ltr').style;
    expect([inner.paddingLeft, inner.paddingRight]).toEqual([30, 0]);
  });

  it('sets the margins of pages by the direction of the root', () => {
    for (const direction of DIRECTIONS) {
      const page = el('html', { dir: direction }, el('body', {}));
      const { tree, faults } = styled(
        '@page { margin: 1pt; margin-inline: 20pt 30pt; margin-block-end: 4pt }',
        page,
      );
      expect(faults).toEqual([]);
      const { marginTop, marginRight, marginBottom, marginLeft } = tree.pageStyle(1);
      expect([marginTop, marginBottom]).toEqual([1, 4]);
      expect([marginLeft, marginRight]).toEqual(direction === 'ltr' ? [20, 30] : [30, 20]);
    }
  });
});
