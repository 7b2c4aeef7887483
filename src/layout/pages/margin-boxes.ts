import { NO_SIDES, type Rect } from '../../base/index.ts';
import { type BlockBox, buildMarginContent, type MarginValues } from '../../boxes/index.ts';
import type { ComputedStyle, MarginBoxName, PageStyle } from '../../css/index.ts';
import { collectContents } from '../flow/collect.ts';
import { SizeMeasurer } from '../flow/content-sizes.ts';
import { contentSize, frameOf } from '../flow/edges.ts';
import { layoutMonolith } from '../flow/monolith.ts';
import { decorate, isDecorated } from '../flow/place.ts';
import type { Fragment, MarginFragments } from '../fragment.ts';
import type { LayoutResources } from '../inline/index.ts';
import { fittingStrings } from './fitting-strings.ts';

/** A box that is set in a margin, and its style. */
export interface MarginContent {
  readonly style: ComputedStyle;
  readonly box: BlockBox;
}

/** The four edges of a page, each with the boxes on it from its start to its end. */
const EDGES = [
  { edge: 'top', artifact: 'header', start: 'top-left', middle: 'top-center', end: 'top-right' },
  { edge: 'bottom', artifact: 'footer', start: 'bottom-left', middle: 'bottom-center', end: 'bottom-right' },
  { edge: 'left', artifact: 'side', start: 'left-top', middle: 'left-middle', end: 'left-bottom' },
  { edge: 'right', artifact: 'side', start: 'right-top', middle: 'right-middle', end: 'right-bottom' },
] as const;

const CORNERS = [
  { name: 'top-left-corner', artifact: 'header', top: true, left: true },
  { name: 'top-right-corner', artifact: 'header', top: true, left: false },
  { name: 'bottom-left-corner', artifact: 'footer', top: false, left: true },
  { name: 'bottom-right-corner', artifact: 'footer', top: false, left: false },
] as const;

/** Sets the page-margin boxes of one page (CSS Paged Media 3 §5). */
export function placeMarginBoxes(
  style: PageStyle,
  values: MarginValues,
  resources: LayoutResources,
): readonly MarginFragments[] {
  const placed: MarginFragments[] = [];
  const content = (name: MarginBoxName, shown = values): MarginContent | undefined => {
    const own = style.marginBoxes.get(name);
    const box = own && buildMarginContent(own, shown, resources.tree);
    return own && box && { style: own, box };
  };
  for (const edge of EDGES) {
    const boxes = [content(edge.start), content(edge.middle), content(edge.end)] as const;
    const rects = edgeRects(edgeArea(style, edge.edge), edge.edge, boxes, resources);
    boxes.forEach((box, i) => {
      const rect = rects[i];
      if (!box || !rect) return;
      const name = [edge.start, edge.middle, edge.end][i] ?? edge.start;
      const room = printableHeight(style, edge.edge);
      const shorter = fittingStrings(values, (shown) => {
        const tried = content(name, shown);
        return tried === undefined || heightOf(tried, rect, resources) <= room + LEADING;
      });
      const fitting = (shorter && content(name, shorter)) ?? box;
      placed.push({ artifact: edge.artifact, fragments: placeMarginBox(fitting, rect, resources) });
    });
  }
  for (const { name, artifact, top, left } of CORNERS) {
    const box = content(name);
    if (!box) continue;
    const area = edgeArea(style, top ? 'top' : 'bottom');
    const beside = edgeArea(style, left ? 'left' : 'right');
    const rect = { ...area, x: beside.x, width: beside.width };
    placed.push({ artifact, fragments: placeMarginBox(box, rect, resources) });
  }
  return placed;
}

/** What most printers leave white: 10 mm. */
const UNPRINTED = (10 / 25.4) * 72;
/** Of a line's height, above and below its letters, so much is white at the least. */
const LEADING = 1;

/** The height that running heads and feet may take, so that they are printed; anything at the sides. */
function printableHeight(style: PageStyle, edge: Edge): number {
  const { keepOff = NO_SIDES } = style;
  if (edge === 'top') return style.marginTop - Math.max(UNPRINTED, keepOff.top);
  if (edge === 'bottom') return style.marginBottom - Math.max(UNPRINTED, keepOff.bottom);
  return Number.POSITIVE_INFINITY;
}

function heightOf({ style, box }: MarginContent, rect: Rect, resources: LayoutResources): number {
  const frame = frameOf(style, rect.width);
  const width = Math.max(1, rect.width - frame.left - frame.right);
  return frame.top + layoutMonolith(collectContents(box, width, resources)).height + frame.bottom;
}

type Edge = (typeof EDGES)[number]['edge'];

/** The band between an edge of the page area and the edge of the page, but for what is not to be printed on. */
function edgeArea(style: PageStyle, edge: Edge): Rect {
  const { marginTop, marginRight, marginBottom, marginLeft, keepOff = NO_SIDES } = style;
  const innerWidth = style.width - marginLeft - marginRight;
  const innerHeight = style.height - marginTop - marginBottom;
  switch (edge) {
    case 'top':
      return { x: marginLeft, y: keepOff.top, width: innerWidth, height: marginTop - keepOff.top };
    case 'bottom':
      return {
        x: marginLeft,
        y: style.height - marginBottom,
        width: innerWidth,
        height: marginBottom - keepOff.bottom,
      };
    case 'left':
      return { x: keepOff.left, y: marginTop, width: marginLeft - keepOff.left, height: innerHeight };
    case 'right':
      return {
        x: style.width - marginRight,
        y: marginTop,
        width: marginRight - keepOff.right,
        height: innerHeight,
      };
  }
}

type Trio<T> = readonly [T, T, T];

/** Shares an edge among its boxes: wide contents get wide boxes, a middle box stays in the middle (§5.3.2). */
function edgeRects(
  area: Rect,
  edge: Edge,
  boxes: Trio<MarginContent | undefined>,
  resources: LayoutResources,
): Trio<Rect> {
  if (edge === 'left' || edge === 'right') {
    const third = area.height / 3;
    const part = (i: number): Rect => ({ ...area, y: area.y + i * third, height: third });
    return [part(0), part(1), part(2)];
  }
  const sizes = new SizeMeasurer(resources);
  const wanted = boxes.map((box) => (box ? wantedWidth(box, area.width, sizes) : 0));
  const [start = 0, middle = 0, end = 0] = wanted;
  const widths: Trio<number> = boxes[1]
    ? aroundMiddle(area.width, start, middle, end)
    : sideBySide(area.width, start, end);
  return [
    { ...area, width: widths[0] },
    { ...area, x: area.x + widths[0], width: widths[1] },
    { ...area, x: area.x + area.width - widths[2], width: widths[2] },
  ];
}

function wantedWidth({ style, box }: MarginContent, edge: number, sizes: SizeMeasurer): number {
  const frame = frameOf(style, edge);
  const sides = frame.left + frame.right;
  return (contentSize(style, style.width, edge, sides) ?? sizes.content(box).max) + sides;
}

function aroundMiddle(width: number, start: number, middle: number, end: number): Trio<number> {
  const sides = Math.max(start, end);
  const centre = Math.min(width, middle, Math.max(width - 2 * sides, width / 3));
  return [(width - centre) / 2, centre, (width - centre) / 2];
}

function sideBySide(width: number, start: number, end: number): Trio<number> {
  if (start === 0) return [0, 0, width];
  if (end === 0) return [width, 0, 0];
  const spare = width - start - end;
  const share = spare >= 0 ? start + (spare * start) / (start + end) : (width * start) / (start + end);
  return [share, 0, width - share];
}

/** Draws one box in its place; `vertical-align` sets it within the margin (§5.3.3). */
export function placeMarginBox(
  { style, box }: MarginContent,
  rect: Rect,
  resources: LayoutResources,
): readonly Fragment[] {
  const frame = frameOf(style, rect.width);
  const body = layoutMonolith(
    collectContents(box, Math.max(1, rect.width - frame.left - frame.right), resources),
  );
  const height = frame.top + body.height + frame.bottom;
  const spare = rect.height - height;
  const { verticalAlign } = style;
  const shift = verticalAlign === 'top' ? 0 : verticalAlign === 'bottom' ? spare : spare / 2;
  const out: Fragment[] = [];
  const y = rect.y + shift;
  if (isDecorated(style))
    out.push(decorate(box.id, style, { ...rect, y, height }, { top: false, bottom: false }));
  body.place(rect.x + frame.left, y + frame.top, out);
  return out;
}
