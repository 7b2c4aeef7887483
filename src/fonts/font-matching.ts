interface Described {
  readonly weight: number;
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
    .map((face, order) => ({ face, order, distance: weightDistance(face.weight, weight) }))
    .sort(
      (a, b) =>
        Number(a.face.style !== style) - Number(b.face.style !== style) ||
        a.distance - b.distance ||
        b.order - a.order,
    )
    .map(({ face }) => face);
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
