import { EPSILON, InternalError, type Rect } from '../../base/index.ts';
import type { Box, BoxId, BoxTree } from '../../boxes/index.ts';
import type { PageStyle } from '../../css/index.ts';
import { authorSpan } from '../../template/index.ts';
import { collectContents } from '../flow/collect.ts';
import { type Filled, fill } from '../flow/fill.ts';
import type { Resume } from '../flow/flow-builder.ts';
import {
  type Cursor,
  type FlowList,
  type ForcedBreak,
  type MarkItem,
  type OpenItem,
  type SliceItem,
  START,
} from '../flow/flow-item.ts';
import { placeFilled } from '../flow/place.ts';
import type { Fragment, Page } from '../fragment.ts';
import { type LayoutResources, reportMissingGlyphs } from '../inline/index.ts';
import type { LayoutResult } from '../layout-result.ts';
import { hasLineNumbers, LineNumbering } from './line-numbers.ts';
import { placeMarginBoxes } from './margin-boxes.ts';
import { RunningStrings } from './running-strings.ts';

/** A page as the flow fills it; margins come when the number of pages is known. */
interface PageBody {
  readonly style: PageStyle;
  readonly area: Rect;
  readonly fragments: Fragment[];
  readonly marks: readonly MarkItem[];
  readonly fill: number;
}

/** Lays out a document: fills pages until nothing is left, then sets the running heads and feet. */
export function layoutPages(resources: LayoutResources): LayoutResult {
  const bodies = new PageFiller(resources).run();
  const strings = new RunningStrings();
  const numbering = hasLineNumbers(resources.tree) ? new LineNumbering(resources) : undefined;
  const pages = bodies.map((body, index): Page => {
    const at = { page: index + 1, pages: bodies.length, strings: strings.turnPage(body.marks) };
    const margins = placeMarginBoxes(body.style, at, resources);
    const { width, height } = body.style;
    const { area, fragments } = body;
    const numbers = numbering?.numbersOf({ width, area, fragments });
    return {
      number: index + 1,
      width,
      height,
      area,
      fragments,
      margins: numbers ? [...margins, numbers] : margins,
    };
  });
  reportMissingGlyphs(resources);
  return {
    pages,
    pageOf: pageNumbers(pages, resources.tree),
    lastPageFill: bodies.at(-1)?.fill ?? 0,
    strings: strings.turnPage([]),
  };
}

class PageFiller {
  readonly #resources: LayoutResources;
  readonly #bodies: PageBody[] = [];
  #list: FlowList | undefined;
  #measure = Number.NaN;
  #cursor: Cursor | undefined = START;
  #open: readonly OpenItem[] = [];
  #forced: ForcedBreak | undefined = 'page';

  constructor(resources: LayoutResources) {
    this.#resources = resources;
  }

  run(): readonly PageBody[] {
    while (this.#cursor) {
      this.#skipToSide();
      const style = this.#nextStyle();
      const area = areaOf(style);
      const list = this.#listFor(area.width);
      const filled = fill({
        list,
        from: this.#cursor,
        openAtTop: this.#open,
        height: area.height,
        context: 'page',
        must: true,
        keepTopMargin: this.#forced !== undefined,
      });
      if (!filled.progressed)
        throw new InternalError(`page ${this.#bodies.length + 1} takes nothing, so layout would not end`);
      this.#take(filled, style, area);
    }
    return this.#bodies;
  }

  #nextStyle(): PageStyle {
    return this.#resources.tree.pageStyle(this.#bodies.length + 1);
  }

  /**
   * A break to a left or right page leaves a page blank where the next one has the wrong side. The first page is a
   * right-hand one, but a left-hand one where pages turn from left to right (CSS Page 3 §3.1).
   */
  #skipToSide(): void {
    if (this.#forced !== 'left' && this.#forced !== 'right') return;
    const odd = this.#bodies.length % 2 === 0;
    const { direction } = this.#resources.tree.root.style;
    const side = odd === (direction === 'rtl') ? 'left' : 'right';
    if (this.#forced !== side) {
      const style = this.#nextStyle();
      this.#bodies.push({ style, area: areaOf(style), fragments: [], marks: [], fill: 0 });
    }
  }

  /** The flow for this measure; on a page of another measure, lines are composed anew from where the last page ended. */
  #listFor(measure: number): FlowList {
    if (this.#list && Math.abs(measure - this.#measure) < EPSILON) return this.#list;
    const resume = this.#list && this.#cursor && resumePoint(this.#list, this.#cursor);
    // Only frames are left, and they are as wide as they began.
    if (this.#list && !resume) return this.#list;
    this.#list = collectContents(this.#resources.tree.root, measure, this.#resources, resume);
    this.#measure = measure;
    if (resume) this.#open = this.#list.openAtStart;
    this.#cursor = START;
    return this.#list;
  }

  #take(filled: Filled, style: PageStyle, area: Rect): void {
    const fragments: Fragment[] = [];
    placeFilled(filled, area.x, area.y, fragments);
    for (const slice of filled.tooTall) this.#reportTooTall(slice, area);
    this.#bodies.push({
      style,
      area,
      fragments,
      marks: filled.marks,
      fill: area.height > 0 ? filled.height / area.height : 1,
    });
    this.#open = filled.openAtFoot;
    this.#forced = filled.forced;
    this.#cursor = filled.next;
  }

  #reportTooTall(slice: SliceItem, area: Rect): void {
    this.#resources.sink.report({
      code: 'layout/too-tall',
      severity: 'error',
      message: `something that cannot be parted is ${Math.ceil(slice.height)} pt high, but a page has ${Math.floor(area.height)} pt`,
      span: authorSpan(slice.origin),
      hints: [
        'shorten it, or part it into several (table rows, images and boxes with a fixed height stay in one piece)',
      ],
    });
  }
}

/** What a page has inside of its margins. */
export function areaOf(style: PageStyle): Rect {
  return {
    x: style.marginLeft,
    y: style.marginTop,
    width: Math.max(1, style.width - style.marginLeft - style.marginRight),
    height: Math.max(1, style.height - style.marginTop - style.marginBottom),
  };
}

/** The first slice at or after a cursor, by what it is made from. */
function resumePoint(list: FlowList, cursor: Cursor): Resume | undefined {
  for (let index = cursor.index; index < list.items.length; index++) {
    const item = list.items[index];
    if (item?.kind === 'slice') return { boxId: item.boxId, offset: item.offset };
    if (item?.kind === 'nested')
      return resumePoint(item.flow.list, index === cursor.index && cursor.inner ? cursor.inner : START);
  }
  return undefined;
}

/** The page on which each box has its first fragment; a box without one of its own is where its first descendant is. */
function pageNumbers(pages: readonly Page[], tree: BoxTree): ReadonlyMap<BoxId, number> {
  const numbers = new Map<BoxId, number>();
  for (const page of pages) {
    for (const { boxId } of page.fragments) {
      let box: Box | undefined = tree.boxes[boxId];
      while (box && !numbers.has(box.id)) {
        numbers.set(box.id, page.number);
        box = box.parent;
      }
    }
  }
  return numbers;
}
