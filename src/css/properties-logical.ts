import { InternalError } from '../base/index.ts';
import { BOX_PROPERTIES } from './properties-box.ts';
import type { Longhand } from './property-row.ts';

/**
 * CSS Logical 1 §4, along the lines of text. Which side such a property means depends on the element's `direction`,
 * so it competes with the physical one of that side when the cascade knows it. (Lines always follow each other from
 * top to bottom: properties across them are other names of the physical ones and stand with the shorthands.)
 */
export interface LogicalLonghand extends Longhand {
  /** The physical longhands that it may stand for. */
  readonly ltr: Longhand;
  readonly rtl: Longhand;
}

const physical = new Map(BOX_PROPERTIES.map((row) => [row.name, row]));

function logical(name: string, left: string, right: string): LogicalLonghand {
  const ltr = physical.get(left);
  const rtl = physical.get(right);
  if (!ltr || !rtl) throw new InternalError(`no properties ${left} and ${right}`);
  return { ...ltr, name, ltr, rtl };
}

/** `margin-*`, `border-*-color`: `*` is the side. */
const EDGES = ['margin-*', 'padding-*', 'border-*-width', 'border-*-style', 'border-*-color'] as const;

export const LOGICAL_LONGHANDS: readonly LogicalLonghand[] = [
  ...EDGES.flatMap((edge) => {
    const side = (name: string): string => edge.replace('*', name);
    return [
      logical(side('inline-start'), side('left'), side('right')),
      logical(side('inline-end'), side('right'), side('left')),
    ];
  }),
  ...(['top', 'bottom'] as const).flatMap((side) => {
    const block = side === 'top' ? 'start' : 'end';
    const [left, right] = [`border-${side}-left-radius`, `border-${side}-right-radius`];
    return [
      logical(`border-${block}-start-radius`, left, right),
      logical(`border-${block}-end-radius`, right, left),
    ];
  }),
];

/** Properties that mean the same as another, whatever the direction: across the lines, and the two sizes. */
export const LOGICAL_ALIASES: readonly (readonly [name: string, physical: string])[] = [
  ...EDGES.flatMap((edge) => [
    [edge.replace('*', 'block-start'), edge.replace('*', 'top')] as const,
    [edge.replace('*', 'block-end'), edge.replace('*', 'bottom')] as const,
  ]),
  ...['', 'min-', 'max-'].flatMap((limit) => [
    [`${limit}inline-size`, `${limit}width`] as const,
    [`${limit}block-size`, `${limit}height`] as const,
  ]),
];
