import { type Block, type CascadeFault, type CascadeResult, cascade, type Resolved } from './cascade.ts';
import type { Variables } from './custom-properties.ts';
import { readInlineStyle } from './inline-style.ts';
import { matches } from './match.ts';
import type { MatchNode } from './match-node.ts';
import { type CandidateLists, RuleIndex } from './rule-index.ts';
import { StylePool } from './style-pool.ts';
import type { Stylesheet } from './stylesheet.ts';

type CandidateList = CandidateLists['principal'];

/**
 * A path of blocks in cascade order: elements that match the same rules end at the same node, where the styles that
 * the path gives are kept by parent.
 */
class RulePath {
  readonly block: Block | undefined;
  readonly parent: RulePath | undefined;
  readonly #next = new Map<Block, RulePath>();
  readonly #styles = new Map<Resolved | undefined, CascadeResult>();

  constructor(block?: Block, parent?: RulePath) {
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

  known(parent: Resolved | undefined): CascadeResult | undefined {
    return this.#styles.get(parent);
  }

  keep(parent: Resolved | undefined, result: CascadeResult): void {
    this.#styles.set(parent, result);
  }
}

interface InlineBlock extends Block {
  readonly faults: readonly CascadeFault[];
}

/** Styles that are kept before all are forgotten; a brief has about a hundred. */
const MOST_STYLES = 4000;

/**
 * Computes styles for one set of sheets and custom properties, and keeps them: what two documents share is computed
 * once, and is the same object in both.
 */
export class StyleResolver {
  readonly #index: RuleIndex;
  readonly #forced: Variables;
  readonly sheets: readonly Stylesheet[];
  #pool = new StylePool();
  #start = new RulePath();
  #inline = new Map<string, InlineBlock>();
  #kept = 0;

  /** `sheets`: the user agent's first. `forced` custom properties are set on the root, above all rules. */
  constructor(sheets: readonly Stylesheet[], forced: Variables) {
    this.sheets = sheets;
    this.#forced = forced;
    this.#index = new RuleIndex(sheets);
  }

  /** To be called between documents only: within one, equal styles must stay one object. */
  trim(): void {
    if (this.#kept < MOST_STYLES) return;
    this.#pool = new StylePool();
    this.#start = new RulePath();
    this.#inline = new Map();
    this.#kept = 0;
  }

  get styleCount(): number {
    return this.#kept;
  }

  candidates(node: MatchNode): CandidateLists {
    return this.#index.candidates(node);
  }

  /** The style of an element, or of a pseudo-element of `node` whose parent is the element's own style. */
  style(list: CandidateList, node: MatchNode, parent: Resolved | undefined, inline?: string): CascadeResult {
    let path = this.#start;
    for (const candidate of list)
      if (candidate.certain || matches(candidate.selector, node)) path = path.to(candidate.block);
    if (inline !== undefined) path = path.to(this.#inlineBlock(inline));
    return this.#styleOf(path, parent);
  }

  /** The style that blocks give, for page contexts and margin boxes. */
  styleOfBlocks(blocks: readonly Block[], parent: Resolved): CascadeResult {
    let path = this.#start;
    for (const block of blocks) path = path.to(block);
    return this.#styleOf(path, parent);
  }

  #styleOf(path: RulePath, parent: Resolved | undefined): CascadeResult {
    const known = path.known(parent);
    if (known) return known;
    const { resolved, faults } = cascade(parent, path.blocks(), parent ? undefined : this.#forced);
    const last = path.block;
    const own = last && 'faults' in last ? (last as InlineBlock).faults : [];
    const result = { resolved: this.#pool.intern(resolved), faults: [...own, ...faults] };
    path.keep(parent, result);
    this.#kept++;
    return result;
  }

  #inlineBlock(text: string): InlineBlock {
    const known = this.#inline.get(text);
    if (known) return known;
    const { declarations, faults } = readInlineStyle(text);
    const block = {
      declarations,
      file: undefined,
      faults: faults.map((fault) => ({ fault, file: undefined })),
    };
    this.#inline.set(text, block);
    this.#kept++;
    return block;
  }
}
