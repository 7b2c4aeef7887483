/** How far the white of a line may change. Shares of the natural width of a space, and ems of tracking. */
export interface Elasticity {
  /** A line at its comfortable loosest: ratio 1. */
  readonly stretch: number;
  readonly shrink: number;
  /** Added to or taken from every glyph at most; points per point of font size. */
  readonly tracking: number;
}

/** What justifying adds: to each space a share of its width, to each glyph ems. */
export interface Spread {
  readonly space: number;
  readonly tracking: number;
}

export const NO_SPREAD: Spread = { space: 0, tracking: 0 };

/** The line's own sums; points. `track` is glyphs × font size. */
export interface LineSums {
  /** Measure less natural width: what is to be filled (or, negative, saved). */
  readonly gap: number;
  readonly space: number;
  readonly track: number;
}

/**
 * Fills a line. Spaces and letters give in proportion, so that neither shows; where the letters have given all they
 * may, the spaces take the rest.
 */
export function spreadLine({ gap, space, track }: LineSums, elasticity: Elasticity): Spread {
  const byTracking = track * elasticity.tracking;
  const bySpace = space * (gap > 0 ? elasticity.stretch : elasticity.shrink);
  if (byTracking + bySpace <= 0) return space > 0 ? { space: gap / space, tracking: 0 } : NO_SPREAD;
  const ratio = gap / (byTracking + bySpace);
  if (Math.abs(ratio) <= 1)
    return {
      space: space > 0 ? (ratio * bySpace) / space : 0,
      tracking: ratio * elasticity.tracking,
    };
  const sign = gap > 0 ? 1 : -1;
  if (space <= 0) return { space: 0, tracking: sign * elasticity.tracking };
  // A last resort for a line that is too full: spaces may go down to half, then it overflows.
  return {
    space: Math.max((gap - sign * byTracking) / space, -0.5),
    tracking: sign * elasticity.tracking,
  };
}
