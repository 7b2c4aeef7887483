import type { ComputedStyle } from '../css/index.ts';
import { covers, type Face, type FontSet } from '../fonts/index.ts';

/** The face of a style's families, before any look at the text. */
export function primaryFace(
  { fontFamily, fontWeight, fontStyle }: ComputedStyle,
  fonts: FontSet,
): Face | undefined {
  return fonts.match(fontFamily, fontWeight, fontStyle) ?? fonts.match(fonts.families, fontWeight, fontStyle);
}

/** The face that a cluster is set in, found as the layout finds it; the primary where none has it. */
export function fallbackFace(
  cluster: string,
  script: string,
  { style, lang }: { readonly style: ComputedStyle; readonly lang: string },
  fonts: FontSet,
): Face | undefined {
  const { fontWeight: weight, fontStyle } = style;
  const primary = primaryFace(style, fonts);
  if (!primary || covers(primary, cluster)) return primary;
  for (const family of style.fontFamily) {
    const face = fonts.match([family], weight, fontStyle);
    if (face && covers(face, cluster)) return face;
  }
  return fonts.fallback({ cluster, script, lang, weight, style: fontStyle, primary }) ?? primary;
}
