import type { Sink } from '../diagnostics/index.ts';
import type { Markup, Origin } from '../template/index.ts';
import { ELEMENTS, type ElementRule, GLOBAL_ATTRIBUTES } from './element-table.ts';
import type { ElementNode, ElementTree, MarkupNode, StylesheetReference, TextNode } from './element-tree.ts';
import { MarkupFaults } from './markup-faults.ts';
import { hasMarkers, OpenMarkers, readMarked, TextRun, unmarkedValue } from './text-run.ts';

/** Deeper markup is refused, so that the stages after this one may recurse. */
const MAX_DEPTH = 200;

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

interface BuiltElement extends ElementNode {
  readonly children: MarkupNode[];
}

interface OpenElement {
  readonly node: BuiltElement;
  readonly rule: ElementRule | undefined;
  /** Inserted values that were open before it: text belongs to the innermost of what opened last. */
  readonly markerDepth: number;
  readonly at: number;
}

/** Puts tags and text together as a tree; every fault of nesting is reported and nothing is dropped. */
export class TreeBuilder {
  readonly #markup: Markup;
  readonly #faults: MarkupFaults;
  readonly #markers: OpenMarkers;
  readonly #run = new TextRun();
  readonly #open: OpenElement[] = [];
  readonly #ids = new Map<string, Origin>();
  readonly #meta: { name: string; content: string }[] = [];
  readonly #stylesheets: StylesheetReference[] = [];
  #root: ElementNode | undefined;
  #title = '';
  #textAt = 0;
  /** Elements that were refused because they are too deep and are still open. */
  #tooDeep = 0;

  constructor(markup: Markup, sink: Sink) {
    this.#markup = markup;
    this.#faults = new MarkupFaults(markup, sink);
    this.#markers = new OpenMarkers(markup);
  }

  open(
    name: string,
    attributes: Map<string, string> | undefined,
    origin: string | undefined,
    at: number,
  ): void {
    this.#flushText();
    if (this.#refuseDepth(name, at)) return;
    const parent = this.#open.at(-1);
    const from = this.#elementOrigin(origin, parent, at);
    const rule = ELEMENTS.get(name);
    const attributeOrigins = attributes && this.#unmark(attributes);
    const node: BuiltElement = {
      kind: 'element',
      name,
      attributes: attributes ?? NO_ATTRIBUTES,
      parent: parent?.node,
      children: [],
      origin: from,
      ...(attributeOrigins ? { attributeOrigins } : {}),
    };
    this.#checkElement(node, rule, parent, at);
    if (attributes) this.#checkAttributes(node, rule, at);
    this.#place(node, parent, at);
    if (rule?.content === 'nothing') this.#finishElement(node);
    else this.#open.push({ node, rule, markerDepth: this.#markers.depth, at });
  }

  close(name: string, at: number): void {
    this.#flushText();
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return;
    }
    const index = this.#open.findLastIndex((open) => open.node.name === name);
    if (index < 0) {
      this.#strayEndTag(name, at);
      return;
    }
    while (this.#open.length > index + 1) {
      const inner = this.#open.pop();
      if (!inner) break;
      this.#faults.unclosed(inner.node.name, inner.node.origin, inner.at, name);
      this.#finishElement(inner.node);
    }
    const closed = this.#open.pop();
    if (closed) this.#finishElement(closed.node);
  }

  /** `<name/>`: the element was opened just before. */
  closeItself(name: string, at: number): void {
    if (ELEMENTS.get(name)?.content === 'nothing') return;
    if (this.#tooDeep === 0) {
      this.#faults.report({
        code: 'html/self-closing',
        message: `<${name}/> does not close itself in HTML`,
        hints: [`write <${name}></${name}>`],
        origin: this.#open.at(-1)?.node.origin,
        at,
      });
    }
    this.close(name, at);
  }

  text(text: string, at: number): void {
    if (this.#run.isEmpty) this.#textAt = at;
    if (!hasMarkers(text)) this.#write(text);
    else readMarked(text, this.#markers, (part) => this.#write(part));
  }

  duplicateAttribute(name: string, at: number): void {
    this.#faults.report({
      code: 'html/duplicate-attribute',
      message: `the attribute \`${name}\` stands twice in one tag`,
      hints: ['keep one of them'],
      origin: this.#currentOrigin(),
      at,
    });
  }

  unsupported(what: string, at: number): void {
    this.#faults.report({
      code: 'html/unsupported-markup',
      message: `${what} cannot be used in a template`,
      hints: ['take it out'],
      origin: this.#currentOrigin(),
      at,
    });
  }

  finish(): ElementTree | undefined {
    this.#flushText();
    for (let left = this.#open.pop(); left; left = this.#open.pop()) {
      this.#faults.unclosed(left.node.name, left.node.origin, left.at, undefined);
      this.#finishElement(left.node);
    }
    const root = this.#root;
    if (root) return { root, title: this.#title, meta: this.#meta, stylesheets: this.#stylesheets };
    this.#faults.report({
      code: 'html/bad-nesting',
      message: 'the page has no <html> element',
      hints: ['begin the page with `<html lang="{{@lang}}">` and put all else into its <head> and <body>'],
      origin: this.#markup.origins[0],
      at: 0,
    });
    return undefined;
  }

  // Text

  #write(text: string): void {
    const parent = this.#open.at(-1);
    const inserted = parent && this.#markers.depth > parent.markerDepth ? this.#markers.innermost : undefined;
    const origin = inserted ?? parent?.node.origin ?? this.#currentOrigin();
    this.#run.add(text, origin);
  }

  #flushText(): void {
    if (this.#run.isEmpty) return;
    const { text, origins } = this.#run.take();
    const parent = this.#open.at(-1);
    const content = parent?.rule?.content ?? (parent ? 'flow' : undefined);
    const mixed = content === 'flow' || content === 'phrasing' || content === 'raw';
    if (!mixed && !/[^\s]/.test(text)) return;
    const origin = origins[0]?.origin ?? this.#currentOrigin();
    if (!mixed) this.#faults.misplacedText(text, parent?.node.name ?? 'the page', origin, this.#textAt);
    if (!parent) return;
    const node: TextNode = { kind: 'text', text, parent: parent.node, origins };
    parent.node.children.push(node);
  }

  // Origins

  #elementOrigin(given: string | undefined, parent: OpenElement | undefined, at: number): Origin {
    const known = given === undefined ? undefined : this.#markup.origins[Number(given)];
    if (known) return known;
    const inserted =
      !parent || this.#markers.depth > parent.markerDepth ? this.#markers.innermost : undefined;
    return (
      inserted ?? parent?.node.origin ?? { template: { file: this.#markup.source, start: at, end: at + 1 } }
    );
  }

  #currentOrigin(): Origin {
    const known = this.#markers.innermost ?? this.#open.at(-1)?.node.origin ?? this.#markup.origins[0];
    return known ?? { template: { file: this.#markup.source, start: 0, end: 0 } };
  }

  /** Takes the markers out of the values; gives the origins they name. */
  #unmark(attributes: Map<string, string>): ReadonlyMap<string, Origin> | undefined {
    let origins: Map<string, Origin> | undefined;
    for (const [name, value] of attributes) {
      if (!hasMarkers(value)) continue;
      const { text, origin } = unmarkedValue(value, this.#markers);
      attributes.set(name, text);
      if (!origin) continue;
      origins ??= new Map();
      origins.set(name, origin);
    }
    return origins;
  }

  // Checks

  #refuseDepth(name: string, at: number): boolean {
    if (this.#open.length < MAX_DEPTH && this.#tooDeep === 0) return false;
    if (ELEMENTS.get(name)?.content === 'nothing') return true;
    if (this.#tooDeep === 0) {
      this.#faults.report({
        code: 'html/too-deep',
        message: `elements are nested more than ${MAX_DEPTH} deep`,
        hints: ['close elements where they end'],
        origin: this.#open.at(-1)?.node.origin,
        at,
      });
    }
    this.#tooDeep++;
    return true;
  }

  #checkElement(
    node: ElementNode,
    rule: ElementRule | undefined,
    parent: OpenElement | undefined,
    at: number,
  ): void {
    if (!rule) this.#faults.unknownElement(node.name, node.origin, at);
    else if (!mayStand(rule, parent)) this.#faults.badNesting(rule, parent?.rule, node.origin, at);
    else if (rule.name === 'a' && this.#open.some((open) => open.node.name === 'a'))
      this.#faults.badNesting(rule, rule, node.origin, at);
    if (node.name !== 'svg') return;
    this.#faults.report({
      code: 'html/not-yet',
      severity: 'warning',
      message: '<svg> is not drawn yet',
      hints: ['use a PNG or JPEG image'],
      origin: node.origin,
      at,
    });
  }

  #checkAttributes(node: ElementNode, rule: ElementRule | undefined, at: number): void {
    for (const name of node.attributes.keys()) {
      const known = GLOBAL_ATTRIBUTES.has(name) || rule?.attributes.has(name) || name.startsWith('data-');
      if (!known) this.#faults.unknownAttribute(rule, name, node.origin, at);
    }
    const direction = node.attributes.get('dir');
    if (direction !== undefined && !/^(?:ltr|rtl|auto)$/i.test(direction))
      this.#faults.badDirection(direction, node.attributeOrigins?.get('dir') ?? node.origin, at);
    const id = node.attributes.get('id');
    if (id === undefined) return;
    const first = this.#ids.get(id);
    if (first) this.#faults.duplicateId(id, node.origin, at, first);
    else this.#ids.set(id, node.origin);
  }

  #strayEndTag(name: string, at: number): void {
    const isVoid = ELEMENTS.get(name)?.content === 'nothing';
    this.#faults.report({
      code: 'html/stray-end-tag',
      message: isVoid ? `<${name}> has no end tag` : `</${name}> closes an element that is not open`,
      hints: ['take it out'],
      origin: this.#currentOrigin(),
      at,
    });
  }

  #place(node: ElementNode, parent: OpenElement | undefined, at: number): void {
    if (parent) parent.node.children.push(node);
    else if (node.name === 'html' && !this.#root) this.#root = node;
    // A second <html>; other elements outside of one were reported as badly nested.
    else if (node.name === 'html') this.#faults.badNesting(HTML_RULE, undefined, node.origin, at);
  }

  // What the head says

  #finishElement(node: BuiltElement): void {
    const { name, attributes } = node;
    if (name === 'title' && node.parent?.name === 'head')
      this.#title = textOf(node).replace(/\s+/g, ' ').trim();
    else if (name === 'meta') this.#readMeta(attributes);
    else if (name === 'link' && /(?:^|\s)stylesheet(?:\s|$)/i.test(attributes.get('rel') ?? ''))
      this.#stylesheets.push({ kind: 'link', href: attributes.get('href') ?? '', origin: node.origin });
    else if (name === 'style')
      this.#stylesheets.push({ kind: 'inline', text: textOf(node), origin: node.origin });
  }

  #readMeta(attributes: ReadonlyMap<string, string>): void {
    const name = attributes.get('name');
    if (name !== undefined) this.#meta.push({ name, content: attributes.get('content') ?? '' });
  }
}

const HTML_RULE: ElementRule = {
  name: 'html',
  category: 'part',
  parents: undefined,
  content: 'flow',
  attributes: new Set(),
};

function mayStand(rule: ElementRule, parent: OpenElement | undefined): boolean {
  if (!parent) return rule.name === 'html';
  const inside = parent.rule;
  // Nothing is known of what an unknown element may hold, but parts of tables and lists need their own parents.
  if (rule.parents && !rule.parents.has(parent.node.name)) return false;
  if (!inside || inside.content === 'flow') return rule.category !== 'part' || rule.parents !== undefined;
  if (inside.content === 'phrasing') return rule.category === 'inline';
  return inside.content instanceof Set && inside.content.has(rule.name);
}

function textOf(node: ElementNode): string {
  let text = '';
  for (const child of node.children) text += child.kind === 'text' ? child.text : textOf(child);
  return text;
}
