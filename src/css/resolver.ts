import { type CascadeResult, cascade } from './cascade.ts';
import { Block } from './contest.ts';
import type { Variables } from './custom-properties.ts';
import { readInlineStyle } from './inline-style.ts';
import { matches } from './match.ts';
import type { MatchNode } from './match-node.ts';
import type { RuleIndex, RuleList } from './rule-index.ts';
import { type Resolved, StylePool } from './style-pool.ts';

/**
 * A path of blocks in cascade order: elements that match the same rules end at the same node, where the styles that
 * the path gives are kept by parent.
 */
class RulePath {
  readonly block: Block | undefined;
  readonly parent: RulePath | undefined;
  readonly #next = new Map<Block, RulePath>();
  readonly styles = new Map<Resolved | undefined, CascadeResult>();

  constructor(block: Block | undefined, parent: RulePath | undefined) {
    this.block = block;
    this.parent = parent;
  }

  to(block: Block): RulePath {
    const known = this.#next.get(block);
    if (known) return known;
    const path = new RulePath(block, this);
    this.#next.set(block, path);
    return path;
  }

  blocks(): readonly Block[] {
    const blocks: Block[] = [];
    for (let path: RulePath | undefined = this; path; path = path.parent)
      if (path.block) blocks.push(path.block);
    return blocks.reverse();
  }
}

/** All that is kept between documents; dropped as a whole when it grows too large. */
interface Kept {
  readonly pool: StylePool;
  readonly start: RulePath;
  readonly inline: Map<string, Block>;
  /** Where a list whose rules fit for sure leads. */
  readonly paths: Map<RuleList, RulePath>;
}

const newKept = (): Kept => ({
  pool: new StylePool(),
  start: new RulePath(undefined, undefined),
  inline: new Map(),
  paths: new Map(),
});

/** Styles that are kept before all are forgotten; a brief has a hundred. */
const MOST_KEPT = 4000;

/**
 * Computes styles for one set of sheets and custom properties, and keeps them: what two documents share is computed
 * once, and is the same object in both.
 */
export class StyleResolver {
  readonly index: RuleIndex;
  readonly #forced: Variables;
  #kept = newKept();
  #count = 0;

  /** `forced` custom properties are set on the root, above all rules. */
  constructor(index: RuleIndex, forced: Variables) {
    this.index = index;
    this.#forced = forced;
  }

  /** Forgets the styles when they are too many. Between documents only: within one, equal styles stay one object. */
  trim(): void {
    if (this.#count < MOST_KEPT) return;
    this.#kept = newKept();
    this.#count = 0;
  }

  /** The style of an element, or of a pseudo-element of `node` whose parent is the element's own style. */
  style(list: RuleList, node: MatchNode, parent: Resolved | undefined, inline?: string): CascadeResult {
    let path = this.#pathOf(list, node);
    if (inline !== undefined) path = path.to(this.#inlineBlock(inline));
    return path.styles.get(parent) ?? this.#compute(path, parent);
  }

  #pathOf(list: RuleList, node: MatchNode): RulePath {
    const { paths, start } = this.#kept;
    const known = list.certain ? paths.get(list) : undefined;
    if (known) return known;
    let path = start;
    for (const { selector, block } of list.entries)
      if (selector === undefined || matches(selector, node)) path = path.to(block);
    if (list.certain) {
      paths.set(list, path);
      this.#count++;
    }
    return path;
  }

  /** The style that blocks give, for page contexts and margin boxes. */
  styleOfBlocks(blocks: readonly Block[], parent: Resolved): CascadeResult {
    let path = this.#kept.start;
    for (const block of blocks) path = path.to(block);
    return path.styles.get(parent) ?? this.#compute(path, parent);
  }

  #compute(path: RulePath, parent: Resolved | undefined): CascadeResult {
    const forced = parent ? undefined : this.#forced;
    const { resolved, faults } = cascade(parent, path.blocks(), this.#kept.pool, forced);
    const own = path.block?.faults ?? [];
    const result = { resolved, faults: [...own.map((fault) => ({ fault, file: undefined })), ...faults] };
    path.styles.set(parent, result);
    this.#count++;
    return result;
  }

  #inlineBlock(text: string): Block {
    const { inline } = this.#kept;
    const known = inline.get(text);
    if (known) return known;
    const { declarations, faults } = readInlineStyle(text);
    const block = new Block(declarations, undefined, faults);
    inline.set(text, block);
    this.#count++;
    return block;
  }
}
