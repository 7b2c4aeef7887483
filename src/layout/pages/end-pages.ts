import { POINTS_PER, type Rect } from '../../base/index.ts';
import { buildMarginContent } from '../../boxes/index.ts';
import { anonymousStyle, type ComputedStyle, type MarginBoxName, type PageStyle } from '../../css/index.ts';
import type { Fragment, MarginFragments, Page, RuleFragment } from '../fragment.ts';
import { type LayoutResources, reportMissingGlyphs } from '../inline/index.ts';
import type { LayoutResult } from '../layout-result.ts';
import { areaOf } from './lay-out-pages.ts';
import { placeMarginBox, placeMarginBoxes } from './margin-boxes.ts';

/** What printing adds to the pages of a document. */
export interface PageEnding {
  /** Where room for handwriting is ruled. */
  readonly notes: 'margin' | 'lines' | 'page' | undefined;
  /** The number of pages is made even. */
  readonly even: boolean;
  /** The side of page `number` that is away from the binding. */
  readonly outerSide: (number: number) => 'left' | 'right';
  /** Over ruled lines, and on a page without anything else; nothing is written where absent. */
  readonly words: { readonly notes?: string | undefined; readonly blank?: string | undefined };
}

/** Distance of ruled lines: handwriting of adults on a meeting's papers. */
const STEP = 8 * POINTS_PER.mm;
/** Fewer lines than these at the foot of a page are of no use. */
const LEAST_LINES = 3;
/** Between the text and the rule of a margin for notes. */
const MARGIN_GAP = 4 * POINTS_PER.mm;
/** Grey that an office printer does not break up into dots with gaps, and that ink stands out from. */
const RULE = { width: 0.5, color: { red: 160, green: 160, blue: 160, alpha: 1 }, style: 'solid' } as const;

/**
 * Rules room for notes, and adds a page of lines or a page that is marked as left blank. To be called once, on the
 * layout that is printed: the brief itself stays as it is, and page numbers do not count what is added. All of it is
 * there because of the paper, not of the brief, and so is an artifact (ISO 14289-1 §7.1): a screen reader meets
 * neither empty lines nor the news that a side of paper is empty.
 */
export function endPages(layout: LayoutResult, ending: PageEnding, resources: LayoutResources): LayoutResult {
  const { notes } = ending;
  const pages = layout.pages.map((page) => (notes === 'margin' ? withMarginRule(page, ending) : page));
  if (notes === 'lines') ruleRest(pages, layout.lastPageFill, ending, resources);
  const addPage = (fill: 'notes' | 'blank'): void => {
    pages.push(addedPage(fill, pages.length + 1, layout, ending, resources));
  };
  if (notes === 'page') addPage('notes');
  if (ending.even && pages.length % 2 === 1) addPage(notes === undefined ? 'blank' : 'notes');
  reportMissingGlyphs(resources);
  return { ...layout, pages };
}

function withMarginRule(page: Page, { outerSide }: PageEnding): Page {
  const { area } = page;
  // Line numbers stand between the text and the rule.
  const beside = page.margins.flatMap(({ artifact, fragments }) => (artifact === 'side' ? fragments : []));
  const texts = beside.filter((fragment) => fragment.kind === 'text');
  const x =
    outerSide(page.number) === 'left'
      ? Math.min(area.x, ...texts.map((text) => text.x)) - MARGIN_GAP
      : Math.max(area.x + area.width, ...texts.map((text) => text.x + text.width)) + MARGIN_GAP;
  const rule = ruled({ x, y: area.y }, { x, y: area.y + area.height });
  return { ...page, fragments: [...page.fragments, rule] };
}

/** Rules what the text leaves free of the last page. */
function ruleRest(pages: Page[], fill: number, ending: PageEnding, resources: LayoutResources): void {
  const last = pages.pop();
  if (!last) return;
  const { area } = last;
  const top = area.y + Math.min(1, fill) * area.height + STEP;
  const rest = { ...area, y: top, height: Math.max(0, area.y + area.height - top) };
  const { head, rules } = ruledArea(rest, ending, resources);
  const enough = rules.length >= LEAST_LINES;
  pages.push(
    enough
      ? { ...last, fragments: [...last.fragments, ...rules], margins: [...last.margins, ...head] }
      : last,
  );
  if (!enough)
    resources.sink.report({
      code: 'layout/no-room-for-notes',
      severity: 'note',
      message: 'the last page has no room for ruled lines',
      hints: ['ask for `page` in place of `lines`: notes get a page of their own'],
    });
}

function addedPage(
  fill: 'notes' | 'blank',
  number: number,
  { strings, pages }: LayoutResult,
  ending: PageEnding,
  resources: LayoutResources,
): Page {
  const style = withoutNumbers(resources.tree.pageStyle(number));
  const area = areaOf(style);
  const margins = placeMarginBoxes(style, { page: number, pages: pages.length, strings }, resources);
  const { width, height } = style;
  const page = { number, width, height, area };
  if (fill === 'blank') {
    const text = words(ending.words.blank, area, 'middle', resources);
    return { ...page, fragments: [], margins: [...margins, ...text] };
  }
  const { head, rules } = ruledArea(area, ending, resources);
  return { ...page, fragments: rules, margins: [...margins, ...head] };
}

/** A page that is not of the brief has its handling and its name, but no number in it. */
function withoutNumbers(style: PageStyle): PageStyle {
  const marginBoxes = new Map<MarginBoxName, ComputedStyle>();
  for (const [name, box] of style.marginBoxes) if (!showsPageNumber(box)) marginBoxes.set(name, box);
  return { ...style, marginBoxes };
}

const showsPageNumber = ({ content }: ComputedStyle): boolean =>
  typeof content !== 'string' &&
  content.some(
    (part) =>
      (part.kind === 'counter' || part.kind === 'counters') &&
      (part.name === 'page' || part.name === 'pages'),
  );

/** Lines from the foot of an area upwards, so that pages beside each other match, under a heading at its top. */
function ruledArea(
  area: Rect,
  { words: { notes } }: PageEnding,
  resources: LayoutResources,
): { readonly head: readonly MarginFragments[]; readonly rules: readonly RuleFragment[] } {
  const head = words(notes, area, 'top', resources);
  const top = head.reduce((low, { fragments }) => Math.max(low, ...fragments.map(footOf)), area.y);
  const rules: RuleFragment[] = [];
  for (let y = area.y + area.height; y >= top + STEP; y -= STEP)
    rules.push(ruled({ x: area.x, y }, { x: area.x + area.width, y }));
  return { head, rules: rules.reverse() };
}

const footOf = (fragment: Fragment): number =>
  fragment.kind === 'text' ? fragment.y + fragment.face.metrics.descent * fragment.size : 0;

const ruled = (from: RuleFragment['from'], to: RuleFragment['to']): RuleFragment => ({
  kind: 'rule',
  boxId: 0,
  artifact: true,
  from,
  to,
  ...RULE,
});

/** Sets words in the type of the text, at the top of an area or in its middle. */
function words(
  text: string | undefined,
  area: Rect,
  place: 'top' | 'middle',
  resources: LayoutResources,
): readonly MarginFragments[] {
  if (text === undefined || text === '') return [];
  const { tree } = resources;
  const body = tree.boxes.find((box) => box.element?.name === 'body') ?? tree.root;
  const style: ComputedStyle = {
    ...anonymousStyle(body.style, 'block'),
    content: [{ kind: 'text', text }],
    textAlign: place === 'top' ? 'start' : 'center',
    textIndent: 0,
    verticalAlign: place,
  };
  const values = { page: 0, pages: 0, strings: new Map() };
  const box = buildMarginContent(style, values, tree);
  return box ? [{ artifact: 'side', fragments: placeMarginBox({ style, box }, area, resources) }] : [];
}
