import type { Block } from './cascade.ts';
import { matches } from './match.ts';
import type { MatchNode } from './match-node.ts';
import type { Selector, SimpleTest } from './selector.ts';
import type { Stylesheet } from './stylesheet.ts';

/** A selector with its rule's declarations, at its place in the cascade. */
interface Candidate {
  readonly selector: Selector;
  readonly block: Block;
  readonly rank: number;
  /** Name, id and classes alone decide: where the index offers it, it fits. */
  readonly certain: boolean;
}

/** The candidates for elements of one name, id and class list, by part, in cascade order. */
export interface CandidateLists {
  readonly principal: readonly Candidate[];
  readonly before: readonly Candidate[];
  readonly after: readonly Candidate[];
  readonly marker: readonly Candidate[];
}

const isPlain = (test: SimpleTest): boolean =>
  test.kind === 'type' || test.kind === 'id' || test.kind === 'class';

/** CSS Cascade 4 §6: origin (the sheets' order: the user agent's first), specificity, order. */
function rankedCandidates(sheets: readonly Stylesheet[]): readonly Candidate[] {
  const entries = sheets.flatMap((sheet, number) => {
    // The user agent's sheet is the first; all others are the author's.
    const origin = number === 0 ? 0 : 1;
    return sheet.data.rules.flatMap((rule) => {
      const block: Block = { declarations: rule.declarations, file: sheet.files[rule.file] };
      return rule.selectors.map((selector) => ({ selector, block, origin }));
    });
  });
  const order = entries.map((_, index) => index);
  order.sort((a, b) => {
    const left = entries[a];
    const right = entries[b];
    if (!left || !right) return 0;
    return left.origin - right.origin || left.selector.specificity - right.selector.specificity || a - b;
  });
  return order.flatMap((index, rank) => {
    const entry = entries[index];
    if (!entry) return [];
    const { selector, block } = entry;
    return [
      { selector, block, rank, certain: selector.before.length === 0 && selector.tests.every(isPlain) },
    ];
  });
}

/** Rules by what their rightmost compound must have: an id, else a class, else a name. */
export class RuleIndex {
  readonly #byKey = new Map<string, Candidate[]>();
  readonly #lists = new Map<string, CandidateLists>();
  static readonly #MOST_LISTS = 5000;

  /** The user agent's sheet first. */
  constructor(sheets: readonly Stylesheet[]) {
    for (const candidate of rankedCandidates(sheets)) {
      const key = indexKey(candidate.selector);
      const list = this.#byKey.get(key);
      if (list) list.push(candidate);
      else this.#byKey.set(key, [candidate]);
    }
  }

  candidates(node: MatchNode): CandidateLists {
    const className = node.classes.length === 0 ? '' : (node.element.attributes.get('class') ?? '');
    const key = `${node.name}#${node.id}.${className}`;
    const known = this.#lists.get(key);
    if (known) return known;
    const lists = this.#collect(node);
    if (this.#lists.size >= RuleIndex.#MOST_LISTS) this.#lists.clear();
    this.#lists.set(key, lists);
    return lists;
  }

  #collect(node: MatchNode): CandidateLists {
    const keys = ['*', node.name, ...new Set(node.classes.map((name) => `.${name}`))];
    if (node.id !== '') keys.push(`#${node.id}`);
    const all = keys.flatMap((key) => this.#byKey.get(key) ?? []).sort((a, b) => a.rank - b.rank);
    const part = (pseudo: Selector['pseudo']): readonly Candidate[] =>
      all.filter(({ selector }) => selector.pseudo === pseudo && couldFit(selector, node));
    return {
      principal: part(undefined),
      before: part('before'),
      after: part('after'),
      marker: part('marker'),
    };
  }
}

function indexKey(selector: Selector): string {
  const named = (kind: 'id' | 'class' | 'type'): string | undefined => {
    const test = selector.tests.find((candidate) => candidate.kind === kind);
    return test && 'name' in test ? test.name : undefined;
  };
  const id = named('id');
  if (id !== undefined) return `#${id}`;
  const className = named('class');
  return className === undefined ? (named('type') ?? '*') : `.${className}`;
}

/** Leaves out what the element's name, id or classes rule out for good. */
function couldFit(selector: Selector, node: MatchNode): boolean {
  return matches({ tests: selector.tests.filter(isPlain), before: [], specificity: 0 }, node);
}

/** Walks over the candidates that fit, in cascade order. */
export function eachMatch(list: readonly Candidate[], node: MatchNode, visit: (block: Block) => void): void {
  for (const candidate of list)
    if (candidate.certain || matches(candidate.selector, node)) visit(candidate.block);
}
