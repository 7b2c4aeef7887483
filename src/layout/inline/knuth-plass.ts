import { type BreakList, FORCED, HYPHEN, PARTS_WORD } from './break-list.ts';
import type { Elasticity } from './spread.ts';

/** What makes a set of lines good. Demerits are Knuth and Plass's: squares of badness and penalties, summed. */
export interface LineSettings {
  /** Points. */
  readonly measure: number;
  /** Undefined for ragged lines. */
  readonly elasticity: Elasticity | undefined;
  /** Points that a ragged line may fall short before it is as bad as a justified one at ratio 1. */
  readonly ragged: number;
  /** Highest ratio of a line but the last. */
  readonly tolerance: number;
  /** Points of stretch that every line is given on top, so that hopeless lines still differ. */
  readonly emergencyStretch: number;
  /** A solution is wanted at any price: overfull lines are better than none. */
  readonly final: boolean;
  readonly lineDemerits: number;
  /** How much worse a tight line is than a loose one. */
  readonly squeeze: number;
  /** A tight line beside a loose one. */
  readonly adjacentDemerits: number;
  /** Two hyphens in a row. */
  readonly stackDemerits: number;
  /** Never more hyphens in a row than this. */
  readonly mostHyphens: number;
  /** A hyphen at the end of the last line but one. */
  readonly finalHyphenDemerits: number;
  /** Points; a shorter last line costs demerits in proportion. */
  readonly lastLine: number;
  readonly lastLineDemerits: number;
}

const INFINITE = 1e18;
const OVERFULL = 1e12;
const HOPELESS = 1e4;
const SLACK = 1e-6;
/** Beyond this ratio a line looks loose to everyone: badness rises faster than its cube. */
const LOOSE = 1.1;
const STEEP = 600;
/** Hyphens in a row that are told apart. */
const RUNS = 4;
const CLASSES = 4 * RUNS;

/**
 * Knuth and Plass, “Breaking Paragraphs into Lines”, Software: Practice and Experience 11 (1981), with the count of
 * hyphens in a row as a part of the state. One object is used for every paragraph; `path` holds until the next run.
 */
export class LineBreaker {
  /** Indices into the break list, the start included; `lines + 1` of them are valid. */
  path = new Int32Array(64);
  overfull = false;
  demerits = 0;
  #break = new Int32Array(256);
  #before = new Int32Array(256);
  #total = new Float64Array(256);
  #fitness = new Uint8Array(256);
  #hyphens = new Uint8Array(256);
  #active = new Int32Array(256);
  #activeCount = 0;
  #nodes = 0;
  readonly #bestTotal = new Float64Array(CLASSES);
  readonly #bestNode = new Int32Array(CLASSES);

  /** Number of lines, or 0 where these settings allow no solution. */
  run(list: BreakList, settings: LineSettings): number {
    this.#nodes = 0;
    this.#activeCount = 0;
    this.overfull = false;
    this.#node(0, -1, 0, 1);
    this.#bestTotal.fill(INFINITE);
    const last = list.count - 1;
    for (let b = 1; b <= last; b++) {
      if (settings.elasticity) this.#reachJustified(list, b, settings, settings.elasticity);
      else this.#reachRagged(list, b, settings);
      if (this.#activeCount === 0) return 0;
    }
    return this.#trace();
  }

  #reachJustified(list: BreakList, b: number, settings: LineSettings, elasticity: Elasticity): void {
    const { measure, tolerance, emergencyStretch } = settings;
    const { start, startSpace, startTrack } = list;
    const { stretch, shrink, tracking } = elasticity;
    const end = measure - (list.end[b] ?? 0);
    const endSpace = list.endSpace[b] ?? 0;
    const endTrack = list.endTrack[b] ?? 0;
    const flags = list.flags[b] ?? 0;
    const forced = (flags & FORCED) !== 0;
    const active = this.#active;
    const breaks = this.#break;
    const count = this.#activeCount;
    let kept = 0;
    let dropped = -1;
    let best = INFINITE;
    for (let k = 0; k < count; k++) {
      const node = active[k] ?? 0;
      const a = breaks[node] ?? 0;
      const gap = end + (start[a] ?? 0);
      const space = endSpace - (startSpace[a] ?? 0);
      const byTracking = (endTrack - (startTrack[a] ?? 0)) * tracking;
      let ratio = 0;
      if (gap < 0) {
        const give = space * shrink + byTracking;
        if (gap < -give - SLACK) {
          // A line that ends in a hyphen may be too wide where the next break's is not.
          if ((flags & PARTS_WORD) !== 0) active[kept++] = node;
          else dropped = node;
          continue;
        }
        ratio = give > 0 ? gap / give : 0;
      } else if (!forced && gap > 0) {
        const give = space * stretch + byTracking + emergencyStretch;
        ratio = gap <= give ? gap / give : space > 0 ? (gap - byTracking) / (give - byTracking) : HOPELESS;
        if (ratio > tolerance) {
          // Those behind are looser still.
          for (; k < count; k++) active[kept++] = active[k] ?? 0;
          break;
        }
      }
      if (!forced) active[kept++] = node;
      const total = this.#price(list, node, b, ratio, settings);
      if (total < best) best = total;
    }
    this.#activeCount = kept;
    this.#settle(b, best, dropped, settings);
  }

  #reachRagged(list: BreakList, b: number, settings: LineSettings): void {
    const { measure, tolerance, ragged } = settings;
    const { start } = list;
    const end = measure - (list.end[b] ?? 0);
    const flags = list.flags[b] ?? 0;
    const forced = (flags & FORCED) !== 0;
    const active = this.#active;
    const count = this.#activeCount;
    let kept = 0;
    let dropped = -1;
    let best = INFINITE;
    for (let k = 0; k < count; k++) {
      const node = active[k] ?? 0;
      const gap = end + (start[this.#break[node] ?? 0] ?? 0);
      if (gap < -SLACK) {
        if ((flags & PARTS_WORD) !== 0) active[kept++] = node;
        else dropped = node;
        continue;
      }
      const ratio = forced ? 0 : gap / ragged;
      if (ratio > tolerance) {
        for (; k < count; k++) active[kept++] = active[k] ?? 0;
        break;
      }
      if (!forced) active[kept++] = node;
      const total = this.#price(list, node, b, ratio, settings);
      if (total < best) best = total;
    }
    this.#activeCount = kept;
    this.#settle(b, best, dropped, settings);
  }

  /** Demerits of reaching `b` from a node; remembers the best way for each class of line. */
  #price(list: BreakList, node: number, b: number, ratio: number, settings: LineSettings): number {
    const flags = list.flags[b] ?? 0;
    let hyphens = 0;
    if ((flags & HYPHEN) !== 0) {
      hyphens = (this.#hyphens[node] ?? 0) + 1;
      if (hyphens > settings.mostHyphens) return INFINITE;
      if (hyphens >= RUNS) hyphens = RUNS - 1;
    }
    const size = Math.abs(ratio);
    let badness = 100 * size * size * size;
    if (size > LOOSE) badness = Math.min(badness + STEEP * (size - LOOSE), HOPELESS);
    if (ratio < 0) badness *= settings.squeeze;
    const line = settings.lineDemerits + badness;
    const penalty = list.penalty[b] ?? 0;
    let total = (this.#total[node] ?? 0) + line * line + penalty * penalty;
    if (hyphens > 1) total += settings.stackDemerits;
    if ((flags & FORCED) !== 0) total += this.#lastLine(list, node, b, settings);
    const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
    if (Math.abs(fitness - (this.#fitness[node] ?? 1)) > 1) total += settings.adjacentDemerits;
    const slot = fitness * RUNS + hyphens;
    if (total < (this.#bestTotal[slot] ?? 0)) {
      this.#bestTotal[slot] = total;
      this.#bestNode[slot] = node;
    }
    return total;
  }

  #lastLine(list: BreakList, node: number, b: number, settings: LineSettings): number {
    const a = this.#break[node] ?? 0;
    if (a === 0 || ((list.flags[a] ?? 0) & FORCED) !== 0) return 0;
    let cost = ((list.flags[a] ?? 0) & PARTS_WORD) !== 0 ? settings.finalHyphenDemerits : 0;
    const width = (list.end[b] ?? 0) - (list.start[a] ?? 0);
    if (width < settings.lastLine) cost += settings.lastLineDemerits * (2 - width / settings.lastLine);
    return cost;
  }

  /** Turns the best ways to `b` into nodes. */
  #settle(b: number, best: number, dropped: number, settings: LineSettings): void {
    if (best < INFINITE) {
      this.#settleRuns(b, settings.adjacentDemerits + settings.stackDemerits);
    } else if (this.#activeCount === 0 && dropped >= 0 && settings.final) {
      const total = (this.#total[dropped] ?? 0) + OVERFULL;
      const node = this.#node(b, dropped, total, 1);
      this.#hyphens[node] = 0;
      this.overfull = true;
    }
  }

  /** Leaves out what cannot become the best: dearer than a way with no more hyphens in a row by all it could save. */
  #settleRuns(b: number, savings: number): void {
    let best = INFINITE;
    for (let hyphens = 0; hyphens < RUNS; hyphens++) {
      for (let fitness = 0; fitness < 4; fitness++)
        best = Math.min(best, this.#bestTotal[fitness * RUNS + hyphens] ?? INFINITE);
      for (let fitness = 0; fitness < 4; fitness++) {
        const slot = fitness * RUNS + hyphens;
        const total = this.#bestTotal[slot] ?? INFINITE;
        this.#bestTotal[slot] = INFINITE;
        if (total >= INFINITE || total > best + savings) continue;
        const node = this.#node(b, this.#bestNode[slot] ?? 0, total, fitness);
        this.#hyphens[node] = hyphens;
      }
    }
  }

  #node(at: number, before: number, total: number, fitness: number): number {
    if (this.#nodes === this.#break.length) this.#grow();
    const node = this.#nodes++;
    this.#break[node] = at;
    this.#before[node] = before;
    this.#total[node] = total;
    this.#fitness[node] = fitness;
    this.#hyphens[node] = 0;
    this.#active[this.#activeCount++] = node;
    return node;
  }

  #trace(): number {
    let best = this.#active[0] ?? 0;
    for (let k = 1; k < this.#activeCount; k++) {
      const node = this.#active[k] ?? 0;
      if ((this.#total[node] ?? 0) < (this.#total[best] ?? 0)) best = node;
    }
    this.demerits = this.#total[best] ?? 0;
    let lines = 0;
    for (let node = best; node > 0; node = this.#before[node] ?? -1) lines++;
    if (this.path.length <= lines) this.path = new Int32Array(2 * lines + 2);
    let at = lines;
    for (let node = best; node >= 0; node = this.#before[node] ?? -1)
      this.path[at--] = this.#break[node] ?? 0;
    return lines;
  }

  #grow(): void {
    const size = this.#nodes * 2;
    const longer = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const array = new Int32Array(size);
      array.set(old);
      return array;
    };
    this.#break = longer(this.#break);
    this.#before = longer(this.#before);
    this.#active = longer(this.#active);
    const total = new Float64Array(size);
    total.set(this.#total);
    this.#total = total;
    const fitness = new Uint8Array(size);
    fitness.set(this.#fitness);
    this.#fitness = fitness;
    const hyphens = new Uint8Array(size);
    hyphens.set(this.#hyphens);
    this.#hyphens = hyphens;
  }
}
