import type { ComputedStyle } from '../../css/index.ts';
import type { BreakCosts } from './break-costs.ts';
import type { LineSettings } from './knuth-plass.ts';
import type { Elasticity } from './spread.ts';

/**
 * Tuned on the texts of 200 briefs with scripts/measure-composition.ts: a word space of Source Serif is 0.22 em, so at
 * ratio 1 it is 0.34 em wide, at −1 it is 0.16 em.
 */
export const ELASTICITY: Elasticity = { stretch: 0.55, shrink: 0.27, tracking: 0.015 };

export const BREAK_COSTS: BreakCosts = {
  automatic: 140,
  soft: 60,
  hyphen: 60,
  name: 120,
  stub: 30,
  dash: 60,
  title: 100,
  mark: 3000,
  path: 80,
  host: 900,
  emergency: 5000,
};

/** Ems. */
const NARROW = 32;

/** One attempt to break a paragraph; the next is made where it finds no lines. */
export interface Pass {
  readonly hyphenate: boolean;
  /** Words may be parted anywhere where `overflow-wrap` allows. */
  readonly emergency: boolean;
  /** Where lines are overfull the next pass is tried. */
  readonly mayRetry: boolean;
  readonly lines: LineSettings;
}

const known = new WeakMap<ComputedStyle, { readonly measure: number; readonly passes: readonly Pass[] }>();

/** The attempts for a paragraph, as TeX makes them: without hyphens, with them, with emergency stretch. */
export function passesOf(style: ComputedStyle, measure: number): readonly Pass[] {
  const last = known.get(style);
  if (last?.measure === measure) return last.passes;
  const passes = makePasses(style, measure);
  known.set(style, { measure, passes });
  return passes;
}

function makePasses(style: ComputedStyle, measure: number): readonly Pass[] {
  const justified = style.textAlign === 'justify';
  const em = style.fontSize;
  const base: LineSettings = {
    measure,
    elasticity: justified ? ELASTICITY : undefined,
    ragged: Math.max(3 * em, 0.18 * measure),
    tolerance: 1,
    emergencyStretch: 0,
    final: false,
    lineDemerits: 10,
    squeeze: 1.8,
    adjacentDemerits: 6000,
    stackDemerits: 10_000,
    mostHyphens: style.hyphenateLimitLines,
    finalHyphenDemerits: 50_000,
    lastLine: 4.5 * em,
    lastLineDemerits: 60_000,
  };
  const auto = style.hyphens === 'auto';
  const last: Pass = {
    hyphenate: auto,
    emergency: false,
    mayRetry: style.overflowWrap !== 'normal',
    lines: { ...base, tolerance: Number.POSITIVE_INFINITY, emergencyStretch: 2 * em, final: true },
  };
  const emergency: Pass = { ...last, emergency: true, mayRetry: false };
  const attempt = (hyphenate: boolean, tolerance: number): Pass => ({
    hyphenate,
    emergency: false,
    mayRetry: false,
    lines: { ...base, tolerance },
  });
  if (!auto) return [attempt(false, 4), last, emergency];
  // Ragged lines may end well before the measure; a hyphen is for words that leave a hole.
  if (!justified) return [attempt(false, 2.5), attempt(true, 4), last, emergency];
  const hyphenated = attempt(true, 2.5);
  // In a narrow column hardly any paragraph does without hyphens: weighing them at once is better and faster.
  return measure < NARROW * em
    ? [hyphenated, last, emergency]
    : [attempt(false, 1), hyphenated, last, emergency];
}
