import type { BlockBox, TableBox, TableCell } from '../../boxes/index.ts';
import { type AutoLength, resolveLength } from '../../css/index.ts';
import type { ContentSizes, LeastWidth } from '../inline/index.ts';

/** Outer min- and max-content sizes of a cell or any other block. */
export type SizeOf = (box: BlockBox, least?: LeastWidth) => ContentSizes;

interface ColumnSize {
  min: number;
  max: number;
  /** Points that the style asks for. */
  fixed: number | undefined;
  /** Per cent of the table. */
  percent: number | undefined;
}

/** Content sizes of the whole table without its own frame (CSS Tables 3 §3.8). */
export function tableSizes(box: TableBox, sizeOf: SizeOf, least: LeastWidth = 'words'): ContentSizes {
  const columns = columnSizes(box, sizeOf, least);
  const spacing = spacingOf(box, columns.length);
  const sum = (pick: (column: ColumnSize) => number): number =>
    columns.reduce((total, c) => total + pick(c), spacing);
  return {
    min: sum((c) => Math.max(c.min, c.fixed ?? 0)),
    max: sum((c) => Math.max(c.fixed ?? c.max, c.min)),
  };
}

/** Room between and around the columns. */
export function spacingOf(box: TableBox, columns: number): number {
  return box.style.borderSpacing[0] * (columns + 1);
}

/** The used widths of the columns of a table whose content box is `width` points, in which `least` finds room. */
export function columnWidths(
  box: TableBox,
  width: number,
  sizeOf: SizeOf,
  least: LeastWidth,
): readonly number[] {
  const room = Math.max(0, width - spacingOf(box, box.columns.length));
  if (box.style.tableLayout === 'fixed') return fixedWidths(box, room);
  if (least === 'words') return automaticWidths(columnSizes(box, sizeOf, least), room);
  const lessNarrow = least === 'letters' ? 'hyphens' : 'words';
  return narrowed(
    leastWidths(columnSizes(box, sizeOf, least)),
    leastWidths(columnSizes(box, sizeOf, lessNarrow)),
    room,
  );
}

/**
 * Columns that cannot all be as wide as their words: those of short words are, and the others are cut to one width,
 * but not below their least.
 */
function narrowed(least: readonly number[], wanted: readonly number[], room: number): readonly number[] {
  const cut = (cap: number): readonly number[] =>
    least.map((width, i) => Math.max(width, Math.min(wanted[i] ?? width, cap)));
  let low = 0;
  let high = room;
  for (let trial = 0; trial < CAP_TRIALS; trial++) {
    const middle = (low + high) / 2;
    if (total(cut(middle)) > room) high = middle;
    else low = middle;
  }
  return cut(low);
}

/** Halvings of a page's width: far below a hundredth of a point. */
const CAP_TRIALS = 24;

/** CSS 2.2 §17.5.2.1: columns, then the cells of the first row, decide; the rest is shared equally. */
function fixedWidths(box: TableBox, room: number): readonly number[] {
  const widths: (number | undefined)[] = box.columns.map((column) => used(column.style?.width, room));
  for (const cell of box.groups[0]?.rows[0]?.cells ?? []) {
    const width = used(cell.box.style.width, room);
    if (width === undefined) continue;
    for (let i = 0; i < cell.columnSpan; i++) widths[cell.column + i] ??= width / cell.columnSpan;
  }
  const given = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const open = widths.filter((width) => width === undefined).length;
  const share = open > 0 ? Math.max(0, room - given) / open : 0;
  const stretch = open === 0 && given > 0 ? room / given : 1;
  return widths.map((width) => (width === undefined ? share : width * stretch));
}

function used(value: AutoLength | undefined, room: number): number | undefined {
  return value === undefined || value === 'auto' ? undefined : resolveLength(value, room);
}

function leastWidths(columns: readonly ColumnSize[]): readonly number[] {
  return columns.map((c) => Math.max(c.min, c.percent === undefined ? (c.fixed ?? 0) : 0));
}

/** CSS Tables 3 §3.9: each column gets its least width, then shares follow what contents would like. */
function automaticWidths(columns: readonly ColumnSize[], room: number): readonly number[] {
  const least = leastWidths(columns);
  const wanted = columns.map((c, i) =>
    Math.max(least[i] ?? 0, c.percent === undefined ? (c.fixed ?? c.max) : (c.percent / 100) * room),
  );
  const sumLeast = total(least);
  const sumWanted = total(wanted);
  if (sumLeast >= room) return least;
  if (sumWanted >= room) {
    const ratio = (room - sumLeast) / (sumWanted - sumLeast);
    return least.map((width, i) => width + ((wanted[i] ?? width) - width) * ratio);
  }
  return widened(columns, wanted, room - sumWanted);
}

/** What is left over goes to columns without a width of their own, in proportion to their contents. */
function widened(
  columns: readonly ColumnSize[],
  widths: readonly number[],
  spare: number,
): readonly number[] {
  const free = columns.map((c) => c.fixed === undefined && c.percent === undefined);
  const all = !free.includes(true);
  const weight = widths.map((width, i) => (all || free[i] ? Math.max(width, 1) : 0));
  const sum = total(weight);
  return widths.map((width, i) => width + (spare * (weight[i] ?? 0)) / sum);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function columnSizes(box: TableBox, sizeOf: SizeOf, least: LeastWidth): readonly ColumnSize[] {
  const sizes = (cell: BlockBox): ContentSizes => sizeOf(cell, least);
  const columns: ColumnSize[] = box.columns.map(({ style }) => {
    const width = style?.width ?? 'auto';
    return {
      min: 0,
      max: 0,
      fixed: typeof width === 'number' ? width : undefined,
      percent: percentOf(width),
    };
  });
  const cells = box.groups.flatMap((group) => group.rows.flatMap((row) => row.cells));
  for (const cell of cells) if (cell.columnSpan === 1) widenByCell(columns, cell, sizes);
  const spans = cells.filter((cell) => cell.columnSpan > 1).sort((a, b) => a.columnSpan - b.columnSpan);
  for (const cell of spans) widenBySpan(columns, cell, sizes, box.style.borderSpacing[0]);
  return columns;
}

function percentOf(width: AutoLength): number | undefined {
  return typeof width === 'object' ? width.percent : undefined;
}

function widenByCell(columns: ColumnSize[], cell: TableCell, sizeOf: SizeOf): void {
  const column = columns[cell.column];
  if (!column) return;
  const sizes = sizeOf(cell.box);
  const { width } = cell.box.style;
  column.min = Math.max(column.min, sizes.min);
  column.max = Math.max(column.max, sizes.max);
  if (typeof width === 'number') column.fixed = Math.max(column.fixed ?? 0, sizes.max);
  column.percent ??= percentOf(width);
}

/** What a spanning cell needs beyond its columns is shared by what they already have. */
function widenBySpan(columns: ColumnSize[], cell: TableCell, sizeOf: SizeOf, spacing: number): void {
  const spanned = columns.slice(cell.column, cell.column + cell.columnSpan);
  const sizes = sizeOf(cell.box);
  const gaps = spacing * (cell.columnSpan - 1);
  for (const key of ['min', 'max'] as const) {
    const have = total(spanned.map((column) => column[key]));
    const lacking = sizes[key] - gaps - have;
    if (lacking <= 0) continue;
    for (const column of spanned)
      column[key] += have > 0 ? (lacking * column[key]) / have : lacking / spanned.length;
  }
}
