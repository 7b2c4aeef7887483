import type { Sink, Span } from '../diagnostics/index.ts';
import type { ElementNode, ElementTree } from '../html/index.ts';
import { authorSpan } from '../template/index.ts';
import type { CascadeFault } from './cascade.ts';
import type { ComputedStyle, PageStyle } from './computed-style.ts';
import { classList, MatchNode } from './match-node.ts';
import { PageResolver, type Paper, type RankedPageRule, rankPageRules } from './page-style.ts';
import { StyleResolver } from './resolver.ts';
import { type Place, RuleIndex, type RuleList } from './rule-index.ts';
import type { Resolved } from './style-pool.ts';
import type { FontFaceRule, StyledElement, StyledNode, StyledTree } from './styled-tree.ts';
import { faultDiagnostic, type Stylesheet, sheetDiagnostics, sheetPath } from './stylesheet.ts';
import { userAgentSheet } from './user-agent.ts';

export interface StyleInput {
  readonly tree: ElementTree;
  /** The author's, in order; the user agent's own stands before them. */
  readonly sheets: readonly Stylesheet[];
  /** Custom properties for the root, above all rules: name with `--`, value as CSS text. */
  readonly variables?: ReadonlyMap<string, string>;
  /** Points; stands above `size` of `@page`, but for its orientation. */
  readonly paper?: Paper;
}

/** What depends on the sheets only. */
interface SheetIndex {
  readonly rules: RuleIndex;
  readonly pages: readonly RankedPageRule[];
}

interface KnownResolver {
  readonly key: string;
  readonly index: SheetIndex;
  readonly styles: StyleResolver;
  readonly pages: PageResolver;
}

/** The one used last at the end. By the first author's sheet: it lives as long as its template does. */
const resolvers = new WeakMap<Stylesheet, KnownResolver[]>();
const MOST_RESOLVERS = 24;

function settingsKey(input: StyleInput): string {
  const { variables, paper } = input;
  return JSON.stringify([variables ? [...variables] : [], paper ? [paper.width, paper.height] : []]);
}

function sameSheets(index: RuleIndex, sheets: readonly Stylesheet[]): boolean {
  return index.sheets.length === sheets.length && sheets.every((sheet, at) => sheet === index.sheets[at]);
}

function resolverFor(input: StyleInput): KnownResolver {
  const sheets = [userAgentSheet(), ...input.sheets];
  const anchor = input.sheets[0] ?? userAgentSheet();
  const known = resolvers.get(anchor) ?? [];
  const key = settingsKey(input);
  const alike = known.filter(({ index }) => sameSheets(index.rules, sheets));
  const found = alike.find((candidate) => candidate.key === key);
  if (found) known.splice(known.indexOf(found), 1);
  const index = alike[0]?.index ?? { rules: new RuleIndex(sheets), pages: rankPageRules(sheets) };
  const resolver = found ?? newResolver(index, key, input);
  resolver.styles.trim();
  index.rules.trim();
  known.push(resolver);
  if (known.length > MOST_RESOLVERS) known.shift();
  resolvers.set(anchor, known);
  return resolver;
}

function newResolver(index: SheetIndex, key: string, input: StyleInput): KnownResolver {
  const styles = new StyleResolver(index.rules, input.variables ?? new Map());
  return { key, index, styles, pages: new PageResolver(styles, index.pages, input.paper) };
}

/** Where an element's children stand. */
interface Above {
  readonly place: Place;
  readonly resolved: Resolved;
}

/** One walk over the tree, parents before children. */
class Styling {
  readonly #styles: StyleResolver;
  readonly #sink: Sink;

  constructor(styles: StyleResolver, sink: Sink) {
    this.#styles = styles;
    this.#sink = sink;
  }

  report(faults: readonly CascadeFault[], element: ElementNode): void {
    for (const { fault, file } of faults) {
      const diagnostic = faultDiagnostic(fault, file);
      const span: Span | undefined = diagnostic.span ?? authorSpan(element.origin);
      this.#sink.report({ ...diagnostic, ...(span && { span }) });
    }
  }

  element(node: MatchNode, above: Above | undefined): { tree: StyledElement; resolved: Resolved } {
    const { element } = node;
    const place = this.#styles.index.place(node, above?.place);
    const inline = element.attributes.get('style');
    const result = this.#styles.style(place.principal, node, above?.resolved, inline);
    const { resolved, faults } = result;
    if (faults.length > 0) this.report(faults, element);
    const { style } = resolved;
    const tree: StyledElement = {
      kind: 'element',
      element,
      style,
      children: this.#children(node, { place, resolved }),
      before: this.#generated(place.before, node, resolved),
      after: this.#generated(place.after, node, resolved),
      marker: style.display === 'list-item' ? this.#part(place.marker, node, resolved) : undefined,
      lang: node.lang,
    };
    return { tree, resolved };
  }

  #children(node: MatchNode, above: Above): readonly StyledNode[] {
    const { children } = node.element;
    const siblings: MatchNode[] = [];
    for (const child of children)
      if (child.kind === 'element')
        siblings.push(new MatchNode(child, node, siblings, classList(child.attributes.get('class'))));
    const styled: StyledNode[] = [];
    let at = 0;
    for (const child of children) {
      const sibling = child.kind === 'element' ? siblings[at++] : undefined;
      if (sibling) styled.push(this.element(sibling, above).tree);
      else if (child.kind === 'text') styled.push({ kind: 'text', node: child });
    }
    return styled;
  }

  #part(list: RuleList, node: MatchNode, resolved: Resolved): ComputedStyle {
    const result = this.#styles.style(list, node, resolved);
    if (result.faults.length > 0) this.report(result.faults, node.element);
    return result.resolved.style;
  }

  /** `::before` and `::after` exist only where they have content. CSS Content 3 §1.1. */
  #generated(list: RuleList, node: MatchNode, resolved: Resolved): ComputedStyle | undefined {
    if (list.entries.length === 0) return undefined;
    const style = this.#part(list, node, resolved);
    const { content, display } = style;
    return content === 'normal' || content === 'none' || display === 'none' ? undefined : style;
  }
}

function fontFaces(sheets: readonly Stylesheet[]): readonly FontFaceRule[] {
  return sheets.flatMap((sheet) =>
    sheet.data.fontFaces.map(({ path, others, ...face }) => ({
      ...face,
      path: sheetPath(sheet, path),
      ...(others && { others: others.map((other) => sheetPath(sheet, other)) }),
    })),
  );
}

/**
 * The cascade: computed values for every element, pseudo-element and kind of page. What is wrong in the sheets is
 * reported for each document anew, so that a cached sheet hides nothing. Never throws on any input.
 */
export function computeStyles(input: StyleInput, sink: Sink): StyledTree {
  const { styles, pages } = resolverFor(input);
  for (const sheet of input.sheets) for (const diagnostic of sheetDiagnostics(sheet)) sink.report(diagnostic);
  const styling = new Styling(styles, sink);
  const element = input.tree.root;
  const siblings: MatchNode[] = [];
  const node = new MatchNode(element, undefined, siblings, classList(element.attributes.get('class')));
  siblings.push(node);
  const { tree, resolved } = styling.element(node, undefined);
  const kinds = pages.pageStyles(resolved);
  styling.report(kinds.faults, element);
  const oddPage = resolved.style.direction === 'rtl' ? kinds.left : kinds.right;
  const evenPage = resolved.style.direction === 'rtl' ? kinds.right : kinds.left;
  return {
    root: tree,
    fontFaces: fontFaces(input.sheets),
    pageStyle: (number: number): PageStyle => {
      if (number === 1) return kinds.first;
      return number % 2 === 0 ? evenPage : oddPage;
    },
  };
}
