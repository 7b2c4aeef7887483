import { EPSILON } from '../../base/index.ts';
import type { BlockBox, TableBox, TableGroupBox } from '../../boxes/index.ts';
import { containerOf, extentOf, frameOf } from '../flow/edges.ts';
import type { FlowBuilder } from '../flow/flow-builder.ts';
import { COST, type OpenItem } from '../flow/flow-item.ts';
import type { LayoutResources, LeastWidth } from '../inline/index.ts';
import { columnWidths, type SizeOf, spacingOf, tableSizes } from './column-widths.ts';
import { reportWidth } from './report-width.ts';
import { type CollectCell, type ColumnGrid, layoutRows, placeRow, type RowLayout } from './row-layout.ts';

export interface TableRequest {
  readonly box: TableBox;
  readonly x: number;
  readonly available: number;
  readonly builder: FlowBuilder;
  readonly sizeOf: SizeOf;
  readonly resources: LayoutResources;
  readonly contents: CollectCell;
  readonly caption: (box: BlockBox, x: number, width: number) => void;
}

/** Writes a table into a flow list: a slice a row, a head that comes again after a break (CSS Tables 3 §3, §5). */
export function collectTable(request: TableRequest): void {
  const { box, builder, available, x } = request;
  const { style } = box;
  const frame = frameOf(style, available);
  const sides = frame.left + frame.right;
  const least = fittingLeast(box, request.sizeOf, available - sides);
  const sizes = tableSizes(box, request.sizeOf, least);
  const shrunk = Math.max(sizes.min, Math.min(sizes.max, available - sides));
  const extent = extentOf(style, containerOf(box, available), frame, shrunk);
  const width = Math.max(extent.contentWidth, sizes.min);
  const border = width + sides;
  if (box.caption && style.captionSide === 'top') request.caption(box.caption, x + extent.x, border);
  const grid = columnGrid(box, { width, left: frame.left, least }, request.sizeOf);
  reportWidth({ ...request, width: border, sides, grid });
  const rows = box.groups.map((group) => ({
    group,
    layouts: layoutRows(group.rows, grid, request.contents),
  }));
  const open = openTable(request, { x: x + extent.x, width: border, frame }, grid, rows);
  builder.open(open);
  for (const [index, { group, layouts }] of rows.entries()) {
    const before = index > 0 ? 'rows' : box.caption && style.captionSide === 'top' ? 'caption' : 'nothing';
    const afterHead = rows[index - 1]?.group.role === 'head';
    writeGroup({ request, open, grid, group, layouts, before: afterHead ? 'head' : before });
  }
  builder.close(open);
  if (box.caption && style.captionSide === 'bottom') request.caption(box.caption, x + extent.x, border);
}

interface GroupRows {
  readonly group: TableGroupBox;
  readonly layouts: readonly RowLayout[];
}

/**
 * What the columns' least widths are counted by: the words of the cells, their parts where that does not fit, and single
 * letters as a last resort.
 */
function fittingLeast(box: TableBox, sizeOf: SizeOf, room: number): LeastWidth {
  const fits = (least: LeastWidth): boolean => tableSizes(box, sizeOf, least).min <= room + EPSILON;
  if (fits('words')) return 'words';
  return fits('hyphens') ? 'hyphens' : 'letters';
}

/** Columns follow each other in the direction of the table (CSS Tables 3 §3.3). */
function columnGrid(
  box: TableBox,
  at: { readonly width: number; readonly left: number; readonly least: LeastWidth },
  sizeOf: SizeOf,
): ColumnGrid {
  const { width, left } = at;
  const widths = columnWidths(box, width, sizeOf, at.least);
  const spacing = box.style.borderSpacing;
  const rtl = box.style.direction === 'rtl';
  const lefts: number[] = [];
  let x = rtl ? left + width - spacing[0] : left + spacing[0];
  for (const column of widths) {
    lefts.push(rtl ? x - column : x);
    x += (column + spacing[0]) * (rtl ? -1 : 1);
  }
  return { lefts, widths, spacing, tableWidth: Math.max(0, width - spacingOf(box, 0) * 2), left };
}

/** The table's frame, and its head for the pages after the first where that leaves room for rows. */
function openTable(
  request: TableRequest,
  at: { x: number; width: number; frame: { top: number; bottom: number } },
  grid: ColumnGrid,
  rows: readonly GroupRows[],
): OpenItem {
  const heads = rows.filter(({ group }) => group.role === 'head').flatMap(({ layouts }) => layouts);
  const height = heads.reduce((sum, row) => sum + row.height + grid.spacing[1], 0);
  return {
    kind: 'open',
    box: request.box,
    x: at.x,
    width: at.width,
    top: at.frame.top,
    bottom: at.frame.bottom,
    repeat:
      heads.length === 0
        ? undefined
        : {
            height,
            x: at.x,
            place: (x, y, out) => {
              let top = y;
              heads.forEach((head, index) => {
                placeRow(head, grid, heightsFrom(heads, index), { x, y: top }, out);
                top += head.height + grid.spacing[1];
              });
            },
          },
  };
}

function heightsFrom(rows: readonly RowLayout[], index: number): readonly number[] {
  const row = rows[index];
  return rows.slice(index, index + (row?.reach ?? 1)).map(({ height }) => height);
}

interface GroupRequest extends GroupRows {
  readonly request: TableRequest;
  readonly open: OpenItem;
  readonly grid: ColumnGrid;
  /** What of the same table stands before the group's first row. */
  readonly before: 'nothing' | 'caption' | 'head' | 'rows';
}

function writeGroup({ request, open, grid, group, layouts, before }: GroupRequest): void {
  const { builder } = request;
  let reached = 0;
  layouts.forEach((layout, index) => {
    const { row } = layout;
    builder.gap.addBreak(mayPart(group, index, before) && index >= reached ? row.style.breakBefore : 'avoid');
    builder.gap.addMargin(grid.spacing[1]);
    const leave = builder.enterAvoid(group.style);
    const lone = layouts.length > 2 && (index === 1 || index === layouts.length - 1) ? COST.widow : 0;
    builder.slice(
      {
        kind: 'slice',
        x: open.x,
        height: layout.height,
        baseline: layout.baseline,
        snap: undefined,
        boxId: row.id,
        offset: 0,
        origin: row.origin,
        place: (x, y, out) => placeRow(layout, grid, heightsFrom(layouts, index), { x, y }, out),
      },
      lone,
    );
    leave();
    builder.gap.addBreak(row.style.breakAfter);
    reached = Math.max(reached, index + layout.reach);
  });
  builder.gap.addMargin(grid.spacing[1]);
}

/** Heads stay with the first row after them, captions with the table; a cell that spans rows holds them together. */
function mayPart(group: TableGroupBox, index: number, before: GroupRequest['before']): boolean {
  if (index > 0) return group.role === 'body';
  return before === 'nothing' || (before === 'rows' && group.role === 'body');
}
