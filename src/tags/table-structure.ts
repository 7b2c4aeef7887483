import type { BlockBox, TableBox, TableCell, TableGroupBox, TableRowBox } from '../boxes/index.ts';
import { didYouMean, type Sink } from '../diagnostics/index.ts';
import { authorSpan } from '../template/index.ts';
import { authorSpanOf } from './author-span.ts';
import { type DraftNode, draftNode } from './draft-node.ts';

const GROUP_ROLES = { head: 'THead', body: 'TBody', foot: 'TFoot' } as const;

/** Fills the node of a caption or cell with what its box holds; `around` are the group and row of a cell. */
export type FillCell = (
  box: BlockBox,
  node: DraftNode,
  around: readonly (TableGroupBox | TableRowBox)[],
) => void;

type TableAttributes = NonNullable<DraftNode['table']>;

interface CellPlace {
  readonly group: TableGroupBox;
  readonly row: TableRowBox;
  /** The first row of a table without a head: if it has headers only, they are of columns. */
  readonly first: boolean;
}

/**
 * The structure of a data table, ISO 32000-1 §14.8.4.3.4 and ISO 14289-1 §7.5: headers have a scope, every row as
 * many columns as the next (cells that are not there are empty ones), a body wherever there is a head or foot.
 */
export class TableStructure {
  readonly #box: TableBox;
  readonly #fill: FillCell;
  readonly #sink: Sink;
  /** Structure ids of header cells, by the element's id. */
  readonly #headers = new Map<string, string>();
  #hasHeader = false;

  constructor(box: TableBox, fill: FillCell, sink: Sink) {
    this.#box = box;
    this.#fill = fill;
    this.#sink = sink;
  }

  /** Adds caption and groups to the table's node. */
  fill(table: DraftNode): void {
    const { caption } = this.#box;
    const groups = this.#box.groups.filter(({ rows }) => rows.length > 0);
    if (caption) this.#caption(table, caption);
    this.#nameHeaders();
    const hasBody = groups.some(({ role }) => role === 'body');
    groups.forEach((group, index) => {
      // Without a body, the head (or else the foot) is it.
      const role = hasBody || index > 0 ? GROUP_ROLES[group.role] : 'TBody';
      table.children.push(this.#group(group, role, index === 0 && group.role !== 'head'));
    });
    if (groups.length > 0 && !this.#hasHeader) this.#reportNoHeader();
  }

  #caption(table: DraftNode, box: BlockBox): void {
    const node = draftNode('Caption', box.id);
    this.#fill(box, node, []);
    if (node.children.length > 0) table.children.push(node);
  }

  #group(group: TableGroupBox, role: 'THead' | 'TBody' | 'TFoot', leads: boolean): DraftNode {
    const node = draftNode(role, group.id);
    const busy = this.#occupied(group);
    group.rows.forEach((row, index) => {
      const place = { group, row, first: leads && index === 0 };
      node.children.push(this.#row(place, busy[index] ?? []));
    });
    return node;
  }

  /** By row and column: the cell that starts there, or `true` where one that started before reaches. */
  #occupied(group: TableGroupBox): (TableCell | true | undefined)[][] {
    const grid: (TableCell | true | undefined)[][] = group.rows.map(() => []);
    group.rows.forEach((row, index) => {
      for (const cell of row.cells) {
        for (let down = 0; down < cell.rowSpan; down += 1)
          for (let right = 0; right < cell.columnSpan; right += 1) {
            const line = grid[index + down];
            if (line) line[cell.column + right] = down === 0 && right === 0 ? cell : true;
          }
      }
    });
    return grid;
  }

  #row(place: CellPlace, busy: readonly (TableCell | true | undefined)[]): DraftNode {
    const node = draftNode('TR', place.row.id);
    for (let column = 0; column < this.#box.columns.length; column += 1) {
      const there = busy[column];
      if (there === undefined) node.children.push(draftNode('TD', undefined));
      else if (there !== true) node.children.push(this.#cell(there, place));
    }
    return node;
  }

  #cell(cell: TableCell, place: CellPlace): DraftNode {
    const node = draftNode(cell.header ? 'TH' : 'TD', cell.box.id);
    const table = this.#attributes(cell, place);
    if (Object.keys(table).length > 0) node.table = table;
    if (cell.header) {
      this.#hasHeader = true;
      const id = this.#headers.get(cell.box.element?.attributes.get('id') ?? '');
      if (id !== undefined) node.id = id;
    }
    this.#fill(cell.box, node, [place.group, place.row]);
    return node;
  }

  #attributes(cell: TableCell, place: CellPlace): TableAttributes {
    const headers = this.#headersOf(cell);
    return {
      ...(cell.header ? { scope: scopeOf(cell, place) } : {}),
      ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
      ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
      ...(headers.length > 0 ? { headers } : {}),
    };
  }

  /** Ids are made unique over the document by the table's number. */
  #nameHeaders(): void {
    for (const group of this.#box.groups)
      for (const row of group.rows)
        for (const { header, box } of row.cells) {
          const id = header ? box.element?.attributes.get('id') : undefined;
          if (id) this.#headers.set(id, `t${this.#box.id}-${id}`);
        }
  }

  #headersOf({ box }: TableCell): readonly string[] {
    const wanted = box.element?.attributes.get('headers')?.trim();
    if (!wanted) return [];
    return wanted.split(/\s+/).flatMap((id) => {
      const known = this.#headers.get(id);
      if (known !== undefined) return [known];
      this.#sink.report({
        code: 'tags/table-headers',
        severity: 'warning',
        message: `a cell names the header \`${id}\`, which its table does not have`,
        span: authorSpanOf(box),
        hints: didYouMean(id, this.#headers.keys()),
      });
      return [];
    });
  }

  #reportNoHeader(): void {
    this.#sink.report({
      code: 'tags/table-headers',
      severity: 'error',
      message: 'a table has no header cells',
      span: this.#box.origin.content ? authorSpan(this.#box.origin) : authorSpanOf(this.#box),
      hints: ['write its head; or give it `role="presentation"` if it is only for the look'],
    });
  }
}

/** HTML's `scope`; else of the column in a head, or in the first row of a table without one; else of the row. */
function scopeOf({ box, column, rowSpan }: TableCell, { group, row, first }: CellPlace): 'Row' | 'Column' {
  const scope = box.element?.attributes.get('scope')?.trim().toLowerCase();
  if (scope === 'row' || scope === 'rowgroup') return 'Row';
  if (scope === 'col' || scope === 'colgroup') return 'Column';
  if (box.element?.attributes.get('role') === 'rowheader') return 'Row';
  if (group.role === 'head') return 'Column';
  if (first && row.cells.every((cell) => cell.header)) return 'Column';
  return column === 0 || rowSpan > 1 ? 'Row' : 'Column';
}
