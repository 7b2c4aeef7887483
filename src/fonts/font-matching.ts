interface Described {
  readonly weight: number;
  /** Of a variable font: from the least to the most. */
  readonly weights?: readonly [number, number] | undefined;
  readonly style: 'normal' | 'italic';
}

/**
 * Faces of one family, best first, by style and then weight (CSS Fonts 4 §5.2, steps 4.2 and 4.3; widths and oblique
 * angles are not distinguished). Among equals the later rule wins, as in the cascade (§4.1).
 */
export function byPreference<T extends Described>(
  faces: readonly T[],
  weight: number,
  style: 'normal' | 'italic',
): readonly T[] {
  return faces
    .map((face, order) => ({ face, order, distance: weightDistance(nearest(face, weight), weight) }))
    .sort(
      (a, b) =>
        Number(a.face.style !== style) - Number(b.face.style !== style) ||
        a.distance - b.distance ||
        b.order - a.order,
    )
    .map(({ face }) => face);
}

/** A variable font has the wanted weight where its range does, else the end of its range that is nearer (§5.2, step 4.3). */
function nearest({ weight, weights: [least, most] = [weight, weight] }: Described, wanted: number): number {
  return Math.max(least, Math.min(most, wanted));
}

/** Weights are at most 1000, so each step outweighs all distances of the step before. */
const STEP = 10_000;

/** The order in which weights are tried, as a number: wanted 400 to 500 up to 500 first, then below, then above. */
function weightDistance(weight: number, wanted: number): number {
  if (wanted >= 400 && wanted <= 500) {
    if (weight >= wanted && weight <= 500) return weight - wanted;
    return weight < wanted ? STEP + wanted - weight : 2 * STEP + weight - wanted;
  }
  if (wanted < 400) return weight <= wanted ? wanted - weight : STEP + weight - wanted;
  return weight >= wanted ? weight - wanted : STEP + wanted - weight;
}
