export interface BalanceRequest {
  /** Sum of the heights of all columns when filled one after the other. */
  readonly total: number;
  readonly count: number;
  readonly available: number;
  /** Distance of grid lines, where there is a grid: heights that differ by less are the same. */
  readonly step: number | undefined;
  /** Whether columns of this height hold all the content. */
  readonly holds: (height: number) => boolean;
}

/** Finest difference between two column heights that is worth another trial, in points. */
const PRECISION = 1;
const MAX_TRIALS = 16;

/**
 * The least column height that holds the content, found by halving; undefined where not even the available height
 * does. Breaks that may not be taken make the answer not quite monotonous; what is returned always holds.
 */
export function balancedHeight(request: BalanceRequest): number | undefined {
  const { total, count, available, holds } = request;
  let low = Math.min(available, (total / count) * 0.9);
  if (holds(low)) return low;
  const precision = Math.min(PRECISION, (request.step ?? PRECISION) / 4);
  let high = Math.min(available, total / count + 4 * (request.step ?? 12));
  if (!holds(high)) {
    low = high;
    high = available;
    if (!holds(high)) return undefined;
  }
  for (let trial = 0; trial < MAX_TRIALS && high - low > precision; trial++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
