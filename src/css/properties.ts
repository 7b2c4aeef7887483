import { InternalError } from '../base/index.ts';
import { BOX_PROPERTIES } from './properties-box.ts';
import { CONTENT_PROPERTIES } from './properties-content.ts';
import { laterProperties } from './properties-later.ts';
import { LOGICAL_LONGHANDS, type LogicalLonghand } from './properties-logical.ts';
import { PARAGRAPH_PROPERTIES } from './properties-paragraph.ts';
import { TEXT_PROPERTIES } from './properties-text.ts';
import type { Longhand, PropertyRow } from './property-row.ts';
import { shorthands } from './shorthands.ts';

/** In the order of computation: `font-size`, `line-height` and `color` come first. */
export const LONGHANDS: readonly Longhand[] = [
  ...TEXT_PROPERTIES,
  ...BOX_PROPERTIES,
  ...PARAGRAPH_PROPERTIES,
  ...CONTENT_PROPERTIES,
];

const rowIndexes = new Map<string, number>(
  [...LONGHANDS, ...LOGICAL_LONGHANDS].map((row, index) => [row.name, index]),
);

/** Place in `LONGHANDS`, behind them that of a logical one; -1 for what is neither. */
export function longhandIndex(name: string): number {
  return rowIndexes.get(name) ?? -1;
}

export function logicalLonghand(index: number): LogicalLonghand | undefined {
  return LOGICAL_LONGHANDS[index - LONGHANDS.length];
}

export function findLonghand(name: string): Longhand {
  const index = longhandIndex(name);
  const row = LONGHANDS[index] ?? logicalLonghand(index);
  if (!row) throw new InternalError(`no longhand ${name}`);
  return row;
}

function tableOf(rows: readonly PropertyRow[]): ReadonlyMap<string, PropertyRow> {
  const table = new Map<string, PropertyRow>();
  for (const row of rows) {
    if (table.has(row.name)) throw new InternalError(`two rows for the property ${row.name}`);
    table.set(row.name, row);
  }
  return table;
}

let obeyed: ReadonlyMap<string, PropertyRow> | undefined;
let known: ReadonlyMap<string, PropertyRow> | undefined;

/** The properties that have an effect, by name; what `var()` is read with. */
export function obeyedProperties(): ReadonlyMap<string, PropertyRow> {
  obeyed ??= tableOf([...LONGHANDS, ...LOGICAL_LONGHANDS, ...shorthands(findLonghand)]);
  return obeyed;
}

/** Every property that is known, by name; only reading a stylesheet needs those that have no effect yet. */
export function propertyTable(): ReadonlyMap<string, PropertyRow> {
  known ??= tableOf([...obeyedProperties().values(), ...laterProperties()]);
  return known;
}
