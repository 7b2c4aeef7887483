import type { Sink, Span } from '../diagnostics/index.ts';

/** WCAG 2.1 §1.4.3, for text of normal size. */
const MIN_CONTRAST = 4.5;

/**
 * Warns where the accent colour of an organisation, `#rgb` or `#rrggbb`, is hard to read on white, and tells whether
 * it is: no text in this colour needs a warning of its own then.
 */
export function checkAccent(accent: string, span: () => Span, sink: Sink): boolean {
  const rgb = hexColor(accent);
  if (!rgb) return false;
  const contrast = 1.05 / (luminance(rgb) + 0.05);
  if (contrast >= MIN_CONTRAST) return false;
  sink.report({
    code: 'pipeline/weak-accent',
    severity: 'warning',
    message: `the accent colour \`${accent}\` has a contrast of ${contrast.toFixed(1)} on white; text needs ${MIN_CONTRAST}`,
    span: span(),
    hints: ['choose a darker colour'],
  });
  return true;
}

function hexColor(text: string): readonly number[] | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  const digits = short ? short.slice(1).map((digit) => digit + digit) : long?.slice(1);
  return digits?.map((pair) => Number.parseInt(pair, 16) / 255);
}

/** WCAG 2.1, relative luminance. */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) =>
    part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
