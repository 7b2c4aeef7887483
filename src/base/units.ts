/** All lengths in the engine are in points (1/72 inch). These convert what authors write. CSS Values 4 §6.2. */
export const POINTS_PER = {
  pt: 1,
  px: 0.75,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
  q: 72 / 101.6,
  pc: 12,
} as const;

export type AbsoluteUnit = keyof typeof POINTS_PER;

/** Two lengths closer than this (in points) are the same length; a hundredth of a printer's dot. */
export const EPSILON = 0.001;
