import type { BlockBox } from '../boxes/index.ts';
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

/** The type of the first item's marker. */
function markerType({ content }: BlockBox): string {
  if (content.kind !== 'blocks') return 'none';
  const item = content.children.find(({ style }) => style.display === 'list-item');
  return item?.style.listStyleType ?? 'none';
}

/** ISO 32000-1 table 347. An `ol` without markers numbers its items some other way, so that it is still decimal. */
export function listNumbering(name: string, box: BlockBox): ListNumbering {
  return BY_TYPE[markerType(box)] ?? (name === 'ol' ? 'Decimal' : 'None');
}
