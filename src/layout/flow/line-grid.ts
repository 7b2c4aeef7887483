import type { ComputedStyle } from '../../css/index.ts';
import type { LayoutResources } from '../inline/index.ts';
import type { LineGrid } from './flow-item.ts';

/** The grid that a box with `line-grid: create` makes from its own type (CSS Line Grid 1 §2). */
export function gridOf(style: ComputedStyle, resources: LayoutResources): LineGrid | undefined {
  const metrics = resources.fonts.match(style.fontFamily, style.fontWeight, style.fontStyle)?.metrics;
  if (!metrics) return undefined;
  const ascent = metrics.ascent * style.fontSize;
  const descent = metrics.descent * style.fontSize;
  const { lineHeight } = style;
  const step =
    lineHeight === 'normal'
      ? ascent + descent + metrics.lineGap * style.fontSize
      : typeof lineHeight === 'number'
        ? lineHeight
        : lineHeight.factor * style.fontSize;
  return step > 0 ? { step, first: (step - ascent - descent) / 2 + ascent } : undefined;
}
