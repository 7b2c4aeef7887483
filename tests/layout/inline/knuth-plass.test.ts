import fc from 'fast-check';
import { breakLines, forcedBreak, type InputItem } from 'tex-linebreak';
import { describe, expect, it } from 'vitest';
import { BreakList, FORCED, HYPHEN, PARTS_WORD } from '../../../src/layout/inline/break-list.ts';
import { LineBreaker, type LineSettings } from '../../../src/layout/inline/knuth-plass.ts';

/** A text as widths: syllables of words. Spaces are 3 wide, hyphens 2. */
type Words = readonly (readonly number[])[];
const SPACE = 3;
const HYPHEN_WIDTH = 2;

const words = (most: number): fc.Arbitrary<Words> =>
  fc.array(fc.array(fc.integer({ min: 3, max: 14 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: most,
  });

const SETTINGS: LineSettings = {
  measure: 100,
  elasticity: { stretch: 0.5, shrink: 1 / 3, tracking: 0 },
  ragged: 1,
  tolerance: 1,
  emergencyStretch: 0,
  final: false,
  lineDemerits: 1,
  squeeze: 1,
  adjacentDemerits: 0,
  stackDemerits: 0,
  mostHyphens: 2,
  finalHyphenDemerits: 0,
  lastLine: 0,
  lastLineDemerits: 0,
};

/** The words as a break list; `at` names each breakpoint by its item in `itemsOf`. */
function listOf(text: Words, penalty: number, hyphenate: boolean): { list: BreakList; at: number[] } {
  const list = new BreakList();
  const at: number[] = [];
  const add = (
    end: number,
    start: number,
    space: number,
    before: number,
    flags: number,
    item: number,
  ): void => {
    const b = list.add();
    list.end[b] = end;
    list.start[b] = start;
    list.endSpace[b] = space;
    list.startSpace[b] = before;
    list.penalty[b] = flags & PARTS_WORD ? penalty : 0;
    list.flags[b] = flags;
    at.push(item);
  };
  add(0, 0, 0, 0, 0, -1);
  let x = 0;
  let item = 0;
  text.forEach((syllables, index) => {
    syllables.forEach((width, k) => {
      x += width;
      item++;
      if (k === syllables.length - 1) return;
      if (hyphenate) add(x + HYPHEN_WIDTH, x, index * SPACE, index * SPACE, HYPHEN | PARTS_WORD, item);
      item++;
    });
    if (index === text.length - 1) return;
    add(x, x + SPACE, index * SPACE, (index + 1) * SPACE, 0, item);
    x += SPACE;
    item++;
  });
  add(x, x, (text.length - 1) * SPACE, (text.length - 1) * SPACE, FORCED, item + 1);
  return { list, at };
}

/** The same for tex-linebreak, which ends with an infinite glue and a forced break. */
function itemsOf(text: Words, cost: number): InputItem[] {
  const items: InputItem[] = [];
  text.forEach((syllables, index) => {
    syllables.forEach((width, k) => {
      if (k > 0) items.push({ type: 'penalty', width: HYPHEN_WIDTH, cost, flagged: true });
      items.push({ type: 'box', width });
    });
    if (index < text.length - 1)
      items.push({ type: 'glue', width: SPACE, stretch: SPACE / 2, shrink: SPACE / 3 });
  });
  items.push({ type: 'glue', width: 0, stretch: 1000, shrink: 0 }, forcedBreak());
  return items;
}

function ratioOf(list: BreakList, a: number, b: number, measure: number): number {
  const gap = measure - ((list.end[b] ?? 0) - (list.start[a] ?? 0));
  const space = (list.endSpace[b] ?? 0) - (list.startSpace[a] ?? 0);
  if (gap >= 0 && ((list.flags[b] ?? 0) & FORCED) !== 0) return 0;
  const give = gap < 0 ? space / 3 : space / 2;
  return Math.abs(gap) < 1e-9 ? 0 : give > 0 ? gap / give : gap < 0 ? -1e9 : 1e9;
}

const fitness = (ratio: number): number => (ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3);

/** Demerits of given lines, told from the definition; undefined where a line is not allowed. */
function demeritsOf(list: BreakList, path: readonly number[], settings: LineSettings): number | undefined {
  let total = 0;
  let hyphens = 0;
  let before = 1;
  for (let k = 1; k < path.length; k++) {
    const [a = 0, b = 0] = [path[k - 1], path[k]];
    const ratio = ratioOf(list, a, b, settings.measure);
    if (ratio < -1 - 1e-9 || ratio > settings.tolerance) return undefined;
    hyphens = ((list.flags[b] ?? 0) & HYPHEN) !== 0 ? hyphens + 1 : 0;
    if (hyphens > settings.mostHyphens) return undefined;
    total += (settings.lineDemerits + 100 * Math.abs(ratio) ** 3) ** 2 + (list.penalty[b] ?? 0) ** 2;
    if (hyphens > 1) total += settings.stackDemerits;
    if (Math.abs(fitness(ratio) - before) > 1) total += settings.adjacentDemerits;
    before = fitness(ratio);
    const last = ((list.flags[b] ?? 0) & FORCED) !== 0;
    if (!last || a === 0) continue;
    if (((list.flags[a] ?? 0) & PARTS_WORD) !== 0) total += settings.finalHyphenDemerits;
    const width = (list.end[b] ?? 0) - (list.start[a] ?? 0);
    if (width < settings.lastLine) total += settings.lastLineDemerits * (2 - width / settings.lastLine);
  }
  return total;
}

function leastOf(list: BreakList, settings: LineSettings): number | undefined {
  const last = list.count - 1;
  let least: number | undefined;
  const go = (path: readonly number[]): void => {
    const at = path.at(-1) ?? 0;
    if (at === last) {
      const total = demeritsOf(list, path, settings);
      if (total !== undefined && (least === undefined || total < least)) least = total;
      return;
    }
    for (let b = at + 1; b <= last; b++) go([...path, b]);
  };
  go([0]);
  return least;
}

describe('Knuth and Plass', () => {
  it('chooses as tex-linebreak does where both are asked the same', () => {
    const breaker = new LineBreaker();
    let compared = 0;
    fc.assert(
      fc.property(words(60), (text) => {
        const { list, at } = listOf(text, 0, false);
        const whole = text.map((syllables) => [syllables.reduce((sum, one) => sum + one, 0)]);
        const { at: atWhole } = listOf(whole, 0, false);
        const lines = breaker.run(list, SETTINGS);
        let theirs: number[];
        try {
          theirs = breakLines(itemsOf(whole, 0), SETTINGS.measure, {
            maxAdjustmentRatio: 1,
            initialMaxAdjustmentRatio: 1,
            adjacentLooseTightPenalty: 0,
          });
        } catch {
          expect(lines).toBe(0);
          return;
        }
        const path = theirs.map((item, k) =>
          k === 0 ? 0 : atWhole.indexOf(Math.min(item, atWhole.at(-1) ?? 0)),
        );
        const total = demeritsOf(list, path, SETTINGS);
        expect(lines).toBeGreaterThan(0);
        expect(breaker.demerits).toBeLessThanOrEqual((total ?? Number.POSITIVE_INFINITY) + 1e-6);
        if (total !== undefined && Math.abs(total - breaker.demerits) > 1e-6)
          throw new Error(`better than theirs by ${total - breaker.demerits}: ${at.length} breaks`);
        compared++;
      }),
      { numRuns: 1000 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  it('is at least as good where there are hyphens', () => {
    const breaker = new LineBreaker();
    const settings = { ...SETTINGS, mostHyphens: Number.POSITIVE_INFINITY };
    fc.assert(
      fc.property(words(50), (text) => {
        const { list, at } = listOf(text, 50, true);
        const lines = breaker.run(list, settings);
        let theirs: number[];
        try {
          theirs = breakLines(itemsOf(text, 50), SETTINGS.measure, {
            maxAdjustmentRatio: 1,
            initialMaxAdjustmentRatio: 1,
          });
        } catch {
          return;
        }
        const path = theirs.map((item, k) => (k === 0 ? 0 : at.indexOf(Math.min(item, at.at(-1) ?? 0))));
        expect(lines).toBeGreaterThan(0);
        expect(breaker.demerits).toBeLessThanOrEqual(
          (demeritsOf(list, path, settings) ?? Number.POSITIVE_INFINITY) + 1e-6,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the least demerits of all that could be chosen', () => {
    const breaker = new LineBreaker();
    const settings = {
      ...SETTINGS,
      measure: 40,
      adjacentDemerits: 3000,
      stackDemerits: 4000,
      finalHyphenDemerits: 2000,
      lastLine: 20,
      lastLineDemerits: 5000,
    };
    fc.assert(
      fc.property(words(7), fc.constantFrom(1, 2), (text, mostHyphens) => {
        const { list } = listOf(text, 50, true);
        const lines = breaker.run(list, { ...settings, mostHyphens });
        const least = leastOf(list, { ...settings, mostHyphens });
        expect(lines > 0).toBe(least !== undefined);
        if (least !== undefined) expect(breaker.demerits).toBeCloseTo(least, 4);
      }),
      { numRuns: 1000 },
    );
  });

  it('never stacks more hyphens than it may, and always has an answer when it must', () => {
    const breaker = new LineBreaker();
    const settings = { ...SETTINGS, tolerance: Number.POSITIVE_INFINITY, final: true };
    fc.assert(
      fc.property(words(40), fc.integer({ min: 8, max: 60 }), (text, measure) => {
        const { list } = listOf(text, 50, true);
        const lines = breaker.run(list, { ...settings, measure });
        expect(lines).toBeGreaterThan(0);
        let run = 0;
        for (let k = 1; k <= lines; k++) {
          run = ((list.flags[breaker.path[k] ?? 0] ?? 0) & HYPHEN) !== 0 ? run + 1 : 0;
          expect(run).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
