import type { Box, TextBox } from '../../boxes/index.ts';
import type { ComputedStyle } from '../../css/index.ts';
import type { Span } from '../../diagnostics/index.ts';
import { authorSpan } from '../../template/index.ts';
import type { LayoutResources } from './line.ts';

/** The author's place of the character at `offset` of a text box. */
export function spanAt(box: TextBox, offset: number): Span {
  let { origin } = box;
  for (const piece of box.origins) {
    if (piece.start > offset) break;
    origin = piece.origin;
  }
  return authorSpan(origin);
}

export function reportMissingFamily(
  box: Box | undefined,
  style: ComputedStyle,
  resources: LayoutResources,
): void {
  const names = style.fontFamily.map((name) => `“${name}”`).join(', ');
  const { families } = resources.fonts;
  const known = families.length > 0 ? `known are ${families.join(', ')}` : 'no font is known at all';
  resources.sink.report({
    code: 'fonts/no-family',
    severity: 'error',
    message: `none of the font families ${names} is there`,
    ...(box ? { span: authorSpan(box.origin) } : {}),
    hints: [`declare it with @font-face, or change font-family; ${known}`],
  });
}

export interface OverflowFault {
  readonly text: string;
  readonly span: Span;
  /** Points. */
  readonly width: number;
  readonly measure: number;
}

export function reportOverflow(fault: OverflowFault, resources: LayoutResources): void {
  const begin = fault.text.length > 24 ? `${fault.text.slice(0, 24)}…` : fault.text;
  resources.sink.report({
    code: 'layout/overflow',
    severity: 'error',
    message: `“${begin}” is wider than its line: ${fault.width.toFixed(1)} pt in ${fault.measure.toFixed(1)} pt`,
    span: fault.span,
    hints: [
      'shorten it, put a soft hyphen (U+00AD) or a zero-width space (U+200B) where it may break, or allow `overflow-wrap: anywhere`',
    ],
  });
}
