import { describe, expect, it } from 'vitest';
import type { TextFragment } from '../../../src/layout/index.ts';
import { type LaidOut, layOut } from '../lay-out.ts';

const ROOMY = { width: 260, marginLeft: 60, marginRight: 60 };
const ON = 'html { -brief-line-numbers: page; -brief-column-bottom: ragged }';

/** The numbers of each page: `1@20` is a 1 on a baseline at 20 points. */
function numbers({ result }: LaidOut): string[] {
  return result.pages.map(({ margins }) =>
    margins
      .flatMap(({ fragments }) => fragments)
      .map((fragment) => {
        const { pieces, y } = fragment as TextFragment;
        return `${pieces[0]?.text}@${Math.round(y)}`;
      })
      .join(' '),
  );
}

const baselines = ({ result }: LaidOut): string[] =>
  result.pages.map(({ fragments }) => {
    const found = fragments.flatMap((fragment) => (fragment.kind === 'text' ? [Math.round(fragment.y)] : []));
    return [...new Set(found)].map((y, index) => `${index + 1}@${y}`).join(' ');
  });

describe('line numbers', () => {
  it('stand on the baselines of the text, from 1 on each page', () => {
    const laid = layOut(`<p>${'some words of a brief '.repeat(40)}</p>`, ON, ROOMY);
    expect(laid.result.pages.length).toBeGreaterThan(1);
    expect(numbers(laid)).toEqual(baselines(laid));
  });

  it('are not there where nobody asks', () => {
    expect(numbers(layOut('<p>A line.</p>', '', ROOMY))).toEqual(['']);
  });

  it('are inherited, and can be taken back', () => {
    const laid = layOut(
      '<h1>Head</h1><p>One.</p><p>Two.</p>',
      `${ON} h1 { -brief-line-numbers: none }`,
      ROOMY,
    );
    expect(numbers(laid)[0]?.split(' ')).toHaveLength(2);
  });

  it('are artifacts at the side where lines start, and end in one line', () => {
    const ends = (direction: string) => {
      const laid = layOut(`<p>${'word '.repeat(120)}</p>`, `${ON} html { direction: ${direction} }`, ROOMY);
      const drawn = laid.result.pages[0]?.margins.flatMap(({ artifact, fragments }) => {
        expect(artifact).toBe('side');
        return fragments;
      }) as TextFragment[];
      expect(drawn.length).toBeGreaterThan(9);
      expect(drawn.every(({ artifact }) => artifact)).toBe(true);
      return [...new Set(drawn.map(({ x, width }) => Math.round(x + width)))];
    };
    expect(ends('ltr')).toEqual([48]);
    const [right = 0, ...others] = ends('rtl');
    expect(others).toEqual([]);
    expect(right).toBeGreaterThan(212);
  });

  it('leave out columns', () => {
    const laid = layOut('<p>Above.</p><div><p>One.</p><p>Two.</p></div>', `${ON} div { columns: 2 }`, ROOMY);
    expect(numbers(laid)[0]?.split(' ')).toHaveLength(1);
  });

  it('count a row of a table once, and a raised figure not at all', () => {
    const table = layOut(
      '<table><tr><td>One</td><td>Two</td></tr><tr><td>Three</td><td>Four</td></tr></table>',
      ON,
      ROOMY,
    );
    expect(numbers(table)[0]?.split(' ')).toHaveLength(2);
    const raised = layOut(
      '<p>Water<sup>2</sup> rises.</p>',
      `${ON} sup { vertical-align: super; font-size: 6pt }`,
      ROOMY,
    );
    expect(numbers(raised)[0]?.split(' ')).toHaveLength(1);
  });

  it('move away from text that hangs out into the margin', () => {
    const laid = layOut('<p>A line.</p>', `${ON} p { margin-left: -15pt }`, ROOMY);
    const [drawn] = (laid.result.pages[0]?.margins[0]?.fragments ?? []) as TextFragment[];
    expect(Math.round((drawn?.x ?? 0) + (drawn?.width ?? 0))).toBeLessThanOrEqual(41);
  });

  it('are left out where the margin has no room for them, and that is said', () => {
    const laid = layOut('<p style="break-after: page">A line.</p><p>Another.</p>', ON);
    expect(numbers(laid)).toEqual(['', '']);
    expect(laid.diagnostics.items.map(({ code }) => code)).toEqual(['layout/no-room-for-line-numbers']);
  });
});
