import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PageStyle } from '../../../src/css/index.ts';
import { DiagnosticList } from '../../../src/diagnostics/index.ts';
import { layoutPages, type TextFragment } from '../../../src/layout/index.ts';
import { boxesOf } from '../../boxes/boxes-of.ts';
import { BIDI_CSS } from './bidi-lines.ts';
import { type MeasuredLines, type SeenCluster, visibleClusters, visualOrder } from './bidi-order.ts';
import { squareFonts } from './square-fonts.ts';

const parsed: unknown = JSON.parse(readFileSync(join(import.meta.dirname, 'bidi-order.json'), 'utf8'));
const measured = parsed as MeasuredLines;

const CSS = `html { font: 10pt/12pt Square } div { margin: 0; white-space: nowrap }
  sup { font-size: 10pt; vertical-align: baseline } ${BIDI_CSS}`;
const PAGE: PageStyle = {
  width: 3000,
  height: 220,
  marginTop: 10,
  marginRight: 10,
  marginBottom: 10,
  marginLeft: 10,
  marginBoxes: new Map(),
};
const fonts = squareFonts();

/** The order of a line as we set it. */
function ourOrder(dir: string, html: string): string {
  const { tree } = boxesOf(`<div dir="${dir}">${html}</div>`, CSS);
  const sink = new DiagnosticList();
  const { pages } = layoutPages({ tree: { ...tree, pageStyle: () => PAGE }, fonts, sink });
  expect(sink.items.map(({ message }) => message)).toEqual([]);
  const fragments = pages.flatMap(({ fragments: all }) => all.filter((one) => one.kind === 'text'));
  // Where the text of each box begins in the text of the line.
  const starts = new Map<number, number>();
  let text = '';
  for (const box of tree.boxes) {
    if (box?.kind !== 'text') continue;
    starts.set(box.id, text.length);
    text += box.text;
  }
  const places = fragments.flatMap((one) => {
    const start = (starts.get(one.boxId) ?? Number.NaN) + one.start;
    return placesOf(one, drawnUnits(one, start, text));
  });
  const top = Math.min(...places.map(({ y }) => y));
  const seen = visibleClusters(text).map(({ start, end }): SeenCluster => {
    const inside = places.filter(({ at }) => at >= start && at < end);
    if (inside.length === 0)
      throw new Error(`${JSON.stringify(text.slice(start, end))} of ${html} is not set`);
    const y = Math.min(...inside.map((place) => place.y));
    return { line: Math.round((y - top) / 12), x: Math.min(...inside.map(({ x }) => x)) };
  });
  return visualOrder(seen);
}

interface Place {
  /** UTF-16 unit of the line's text. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

/** Which unit of the line's text each unit of a fragment's pieces is: signs of direction are not drawn. */
function drawnUnits({ start, end, pieces }: TextFragment, from: number, text: string): readonly number[] {
  const drawn = pieces.map((piece) => piece.text).join('');
  const units: number[] = [];
  for (let at = from; at < from + end - start; at += 1) if (text[at] === drawn[units.length]) units.push(at);
  if (units.length !== drawn.length) throw new Error(`${JSON.stringify(drawn)} is not the text of its box`);
  return units;
}

/** The left edge of every cluster: pieces follow each other to the right, or to the left in right-to-left text. */
function placesOf(fragment: TextFragment, units: readonly number[]): Place[] {
  const { x, y, width, rtl, size, tracking, wordSpacing, pieces } = fragment;
  const places: Place[] = [];
  let pen = rtl ? x + width : x;
  let start = 0;
  for (const piece of pieces) {
    const extra = piece.glyphs.length * tracking + (/^[ \u00a0]$/.test(piece.text) ? wordSpacing : 0);
    const advance = piece.width * size + extra;
    let left = rtl ? pen - advance : pen;
    pen = rtl ? left : pen + advance;
    for (const [index, cluster] of piece.clusters.entries()) {
      places.push({ at: units[start + cluster] ?? Number.NaN, x: left, y });
      left += (piece.advances[index] ?? 0) * size + tracking;
    }
    start += piece.text.length;
  }
  return places;
}

describe(`lines of mixed direction, as ${measured.browser} places them`, () => {
  it('have the same order', () => {
    expect(measured.lines.length).toBeGreaterThan(400);
    const differing = measured.lines.flatMap((line) => {
      const [dir = '', theirs = '', html = ''] = line.split('\t');
      const ours = ourOrder(dir, html);
      return ours === theirs ? [] : [{ dir, html, theirs, ours }];
    });
    // The shortest tell most.
    differing.sort((a, b) => a.html.length - b.html.length);
    expect({ differing: differing.length, first: differing.slice(0, 8) }).toEqual({
      differing: 0,
      first: [],
    });
  });
});
