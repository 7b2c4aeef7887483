import { type Extent, MIN_LAST_PAGE } from './fit-search.ts';

/** Layouts that a page budget may cost in all. */
export const MAX_BUDGET_LAYOUTS = 12;
/** Of them, those that may look for how much must go. */
const MOST_LEAVING = 5;
/** And those that look for the setting nearest to the designed one. */
const MOST_SETTING = 3;
/** Settings are multiples of it, so that the note reads well. */
const STEP = 0.05;
/** Nearer than this to the best setting is near enough. */
const NEAR = 0.1;
/** Pages to spare where a length is only guessed. */
const SPARE = 0.02;

export interface BudgetTask<T extends Extent> {
  /** The number of content pages that it must come to. */
  readonly pages: number;
  /** Lays out with a value of `--fit` and without so many of the parts that may go. */
  readonly layOut: (fit: number, leftOut: number) => T;
  /** Another search to ask first: what it finds is taken if it comes to that number, however full the last page. */
  readonly first?: (layOut: (fit: number) => T) => { readonly fit: number; readonly result: T };
  /** The length in pages of each part that may go, in the order in which they go; a guess. */
  readonly partLengths: (result: T) => readonly number[];
}

export interface BudgetFound<T extends Extent> {
  readonly verdict: 'fits' | 'too-long' | 'too-short';
  readonly fit: number;
  /** Parts left out, the first to go first. */
  readonly leftOut: number;
  readonly result: T;
  /** Layouts made. */
  readonly tried: number;
}

/**
 * Looks for the value of `--fit` nearest to 0 that gives exactly so many pages; where the tightest is too long, for
 * the fewest parts to leave out so that it is not. That tighter is shorter, and less is shorter, is likely, not sure:
 * every setting is laid out before it is believed.
 */
export function searchBudget<T extends Extent>(task: BudgetTask<T>): BudgetFound<T> {
  return new BudgetSearch(task).run();
}

/** How an extent stands to the budget: positive where it is too long, negative where too short. */
function excess({ pages, lastPageFill }: Extent, wanted: number): -1 | 0 | 1 {
  if (pages > wanted) return 1;
  return pages < wanted || (pages > 1 && lastPageFill < MIN_LAST_PAGE) ? -1 : 0;
}

const lengthOf = ({ pages, lastPageFill }: Extent): number => pages - 1 + lastPageFill;

/** A setting and the length it gives, which may be a guess. */
interface Point {
  readonly fit: number;
  readonly length: number;
}

class BudgetSearch<T extends Extent> {
  readonly #task: BudgetTask<T>;
  /** Layouts by setting and number of parts left out. */
  readonly #made = new Map<string, T>();

  constructor(task: BudgetTask<T>) {
    this.#task = task;
  }

  run(): BudgetFound<T> {
    const first = this.#task.first?.((fit) => this.#layOut(fit, 0));
    if (first?.result.pages === this.#task.pages) return this.#found('fits', first.fit, 0, first.result);
    const designed = this.#layOut(0, 0);
    const over = this.#excess(designed);
    if (over === 0) return this.#found('fits', 0, 0, designed);
    if (over < 0) return this.#loosen(designed, 0);
    const tight = this.#layOut(1, 0);
    if (this.#excess(tight) > 0) return this.#leaveOut(designed, tight);
    return this.#between({ fit: 0, length: lengthOf(designed) }, 1, tight, 0);
  }

  #layOut(fit: number, leftOut: number): T {
    const key = `${fit} ${leftOut}`;
    const known = this.#made.get(key);
    if (known) return known;
    const made = this.#task.layOut(fit, leftOut);
    this.#made.set(key, made);
    return made;
  }

  #excess(extent: Extent): number {
    return excess(extent, this.#task.pages);
  }

  #found(verdict: BudgetFound<T>['verdict'], fit: number, leftOut: number, result: T): BudgetFound<T> {
    return { verdict, fit, leftOut, result, tried: this.#made.size };
  }

  /** `designed` is too short. */
  #loosen(designed: T, leftOut: number): BudgetFound<T> {
    const loose = this.#layOut(-1, leftOut);
    if (this.#excess(loose) < 0) return this.#found('too-short', -1, leftOut, loose);
    return this.#between({ fit: 0, length: lengthOf(designed) }, -1, loose, leftOut);
  }

  /**
   * Between a setting that does not do and one farther from 0 that does, or does too much: the nearest to 0 that is
   * found in a few layouts.
   */
  #between(from: Point, end: 1 | -1, atEnd: T, leftOut: number): BudgetFound<T> {
    const { pages } = this.#task;
    const target = end > 0 ? pages - SPARE : pages - 1 + (pages > 1 ? MIN_LAST_PAGE : 0) + SPARE;
    let near = from;
    let far: Point = { fit: end, length: lengthOf(atEnd) };
    let best = this.#excess(atEnd) === 0 ? this.#found('fits', end, leftOut, atEnd) : undefined;
    for (let probes = 0; probes < MOST_SETTING && this.#made.size < MAX_BUDGET_LAYOUTS; probes++) {
      const gap = Math.abs(far.fit - near.fit);
      const fit = gap > (best && probes > 0 ? NEAR : STEP) + 1e-9 ? betweenAt(near, far, target) : undefined;
      if (fit === undefined) break;
      const result = this.#layOut(fit, leftOut);
      const point = { fit, length: lengthOf(result) };
      const over = this.#excess(result);
      if (over === 0) best = this.#found('fits', fit, leftOut, result);
      if (over === end) near = point;
      else far = point;
    }
    if (best) return { ...best, tried: this.#made.size };
    // From too long to too short in one step: what is not to be parted fills most of a page.
    return this.#found(this.#excess(atEnd) > 0 ? 'too-long' : 'too-short', end, leftOut, atEnd);
  }

  /** `tight` is too long as well. */
  #leaveOut(designed: T, tight: T): BudgetFound<T> {
    const fewest = this.#fewest(tight);
    if (fewest.tooLong) return this.#found('too-long', 1, fewest.leftOut, fewest.result);
    const { leftOut, result } = fewest;
    const length = (lengthOf(result) * lengthOf(designed)) / lengthOf(tight);
    if (this.#excess(result) < 0 || length < this.#task.pages) {
      const straight = this.#layOut(0, leftOut);
      const over = this.#excess(straight);
      if (over === 0) return this.#found('fits', 0, leftOut, straight);
      if (over < 0) return this.#loosen(straight, leftOut);
      return this.#between({ fit: 0, length: lengthOf(straight) }, 1, result, leftOut);
    }
    return this.#between({ fit: 0, length }, 1, result, leftOut);
  }

  /** The fewest parts without which the tightest setting is not too long: guessed from their lengths, then halved. */
  #fewest(tight: T): { readonly leftOut: number; readonly result: T; readonly tooLong: boolean } {
    const sums = runningSums(this.#task.partLengths(tight));
    const all = sums.length;
    const needed = lengthOf(tight) - this.#task.pages + SPARE;
    let low = 0;
    let high: { readonly leftOut: number; readonly result: T } | undefined;
    let last = tight;
    let scale = 1;
    for (let turn = 0; turn < MOST_LEAVING && low < (high?.leftOut ?? all + 1) - 1; turn++) {
      if (low === all) break;
      const top = high ? high.leftOut - 1 : all;
      const guess = turn < 3 ? firstReaching(sums, needed / scale) : Math.floor((low + top + 1) / 2);
      const leftOut = Math.min(top, Math.max(low + 1, guess));
      const result = this.#layOut(1, leftOut);
      if (this.#excess(result) > 0) {
        low = leftOut;
        last = result;
      } else high = { leftOut, result };
      const sum = sums[leftOut - 1] ?? 0;
      if (sum > 0) scale = Math.min(3, Math.max(0.3, (lengthOf(tight) - lengthOf(result)) / sum));
    }
    if (high) return { ...high, tooLong: false };
    if (low === all) return { leftOut: all, result: last, tooLong: true };
    const result = this.#layOut(1, all);
    return { leftOut: all, result, tooLong: this.#excess(result) > 0 };
  }
}

function runningSums(lengths: readonly number[]): readonly number[] {
  let sum = 0;
  return lengths.map((length) => {
    sum += length;
    return sum;
  });
}

/** How many of the parts it takes to reach a length; one more than there are where they do not. */
function firstReaching(sums: readonly number[], length: number): number {
  const index = sums.findIndex((sum) => sum >= length);
  return index < 0 ? sums.length + 1 : index + 1;
}

/** The setting between two that is likely to give a length, strictly between them; undefined where there is none. */
function betweenAt(near: Point, far: Point, target: number): number | undefined {
  const way = far.length - near.length;
  const share = way === 0 ? 0.5 : Math.min(1, Math.max(0, (target - near.length) / way));
  const steps = Math.round(Math.abs(far.fit - near.fit) / STEP);
  if (steps < 2) return undefined;
  const step = Math.min(steps - 1, Math.max(1, Math.ceil(share * steps - 1e-9)));
  const fit = near.fit + Math.sign(far.fit - near.fit) * step * STEP;
  return Math.round(fit / STEP) / Math.round(1 / STEP);
}
