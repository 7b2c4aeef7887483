import { expect } from 'vitest';
import type { Fragment, Page } from '../../src/layout/index.ts';
import { type LaidOut, layOut, type PageSize } from './lay-out.ts';

/** Something that is drawn, by what it comes from and where it stands across the page. */
interface Extent {
  readonly what: string;
  readonly left: number;
  readonly right: number;
}

const tenths = (value: number): string => value.toFixed(1);

function extentOf(fragment: Fragment): Extent {
  switch (fragment.kind) {
    case 'text': {
      const text = fragment.pieces.map((piece) => piece.text).join('');
      const what = `“${text}” at ${tenths(fragment.y)}`;
      return { what, left: fragment.x, right: fragment.x + fragment.width };
    }
    case 'rule':
      return { what: `rule at ${tenths(fragment.from.y)}`, left: fragment.from.x, right: fragment.to.x };
    case 'box':
    case 'image': {
      const { x, y, width, height } = fragment.rect;
      const borders = fragment.kind === 'box' ? fragment.borders?.widths : undefined;
      const lines = borders && ` ${borders.top}+${borders.bottom}, ${borders.left + borders.right}`;
      const what = `${fragment.kind} ${fragment.boxId} at ${tenths(y)} × ${tenths(height)}${lines ?? ''}`;
      return { what, left: x, right: x + width };
    }
  }
}

/** All of a page; what one line draws may come in another order. */
function extentsOf({ fragments }: Page): Extent[] {
  return fragments.map(extentOf).sort((a, b) => (a.what < b.what ? -1 : a.what > b.what ? 1 : 0));
}

const isDrawing = ({ what }: Extent): boolean => !what.startsWith('“');
const wordsOf = (extents: readonly Extent[]): string =>
  extents
    .filter((extent) => !isDrawing(extent))
    .map(({ what }) => what)
    .join('\n');

/** Of two ways to break a paragraph that are as good as each other, the last bit of a sum chooses. */
function sameWords(a: readonly Extent[], b: readonly Extent[]): boolean {
  const words = (extents: readonly Extent[]): string =>
    wordsOf(extents)
      .split(/\W+/)
      .filter((word) => /^[a-z]/i.test(word))
      .sort()
      .join();
  return words(a) === words(b);
}

/** Points; sums of the same widths differ a little by their order. */
const CLOSE = 0.05;

/** Letters are as wide beside any other, and as wide in both directions: only left-to-right lines are tracked. */
const PLAIN = 'html { font-kerning: none; font-variant-ligatures: none; text-align: start; hyphens: none }';

/** Letters are laid the other way round as well, so that not only boxes are mirrored. */
const TURNED = 'html { direction: rtl } body, body *, ::marker { unicode-bidi: bidi-override }';

/** Lays a body out in both directions and expects all that the one draws to stand mirrored in the other. */
export function expectMirrored(body: string, css = '', page: PageSize = {}): LaidOut {
  const ltr = layOut(body, `${css} ${PLAIN}`, page);
  const rtl = layOut(body, `${css} ${PLAIN} ${TURNED}`, page);
  expect(rtl.result.pages.length).toBe(ltr.result.pages.length);
  for (const [index, original] of ltr.result.pages.entries()) {
    const mirror = rtl.result.pages[index];
    if (!mirror) continue;
    let there = extentsOf(mirror);
    let here = extentsOf(original);
    if (wordsOf(there) !== wordsOf(here) && sameWords(there, here)) {
      there = there.filter(isDrawing);
      here = here.filter(isDrawing);
    }
    expect(there.map(({ what }) => what)).toEqual(here.map(({ what }) => what));
    for (const [at, { what, left, right }] of here.entries()) {
      const found = there[at];
      const expected = { what, left: original.width - right, right: original.width - left };
      const off =
        Math.abs((found?.left ?? 0) - expected.left) + Math.abs((found?.right ?? 0) - expected.right);
      if (off > CLOSE) expect(found).toEqual(expected);
    }
  }
  return rtl;
}
