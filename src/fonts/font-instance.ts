import type { SfntTables } from './sfnt.ts';

/** A point in a variable font's design space, and the size of the units in which HarfBuzz works. */
export interface FontInstance {
  /** HarfBuzz's units an em: a multiple of the file's. */
  readonly unitsPerEm: number;
  readonly coordinates: readonly AxisCoordinate[];
}

export interface AxisCoordinate {
  readonly tag: string;
  readonly value: number;
}

/** An axis of a variable font (OpenType `fvar`). */
export interface VariationAxis {
  readonly tag: string;
  readonly least: number;
  readonly usual: number;
  readonly most: number;
}

const MAX_AXES = 64;

/** None for a static font, and for a table that contradicts itself. */
export function readAxes({ fvar }: SfntTables): readonly VariationAxis[] {
  const start = fvar.u16(4);
  const count = Math.min(fvar.u16(8), MAX_AXES);
  const size = fvar.u16(10);
  const axes: VariationAxis[] = [];
  if (size < 20) return axes;
  for (let index = 0; index < count; index += 1) {
    const at = start + index * size;
    const axis = {
      tag: fvar.tag(at),
      least: fvar.i32(at + 4) / 0x10000,
      usual: fvar.i32(at + 8) / 0x10000,
      most: fvar.i32(at + 12) / 0x10000,
    };
    if (at + size > fvar.length || axis.least > axis.usual || axis.usual > axis.most) return [];
    axes.push(axis);
  }
  return axes;
}

/** Where on the axes a face of this weight and style is; axes that neither speaks of stay as usual. */
export function coordinatesOf(
  axes: readonly VariationAxis[],
  {
    weight,
    style,
  }: { readonly weight?: number | undefined; readonly style?: 'normal' | 'italic' | undefined },
): readonly AxisCoordinate[] {
  return axes.map((axis) => {
    const { tag, least, usual, most } = axis;
    if (tag === 'wght' && weight !== undefined)
      return { tag, value: Math.max(least, Math.min(most, weight)) };
    if (tag === 'ital' && style !== undefined) return { tag, value: style === 'italic' ? most : usual };
    // A file with an `ital` axis leans by it; else the farthest to the right, which is the least (slnt is counterclockwise).
    const leans = style === 'italic' && tag === 'slnt' && !axes.some((other) => other.tag === 'ital');
    return { tag, value: leans ? least : usual };
  });
}

/** How much finer than the file's own units outlines are drawn, so that rounding to whole units stays small. */
const FACTORS = [4, 2];
const MOST_UNITS = 16_384;
/** Coordinates that the widest glyphs may reach. */
const FARTHEST = 0x3fff;

/** Units an em for outlines that are drawn anew: the file's or a multiple. */
export function drawingUnits({ head }: SfntTables): number {
  const units = head.u16(18);
  const reach = Math.max(...[36, 38, 40, 42].map((at) => Math.abs(head.i16(at))), units);
  const factor = FACTORS.find((times) => units * times <= MOST_UNITS && reach * times <= FARTHEST) ?? 1;
  return units * factor;
}
