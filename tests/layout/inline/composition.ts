import type { Line } from '../../../src/layout/inline/index.ts';
import { textsOf } from './inline-content.ts';

/** What a reader sees of justified text, over many paragraphs. Points and shares; bench/spacing.py counts alike. */
export interface Composition {
  readonly lines: number;
  /** Mean word gap over 0.4 em, over 0.5 em, under 0.18 em. */
  readonly loose: number;
  readonly veryLoose: number;
  readonly tight: number;
  readonly hyphenated: number;
  /** Three lines in a row that end in a hyphen. */
  readonly stacks: number;
  /** Paragraphs whose last line is shorter than three ems. */
  readonly shortLast: number;
  /** Of two lines that follow each other one has gaps twice as wide as the other's. */
  readonly uneven: number;
  /** Mean word gaps, ascending. */
  readonly gaps: readonly number[];
}

/** Counts lines with four gaps or more, the last of a paragraph left out. */
export function compositionOf(paragraphs: readonly (readonly Line[])[], size: number): Composition {
  const gaps: number[] = [];
  let hyphenated = 0;
  let stacks = 0;
  let short = 0;
  let uneven = 0;
  for (const lines of paragraphs) {
    let run = 0;
    let before = 0;
    for (const line of lines) {
      const texts = textsOf(line);
      if (line.ends) {
        if (lines.length > 1 && texts.reduce((sum, one) => sum + one.width, 0) < 3 * size) short++;
        continue;
      }
      const drawn = texts
        .flatMap((one) => one.pieces.map((piece) => piece.text))
        .join('')
        .trimEnd();
      const hyphen = /[-\u00ad\u2010]$/.test(drawn);
      run = hyphen ? run + 1 : 0;
      if (run === 3) stacks++;
      const [first] = texts;
      if (!first || drawn.split(' ').length < 5) continue;
      const space = first.pieces.find((piece) => piece.text === ' ')?.width ?? 0;
      const gap = space * size + first.wordSpacing + 2 * first.tracking;
      if (before > 0 && Math.max(gap, before) > 2 * Math.min(gap, before)) uneven++;
      before = gap;
      gaps.push(gap);
      if (hyphen) hyphenated++;
    }
  }
  gaps.sort((a, b) => a - b);
  const share = (test: (gap: number) => boolean): number => gaps.filter(test).length / gaps.length;
  return {
    lines: gaps.length,
    loose: share((gap) => gap > 0.4 * size),
    veryLoose: share((gap) => gap > 0.5 * size),
    tight: share((gap) => gap < 0.18 * size),
    hyphenated: hyphenated / gaps.length,
    stacks,
    uneven: uneven / gaps.length,
    shortLast: short / paragraphs.length,
    gaps,
  };
}
