/** What a layout at one value of `--fit` came to. */
export interface Extent {
  readonly pages: number;
  /** Share of the last page that is used, 0 to 1. */
  readonly lastPageFill: number;
}

/** A last page that is emptier than this looks like an accident. */
export const MIN_LAST_PAGE = 0.25;
/** Layouts that a search may cost, the first included. */
export const MAX_LAYOUTS = 6;
/** A longer document has no last page worth six layouts. */
const MAX_PAGES = 12;

export interface FitSearch<T extends Extent> {
  readonly fit: number;
  readonly result: T;
  /** Layouts made. */
  readonly tried: number;
}

/**
 * Looks for the value of `--fit` (−1 loosest, 0 as designed, 1 tightest) nearest to 0 that gives `advised` pages (any
 * number where undefined) with a last page at least a quarter full. Pulling the stray lines back is tried first, then
 * loosening. That a tighter setting is shorter is likely, not sure: every value is laid out before it is believed.
 */
export function searchFit<T extends Extent>(
  layOut: (fit: number) => T,
  advised: number | undefined,
): FitSearch<T> {
  const designed = layOut(0);
  let tried = 1;
  const counted = (fit: number): T => {
    tried++;
    return layOut(fit);
  };
  for (const direction of directions(designed, advised)) {
    const found = searchToward(direction, designed, {
      layOut: counted,
      good: (extent) => isGood(extent, advised ?? wantedPages(designed, direction)),
      left: () => MAX_LAYOUTS - tried,
    });
    if (found) return { ...found, tried };
  }
  return { fit: 0, result: designed, tried };
}

const isGood = (extent: Extent, pages: number): boolean =>
  extent.pages === pages && (pages === 1 || extent.lastPageFill >= MIN_LAST_PAGE);

/** Pulled back, the stray page goes; loosened, it stays and fills. */
const wantedPages = (designed: Extent, direction: number): number =>
  direction > 0 ? designed.pages - 1 : designed.pages;

/** Which ways are worth trying, the preferred one first. */
function directions({ pages, lastPageFill }: Extent, advised: number | undefined): readonly (1 | -1)[] {
  if (pages > MAX_PAGES) return [];
  const stray = pages > 1 && lastPageFill < MIN_LAST_PAGE;
  if (advised === undefined) return stray ? [1, -1] : [];
  // One page too many can be pulled back; what is further off is a matter of the text, not of the setting.
  if (pages === advised + 1) return [1];
  if (pages === advised) return stray ? [-1] : [];
  return pages === advised - 1 && lastPageFill > 1 - MIN_LAST_PAGE ? [-1] : [];
}

interface Probe<T> {
  readonly layOut: (fit: number) => T;
  readonly good: (extent: Extent) => boolean;
  readonly left: () => number;
}

/** From the far end towards 0: the end itself, then by the length that is missing, then by halves. */
function searchToward<T extends Extent>(
  direction: 1 | -1,
  designed: Extent,
  { layOut, good, left }: Probe<T>,
): { fit: number; result: T } | undefined {
  if (left() < 1) return undefined;
  let best = { fit: direction as number, result: layOut(direction) };
  if (!good(best.result)) return undefined;
  let near = 0;
  let next = direction * estimate(designed, best.result);
  while (left() > 0 && Math.abs(best.fit - near) > 0.1) {
    const fit = round(next);
    if (fit === round(best.fit) || fit === round(near)) break;
    const result = layOut(fit);
    const isBetter = good(result);
    if (isBetter) best = { fit, result };
    else near = fit;
    // The estimate held: what could still be won is not worth another layout.
    if (isBetter && Math.abs(fit - near) <= 0.5) break;
    next = (best.fit + near) / 2;
  }
  return best;
}

/** The share of the way to the end at which the length should be right, with a little to spare. */
function estimate(designed: Extent, end: Extent): number {
  const length = (extent: Extent): number => extent.pages - 1 + extent.lastPageFill;
  const change = length(end) - length(designed);
  const wanted = change < 0 ? Math.floor(length(designed)) : Math.floor(length(designed)) + MIN_LAST_PAGE;
  const share = change === 0 ? 1 : (wanted - length(designed)) / change;
  return Math.min(1, Math.max(0.1, share + 0.1));
}

const round = (fit: number): number => Math.round(fit * 20) / 20;
