import type { StructureNode } from './structure-tree.ts';

type ListNumbering = NonNullable<StructureNode['listNumbering']>;

const BY_TYPE: Readonly<Record<string, ListNumbering>> = {
  disc: 'Disc',
  circle: 'Circle',
  square: 'Square',
  decimal: 'Decimal',
  'decimal-leading-zero': 'Decimal',
  'lower-roman': 'LowerRoman',
  'upper-roman': 'UpperRoman',
  'lower-alpha': 'LowerAlpha',
  'lower-latin': 'LowerAlpha',
  'upper-alpha': 'UpperAlpha',
  'upper-latin': 'UpperAlpha',
};

/** ISO 32000-1 table 347. An `ol` without markers numbers its items some other way, so that it is still decimal. */
export function listNumbering(name: string, type: string): ListNumbering {
  if (name === 'dl') return 'None';
  return BY_TYPE[type] ?? (name === 'ol' ? 'Decimal' : 'None');
}
