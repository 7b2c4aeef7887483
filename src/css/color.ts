import type { Color } from './computed-style.ts';

export const BLACK: Color = { red: 0, green: 0, blue: 0, alpha: 1 };
export const WHITE: Color = { red: 255, green: 255, blue: 255, alpha: 1 };
export const TRANSPARENT: Color = { red: 0, green: 0, blue: 0, alpha: 0 };

/** sRGB transfer function, WCAG 2.2 "relative luminance". */
function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** 0 (black) to 1 (white); alpha is not looked at. */
export function relativeLuminance(color: Color): number {
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

/** `front` painted over `back` (source-over, CSS Compositing 1 §9.1.4); channels are not rounded. */
export function blend(front: Color, back: Color): Color {
  const alpha = front.alpha + back.alpha * (1 - front.alpha);
  if (alpha === 0) return TRANSPARENT;
  const mix = (f: number, b: number): number =>
    (f * front.alpha + b * back.alpha * (1 - front.alpha)) / alpha;
  return {
    red: mix(front.red, back.red),
    green: mix(front.green, back.green),
    blue: mix(front.blue, back.blue),
    alpha,
  };
}

/** WCAG 2.x contrast, 1 to 21, in either order. See-through colours are to be blended first. */
export function contrastRatio(a: Color, b: Color): number {
  const first = relativeLuminance(a);
  const second = relativeLuminance(b);
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}
