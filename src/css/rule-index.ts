import { Block } from './contest.ts';
import { matches } from './match.ts';
import type { MatchNode } from './match-node.ts';
import type { PseudoElement, Selector, SimpleTest } from './selector.ts';
import type { Stylesheet } from './stylesheet.ts';

/** A selector with its rule's declarations, at its place in the cascade. */
interface Candidate {
  readonly selector: Selector;
  readonly block: Block;
  readonly rank: number;
  /** It looks only at names and attributes of the element and its ancestors. */
  readonly static: boolean;
  /** Names, `.class` and `#id` that ancestors must have, whatever else. */
  readonly needs: readonly string[];
}

/** The candidates for elements of one name, id and class list, by part, in cascade order. */
interface Signature {
  readonly principal: readonly Candidate[];
  readonly before: readonly Candidate[];
  readonly after: readonly Candidate[];
  readonly marker: readonly Candidate[];
  /** What such an element answers to as an ancestor. */
  readonly keys: readonly string[];
}

interface RuleEntry {
  /** Undefined where it fits for sure. */
  readonly selector: Selector | undefined;
  readonly block: Block;
}

/** The rules for one part of the elements at one place: those that fit for sure, and those to be tried on each. */
export interface RuleList {
  /** In cascade order. */
  readonly entries: readonly RuleEntry[];
  readonly certain: boolean;
}

/**
 * Elements whose names and attributes are the same, and those of all their ancestors, as far as rules look at them:
 * `static` selectors have one answer for all. The tree of places is shared by all documents.
 */
export interface Place {
  readonly principal: RuleList;
  readonly before: RuleList;
  readonly after: RuleList;
  readonly marker: RuleList;
  /** What the ancestors of its children answer to. */
  readonly answers: ReadonlySet<string>;
  readonly next: Map<string, Place>;
}

const NO_ANSWERS: ReadonlySet<string> = new Set();
const NO_RULES: RuleList = { entries: [], certain: true };

/** It looks at what all elements of one place have in common. */
const isPlaced = (test: SimpleTest): boolean => {
  if (test.kind === 'not') return test.of.every((tests) => tests.every(isPlaced));
  return test.kind !== 'nth' && test.kind !== 'empty';
};

/** It looks at the element's own name and attributes: language and direction may come from ancestors. */
const isPlain = (test: SimpleTest): boolean => {
  if (test.kind === 'not') return test.of.every((tests) => tests.every(isPlain));
  return isPlaced(test) && test.kind !== 'lang' && test.kind !== 'dir';
};

function isStatic({ tests, before }: Selector): boolean {
  if (!tests.every(isPlaced)) return false;
  return before.every(
    ({ combinator, tests: other }) => (combinator === ' ' || combinator === '>') && other.every(isPlaced),
  );
}

/** CSS Cascade 4 §6: origin (the user agent's sheet is the first, all others are the author's), specificity, order. */
function rankedCandidates(sheets: readonly Stylesheet[]): readonly Candidate[] {
  const entries = sheets.flatMap((sheet, number) =>
    sheet.data.rules.flatMap((rule) => {
      const block = new Block(rule.declarations, sheet.files[rule.file]);
      return rule.selectors.map((selector) => ({ selector, block, origin: number === 0 ? 0 : 1 }));
    }),
  );
  // The sort is stable, so equals stay in order.
  entries.sort((a, b) => a.origin - b.origin || a.selector.specificity - b.selector.specificity);
  return entries.map(({ selector, block }, rank) => {
    return { selector, block, rank, static: isStatic(selector), needs: ancestorKeys(selector) };
  });
}

function indexKey(selector: Selector): string {
  let key = '*';
  for (const test of selector.tests) {
    if (test.kind === 'id') return `#${test.name}`;
    if (test.kind === 'class') key = `.${test.name}`;
    else if (test.kind === 'type' && key === '*') key = test.name;
  }
  return key;
}

/** The keys of compounds that must fit an ancestor: those before the first sibling, as seen from the right. */
function ancestorKeys(selector: Selector): readonly string[] {
  const keys: string[] = [];
  for (const { combinator, tests } of selector.before) {
    if (combinator === '+' || combinator === '~') continue;
    for (const test of tests) {
      if (test.kind === 'id') keys.push(`#${test.name}`);
      else if (test.kind === 'class') keys.push(`.${test.name}`);
      else if (test.kind === 'type') keys.push(test.name);
    }
  }
  return keys;
}

/** What selectors look at; all else makes no difference to them. */
class Interests {
  /** `#id` and `.class`. */
  readonly names = new Set<string>();
  /** Other attributes: whether they are there, or what they say. */
  readonly attributes = new Map<string, 'presence' | 'value'>();
  directions = false;

  add(tests: readonly SimpleTest[]): void {
    for (const test of tests) {
      if (test.kind === 'id') this.names.add(`#${test.name}`);
      else if (test.kind === 'class') this.names.add(`.${test.name}`);
      else if (test.kind === 'link') this.#addAttribute('href', 'presence');
      else if (test.kind === 'attribute')
        this.#addAttribute(test.name, test.operator === 'exists' ? 'presence' : 'value');
      else if (test.kind === 'lang') this.#addAttribute('lang', 'value');
      else if (test.kind === 'dir') this.directions = true;
      else if (test.kind === 'not') for (const inner of test.of) this.add(inner);
    }
  }

  #addAttribute(name: string, part: 'presence' | 'value'): void {
    if (part === 'value' || !this.attributes.has(name)) this.attributes.set(name, part);
  }
}

/** Rules by what their rightmost compound must have: an id, else a class, else a name. */
export class RuleIndex {
  readonly #byKey = new Map<string, Candidate[]>();
  readonly #interests = new Interests();
  readonly #classKeys = new Map<string, string>();
  readonly #signatures = new Map<string, Signature>();
  #roots = new Map<string, Place>();
  #placeCount = 0;
  static readonly #MOST_PLACES = 6000;

  readonly sheets: readonly Stylesheet[];

  /** The user agent's sheet first. */
  constructor(sheets: readonly Stylesheet[]) {
    this.sheets = sheets;
    for (const candidate of rankedCandidates(sheets)) {
      const { selector } = candidate;
      const key = indexKey(selector);
      const list = this.#byKey.get(key);
      if (list) list.push(candidate);
      else this.#byKey.set(key, [candidate]);
      this.#interests.add(selector.tests);
      for (const { tests } of selector.before) this.#interests.add(tests);
    }
  }

  /** Forgets the places when they are too many. To be called between documents. */
  trim(): void {
    if (this.#placeCount < RuleIndex.#MOST_PLACES) return;
    this.#roots = new Map();
    this.#classKeys.clear();
    this.#signatures.clear();
    this.#placeCount = 0;
  }

  /** The place of an element; `parent` is undefined for the root. */
  place(node: MatchNode, parent: Place | undefined): Place {
    const places = parent?.next ?? this.#roots;
    const key = this.#keyOf(node);
    const known = places.get(key);
    if (known) return known;
    const place = this.#newPlace(key, node, parent?.answers ?? NO_ANSWERS);
    places.set(key, place);
    this.#placeCount++;
    return place;
  }

  #keyOf(node: MatchNode): string {
    let key = node.name;
    if (node.classes.length > 0) key += this.#classKey(node);
    if (node.id !== '' && this.#interests.names.has(`#${node.id}`)) key += `\0#${node.id}`;
    // The nearest ancestor with another direction stands on the way to this place.
    if (this.#interests.directions && node.direction !== (node.parent?.direction ?? 'ltr'))
      key += `\0:${node.direction}`;
    const { attributes } = node.element;
    if (attributes.size === 0) return key;
    for (const [name, part] of this.#interests.attributes) {
      const value = attributes.get(name);
      if (value !== undefined) key += part === 'value' ? `\0[${name}=${value}` : `\0[${name}`;
    }
    return key;
  }

  /** The classes that make a difference; kept by the attribute's text. */
  #classKey(node: MatchNode): string {
    const text = node.element.attributes.get('class') ?? '';
    const known = this.#classKeys.get(text);
    if (known !== undefined) return known;
    const names = node.classes.map((name) => `.${name}`).filter((name) => this.#interests.names.has(name));
    // No name holds a NUL, so no two lists give one key.
    const key = [...new Set(names)]
      .sort()
      .map((name) => `\0${name}`)
      .join('');
    this.#classKeys.set(text, key);
    return key;
  }

  #newPlace(key: string, node: MatchNode, answers: ReadonlySet<string>): Place {
    const signature = this.#signatures.get(key) ?? this.#newSignature(key, node);
    return {
      principal: ruleList(signature.principal, node, answers),
      before: ruleList(signature.before, node, answers),
      after: ruleList(signature.after, node, answers),
      marker: ruleList(signature.marker, node, answers),
      answers: withAll(answers, signature.keys),
      next: new Map(),
    };
  }

  #newSignature(key: string, node: MatchNode): Signature {
    const keys = [node.name, ...new Set(node.classes.map((name) => `.${name}`))];
    if (node.id !== '') keys.push(`#${node.id}`);
    const all = ['*', ...keys].flatMap((name) => this.#byKey.get(name) ?? []);
    const fitting = all.filter(({ selector }) => couldFit(selector, node)).sort((a, b) => a.rank - b.rank);
    const part = (pseudo?: PseudoElement): readonly Candidate[] =>
      fitting.filter(({ selector }) => selector.pseudo === pseudo);
    const signature = {
      principal: part(),
      before: part('before'),
      after: part('after'),
      marker: part('marker'),
      keys: keys.filter((name) => name === node.name || this.#interests.names.has(name)),
    };
    this.#signatures.set(key, signature);
    return signature;
  }
}

function withAll(known: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> {
  if (keys.every((key) => known.has(key))) return known;
  const result = new Set(known);
  for (const key of keys) result.add(key);
  return result;
}

function ruleList(candidates: readonly Candidate[], node: MatchNode, answers: ReadonlySet<string>): RuleList {
  if (candidates.length === 0) return NO_RULES;
  const entries: RuleEntry[] = [];
  let certain = true;
  for (const { selector, block, needs, static: isSettled } of candidates) {
    if (!hasAll(answers, needs)) continue;
    if (isSettled && !matches(selector, node)) continue;
    entries.push({ selector: isSettled ? undefined : selector, block });
    if (!isSettled) certain = false;
  }
  return { entries, certain };
}

function hasAll(answers: ReadonlySet<string>, keys: readonly string[]): boolean {
  for (const key of keys) if (!answers.has(key)) return false;
  return true;
}

/** Leaves out what the element's name, id or classes rule out for good. */
function couldFit(selector: Selector, node: MatchNode): boolean {
  return matches({ tests: selector.tests.filter(isPlain), before: [], specificity: 0 }, node);
}
