import { createRequire } from 'node:module';
import { HYPHENATION_FILES, type HyphenationFile } from './hyphenation-files.ts';
import { RULES } from './hyphenation-rules.ts';

/**
 * Compiles hyphenation patterns, of the npm package `hyphen` and of our own rules, into the files that
 * `src/layout/inline/hyphenation/patterns.ts` reads. Those are committed; `tests/layout/inline/hyphenation.test.ts`
 * compares them with a fresh run. To write them anew: `node scripts/run-ts.mjs scripts/write-hyphenation.ts`.
 *
 * A file (numbers are big endian):
 * - 2 bytes: length of the head; 1 byte: bytes of an edge, 3 or 4; 1 byte: bits of an edge's target
 * - the head, UTF-8, three lines: the alphabet (a letter's number is its place, from 1); rows of levels, a digit for each
 *   place; exceptions, `word:3,7`
 * - the automaton, minimal and without cycles, its root first. A node is 16 bits (bit 15: has edges; bits 0 to 14: its row
 *   of levels + 1, 0 for none) and its edges; an edge is, from the highest bit, the letter's number (0 for the word's
 *   edge), 1 bit for the node's last edge, and the target's place in bytes.
 */
export function compileHyphenation(name: string): Uint8Array {
  const file = HYPHENATION_FILES[name];
  if (!file) throw new Error(`no hyphenation file is named ${name}`);
  const { levels, trie, exceptions } = file.from === 'rules' ? readRules(name) : readPackage(file.from);
  const root = withoutForeign(trie);
  const used = [...lettersOf(root)].filter((letter) => letter !== '.').sort();
  const extra = [...(file.letters ?? '')].filter((letter) => !used.includes(letter));
  const rows = levels.map((row) => row.join('')).join(' ');
  const words = exceptions.map(([word, at]) => `${word}:${at.join(',')}`).join(' ');
  const head = Buffer.from([[...used, ...extra].join(''), rows, words].join('\n'));
  const { bytes, width, targetBits } = layOut(root, used);
  return Buffer.concat([Buffer.from([head.length >> 8, head.length & 0xff, width, targetBits]), head, bytes]);
}

interface TrieNode {
  /** Row of the level table, or -1. */
  row: number;
  readonly edges: Map<string, TrieNode>;
}

interface Source {
  readonly levels: readonly (readonly number[])[];
  readonly trie: TrieNode;
  readonly exceptions: readonly (readonly [word: string, at: readonly number[]])[];
}

type PackedPatterns = readonly [
  levels: readonly (readonly number[])[],
  patterns: Record<string, unknown>,
  exceptions?: Record<string, readonly number[]>,
];

function readPackage(from: HyphenationFile['from']): Source {
  const require = createRequire(import.meta.url);
  const [levels, patterns, exceptions = {}]: PackedPatterns = require(`hyphen/patterns/${from}.js`);
  return {
    levels,
    trie: readTrie(patterns),
    // The package counts the hyphens before each place too: uni-ver-sity is 3,7 to it, and 3,6 in truth.
    exceptions: Object.entries(exceptions)
      .filter(([word]) => !word.includes('-'))
      .map(([word, at]) => [word, at.map((place, i) => place - i)]),
  };
}

/** The package packs a node as its row, its children, or both: `3`, `{ a: … }`, `[{ a: … }, 3]`. */
function readTrie(packed: unknown): TrieNode {
  if (typeof packed === 'number') return { row: packed, edges: new Map() };
  if (Array.isArray(packed)) return { row: Number(packed[1]), edges: readTrie(packed[0]).edges };
  const edges = Object.entries(packed as Record<string, unknown>)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, child]) => [letter, readTrie(child)] as const);
  return { row: -1, edges: new Map(edges) };
}

/** Patterns as TeX writes them: letters, `.` for the word's edge, digits for levels between them. */
function readRules(name: string): Source {
  const levelsOf = new Map<string, number[]>();
  for (const pattern of RULES[name] ?? []) {
    const letters = pattern.replace(/\d/g, '');
    const levels = levelsOf.get(letters) ?? Array.from({ length: letters.length + 1 }, () => 0);
    let place = 0;
    for (const sign of pattern) {
      if (/\d/.test(sign)) levels[place] = Math.max(levels[place] ?? 0, Number(sign));
      else place++;
    }
    levelsOf.set(letters, levels);
  }
  const rows = new Map<string, number>();
  const trie: TrieNode = { row: -1, edges: new Map() };
  for (const [letters, levels] of levelsOf) {
    // Levels are counted from the first letter, before which a word's edge has none.
    const row = levels
      .slice(letters.startsWith('.') ? 1 : 0)
      .join('')
      .replace(/0+$/, '');
    if (!rows.has(row)) rows.set(row, rows.size);
    let node = trie;
    for (const letter of letters) {
      const next = node.edges.get(letter) ?? { row: -1, edges: new Map() };
      node.edges.set(letter, next);
      node = next;
    }
    node.row = rows.get(row) ?? -1;
  }
  return { levels: [...rows.keys()].map((row) => [...row].map(Number)), trie: sorted(trie), exceptions: [] };
}

function sorted({ row, edges }: TrieNode): TrieNode {
  const children = [...edges].sort(([a], [b]) => (a < b ? -1 : 1));
  return { row, edges: new Map(children.map(([letter, child]) => [letter, sorted(child)])) };
}

/**
 * Leaves out patterns with hyphens, which no word given to them has; and of an apostrophe's several forms, of which a word
 * given to them has only ’, those that have a pattern with that already.
 */
function withoutForeign({ row, edges }: TrieNode): TrieNode {
  const kept = new Map<string, TrieNode>();
  for (const [letter, child] of edges) {
    if (letter === '-') continue;
    const name = "'ʼ᾽᾿".includes(letter) ? '’' : letter;
    if (name === letter || !(kept.has(name) || edges.has(name))) kept.set(name, withoutForeign(child));
  }
  return { row, edges: kept };
}

function lettersOf(node: TrieNode, found = new Set<string>()): Set<string> {
  for (const [letter, child] of node.edges) {
    found.add(letter);
    lettersOf(child, found);
  }
  return found;
}

interface Automaton {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly targetBits: number;
}

/** Merges equal subtrees and gives each its place; the root comes first. */
function layOut(root: TrieNode, alphabet: readonly string[]): Automaton {
  const numbers = new Map<TrieNode, number>();
  const unique = new Map<string, TrieNode>();
  const order: TrieNode[] = [];
  const intern = (node: TrieNode): number => {
    const edges = [...node.edges].map(([letter, child]) => `${letter}${intern(child)}`);
    const key = `${node.row}|${edges.join()}`;
    const same = unique.get(key) ?? node;
    if (same === node) {
      unique.set(key, node);
      numbers.set(node, order.push(node) - 1);
    }
    const number = numbers.get(same) ?? 0;
    numbers.set(node, number);
    return number;
  };
  intern(root);
  // The root is interned last.
  const placed = [root, ...order.slice(0, -1)];
  const letterBits = Math.ceil(Math.log2(alphabet.length + 1));
  const sizeWith = (width: number): number =>
    placed.reduce((sum, { edges }) => sum + 2 + width * edges.size, 0);
  const width = sizeWith(3) < 2 ** (23 - letterBits) ? 3 : 4;
  const targetBits = 8 * width - 1 - letterBits;
  const places: number[] = [];
  let size = 0;
  for (const node of placed) {
    places[numbers.get(node) ?? 0] = size;
    size += 2 + width * node.edges.size;
  }
  const bytes = Buffer.alloc(size);
  for (const node of placed) {
    let at = places[numbers.get(node) ?? 0] ?? 0;
    at = bytes.writeUInt16BE((node.edges.size > 0 ? 0x8000 : 0) | (node.row + 1), at);
    let left = node.edges.size;
    for (const [letter, child] of node.edges) {
      const code = letter === '.' ? 0 : alphabet.indexOf(letter) + 1;
      const target = places[numbers.get(child) ?? 0] ?? 0;
      const edge = (code * 2 + (--left === 0 ? 1 : 0)) * 2 ** targetBits + target;
      at = bytes.writeUIntBE(edge, at, width);
    }
  }
  return { bytes, width, targetBits };
}
