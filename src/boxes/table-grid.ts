import type { BlockBox, TableCell } from './box-tree.ts';

/** A cell as it was written; a row span of 0 reaches to the end of the row group. */
export interface UnplacedCell {
  readonly box: BlockBox;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly header: boolean;
}

/** The columns that cells of earlier rows and of this one take. */
interface Occupancy {
  /** By column, the first row in which it is free. */
  readonly busyUntil: number[];
  readonly row: number;
  /** Cells stay in order: no column before this one is taken into account. */
  readonly from: number;
}

/** The first column, from the left, from which `span` columns are free. */
function freeColumn({ busyUntil, row, from }: Occupancy, span: number): number {
  for (let column = from; column < busyUntil.length; column += 1) {
    let free = 0;
    while (free < span && (busyUntil[column + free] ?? 0) <= row) free += 1;
    if (free === span) return column;
    column += free;
  }
  return Math.max(from, busyUntil.length);
}

/**
 * Places the cells of one row group on the grid; the result is by row. CSS Tables 3 §3.3 (HTML, "forming a table"),
 * but a cell never overlaps another: one that finds too few free columns goes further right.
 */
export function placeCells(rows: readonly (readonly UnplacedCell[])[]): readonly (readonly TableCell[])[] {
  const busyUntil: number[] = [];
  return rows.map((cells, row) => {
    let from = 0;
    return cells.map((cell) => {
      const column = freeColumn({ busyUntil, row, from }, cell.columnSpan);
      from = column + cell.columnSpan;
      const rest = rows.length - row;
      const rowSpan = cell.rowSpan === 0 ? rest : Math.min(cell.rowSpan, rest);
      for (let index = 0; index < cell.columnSpan; index += 1) busyUntil[column + index] = row + rowSpan;
      return { box: cell.box, column, columnSpan: cell.columnSpan, rowSpan, header: cell.header };
    });
  });
}
