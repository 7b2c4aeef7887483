import type { CssNode } from 'css-tree';
import { didYouMean } from '../diagnostics/index.ts';
import { ELEMENTS } from '../html/index.ts';
import type { Fault } from './declaration.ts';
import {
  type AttributeOperator,
  type Combinator,
  type PseudoElement,
  type RelatedCompound,
  SELECTORS,
  type Selector,
  type SimpleTest,
  specificity,
} from './selector.ts';

type Of<T extends CssNode['type']> = Extract<CssNode, { readonly type: T }>;

/** Thrown and caught in this file only: a selector is left out at its first fault. */
class SelectorRefusal {
  readonly fault: Fault;

  constructor(fault: Fault) {
    this.fault = fault;
  }
}

const OPERATORS: readonly string[] = ['=', '~=', '|=', '^=', '$=', '*='];
const PSEUDO_ELEMENTS: readonly string[] = ['before', 'after', 'marker'];
const COMBINATORS: readonly string[] = [' ', '>', '+', '~'];

function refuse(node: CssNode, code: Fault['code'], message: string, hints: readonly string[] = []): never {
  const start = node.loc?.start.offset ?? 0;
  const end = node.loc?.end.offset ?? start;
  throw new SelectorRefusal({ code, message, hints, start, end });
}

/** `:nth-child()` and the like as the table of selectors writes them. */
function refusePseudo(node: CssNode, name: string): never {
  const names = SELECTORS.filter((row) => row.name.startsWith(':'));
  const row = names.find((candidate) => candidate.name === name || candidate.name === `${name}()`);
  if (row?.status === 'not yet')
    refuse(node, 'css/not-yet', `the selector \`${row.name}\` is not understood yet`);
  const bare = name.replace(/\(\)$/, '');
  const near = didYouMean(
    bare,
    names.map((candidate) => candidate.name.replace(/\(\)$/, '')),
  );
  if (row)
    refuse(node, 'css/unknown-selector', `\`${row.name}\` is not used like this`, ['see its arguments']);
  refuse(node, 'css/unknown-selector', `there is no selector \`${name}\``, near);
}

const CHILD_TESTS: Readonly<Record<string, readonly SimpleTest[]>> = {
  root: [{ kind: 'root' }],
  empty: [{ kind: 'empty' }],
  link: [{ kind: 'link' }],
  'any-link': [{ kind: 'link' }],
  'first-child': [nth(0, 1, false, false)],
  'last-child': [nth(0, 1, true, false)],
  'only-child': [nth(0, 1, false, false), nth(0, 1, true, false)],
  'first-of-type': [nth(0, 1, false, true)],
  'last-of-type': [nth(0, 1, true, true)],
  'only-of-type': [nth(0, 1, false, true), nth(0, 1, true, true)],
};

function nth(a: number, b: number, fromEnd: boolean, ofType: boolean): SimpleTest {
  return { kind: 'nth', a, b, fromEnd, ofType };
}

function readNth(node: Of<'PseudoClassSelector'>, name: string): SimpleTest {
  const [argument] = node.children?.toArray() ?? [];
  if (argument?.type !== 'Nth') refusePseudo(node, `:${name}()`);
  if (argument.selector) refuse(argument, 'css/not-yet', `\`of\` in \`:${name}()\` is not understood yet`);
  const fromEnd = name.includes('last');
  const ofType = name.endsWith('of-type');
  const value = argument.nth;
  if (value.type === 'Identifier') return nth(2, value.name.toLowerCase() === 'odd' ? 1 : 0, fromEnd, ofType);
  const a = Number(value.a ?? 0);
  const b = Number(value.b ?? 0);
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) refusePseudo(node, `:${name}()`);
  return nth(a, b, fromEnd, ofType);
}

function readLanguages(node: Of<'PseudoClassSelector'>): SimpleTest {
  const ranges = (node.children?.toArray() ?? []).flatMap((child) => {
    if (child.type === 'Identifier') return [child.name];
    return child.type === 'String' ? [child.value] : [];
  });
  if (ranges.length === 0) refusePseudo(node, ':lang()');
  return { kind: 'lang', ranges };
}

function readDirection(node: Of<'PseudoClassSelector'>): SimpleTest {
  const words = (node.children?.toArray() ?? []).map((child) => {
    if (child.type === 'Identifier') return child.name;
    return child.type === 'Raw' ? child.value.trim() : '';
  });
  const word = words.length === 1 ? words[0]?.toLowerCase() : undefined;
  if (word !== 'ltr' && word !== 'rtl') refusePseudo(node, ':dir()');
  return { kind: 'dir', direction: word };
}

/** The tests of one compound, and what they count. */
interface Compound {
  readonly tests: SimpleTest[];
  ids: number;
  classes: number;
  types: number;
  pseudo: PseudoElement | undefined;
  /** How many simple selectors there are, the universal one too. */
  size: number;
}

const newCompound = (): Compound => ({ tests: [], ids: 0, classes: 0, types: 0, pseudo: undefined, size: 0 });

/** `:not()` of compounds; it counts as its most specific one. Selectors 4 §15. */
function readNot(node: Of<'PseudoClassSelector'>, into: Compound): void {
  const [list] = node.children?.toArray() ?? [];
  if (list?.type !== 'SelectorList') refusePseudo(node, ':not()');
  const selectors = list.children.toArray().map((child) => {
    const selector = readSelector(child);
    if (selector.before.length > 0)
      refuse(child, 'css/not-yet', 'a combinator inside of `:not()` is not understood yet');
    if (selector.pseudo) refuse(child, 'css/unknown-selector', 'a pseudo-element cannot stand in `:not()`');
    return selector;
  });
  into.tests.push({ kind: 'not', of: selectors.map(({ tests }) => tests) });
  const most = Math.max(0, ...selectors.map((selector) => selector.specificity));
  into.types += most % 1024;
  into.classes += Math.floor(most / 1024) % 1024;
  into.ids += Math.floor(most / 1024 / 1024);
}

function readPseudoClass(node: Of<'PseudoClassSelector'>, into: Compound): void {
  const name = node.name.toLowerCase();
  // CSS 2 wrote these two with one colon.
  if (node.children === null && (name === 'before' || name === 'after')) {
    into.pseudo = name;
    into.types++;
    return;
  }
  if (name === 'not' && node.children) {
    readNot(node, into);
    return;
  }
  into.classes++;
  const simple = Object.hasOwn(CHILD_TESTS, name) ? CHILD_TESTS[name] : undefined;
  if (simple && node.children === null) into.tests.push(...simple);
  else if (/^nth-(?:last-)?(?:child|of-type)$/.test(name)) into.tests.push(readNth(node, name));
  else if (name === 'lang') into.tests.push(readLanguages(node));
  else if (name === 'dir') into.tests.push(readDirection(node));
  else refusePseudo(node, node.children === null ? `:${name}` : `:${name}()`);
}

function isPseudoElement(name: string): name is PseudoElement {
  return PSEUDO_ELEMENTS.includes(name);
}

function isOperator(text: string): text is AttributeOperator {
  return OPERATORS.includes(text);
}

function isCombinator(text: string): text is Combinator {
  return COMBINATORS.includes(text);
}

function readAttribute(node: Of<'AttributeSelector'>): SimpleTest {
  const name = node.name.name.toLowerCase();
  if (name.includes('|')) refuse(node, 'css/not-yet', 'namespaces are not understood yet');
  const flags = node.flags?.toLowerCase();
  if (flags !== undefined && flags !== 'i' && flags !== 's')
    refuse(node, 'css/unknown-selector', `\`${flags}\` is no flag of an attribute selector`, [
      'use `i` or `s`',
    ]);
  const operator = node.matcher ?? 'exists';
  if (operator !== 'exists' && !isOperator(operator))
    refuse(node, 'css/unknown-selector', `there is no operator \`${operator}\``);
  const value = node.value?.type === 'Identifier' ? node.value.name : (node.value?.value ?? '');
  return { kind: 'attribute', name, operator, value, ignoreCase: flags === 'i' };
}

function readType(node: Of<'TypeSelector'>, into: Compound): void {
  if (node.name === '*') return;
  const name = node.name.toLowerCase();
  if (name.includes('|')) refuse(node, 'css/not-yet', 'namespaces are not understood yet');
  if (!ELEMENTS.has(name))
    refuse(
      node,
      'css/unknown-element',
      `no document has an element \`${node.name}\``,
      didYouMean(name, ELEMENTS.keys()),
    );
  into.types++;
  into.tests.push({ kind: 'type', name });
}

/** Adds one simple selector; `false` for what is none. */
function readSimple(node: CssNode, into: Compound): boolean {
  if (into.pseudo) refuse(node, 'css/unknown-selector', 'nothing can follow a pseudo-element');
  into.size++;
  switch (node.type) {
    case 'TypeSelector':
      readType(node, into);
      return true;
    case 'IdSelector':
      into.ids++;
      into.tests.push({ kind: 'id', name: node.name });
      return true;
    case 'ClassSelector':
      into.classes++;
      into.tests.push({ kind: 'class', name: node.name });
      return true;
    case 'AttributeSelector':
      into.classes++;
      into.tests.push(readAttribute(node));
      return true;
    case 'PseudoClassSelector':
      readPseudoClass(node, into);
      return true;
    case 'PseudoElementSelector': {
      const name = node.name.toLowerCase();
      if (!isPseudoElement(name) || node.children) refusePseudo(node, `::${name}`);
      into.types++;
      into.pseudo = name;
      return true;
    }
    default:
      return false;
  }
}

function readSelector(node: CssNode): Selector {
  if (node.type !== 'Selector') return refuse(node, 'css/unknown-selector', 'this is no selector');
  const compounds: Compound[] = [newCompound()];
  const combinators: Combinator[] = [];
  for (const child of node.children.toArray()) {
    const current = compounds.at(-1) ?? newCompound();
    if (child.type === 'Combinator') {
      if (!isCombinator(child.name))
        refuse(child, 'css/not-yet', `the combinator \`${child.name}\` is not understood yet`);
      if (current.pseudo) refuse(node, 'css/unknown-selector', 'nothing can follow a pseudo-element');
      combinators.push(child.name);
      compounds.push(newCompound());
    } else if (String(child.type) === 'NestingSelector') {
      refuse(child, 'css/not-yet', 'the selector `&` is not understood yet', ['write the selector in full']);
    } else if (!readSimple(child, current)) {
      refuse(child, 'css/unknown-selector', 'this is no selector');
    }
  }
  if (compounds.some(({ size }) => size === 0))
    refuse(node, 'css/unknown-selector', 'a selector is missing beside a combinator', [
      'write `*` for any element',
    ]);
  return assemble(compounds, combinators);
}

function assemble(compounds: readonly Compound[], combinators: readonly Combinator[]): Selector {
  const sum = (key: 'ids' | 'classes' | 'types'): number =>
    compounds.reduce((total, compound) => total + compound[key], 0);
  const last = compounds.at(-1) ?? newCompound();
  const before: RelatedCompound[] = [];
  for (let at = compounds.length - 2; at >= 0; at--)
    before.push({ combinator: combinators[at] ?? ' ', tests: compounds[at]?.tests ?? [] });
  return {
    tests: last.tests,
    before,
    ...(last.pseudo && { pseudo: last.pseudo }),
    specificity: specificity(sum('ids'), sum('classes'), sum('types')),
  };
}

/** The selectors of a rule; none where one of them has a fault, as CSS leaves the whole rule out then. */
export function readSelectors(list: CssNode, faults: Fault[]): readonly Selector[] {
  if (list.type !== 'SelectorList') return [];
  try {
    return list.children.toArray().map(readSelector);
  } catch (refusal) {
    if (!(refusal instanceof SelectorRefusal)) throw refusal;
    const hints = [...refusal.fault.hints, 'the whole rule has no effect'];
    faults.push({ ...refusal.fault, hints });
    return [];
  }
}
