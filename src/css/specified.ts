import type { Mixed } from './computed-style.ts';

/**
 * A specified value. Always plain JSON, so that a parsed stylesheet can be stored; each property knows its own shape.
 * The strings `initial`, `inherit` and `unset` are the CSS-wide keywords; no grammar gives them.
 */
export type Specified = string | number | object;

/** Units that depend on the element's or the root's font; the absolute ones became `pt` when parsed. */
export type LengthUnit = 'pt' | FontUnit;
export type FontUnit = (typeof FONT_UNITS)[number];
export const FONT_UNITS = ['em', 'rem', 'ex', 'ch', 'lh', 'rlh'] as const;

/** A length, a percentage or a calculation of both; a calculation of plain numbers is folded when parsed. */
export type Numeric =
  | { readonly kind: 'length'; readonly value: number; readonly unit: LengthUnit }
  | { readonly kind: 'percentage'; readonly value: number }
  | { readonly kind: 'sum'; readonly of: readonly Numeric[] }
  | { readonly kind: 'scaled'; readonly by: number; readonly of: Numeric }
  | { readonly kind: 'min' | 'max'; readonly of: readonly Numeric[] };

/** What font-relative units are multiplied with, in points. */
export interface LengthBase {
  readonly fontSize: number;
  readonly rootFontSize: number;
  readonly lineHeight: number;
  readonly rootLineHeight: number;
}

/** Beyond this (in points, and in per cent) a calculation ran away; 35 km of paper are enough. */
const LARGEST = 1e8;

/** A face's x-height and the width of its zero are not known before layout: half an em, CSS Values 4 §6.1.1. */
const HALF_EM = 0.5;

function unitPoints(unit: LengthUnit, base: LengthBase): number {
  switch (unit) {
    case 'pt':
      return 1;
    case 'em':
      return base.fontSize;
    case 'rem':
      return base.rootFontSize;
    case 'ex':
    case 'ch':
      return base.fontSize * HALF_EM;
    case 'lh':
      return base.lineHeight;
    case 'rlh':
      return base.rootLineHeight;
  }
}

function bounded(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.max(-LARGEST, Math.min(LARGEST, value));
}

/** `percentBase` undefined: percentages stay; then `min` and `max` hold one kind only, which the parser sees to. */
function evaluate(value: Numeric, base: LengthBase, percentBase: number | undefined): Mixed {
  switch (value.kind) {
    case 'length':
      return { points: value.value * unitPoints(value.unit, base), percent: 0 };
    case 'percentage':
      return percentBase === undefined
        ? { points: 0, percent: value.value }
        : { points: (value.value / 100) * percentBase, percent: 0 };
    case 'scaled': {
      const { points, percent } = evaluate(value.of, base, percentBase);
      return { points: points * value.by, percent: percent * value.by };
    }
    case 'sum':
    case 'min':
    case 'max':
      return combine(
        value.kind,
        value.of.map((part) => evaluate(part, base, percentBase)),
      );
  }
}

function combine(kind: 'sum' | 'min' | 'max', parts: readonly Mixed[]): Mixed {
  const join = (a: number, b: number): number => {
    if (kind === 'sum') return a + b;
    return kind === 'min' ? Math.min(a, b) : Math.max(a, b);
  };
  return parts.reduce((a, b) => ({
    points: join(a.points, b.points),
    percent: join(a.percent, b.percent),
  }));
}

/** Points; percentages are of `percentBase`. */
export function toPoints(value: Numeric, base: LengthBase, percentBase = 0): number {
  if (value.kind === 'length') return bounded(value.value * unitPoints(value.unit, base));
  return bounded(evaluate(value, base, percentBase).points);
}

function hasPercentage(value: Numeric): boolean {
  switch (value.kind) {
    case 'length':
      return false;
    case 'percentage':
      return true;
    case 'scaled':
      return hasPercentage(value.of);
    default:
      return value.of.some(hasPercentage);
  }
}

/** Points where the value has no percentage, else both parts. `least` bounds what is not a mixture. */
export function toLengthPercentage(value: Numeric, base: LengthBase, least: number): number | Mixed {
  if (!hasPercentage(value)) return Math.max(least, toPoints(value, base));
  const { points, percent } = evaluate(value, base, undefined);
  if (points !== 0) return { points: bounded(points), percent: bounded(percent) };
  return { points: 0, percent: Math.max(least, bounded(percent)) };
}

/** A value of percentages only. */
export function toMixture(value: Numeric): Mixed {
  return evaluate(value, { fontSize: 0, rootFontSize: 0, lineHeight: 0, rootLineHeight: 0 }, undefined);
}
