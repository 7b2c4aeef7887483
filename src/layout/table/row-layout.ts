import type { BlockBox, TableCell, TableRowBox } from '../../boxes/index.ts';
import { contentSize, definiteHeight, frameOf } from '../flow/edges.ts';
import type { FlowList } from '../flow/flow-item.ts';
import { layoutMonolith, type Monolith } from '../flow/monolith.ts';
import { decorate, isDecorated } from '../flow/place.ts';
import type { Fragment } from '../fragment.ts';

/** Columns of a table in points, from the left edge of its border box. */
export interface ColumnGrid {
  /** Of the content box. */
  readonly left: number;
  readonly lefts: readonly number[];
  readonly widths: readonly number[];
  readonly spacing: readonly [horizontal: number, vertical: number];
  readonly tableWidth: number;
}

export type CollectCell = (box: BlockBox, width: number) => FlowList;

interface CellLayout {
  readonly cell: TableCell;
  readonly body: Monolith;
  readonly x: number;
  readonly width: number;
  readonly frame: ReturnType<typeof frameOf>;
  /** Border box, as high as the content needs. */
  readonly height: number;
}

export interface RowLayout {
  readonly row: TableRowBox;
  readonly cells: readonly CellLayout[];
  height: number;
  /** Of the cells that are aligned by it; 0 where none is. */
  readonly baseline: number;
  /** Rows that cells of this one reach into. */
  readonly reach: number;
}

/** Lays out the cells of the rows of one group; heights settle in two passes (CSS Tables 3 §3.10). */
export function layoutRows(
  rows: readonly TableRowBox[],
  grid: ColumnGrid,
  collect: CollectCell,
): readonly RowLayout[] {
  const layouts = rows.map((row) => layoutRow(row, grid, collect));
  layouts.forEach((layout, index) => {
    for (const { cell, height } of layout.cells) {
      if (cell.rowSpan === 1) continue;
      const spanned = layouts.slice(index, index + cell.rowSpan);
      const have = spanned.reduce((sum, { height: h }) => sum + h, grid.spacing[1] * (spanned.length - 1));
      const last = spanned.at(-1);
      if (last && height > have) last.height += height - have;
    }
  });
  return layouts;
}

function layoutRow(row: TableRowBox, grid: ColumnGrid, collect: CollectCell): RowLayout {
  const cells = row.cells.map((cell) => layoutCell(cell, grid, collect));
  const single = cells.filter(({ cell }) => cell.rowSpan === 1);
  const aligned = cells.filter((layout) => isBaselineAligned(layout.cell.box));
  const baseline = Math.max(0, ...aligned.map(baselineOf));
  const below = Math.max(0, ...aligned.map((layout) => layout.height - baselineOf(layout)));
  const wanted = definiteHeight(row.style.height) ?? 0;
  const height = Math.max(
    wanted,
    ...single.map((layout) => layout.height),
    aligned.length > 0 ? baseline + below : 0,
  );
  return { row, cells, height, baseline, reach: Math.max(1, ...cells.map(({ cell }) => cell.rowSpan)) };
}

function layoutCell(cell: TableCell, grid: ColumnGrid, collect: CollectCell): CellLayout {
  const { style } = cell.box;
  const frame = frameOf(style, grid.tableWidth);
  let width = grid.spacing[0] * (cell.columnSpan - 1);
  let x = Number.POSITIVE_INFINITY;
  for (let i = 0; i < cell.columnSpan; i++) {
    width += grid.widths[cell.column + i] ?? 0;
    x = Math.min(x, grid.lefts[cell.column + i] ?? x);
  }
  const body = layoutMonolith(collect(cell.box, Math.max(0, width - frame.left - frame.right)));
  const wanted = contentSize(style, definiteHeight(style.height) ?? 'auto', 0, frame.top + frame.bottom) ?? 0;
  const height = frame.top + Math.max(body.height, wanted) + frame.bottom;
  return { cell, body, x: Number.isFinite(x) ? x : 0, width, frame, height };
}

function isBaselineAligned(box: BlockBox): boolean {
  const { verticalAlign } = box.style;
  return verticalAlign !== 'top' && verticalAlign !== 'middle' && verticalAlign !== 'bottom';
}

function baselineOf({ body, frame }: CellLayout): number {
  return frame.top + (body.firstBaseline ?? body.height);
}

/** Draws a row whose top left is at (x, y); `heights` are those of this row and the ones after it in its group. */
export function placeRow(
  layout: RowLayout,
  grid: ColumnGrid,
  heights: readonly number[],
  at: { x: number; y: number },
  out: Fragment[],
): void {
  const { row } = layout;
  if (isDecorated(row.style)) {
    const x = at.x + grid.left + grid.spacing[0];
    const rect = { x, y: at.y, width: grid.tableWidth, height: layout.height };
    out.push(decorate(row.id, row.style, rect, { top: false, bottom: false }));
  }
  for (const cell of layout.cells) placeCell(cell, layout, spanHeight(cell.cell, grid, heights), at, out);
}

function spanHeight(cell: TableCell, grid: ColumnGrid, heights: readonly number[]): number {
  let height = grid.spacing[1] * (cell.rowSpan - 1);
  for (let i = 0; i < cell.rowSpan; i++) height += heights[i] ?? 0;
  return height;
}

function placeCell(
  layout: CellLayout,
  row: RowLayout,
  height: number,
  at: { x: number; y: number },
  out: Fragment[],
): void {
  const { cell, frame, body } = layout;
  const { style } = cell.box;
  const rect = { x: at.x + layout.x, y: at.y, width: layout.width, height };
  const hidden = style.emptyCells === 'hide' && body.height === 0;
  if (isDecorated(style) && !hidden)
    out.push(decorate(cell.box.id, style, rect, { top: false, bottom: false }));
  const spare = height - layout.height;
  const shift =
    style.verticalAlign === 'middle'
      ? spare / 2
      : style.verticalAlign === 'bottom'
        ? spare
        : isBaselineAligned(cell.box)
          ? row.baseline - baselineOf(layout)
          : 0;
  body.place(rect.x + frame.left, rect.y + frame.top + shift, out);
}
