/**
 * How far a character at the edge of a line hangs into the margin so that the edge looks straight: shares of its own
 * advance, left and right. Values after common practice (microtype's defaults for book faces, rounded).
 */
const TABLE: readonly (readonly [characters: string, left: number, right: number])[] = [
  ['-\u2010\u2011', 0.3, 0.7],
  ['\u2013', 0.2, 0.35],
  ['\u2014', 0.15, 0.25],
  ['.', 0, 0.7],
  [',', 0, 0.6],
  [':;', 0, 0.4],
  ['!?', 0, 0.15],
  ['\u2018\u2019', 0.6, 0.6],
  ['\u201c\u201d"', 0.4, 0.4],
  ["'", 0.5, 0.5],
  ['\u201a', 0.3, 0.3],
  ['\u00ab\u00bb\u2039\u203a', 0.25, 0.25],
  ['([', 0.08, 0],
  [')]', 0, 0.08],
  ['\u2022*', 0.2, 0.2],
  ['AVWYTvwy', 0.05, 0.05],
  ['rkt', 0, 0.05],
  ['f', 0, 0.03],
  // One half of these full-width marks is empty (JLREQ 3.1.2, CLREQ 3.1.6).
  ['\u3001\u3002\uff0c\uff0e\uff1a\uff1b', 0, 0.5],
  ['\u3009\u300b\u300d\u300f\u3011\u3015\uff09\uff3d\uff5d', 0, 0.5],
  ['\u3008\u300a\u300c\u300e\u3010\u3014\uff08\uff3b\uff5b', 0.5, 0],
];

const SHARES: ReadonlyMap<number, readonly [left: number, right: number]> = new Map(
  TABLE.flatMap(([characters, left, right]) =>
    [...characters].map((one) => [one.charCodeAt(0), [left, right] as const] as const),
  ),
);

export function leftShare(code: number): number {
  return SHARES.get(code)?.[0] ?? 0;
}

export function rightShare(code: number): number {
  return SHARES.get(code)?.[1] ?? 0;
}

/** The inserted hyphen's share. */
export const HYPHEN_SHARE = rightShare(0x2d);
