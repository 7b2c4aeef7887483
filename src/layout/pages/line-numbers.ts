import type { Box, BoxId, BoxTree } from '../../boxes/index.ts';
import type { Color } from '../../css/index.ts';
import { type Face, shapingOf } from '../../fonts/index.ts';
import { authorSpan } from '../../template/index.ts';
import type { Fragment, MarginFragments, Page, TextFragment } from '../fragment.ts';
import type { LayoutResources } from '../inline/index.ts';

/** Of the digits, in points. */
const SIZE = 7.5;
const COLOR: Color = { red: 85, green: 85, blue: 85, alpha: 1 };
/** Between the digits and the text, as long as there is room. */
const GAP = 12;
const LEAST_GAP = 4;
/** Printers leave so much of the paper's edge white: 10 mm. */
const EDGE = (10 / 25.4) * 72;
/** Baselines nearer to each other than this share of a type size are one line: cells of a row, unlike in type. */
const SAME_LINE = 0.75;
/** No box of the tree. */
const NO_BOX: BoxId = -1;

/** One position that gets a number. */
interface NumberedLine {
  readonly y: number;
  readonly size: number;
}

/**
 * Numbers of the lines that the style wants numbered (`-brief-line-numbers: page`), from 1 on each page, in the margin
 * where lines start: artifacts on the baselines of the text. Lines of several columns stand beside each other, so they
 * get none; the cells of a table row are one line. Undefined where there is nothing to number, or (told once) no room.
 */
export class LineNumbering {
  readonly #tree: BoxTree;
  readonly #resources: LayoutResources;
  readonly #wanted = new Map<BoxId, boolean>();
  #face: Face | undefined;
  #told = false;

  constructor(resources: LayoutResources) {
    this.#resources = resources;
    this.#tree = resources.tree;
  }

  numbersOf(page: Pick<Page, 'width' | 'area' | 'fragments'>): MarginFragments | undefined {
    const lines = linesOf(page.fragments.filter((fragment) => this.#isNumbered(fragment)));
    this.#face ??= lines.length > 0 ? this.#resources.fonts.match(['sans-serif'], 400, 'normal') : undefined;
    const face = this.#face;
    if (lines.length === 0 || !face) return undefined;
    const shaped = lines.map((_, index) => face.shape(String(index + 1), shapingOf('', 'en')));
    const widest = Math.max(...shaped.map((piece) => piece.width)) * SIZE;
    const edge = this.#edge(page, widest);
    if (edge === undefined) {
      this.#reportNoRoom();
      return undefined;
    }
    const { rtl, x } = edge;
    const fragments = lines.map(({ y }, index): TextFragment => {
      const piece = shaped[index];
      const width = (piece?.width ?? 0) * SIZE;
      return {
        kind: 'text',
        boxId: NO_BOX,
        artifact: true,
        start: 0,
        end: 0,
        // Units stand below units: digits end where the text begins.
        x: rtl ? x + widest - width : x - width,
        y,
        width,
        face,
        size: SIZE,
        color: COLOR,
        rtl: false,
        pieces: piece ? [piece] : [],
        tracking: 0,
        wordSpacing: 0,
        decoration: undefined,
      };
    });
    return { artifact: 'side', fragments };
  }

  /** Where the digits end, or in right-to-left documents begin; clear of text that hangs out into the margin. */
  #edge(
    { width, area, fragments }: Pick<Page, 'width' | 'area' | 'fragments'>,
    widest: number,
  ): { readonly rtl: boolean; readonly x: number } | undefined {
    const rtl = this.#tree.root.style.direction === 'rtl';
    const starts = fragments.map((fragment) => (rtl ? width - endOf(fragment) : startOf(fragment)));
    const textStart = Math.min(rtl ? width - area.x - area.width : area.x, ...starts);
    const room = textStart - EDGE - widest;
    if (room < LEAST_GAP) return undefined;
    const x = textStart - Math.min(GAP, room);
    return { rtl, x: rtl ? width - x : x };
  }

  #reportNoRoom(): void {
    if (this.#told) return;
    this.#told = true;
    const { sink, tree } = this.#resources;
    sink.report({
      code: 'layout/no-room-for-line-numbers',
      severity: 'warning',
      message: 'the page margin where lines begin has no room for their numbers, so some pages have none',
      span: authorSpan(tree.root.origin),
      hints: ['give `@page` a wider margin on that side: 60pt is enough'],
    });
  }

  #isNumbered(fragment: Fragment): fragment is TextFragment {
    if (fragment.kind !== 'text' || fragment.artifact) return false;
    const known = this.#wanted.get(fragment.boxId);
    if (known !== undefined) return known;
    const wanted = wantsNumber(this.#tree.boxes[fragment.boxId]);
    this.#wanted.set(fragment.boxId, wanted);
    return wanted;
  }
}

/** Whether a document has any line to number: most have none. */
export function hasLineNumbers({ boxes }: BoxTree): boolean {
  return boxes.some(({ style }) => style.lineNumbers === 'page');
}

/** Text that is raised or lowered has no baseline of its own; it stands on a line with other text. */
function wantsNumber(text: Box | undefined): boolean {
  if (text?.style.lineNumbers !== 'page') return false;
  for (let box: Box | undefined = text; box; box = box.parent) {
    if (box.kind === 'inline' && box.style.verticalAlign !== 'baseline') return false;
    if (box.kind === 'block' && isParted(box)) return false;
  }
  return true;
}

const isParted = ({ style }: Box): boolean =>
  style.columnWidth !== 'auto' || (style.columnCount !== 'auto' && style.columnCount > 1);

/** From the top; the first text of each line is nearest to the page's top. */
function linesOf(texts: readonly TextFragment[]): readonly NumberedLine[] {
  const lines: NumberedLine[] = [];
  const inOrder = texts
    .filter(({ pieces }) => pieces.some((piece) => piece.text.trim() !== ''))
    .sort((one, other) => one.y - other.y);
  for (const { y, size } of inOrder) {
    const last = lines.at(-1);
    const apart = last ? SAME_LINE * Math.min(last.size, size) : 0;
    if (!last || y - last.y > apart) lines.push({ y, size });
  }
  return lines;
}

function startOf(fragment: Fragment): number {
  if (fragment.kind === 'text') return fragment.x;
  return fragment.kind === 'rule' ? Math.min(fragment.from.x, fragment.to.x) : fragment.rect.x;
}

function endOf(fragment: Fragment): number {
  if (fragment.kind === 'text') return fragment.x + fragment.width;
  return fragment.kind === 'rule'
    ? Math.max(fragment.from.x, fragment.to.x)
    : fragment.rect.x + fragment.rect.width;
}
