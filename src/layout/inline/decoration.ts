import type { ComputedStyle } from '../../css/index.ts';
import type { TextDecoration } from '../fragment.ts';
import type { OpenBox } from './line-box.ts';
import type { RunStyle } from './run-style.ts';

/** Of text in a chain of inline boxes, outermost first: the nearest decoration (CSS Text Decoration 3 §2). */
export function decorationAt(
  run: RunStyle,
  chain: readonly { readonly box: OpenBox }[],
  root: RunStyle,
): TextDecoration | undefined {
  if (run.style.textDecorationLine !== 'none') return decorationOf(run.style, run);
  for (let depth = chain.length - 1; depth >= 0; depth--) {
    const outer = chain[depth]?.box.item.edges.run;
    if (outer && outer.style.textDecorationLine !== 'none') return decorationOf(outer.style, outer);
  }
  return root.style.textDecorationLine === 'none' ? undefined : decorationOf(root.style, root);
}

/** The line that a style draws, with the metrics of a run. */
function decorationOf(style: ComputedStyle, { face, size }: RunStyle): TextDecoration | undefined {
  const line = style.textDecorationLine;
  if (line === 'none') return undefined;
  const { metrics } = face;
  const thickness =
    style.textDecorationThickness === 'auto'
      ? metrics.underlineThickness * size
      : style.textDecorationThickness;
  const under =
    style.textUnderlineOffset === 'auto'
      ? -metrics.underlinePosition * size
      : style.textUnderlineOffset + thickness / 2;
  return {
    line,
    color: style.textDecorationColor,
    thickness,
    offset: line === 'underline' ? under : -metrics.strikeoutPosition * size,
  };
}
