import { InternalError } from '../base/index.ts';
import { BOX_PROPERTIES } from './properties-box.ts';
import { CONTENT_PROPERTIES } from './properties-content.ts';
import { laterProperties } from './properties-later.ts';
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

const longhandIndexes = new Map<string, number>(LONGHANDS.map((row, index) => [row.name, index]));

/** Place in `LONGHANDS`; -1 for what is none. */
export function longhandIndex(name: string): number {
  return longhandIndexes.get(name) ?? -1;
}

export function findLonghand(name: string): Longhand {
  const row = LONGHANDS[longhandIndex(name)];
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
  obeyed ??= tableOf([...LONGHANDS, ...shorthands(findLonghand)]);
  return obeyed;
}

/** Every property that is known, by name; only reading a stylesheet needs those that have no effect yet. */
export function propertyTable(): ReadonlyMap<string, PropertyRow> {
  known ??= tableOf([...obeyedProperties().values(), ...laterProperties()]);
  return known;
}
