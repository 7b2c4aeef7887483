import type { ComputedStyle } from '../css/index.ts';
import type { BlockBox, TableBox, TableColumn, TableGroupBox, TableRowBox } from './box-tree.ts';
import { anonymousStyle } from './derived-style.ts';
import {
  anonymousSource,
  type BoxSource,
  type Draft,
  tableBox,
  tableGroupBox,
  tableRowBox,
} from './draft.ts';
import { placeCells, type UnplacedCell } from './table-grid.ts';

interface OpenGroup {
  readonly box: Draft<TableGroupBox>;
  readonly rows: OpenRow[];
}

interface OpenRow {
  readonly box: Draft<TableRowBox>;
  readonly cells: UnplacedCell[];
}

/**
 * Collects the parts of a table and makes the missing ones: anonymous groups around rows, anonymous rows around
 * cells (CSS Tables 3 §2.2). The caller wraps what is no table part into anonymous cells.
 */
export class TableBuilder {
  readonly source: BoxSource;
  readonly #groups: OpenGroup[] = [];
  readonly #columns: TableColumn[] = [];
  #caption: Draft<BlockBox> | undefined;
  #group: OpenGroup | undefined;
  #row: OpenRow | undefined;

  constructor(source: BoxSource) {
    this.source = source;
  }

  /** False where the table has one already. */
  setCaption(box: Draft<BlockBox>): boolean {
    if (this.#caption) return false;
    this.#caption = box;
    this.closeGroup();
    return true;
  }

  addColumns(style: ComputedStyle, count: number): void {
    for (let index = 0; index < count; index += 1) this.#columns.push({ style });
  }

  openGroup(source: BoxSource, role: TableGroupBox['role']): void {
    this.#row = undefined;
    this.#group = { box: tableGroupBox(source, this.#freeRole(role)), rows: [] };
    this.#groups.push(this.#group);
  }

  closeGroup(): void {
    this.#row = undefined;
    this.#group = undefined;
  }

  openRow(source: BoxSource): void {
    this.#row = { box: tableRowBox(source), cells: [] };
    this.#groupForRow().rows.push(this.#row);
  }

  closeRow(): void {
    this.#row = undefined;
  }

  /** The source of anonymous cells where the walk stands; makes the row, and the group, that they need. */
  cellSource(): BoxSource {
    const row = this.#rowForCell().box;
    return anonymousSource(row, anonymousStyle(row.style, 'table-cell'));
  }

  addCell(cell: UnplacedCell): void {
    this.#rowForCell().cells.push(cell);
  }

  finish(): Draft<TableBox> {
    const groups = this.#groups.map(({ box, rows }) => {
      const grid = placeCells(rows.map(({ cells }) => cells));
      rows.forEach((row, index) => {
        row.box.cells = grid[index] ?? [];
      });
      box.rows = rows.map((row) => row.box);
      return box;
    });
    this.#addCellColumns(groups);
    const of = (role: TableGroupBox['role']) => groups.filter((group) => group.role === role);
    return tableBox(this.source, {
      caption: this.#caption,
      columns: this.#columns,
      groups: [...of('head'), ...of('body'), ...of('foot')],
    });
  }

  /** Only the first head and foot are ones, later ones are bodies. CSS 2.2 §17.2. */
  #freeRole(role: TableGroupBox['role']): TableGroupBox['role'] {
    return role !== 'body' && this.#groups.some(({ box }) => box.role === role) ? 'body' : role;
  }

  #groupForRow(): OpenGroup {
    if (this.#group) return this.#group;
    const source = anonymousSource(this.source, anonymousStyle(this.source.style, 'table-row-group'));
    this.#group = { box: tableGroupBox(source, 'body'), rows: [] };
    this.#groups.push(this.#group);
    return this.#group;
  }

  #rowForCell(): OpenRow {
    if (this.#row) return this.#row;
    const group = this.#groupForRow();
    const source = anonymousSource(group.box, anonymousStyle(group.box.style, 'table-row'));
    this.#row = { box: tableRowBox(source), cells: [] };
    group.rows.push(this.#row);
    return this.#row;
  }

  #addCellColumns(groups: readonly TableGroupBox[]): void {
    for (const group of groups)
      for (const row of group.rows)
        for (const cell of row.cells)
          while (this.#columns.length < cell.column + cell.columnSpan)
            this.#columns.push({ style: undefined });
  }
}
