import { type Extent, MIN_LAST_PAGE } from './fit-search.ts';

/** Layouts that a page budget may cost in all. */
export const MAX_BUDGET_LAYOUTS = 12;
/** Of them, those that are left for the setting once it is clear what goes. */
const FOR_SETTING = 3;
/** And those that look for the setting nearest to the designed one. */
const MOST_SETTING = 3;
/** Settings are multiples of it, so that the note reads well. */
const STEP = 0.05;
/** Nearer than this to the best setting is near enough. */
const NEAR = 0.1;
/** Pages to spare where a length is only guessed. */
const SPARE = 0.02;
/** Room that is worth another layout though no part is thought to fit. */
const WORTH_A_TRY = 0.1;
/** Guesses by length; after them the bounds are halved. */
const MOST_GUESSES = 4;
/** Parts by their places in the order in which they go, ascending. */
export type PartSet = readonly number[];
const NOTHING: PartSet = [];

export interface BudgetTask<T extends Extent> {
  /** The number of content pages that it must come to. */
  readonly pages: number;
  /** Lays out with a value of `--fit` and without these of the parts that may go. */
  readonly layOut: (fit: number, leftOut: PartSet) => T;
  /** Another search to ask first: what it finds is taken if it comes to that number, however full the last page. */
  readonly first?: (layOut: (fit: number) => T) => { readonly fit: number; readonly result: T };
  /** The length in pages of each part that may go, in the order in which they go; a guess. */
  readonly partLengths: (result: T) => readonly number[];
}

export interface BudgetFound<T extends Extent> {
  readonly verdict: 'fits' | 'too-long' | 'too-short';
  readonly fit: number;
  /** Parts left out, the first to go first. */
  readonly leftOut: PartSet;
  readonly result: T;
  /** Layouts made. */
  readonly tried: number;
}

/**
 * Looks for the value of `--fit` nearest to 0 that gives exactly so many pages; where the tightest is too long, for
 * the parts to leave out so that it is not, and what is left is as full as can be. That tighter is shorter, and less is shorter, is likely, not sure:
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
  /** Layouts by setting and parts left out. */
  readonly #made = new Map<string, T>();

  constructor(task: BudgetTask<T>) {
    this.#task = task;
  }

  run(): BudgetFound<T> {
    const first = this.#task.first?.((fit) => this.#layOut(fit, NOTHING));
    if (first?.result.pages === this.#task.pages)
      return this.#found('fits', first.fit, NOTHING, first.result);
    const designed = this.#layOut(0, NOTHING);
    const over = this.#excess(designed);
    if (over === 0) return this.#found('fits', 0, NOTHING, designed);
    if (over < 0) return this.#loosen(designed, NOTHING);
    const tight = this.#layOut(1, NOTHING);
    if (this.#excess(tight) > 0) return this.#leaveOut(designed, tight);
    return this.#between({ fit: 0, length: lengthOf(designed) }, 1, tight, NOTHING);
  }

  #layOut(fit: number, leftOut: PartSet): T {
    const key = keyOf(fit, leftOut);
    const known = this.#made.get(key);
    if (known) return known;
    const made = this.#task.layOut(fit, leftOut);
    this.#made.set(key, made);
    return made;
  }

  #excess(extent: Extent): number {
    return excess(extent, this.#task.pages);
  }

  #found(verdict: BudgetFound<T>['verdict'], fit: number, leftOut: PartSet, result: T): BudgetFound<T> {
    return { verdict, fit, leftOut, result, tried: this.#made.size };
  }

  /** `designed` is too short. */
  #loosen(designed: T, leftOut: PartSet): BudgetFound<T> {
    const loose = this.#layOut(-1, leftOut);
    if (this.#excess(loose) < 0) return this.#found('too-short', -1, leftOut, loose);
    return this.#between({ fit: 0, length: lengthOf(designed) }, -1, loose, leftOut);
  }

  /**
   * Between a setting that does not do and one farther from 0 that does, or does too much: the nearest to 0 that is
   * found in a few layouts.
   */
  #between(from: Point, end: 1 | -1, atEnd: T, leftOut: PartSet): BudgetFound<T> {
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
    const { leftOut, result } = this.#fullest(tight);
    if (this.#excess(result) > 0) return this.#found('too-long', 1, leftOut, result);
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

  /** The parts without which the tightest setting is not too long, and is fullest; all of them where it always is. */
  #fullest(tight: T): Shorter<T> {
    const lengths = this.#task.partLengths(tight);
    const all = lengths.map((_, index) => index);
    const total = sumOf(lengths);
    // What the kept parts may come to: `low` is not too long, `high` is.
    let low = 0;
    let high = total;
    let best: Shorter<T> | undefined;
    let room = total - (lengthOf(tight) - this.#task.pages + SPARE);
    for (let guesses = 1; this.#made.size < MAX_BUDGET_LAYOUTS - FOR_SETTING; guesses++) {
      if (room <= low || room >= high) room = (low + high) / 2;
      const leftOut = beyond(lengths, room);
      if (this.#made.has(keyOf(1, leftOut))) break;
      const result = this.#layOut(1, leftOut);
      const gone = sumOf(leftOut.map((index) => lengths[index] ?? 0));
      const scale = gone > 0 ? (lengthOf(tight) - lengthOf(result)) / gone : 1;
      const spare = this.#task.pages - SPARE - lengthOf(result);
      const kept = total - gone;
      const guess = kept + spare / Math.min(3, Math.max(0.3, scale));
      if (this.#excess(result) > 0) high = Math.min(high, kept);
      else {
        low = Math.max(low, room);
        if (!best || lengthOf(result) > lengthOf(best.result)) best = { leftOut, result };
      }
      room = guesses < MOST_GUESSES ? guess : (low + high) / 2;
      if (best?.result === result && spare > WORTH_A_TRY) {
        // The guess may be out by a heading: the next that can come back is tried in any case.
        room = Math.max(room, kept + Math.min(...leftOut.map((index) => lengths[index] ?? 0)) + 1e-9);
      }
    }
    return best ?? { leftOut: all, result: this.#layOut(1, all) };
  }
}

/** Without some parts, as tight as it can be set. */
interface Shorter<T> {
  readonly leftOut: PartSet;
  readonly result: T;
}

const keyOf = (fit: number, leftOut: PartSet): string => `${fit} ${leftOut.join(' ')}`;

const sumOf = (lengths: readonly number[]): number => lengths.reduce((sum, length) => sum + length, 0);

/**
 * The parts for which there is no room: the last to go are given theirs first, and one that is too long for what is
 * left does not keep shorter ones from it.
 */
function beyond(lengths: readonly number[], room: number): PartSet {
  let left = room;
  const out: number[] = [];
  for (let index = lengths.length - 1; index >= 0; index--) {
    const length = lengths[index] ?? 0;
    if (length <= left) left -= length;
    else out.push(index);
  }
  return out.reverse();
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
