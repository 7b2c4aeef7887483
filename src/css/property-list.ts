import { PAGE_SIZE } from './page-size.ts';
import { propertyTable } from './properties.ts';
import type { PropertyRow } from './property-row.ts';

/** A property as the documentation lists it. */
export interface PropertyEntry {
  readonly name: string;
  readonly status: 'yes' | 'not yet';
  /** In the notation of CSS Values 4; empty for what is not understood yet. */
  readonly grammar: string;
  /** Of longhands. */
  readonly initial?: string;
  readonly inherited?: boolean;
  /** Of shorthands and aliases. */
  readonly longhands?: readonly string[];
}

function entryOf(row: PropertyRow): PropertyEntry {
  const { name, grammar } = row;
  switch (row.kind) {
    case 'longhand':
      return { name, status: 'yes', grammar, initial: row.initial, inherited: row.inherited };
    case 'shorthand':
      return { name, status: 'yes', grammar, longhands: row.longhands };
    case 'later':
      return { name, status: 'not yet', grammar };
  }
}

/** Every property that is known, sorted by name; the README's table is compared with it. */
export function propertyList(): readonly PropertyEntry[] {
  const entries = [...propertyTable().values(), PAGE_SIZE].map(entryOf);
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
