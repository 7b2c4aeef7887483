import { EPSILON } from '../../base/index.ts';
import type { BlockBox, TableBox, TableCell } from '../../boxes/index.ts';
import { authorSpan } from '../../template/index.ts';
import type { LayoutResources } from '../inline/index.ts';
import { type SizeOf, tableSizes } from './column-widths.ts';
import type { ColumnGrid } from './row-layout.ts';

/** A table as wide as it came out. */
export interface WidthReport {
  readonly box: TableBox;
  /** Of its border box, in points. */
  readonly width: number;
  readonly available: number;
  /** Its frame to the left and right. */
  readonly sides: number;
  readonly grid: ColumnGrid;
  readonly sizeOf: SizeOf;
  readonly resources: LayoutResources;
}

const CODE = 'layout/table-too-wide';
/** More are not named. */
const MOST_WORDS = 3;

/** Says that a table does not fit, or which of its words had to be broken where no rule allows it. */
export function reportWidth(report: WidthReport): void {
  const { box, width, available, resources } = report;
  const tooWide = width > available + EPSILON;
  const words = tooWide ? [] : brokenWords(report);
  if (!tooWide && words.length === 0) return;
  const needed = tooWide ? width : tableSizes(box, report.sizeOf).min + report.sides;
  const name = `the table${captionOf(box.caption)}`;
  const has = `has ${Math.floor(available)} pt`;
  const broken = words.map((word) => `“${word}”`).join(', ');
  resources.sink.report({
    code: CODE,
    severity: tooWide ? 'error' : 'warning',
    message: tooWide
      ? `${name} needs ${Math.ceil(width)} pt but ${has}`
      : needed > available
        ? `${name} needs ${Math.ceil(needed)} pt but ${has}: ${broken} broken to fit`
        : `${name} has columns that are too narrow: ${broken} broken to fit`,
    span: authorSpan(box.origin),
    hints: [
      'use fewer columns or shorter words, part the table in two, or put soft hyphens (U+00AD) where words may break',
      ...pageHint(report, needed),
    ],
  });
}

function captionOf(caption: BlockBox | undefined): string {
  if (caption?.content.kind !== 'inline') return '';
  const text = caption.content.inline.text.trim();
  return text === '' ? '' : ` “${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

/** In a column: whether the page would be wide enough. */
function pageHint({ available, resources }: WidthReport, needed: number): readonly string[] {
  const { width, marginLeft, marginRight } = resources.tree.pageStyle(1);
  const page = width - marginLeft - marginRight;
  if (available > page - EPSILON || needed > page + EPSILON) return [];
  return [
    `it would fit across the page, which has ${Math.floor(page)} pt: a template can have it there by \`column-span: all\``,
  ];
}

/** The widest word of each cell in which even hyphenation does not make words narrow enough. */
function brokenWords({ box, grid, sizeOf }: WidthReport): readonly string[] {
  const words: string[] = [];
  for (const { rows } of box.groups) {
    for (const { cells } of rows) {
      for (const cell of cells) {
        const word = brokenWord(cell, grid, sizeOf);
        if (word === undefined || words.includes(word)) continue;
        if (words.length === MOST_WORDS) return words;
        words.push(word);
      }
    }
  }
  return words;
}

/** Where words may not break anywhere they stick out, and the paragraph reports that. */
function brokenWord(cell: TableCell, grid: ColumnGrid, sizeOf: SizeOf): string | undefined {
  if (cell.box.style.overflowWrap === 'normal') return undefined;
  let width = grid.spacing[0] * (cell.columnSpan - 1) + EPSILON;
  for (let i = 0; i < cell.columnSpan; i++) width += grid.widths[cell.column + i] ?? 0;
  if (sizeOf(cell.box).min <= width) return undefined;
  const hyphenated = sizeOf(cell.box, 'hyphens');
  return hyphenated.min > width ? hyphenated.widest : undefined;
}
