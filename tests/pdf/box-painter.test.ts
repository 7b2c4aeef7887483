import { describe, expect, it } from 'vitest';
import type { BorderStyle } from '../../src/css/index.ts';
import type { BorderSet, Fragment } from '../../src/layout/index.ts';
import { paintPdf } from '../../src/pdf/index.ts';
import { contentOperators } from './content-operators.ts';
import { BLACK, BLUE, box, input, node, page, rgb } from './drawn-document.ts';
import { readPdf } from './read-pdf.ts';

/** The content stream of a page of 100 × 100 points. */
function drawn(...fragments: readonly Fragment[]): string {
  const sheet = { ...page(1, fragments), width: 100, height: 100 };
  return readPdf(paintPdf(input([sheet], node('Document', [])))).contents[0] ?? '';
}

const rect = { x: 10, y: 20, width: 40, height: 30 };

function borders(
  [top, right, bottom, left]: readonly [number, number, number, number],
  style: BorderStyle = 'solid',
): BorderSet {
  return {
    widths: { top, right, bottom, left },
    styles: [style, style, style, style],
    colors: [BLACK, BLACK, BLACK, BLACK],
  };
}

describe('a box', () => {
  it('has its background filled, in one artifact', () => {
    expect(drawn(box(1, rect, { background: rgb(255, 51, 0) }))).toBe(
      '/Artifact<</Type/Layout>>BDC\n1 .2 0 rg\n10 50 40 30 re\nf\nEMC\n',
    );
  });

  it('with a background that lets through uses a transparency state', () => {
    const content = drawn(
      box(1, rect, { background: rgb(0, 0, 0, 0.25) }),
      box(2, rect, { background: BLACK }),
    );
    expect(content).toContain('/A25 gs\n10 50 40 30 re\nf\n/A100 gs\n10 50 40 30 re\nf\n');
  });

  it('with one border has one side drawn', () => {
    expect(drawn(box(1, rect, { borders: borders([0, 0, 0, 3]) }))).toContain(
      'BDC\n10 50 m\n10 80 l\n13 80 l\n13 50 l\nh\nf\nEMC',
    );
  });

  it('with sides of different widths has them mitred', () => {
    const content = drawn(box(1, rect, { borders: borders([2, 4, 0, 0]) }));
    expect(content).toContain('10 80 m\n50 80 l\n46 78 l\n10 78 l\nh\nf\n');
    expect(content).toContain('50 80 m\n50 50 l\n46 50 l\n46 78 l\nh\nf\n');
  });

  it('with four like sides is a ring', () => {
    expect(drawn(box(1, rect, { borders: borders([1, 1, 1, 1]) }))).toContain(
      '10 50 40 30 re\n11 51 38 28 re\nf*\n',
    );
  });

  it('with round corners is drawn with curves that end where the sides begin', () => {
    const content = drawn(box(1, rect, { background: BLUE, radii: [5, 5, 0, 0] }));
    expect(content).toContain(
      '15 80 m\n45 80 l\n47.761 80 50 77.761 50 75 c\n50 50 l\n10 50 l\n10 75 l\n10 77.761 12.239 80 15 80 c\nh\nf\n',
    );
  });

  it('whose corners do not fit has them shrunk together', () => {
    const content = drawn(box(1, rect, { background: BLUE, radii: [30, 30, 0, 0] }));
    expect(content).toContain('30 80 m\n30 80 l\n');
  });

  it('with round corners and one border shows it only between the two edges', () => {
    const content = drawn(box(1, rect, { borders: borders([0, 0, 0, 3]), radii: [6, 6, 6, 6] }));
    expect(content).toMatch(
      /^\/Artifact<<\/Type\/Layout>>BDC\nq\n[\s\S]*W\* n\n10 50 m\n10 80 l\n16 80 l\n16 50 l\nh\nf\nQ\nEMC\n$/,
    );
  });

  it('with dashes or dots has them fitted to the side, in a state of their own', () => {
    const dashed = drawn(box(1, rect, { borders: borders([1, 0, 0, 0], 'dashed') }));
    expect(dashed).toContain('q\n[2 1.8]0 d\n1 w 10 79.5 m 50 79.5 l S\nQ\n');
    const dotted = drawn(box(1, rect, { borders: borders([2, 0, 0, 0], 'dotted') }));
    expect(dotted).toContain('q\n1 J [0 3.8]0 d\n2 w 11 79 m 49.02 79 l S\nQ\n');
  });

  it('with a double border has two lines of a third each, or one where they could not be told apart', () => {
    expect(drawn(box(1, rect, { borders: borders([3, 3, 3, 3], 'double') })).match(/\bm\n/g)).toHaveLength(8);
    expect(drawn(box(1, rect, { borders: borders([1, 1, 1, 1], 'double') })).match(/\bm\n/g)).toHaveLength(4);
    expect(
      drawn(box(1, rect, { borders: borders([3, 3, 3, 3], 'double'), radii: [5, 5, 5, 5] })).match(/\bm\n/g),
    ).toHaveLength(4);
  });
});

describe('a rule', () => {
  const rule = (style: BorderStyle): string =>
    drawn({
      kind: 'rule',
      boxId: 1,
      from: { x: 50, y: 10 },
      to: { x: 50, y: 90 },
      width: 3,
      style,
      color: BLUE,
    });

  it('is a line in its style', () => {
    expect(rule('solid')).toBe(
      '/Artifact<</Type/Layout>>BDC\n.078 .235 .471 RG\n3 w 50 90 m 50 10 l S\nEMC\n',
    );
    expect(rule('double')).toContain('1 w 51 90 m 51 10 l S\n1 w 49 90 m 49 10 l S\n');
    expect(rule('none')).toBe('');
  });

  it('comes back to the colour of before after dashes', () => {
    const two = drawn(
      {
        kind: 'rule',
        boxId: 1,
        from: { x: 50, y: 10 },
        to: { x: 50, y: 90 },
        width: 1,
        style: 'dashed',
        color: BLUE,
      },
      {
        kind: 'rule',
        boxId: 1,
        from: { x: 60, y: 10 },
        to: { x: 60, y: 90 },
        width: 1,
        style: 'solid',
        color: BLUE,
      },
    );
    expect(contentOperators(two).filter(({ operator }) => operator === 'RG')).toHaveLength(2);
  });
});
