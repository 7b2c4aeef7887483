import type { AtomicItem, WordItem } from './paragraph.ts';
import type { WordBreak } from './word.ts';

/** What breaks cost, in Knuth and Plass's penalties: 0 nothing, 50 a hyphen, 1000 hardly ever. */
export interface BreakCosts {
  readonly automatic: number;
  readonly soft: number;
  readonly hyphen: number;
  /** More for a capitalised word inside of a sentence: most are names. */
  readonly name: number;
  /** More where only two letters stand before or after the hyphen. */
  readonly stub: number;
  /** A line that begins with a dash. */
  readonly dash: number;
  /** A line that ends in “Mr”. */
  readonly title: number;
  /** A line that begins with a mark that was typed apart from its sentence: “क्या ?”, “bonjour !”. */
  readonly mark: number;
  /** In an address, which is better whole on the next line: behind its host, and in its host or name. */
  readonly path: number;
  readonly host: number;
  readonly emergency: number;
}

/** Stay with the name that follows, if the line lets them. */
const TITLES: ReadonlySet<string> = new Set([
  'Mr',
  'Mrs',
  'Ms',
  'Dr',
  'Mr.',
  'Mrs.',
  'Ms.',
  'Dr.',
  'Prof.',
  'No.',
  'Art.',
]);

const CLOSING = /^[!?:;%\u00bb\u203a\u0964\u0965\u060c\u061b\u061f\u06d4\u17d4\u17d5\u104a\u104b\u1362]+$/;

/** Of a line that ends at a space behind `lastWord`. */
export function costOfSpace(lastWord: string, next: WordItem | AtomicItem, costs: BreakCosts): number {
  if (TITLES.has(lastWord)) return costs.title;
  if (next.kind === 'word' && next.word.drawn.length <= 2 && CLOSING.test(next.word.drawn)) return costs.mark;
  return next.kind === 'word' && isDash(next.word.drawn.charCodeAt(0)) ? costs.dash : 0;
}

/** Of a line that ends within a word; `lastWord` is the one before it. */
export function costOfCut(item: WordItem, cut: WordBreak, lastWord: string, costs: BreakCosts): number {
  if (cut.kind === 'plain' && item.word.address)
    return isInPath(item.word.drawn, cut.drawnAt) ? costs.path : costs.host;
  if (cut.kind === 'plain') return cut.hyphen ? costs.hyphen : 0;
  if (cut.kind === 'emergency') return costs.emergency;
  if (cut.kind === 'soft') return costs.soft;
  const { drawn } = item.word;
  let cost = costs.automatic;
  if (cut.drawnAt <= 2 || drawn.length - cut.drawnAt <= 3) cost += costs.stub;
  // Most words with a capital are names, but not in German.
  if (isCapital(drawn) && !/^de\b/.test(item.run.lang) && lastWord !== '' && !/[.!?:]\W*$/.test(lastWord))
    cost += costs.name;
  return cost;
}

/** Whether a place in an address is behind its host; mail addresses have no such places. */
export function isInPath(address: string, at: number): boolean {
  const scheme = address.indexOf('://');
  if (scheme < 0 && address.includes('@')) return false;
  const path = address.indexOf('/', scheme < 0 ? 0 : scheme + 3);
  return path >= 0 && at > path;
}

function isDash(code: number): boolean {
  return code === 0x2013 || code === 0x2014;
}

function isCapital(word: string): boolean {
  const first = word.charAt(0);
  return first !== first.toLowerCase();
}
