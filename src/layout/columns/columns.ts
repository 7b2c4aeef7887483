import type { BlockBox } from '../../boxes/index.ts';
import { type Filled, fill } from '../flow/fill.ts';
import {
  COST,
  type Cursor,
  type FlowList,
  type LineGrid,
  type NestedFit,
  type NestedFlow,
  type OpenItem,
} from '../flow/flow-item.ts';
import { placeFilled } from '../flow/place.ts';
import type { Fragment } from '../fragment.ts';
import { balancedHeight } from './balance.ts';
import { levelFoot } from './level.ts';

export interface ColumnSet {
  readonly list: FlowList;
  readonly box: BlockBox;
  readonly count: number;
  readonly columnWidth: number;
  readonly gap: number;
  readonly grid: LineGrid | undefined;
}

/** Where a set goes on: the place in its list, and the boxes that were open there. */
interface ColumnCursor extends Cursor {
  readonly open: readonly OpenItem[];
  readonly keepTopMargin: boolean;
}

/** One set of columns (CSS Multi-column 1): filled in order, balanced where it ends, levelled where the style asks. */
export function createColumns(set: ColumnSet): NestedFlow {
  return {
    list: set.list,
    fit: (available, from, must) => {
      const start: ColumnCursor = isColumnCursor(from)
        ? from
        : { index: 0, open: set.list.openAtStart, keepTopMargin: false };
      return fitColumns(set, start, available, must);
    },
  };
}

function isColumnCursor(cursor: Cursor | undefined): cursor is ColumnCursor {
  return cursor !== undefined && 'open' in cursor;
}

function fitColumns(set: ColumnSet, start: ColumnCursor, available: number, must: boolean): NestedFit {
  const full = fillColumns(set, start, available, must);
  const last = full.at(-1);
  if (!last || !full[0]?.progressed) return nothing();
  const done = last.next === undefined;
  const short = full.length < set.count && last.forced === undefined;
  const balances = set.box.style.columnFill !== 'auto' && (done || short || last.forced === 'page');
  const columns = balances ? balance(set, start, available, full) : full;
  return finished(set, columns, done || balances ? tallest(columns) : available);
}

/**
 * Fills up to `count` columns of one height. A column in which the next content finds no place stays empty, and the
 * content goes on where there is more height; only in the first column can it be that there is none.
 */
function fillColumns(set: ColumnSet, start: ColumnCursor, height: number, must: boolean): readonly Filled[] {
  const columns: Filled[] = [];
  let cursor: ColumnCursor | undefined = start;
  for (let i = 0; i < set.count && cursor; i++) {
    const filled: Filled = fill({
      list: set.list,
      from: cursor,
      openAtTop: cursor.open,
      height,
      context: i === set.count - 1 ? 'page' : 'column',
      must: must && i === 0,
      mayTear: must,
      keepTopMargin: cursor.keepTopMargin,
    });
    if (i > 0 && !filled.progressed) break;
    columns.push(filled);
    cursor = cursorAfter(filled);
    if (filled.forced && filled.forced !== 'column') break;
  }
  return columns;
}

function cursorAfter(filled: Filled): ColumnCursor | undefined {
  if (!filled.next) return undefined;
  return { ...filled.next, open: filled.openAtFoot, keepTopMargin: filled.forced !== undefined };
}

/** The same content in columns as equal as the breaks allow: no rule of breaking yields for the sake of balance. */
function balance(
  set: ColumnSet,
  start: ColumnCursor,
  available: number,
  full: readonly Filled[],
): readonly Filled[] {
  const end = full.at(-1)?.next?.index;
  const total = full.reduce((sum, column) => sum + column.height, 0);
  const torn = tearing(full);
  const must = torn > 0;
  const holds = (height: number): boolean => {
    const columns = fillColumns(set, start, height, must);
    const last = columns.at(-1);
    return (
      last !== undefined &&
      last.next?.index === end &&
      columns.every((c) => c.progressed && c.tooTall.length === 0) &&
      tearing(columns) <= torn
    );
  };
  const height = balancedHeight({ total, count: set.count, available, step: set.grid?.step, holds });
  return height === undefined ? full : fillColumns(set, start, height, must);
}

/** What breaks cost that are to be avoided. */
function tearing(columns: readonly Filled[]): number {
  return columns.reduce((sum, { breakCost }) => sum + (breakCost < COST.widow ? 0 : breakCost), 0);
}

function tallest(columns: readonly Filled[]): number {
  return columns.reduce((height, column) => Math.max(height, column.height), 0);
}

function nothing(): NestedFit {
  return {
    height: 0,
    rest: undefined,
    progressed: false,
    forced: undefined,
    tooTall: [],
    marks: [],
    place: () => {},
  };
}

function finished(set: ColumnSet, filled: readonly Filled[], height: number): NestedFit {
  const last = filled.at(-1);
  const levels = set.box.style.columnBottom === 'level';
  const columns = levels ? filled.map((column) => levelFoot(column, height, set.grid)) : filled;
  return {
    height,
    rest: last && cursorAfter(last),
    progressed: true,
    forced: last?.forced,
    tooTall: columns.flatMap((column) => column.tooTall),
    marks: columns.flatMap((column) => column.marks),
    place: (x, y, out) => {
      columns.forEach((column, i) => {
        placeFilled(column, x + placeOf(set, i) * (set.columnWidth + set.gap), y, out);
      });
      placeRules(set, columns.length, { x, y, height }, out);
    },
  };
}

/** Counted from the left: the first column stands where lines start. */
function placeOf({ box, count }: ColumnSet, column: number): number {
  return box.style.direction === 'rtl' ? count - 1 - column : column;
}

/** Lines between columns that both have content (CSS Multi-column 1 §4.3). */
function placeRules(
  set: ColumnSet,
  count: number,
  at: { x: number; y: number; height: number },
  out: Fragment[],
): void {
  const { columnRuleWidth: width, columnRuleStyle: style, columnRuleColor: color } = set.box.style;
  if (width === 0 || style === 'none') return;
  for (let i = 1; i < count; i++) {
    const right = Math.max(placeOf(set, i), placeOf(set, i - 1));
    const x = at.x + right * (set.columnWidth + set.gap) - set.gap / 2;
    out.push({
      kind: 'rule',
      boxId: set.box.id,
      artifact: true,
      from: { x, y: at.y },
      to: { x, y: at.y + at.height },
      width,
      style,
      color,
    });
  }
}
