const HAS_EDGES = 0x8000;
/** Number of a letter that is in no pattern; no alphabet has as many. */
const FOREIGN = 255;

/** How edges are packed: the target in the low bits, then a bit for a node's last edge, then the letter's number. */
interface EdgeLayout {
  /** Bytes of an edge, 3 or 4. */
  readonly width: number;
  readonly targetBits: number;
}

/**
 * Liang's algorithm on the patterns of one language, as scripts/compile-hyphenation.ts packs them (the format is told
 * there). Making one copies a few strings and nothing else: well under a millisecond.
 */
export class Patterns {
  readonly #nodes: Uint8Array;
  readonly #edges: EdgeLayout;
  readonly #levels: readonly string[];
  readonly #exceptions = new Map<string, readonly number[]>();
  /** Number of a letter in the automaton, by its code; 0 for letters that the language does not have. */
  readonly #numbers: Uint8Array;
  #letters = new Uint8Array(64);
  #values = new Uint8Array(64);

  /** @param file what the compiler wrote */
  constructor(file: Uint8Array) {
    const headLength = ((file[0] ?? 0) << 8) | (file[1] ?? 0);
    const head = Buffer.from(file.buffer, file.byteOffset + 4, headLength)
      .toString('utf8')
      .split('\n');
    const [alphabet = '', levels = '', exceptions = ''] = head;
    this.#edges = { width: file[2] ?? 4, targetBits: file[3] ?? 0 };
    this.#nodes = file.subarray(4 + headLength);
    this.#levels = levels.split(' ');
    this.#numbers = numbered(alphabet);
    if (exceptions === '') return;
    for (const one of exceptions.split(' ')) {
      const [word = '', at = ''] = one.split(':');
      this.#exceptions.set(word, at === '' ? [] : at.split(',').map(Number));
    }
  }

  /** Whether the language's words are written with this letter (lower case, NFC). */
  knows(code: number): boolean {
    return (this.#numbers[code] ?? 0) > 0;
  }

  /** Indices before which a word (lower case, NFC) may be parted; never after the first letter nor before the last. */
  points(word: string): readonly number[] {
    const known = this.#exceptions.get(word);
    if (known) return known;
    const { length } = word;
    if (this.#values.length <= length) {
      this.#values = new Uint8Array(2 * length);
      this.#letters = new Uint8Array(2 * length);
    }
    const values = this.#values;
    values.fill(0, 0, length + 1);
    for (let i = 0; i < length; i++) this.#letters[i] = this.#numbers[word.charCodeAt(i)] || FOREIGN;
    for (let start = -1; start < length; start++) this.#raise(start, length);
    const points: number[] = [];
    for (let i = 2; i < length - 1; i++) if (((values[i] ?? 0) & 1) === 1) points.push(i);
    return points;
  }

  /**
   * Raises the levels by every pattern that begins at `start`; −1 is the word's edge, where a pattern counts its levels
   * from the first letter.
   */
  #raise(start: number, length: number): void {
    const nodes = this.#nodes;
    const from = Math.max(start, 0);
    let node = 0;
    for (let i = start; i <= length; i++) {
      const letter = i < 0 || i === length ? 0 : (this.#letters[i] ?? 0);
      node = follow(nodes, this.#edges, node, letter);
      if (node < 0) return;
      const row = (((nodes[node] ?? 0) << 8) | (nodes[node + 1] ?? 0)) & 0x7fff;
      if (row > 0) this.#apply(this.#levels[row - 1] ?? '', from);
    }
  }

  #apply(levels: string, from: number): void {
    const values = this.#values;
    for (let k = 0; k < levels.length; k++) {
      const level = levels.charCodeAt(k) - 0x30;
      if (level > (values[from + k] ?? 0)) values[from + k] = level;
    }
  }
}

function numbered(alphabet: string): Uint8Array {
  let last = 0;
  for (let i = 0; i < alphabet.length; i++) last = Math.max(last, alphabet.charCodeAt(i));
  const numbers = new Uint8Array(last + 1);
  for (let i = 0; i < alphabet.length; i++) numbers[alphabet.charCodeAt(i)] = i + 1;
  return numbers;
}

/** The node that a letter leads to, or -1. */
function follow(nodes: Uint8Array, edges: EdgeLayout, node: number, letter: number): number {
  if ((((nodes[node] ?? 0) << 8) & HAS_EDGES) === 0) return -1;
  const { width, targetBits } = edges;
  for (let at = node + 2; ; at += width) {
    let edge = ((nodes[at] ?? 0) << 16) | ((nodes[at + 1] ?? 0) << 8) | (nodes[at + 2] ?? 0);
    if (width === 4) edge = (edge << 8) | (nodes[at + 3] ?? 0);
    const above = edge >>> targetBits;
    if (above >> 1 === letter) return edge & ((1 << targetBits) - 1);
    if ((above & 1) === 1) return -1;
  }
}
