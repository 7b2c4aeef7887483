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
      good: (extent) => isGood(extent, wantedPages(designed, direction)),
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
  if (pages === advised + 1) return stray ? [1, -1] : [1];
  return pages === advised && stray ? [-1] : [];
}

interface Probe<T> {
  readonly layOut: (fit: number) => T;
  readonly good: (extent: Extent) => boolean;
  readonly left: () => number;
}

/** What a page is likely to give of itself between 0 and either end; only guesses rest on it. */
const LIKELY_GIVE = 0.06;
/** A guess so far beyond the end is a matter of the text, not of the setting. */
const HOPELESS = 1.8;
/** Nearer to 0 than this is not worth another layout. */
const FINE = 0.5;

/**
 * Guesses from the length that is missing, then from what the last layout gave. Between a value that is too little
 * (`low`) and one that does (`found`) it halves; where nothing does, the last try is the end itself.
 */
function searchToward<T extends Extent>(
  direction: 1 | -1,
  designed: Extent,
  { layOut, good, left }: Probe<T>,
): { fit: number; result: T } | undefined {
  const missing = missingLength(direction, designed);
  let found: { fit: number; result: T } | undefined;
  let low = 0;
  let next = missing / (LIKELY_GIVE * lengthOf(designed));
  if (next > HOPELESS) return undefined;
  while (left() > 0) {
    const share = Math.min(1, Math.max(low + 0.1, roundUp(next)));
    const result = layOut(direction * share);
    if (good(result)) found = { fit: direction * share, result };
    else low = share;
    if (found === undefined && low === 1) return undefined;
    if (found !== undefined && Math.abs(found.fit) - low <= FINE) break;
    next = found
      ? (Math.abs(found.fit) + low) / 2
      : left() === 1
        ? 1
        : extrapolate(designed, result, share, missing);
  }
  return found;
}

const lengthOf = ({ pages, lastPageFill }: Extent): number => pages - 1 + lastPageFill;

/** Pages to be lost or won, with a little to spare. */
const missingLength = (direction: 1 | -1, { pages, lastPageFill }: Extent): number =>
  direction > 0 ? lastPageFill + 0.01 * pages : MIN_LAST_PAGE - lastPageFill + 0.01;

function extrapolate(designed: Extent, result: Extent, share: number, missing: number): number {
  const gave = Math.abs(lengthOf(result) - lengthOf(designed));
  return gave === 0 ? 1 : Math.min(1, (share * missing * 1.1) / gave);
}

/** Steps of a twentieth, so that the note reads well; away from 0. */
const roundUp = (share: number): number => Math.ceil(share * 20 - 1e-9) / 20;
