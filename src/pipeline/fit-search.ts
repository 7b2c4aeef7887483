/** What a layout at one value of `--fit` came to. */
export interface Extent {
  readonly pages: number;
  /** Share of the last page that is used, 0 to 1. */
  readonly lastPageFill: number;
}

/** A last page that is emptier than this looks like an accident. */
export const MIN_LAST_PAGE = 0.25;
/** Layouts that a search may cost, the first included. */
export const MAX_LAYOUTS = 4;
/** A longer document has no last page worth four layouts. */
const MAX_PAGES = 12;

export interface FitSearch<T extends Extent> {
  readonly fit: number;
  readonly result: T;
  /** Layouts made. */
  readonly tried: number;
}

/**
 * Looks for a value of `--fit` (−1 loosest, 0 as designed, 1 tightest) near to 0 that gives `advised` pages (any
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

/** True where a document is short enough to mind that its last page is nearly empty. */
export const hasStrayPage = ({ pages, lastPageFill }: Extent): boolean =>
  pages > 1 && pages <= MAX_PAGES && lastPageFill < MIN_LAST_PAGE;

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
const LIKELY_GIVE = 0.08;
/** A guess so far beyond the end is a matter of the text, not of the setting. */
const HOPELESS = 1.4;
/** Less than this moves no line of most briefs. */
const FIRST_STEP = 0.25;
/** From a value that is too little to the next one: what lines and columns give comes in leaps. */
const NEXT_STEP = 0.4;

/**
 * Guesses from the length that is missing, then from what the last layout gave, and takes the first value that does.
 * Where nothing does, the last try is the end itself.
 */
function searchToward<T extends Extent>(
  direction: 1 | -1,
  designed: Extent,
  { layOut, good, left }: Probe<T>,
): { fit: number; result: T } | undefined {
  const missing = missingLength(direction, designed);
  let low = 0;
  let next = missing / (LIKELY_GIVE * lengthOf(designed));
  if (next > HOPELESS) return undefined;
  next = Math.max(FIRST_STEP, next);
  while (left() > 0 && low < 1) {
    const share = Math.min(1, roundUp(next));
    const result = layOut(direction * share);
    if (good(result)) return { fit: direction * share, result };
    low = share;
    const reached = extrapolate(designed, result, share, missing);
    next = left() === 1 ? 1 : Math.min(low + NEXT_STEP, Math.max(low + 0.1, reached));
  }
  return undefined;
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
