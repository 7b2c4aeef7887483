/** One language's patterns as generated: see scripts/compile-hyphenation.ts for the format. */
export interface PatternSource {
  readonly levels: string;
  readonly exceptions: string;
  readonly automaton: string;
}

const HAS_EDGES = 0x8000;
const LAST_EDGE = 0x40000;

/** Liang's algorithm on a packed automaton. Making one decodes base 64 and nothing else: well under a millisecond. */
export class Patterns {
  readonly #nodes: Uint8Array;
  readonly #levels: readonly string[];
  readonly #exceptions: ReadonlyMap<string, readonly number[]>;
  #values = new Uint8Array(64);

  constructor(source: PatternSource) {
    this.#nodes = Buffer.from(source.automaton, 'base64');
    this.#levels = source.levels.split(' ');
    this.#exceptions = new Map(
      source.exceptions.split(' ').map((one) => {
        const [word = '', at = ''] = one.split(':');
        return [word, at === '' ? [] : at.split(',').map(Number)] as const;
      }),
    );
  }

  /** Indices before which a word of the letters a to z may be parted. */
  points(word: string): readonly number[] {
    const known = this.#exceptions.get(word);
    if (known) return known;
    const { length } = word;
    if (this.#values.length <= length) this.#values = new Uint8Array(2 * length);
    const values = this.#values;
    values.fill(0, 0, length + 1);
    // A pattern that begins at the word's edge counts its levels from the first letter, as all others from their own.
    for (let start = -1; start < length; start++) raise(this.#nodes, this.#levels, word, start, values);
    const points: number[] = [];
    for (let i = 2; i < length - 1; i++) if (((values[i] ?? 0) & 1) === 1) points.push(i);
    return points;
  }
}

/** Raises the levels by every pattern that begins at `start` (-1: at the word's edge). */
function raise(
  nodes: Uint8Array,
  rows: readonly string[],
  word: string,
  start: number,
  values: Uint8Array,
): void {
  let node = 0;
  const from = Math.max(start, 0);
  for (let i = start; i <= word.length; i++) {
    node = follow(nodes, node, i < 0 || i === word.length ? 0 : word.charCodeAt(i) - 0x60);
    if (node < 0) return;
    const row = (((nodes[node] ?? 0) << 8) | (nodes[node + 1] ?? 0)) & 0x7fff;
    if (row === 0) continue;
    const levels = rows[row - 1] ?? '';
    for (let k = 0; k < levels.length; k++) {
      const level = levels.charCodeAt(k) - 0x30;
      if (level > (values[from + k] ?? 0)) values[from + k] = level;
    }
  }
}

/** The node that a letter leads to, or -1. */
function follow(nodes: Uint8Array, node: number, letter: number): number {
  if ((((nodes[node] ?? 0) << 8) & HAS_EDGES) === 0) return -1;
  for (let at = node + 2; ; at += 3) {
    const edge = ((nodes[at] ?? 0) << 16) | ((nodes[at + 1] ?? 0) << 8) | (nodes[at + 2] ?? 0);
    if (edge >> 19 === letter) return edge & 0x3ffff;
    if ((edge & LAST_EDGE) !== 0) return -1;
  }
}
