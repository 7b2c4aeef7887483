import type { Box, TextBox } from '../boxes/index.ts';
import { blend, type Color, type ComputedStyle, contrastRatio } from '../css/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import { authorSpanOf } from './author-span.ts';

/** What text is painted on: an opaque colour, and how much of the text's own colour is left. */
export interface Ground {
  readonly color: Color;
  readonly opacity: number;
}

/** An empty page. */
export const PAPER: Ground = { color: { red: 255, green: 255, blue: 255, alpha: 1 }, opacity: 1 };

/** The ground inside of a box. The same object where the box changes nothing. */
export function groundIn(box: Box, ground: Ground): Ground {
  const { backgroundColor, opacity } = box.style;
  if (backgroundColor.alpha === 0 && opacity === 1) return ground;
  const left = ground.opacity * opacity;
  const alpha = backgroundColor.alpha * left;
  if (alpha === 0) return { color: ground.color, opacity: left };
  const color = alpha === 1 ? backgroundColor : blend({ ...backgroundColor, alpha }, ground.color);
  return { color, opacity: left };
}

/** WCAG 2.2, success criterion 1.4.3: large is 18 pt, or 14 pt bold. */
function isLarge({ fontSize, fontWeight }: ComputedStyle): boolean {
  return fontSize >= 18 || (fontSize >= 14 && fontWeight >= 700);
}

function hex({ red, green, blue }: Color): string {
  return `#${[red, green, blue].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** The colour that the author chose: what is wrong with it is one fault, wherever the template uses it. */
export interface AuthorColor {
  /** `#rrggbb`, in lower case. */
  readonly accent?: string | undefined;
  /** The author was already told that it is hard to read. */
  readonly accentIsWeak?: boolean;
}

/** Checks the contrast of texts; each pair of colours is reported once, and the accent colour once for all. */
export class ContrastCheck {
  readonly #sink: Sink;
  /** By style, the ground it was last found on; most texts of a style stand on one. */
  readonly #checked = new Map<ComputedStyle, Ground>();
  readonly #reported = new Set<string>();

  readonly #accent: string | undefined;

  constructor(sink: Sink, { accent, accentIsWeak }: AuthorColor) {
    this.#sink = sink;
    this.#accent = accent;
    if (accent !== undefined && accentIsWeak) this.#reported.add(accent);
  }

  check(text: TextBox, ground: Ground): void {
    const { style } = text;
    if (this.#checked.get(style) === ground || text.text.trim() === '') return;
    this.#checked.set(style, ground);
    const color = blend({ ...style.color, alpha: style.color.alpha * ground.opacity }, ground.color);
    const least = isLarge(style) ? 3 : 4.5;
    const ratio = contrastRatio(color, ground.color);
    if (ratio >= least) return;
    const key = this.#isAccent(style, ground)
      ? (this.#accent ?? '')
      : `${hex(color)} ${hex(ground.color)} ${least}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    // Never rounded up to the limit that it misses.
    const shown = Math.floor(ratio * 100) / 100;
    this.#sink.report({
      code: 'tags/contrast',
      severity: 'warning',
      message: `text in \`${hex(color)}\` on \`${hex(ground.color)}\` has a contrast of ${shown}, less than ${least}`,
      span: authorSpanOf(text),
      hints: ['choose a darker text or a lighter background, or the other way round'],
    });
  }

  /** Bare paper is white of itself, whatever the accent. */
  #isAccent({ color }: ComputedStyle, ground: Ground): boolean {
    if (this.#accent === undefined) return false;
    return (
      hex(color) === this.#accent || (ground.color !== PAPER.color && hex(ground.color) === this.#accent)
    );
  }
}
