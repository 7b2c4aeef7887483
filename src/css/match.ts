import { unreachable } from '../base/index.ts';
import { countTypes, type MatchNode } from './match-node.ts';
import type { RelatedCompound, Selector, SimpleTest } from './selector.ts';

/**
 * How a search to the left ended. Telling how far a failure reaches keeps it from being tried again and again:
 * without it a chain of descendants costs the depth to the power of its length.
 */
type Outcome = 'fits' | 'fails here' | 'fails for all siblings' | 'fails';

/** Whether the selector's element part fits; its pseudo-element is the caller's matter. */
export function matches(selector: Selector, node: MatchNode): boolean {
  return passesAll(selector.tests, node) && relate(selector.before, 0, node) === 'fits';
}

function passesAll(tests: readonly SimpleTest[], node: MatchNode): boolean {
  for (const test of tests) if (!passes(test, node)) return false;
  return true;
}

/** The compounds from `at` on, against what stands before `node`. */
function relate(before: readonly RelatedCompound[], at: number, node: MatchNode): Outcome {
  const compound = before[at];
  if (!compound) return 'fits';
  switch (compound.combinator) {
    case ' ':
      return relateToAncestors(before, at, node);
    case '>': {
      if (!node.parent) return 'fails';
      if (!passesAll(compound.tests, node.parent)) return 'fails for all siblings';
      const outcome = relate(before, at + 1, node.parent);
      return outcome === 'fails here' ? 'fails for all siblings' : outcome;
    }
    case '+': {
      const previous = node.siblings[node.index - 1];
      if (!previous) return 'fails for all siblings';
      return passesAll(compound.tests, previous) ? relate(before, at + 1, previous) : 'fails here';
    }
    case '~':
      return relateToSiblings(before, at, node);
    default:
      return unreachable(compound.combinator);
  }
}

function relateToAncestors(before: readonly RelatedCompound[], at: number, node: MatchNode): Outcome {
  const tests = before[at]?.tests ?? [];
  for (let ancestor = node.parent; ancestor; ancestor = ancestor.parent) {
    if (!passesAll(tests, ancestor)) continue;
    const outcome = relate(before, at + 1, ancestor);
    if (outcome === 'fits' || outcome === 'fails') return outcome;
  }
  return 'fails';
}

function relateToSiblings(before: readonly RelatedCompound[], at: number, node: MatchNode): Outcome {
  const tests = before[at]?.tests ?? [];
  for (let index = node.index - 1; index >= 0; index--) {
    const sibling = node.siblings[index];
    if (!sibling || !passesAll(tests, sibling)) continue;
    const outcome = relate(before, at + 1, sibling);
    if (outcome !== 'fails here') return outcome;
  }
  return 'fails for all siblings';
}

function passes(test: SimpleTest, node: MatchNode): boolean {
  switch (test.kind) {
    case 'type':
      return node.name === test.name;
    case 'id':
      return node.id === test.name;
    case 'class':
      return node.classes.includes(test.name);
    case 'attribute':
      return passesAttribute(test, node.element.attributes.get(test.name));
    case 'root':
      return node.parent === undefined;
    case 'empty':
      return isEmpty(node);
    case 'link':
      return node.name === 'a' && node.element.attributes.has('href');
    case 'nth':
      return passesNth(test, node);
    case 'lang':
      return test.ranges.some((range) => languageFits(node.lang, range));
    case 'dir':
      return node.direction === test.direction;
    case 'not':
      return !test.of.some((tests) => passesAll(tests, node));
    default:
      return unreachable(test);
  }
}

type AttributeTest = Extract<SimpleTest, { readonly kind: 'attribute' }>;

function passesAttribute(test: AttributeTest, found: string | undefined): boolean {
  if (found === undefined) return false;
  const actual = test.ignoreCase ? found.toLowerCase() : found;
  const wanted = test.ignoreCase ? test.value.toLowerCase() : test.value;
  switch (test.operator) {
    case 'exists':
      return true;
    case '=':
      return actual === wanted;
    case '~=':
      return wanted !== '' && !/\s/.test(wanted) && actual.split(/\s+/).includes(wanted);
    case '|=':
      return actual === wanted || actual.startsWith(`${wanted}-`);
    case '^=':
      return wanted !== '' && actual.startsWith(wanted);
    case '$=':
      return wanted !== '' && actual.endsWith(wanted);
    case '*=':
      return wanted !== '' && actual.includes(wanted);
    default:
      return unreachable(test.operator);
  }
}

function isEmpty(node: MatchNode): boolean {
  return node.element.children.every((child) => child.kind === 'text' && child.text === '');
}

function passesNth(test: Extract<SimpleTest, { readonly kind: 'nth' }>, node: MatchNode): boolean {
  if (test.ofType) countTypes(node);
  const index = test.ofType ? node.typeIndex : node.index;
  const count = test.ofType ? node.typeCount : node.siblings.length;
  const position = test.fromEnd ? count - index : index + 1;
  const steps = position - test.b;
  return test.a === 0 ? steps === 0 : steps % test.a === 0 && steps / test.a >= 0;
}

/**
 * RFC 4647 §3.3.2 extended filtering, as Selectors 4 §10.2 has it: `de-DE` fits `de-Latn-DE`, `*-Arab` any language in
 * Arabic script. An empty range fits where no language is known.
 */
function languageFits(lang: string, range: string): boolean {
  if (range === '' || lang === '') return range === lang;
  const actual = lang.toLowerCase().split('-');
  const wanted = range.toLowerCase().split('-');
  if (wanted[0] !== '*' && wanted[0] !== actual[0]) return false;
  let at = 1;
  for (const subtag of wanted.slice(1)) {
    if (subtag === '*') continue;
    // A singleton starts an extension, which has no more of the subtags that are looked for.
    while (at < actual.length && actual[at] !== subtag && actual[at]?.length !== 1) at++;
    if (actual[at] !== subtag) return false;
    at++;
  }
  return true;
}
