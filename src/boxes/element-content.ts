import type { ComputedStyle, ContentPart, StyledElement } from '../css/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import { authorSpan } from '../template/index.ts';
import type { BlockBox, TextBox } from './box-tree.ts';
import { CounterScopes } from './counter-scopes.ts';
import { markerText } from './counter-style.ts';
import { anonymousStyle } from './derived-style.ts';
import type { BoxSource, StringValue } from './draft.ts';
import {
  ContentResolver,
  type ContentSource,
  type GeneratedText,
  PAGE_MARK,
  PAGES_MARK,
} from './generated-content.ts';
import type { InlineRun } from './inline-run.ts';
import { applyCounters } from './list-counters.ts';

/** A pseudo-element that is to be made: what its box is made from, and its text. */
export interface GeneratedElement {
  readonly source: BoxSource;
  readonly generated: GeneratedText;
}

/** What shows page numbers, with the counter style of each page mark in it. */
export interface PageMarks {
  readonly texts: ReadonlyMap<TextBox, readonly string[]>;
  readonly strings: ReadonlyMap<BlockBox['strings'][number], readonly string[]>;
}

const HOLDS_MARK = new RegExp(`[${PAGE_MARK}${PAGES_MARK}]`, 'g');

const NOT_IN_MARKER: Partial<ComputedStyle> = { whiteSpace: 'pre', textTransform: 'none', textIndent: 0 };
const markerStyles = new WeakMap<ComputedStyle, ComputedStyle>();

/** The user agent's rules for `::marker`, CSS Lists 3 §3.1: its spaces stay and its case is not changed. */
function markerStyle(style: ComputedStyle): ComputedStyle {
  const known = markerStyles.get(style);
  if (known) return known;
  const made: ComputedStyle = { ...style, ...NOT_IN_MARKER };
  markerStyles.set(style, made);
  return made;
}

/** The text of an element for `content()`, white space collapsed. */
function textOf(node: StyledElement): string {
  let text = '';
  const visit = (element: StyledElement): void => {
    for (const child of element.children) {
      if (child.kind === 'text') text += child.node.text;
      else if (child.element.name === 'br') text += ' ';
      else if (child.style.display !== 'none') visit(child);
    }
  };
  visit(node);
  return text.replace(/[ \t\n\f\r]+/g, ' ').trim();
}

/** What elements generate in document order: counters, quotations, markers, named strings. */
export class ElementContent {
  readonly scopes = new CounterScopes();
  readonly texts = new Map<TextBox, readonly string[]>();
  readonly strings = new Map<StringValue, readonly string[]>();
  readonly #resolver = new ContentResolver(this.scopes);
  readonly #sink: Sink;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** Applies the counter properties of an element. */
  count(node: StyledElement): void {
    applyCounters(node, this.scopes, this.#sink);
  }

  stringsOf(node: StyledElement): readonly StringValue[] {
    const { stringSet } = node.style;
    return stringSet.map(({ name, value }) => {
      const { text, pageStyles } = this.#resolve(node, node.style, value, node.lang);
      const named: StringValue = { name, value: text };
      if (pageStyles.length > 0) this.strings.set(named, pageStyles);
      return named;
    });
  }

  /** `::before` or `::after`; undefined where none is generated. `lang` is the language around the element. */
  pseudo(node: StyledElement, part: 'before' | 'after', lang: string): GeneratedElement | undefined {
    const style = node[part];
    if (!style || style.display === 'none' || typeof style.content === 'string') return undefined;
    for (const { name, value } of style.counterReset) this.scopes.reset(name, value);
    for (const { name, value } of style.counterIncrement) this.scopes.increment(name, value);
    for (const { name, value } of style.counterSet) this.scopes.set(name, value);
    const { element } = node;
    return {
      source: { style, origin: element.origin, element, part, lang: node.lang },
      generated: this.#resolve(node, style, style.content, lang),
    };
  }

  /** The marker of a list item; undefined where it has no text. */
  marker(node: StyledElement): GeneratedElement | undefined {
    const given = node.marker ?? anonymousStyle(node.style, 'inline');
    if (given.display === 'none' || given.content === 'none') return undefined;
    const generated =
      given.content === 'normal'
        ? { text: markerText(this.scopes.value('list-item'), node.style.listStyleType), pageStyles: [] }
        : this.#resolve(node, given, given.content, node.lang);
    if (generated.text === '') return undefined;
    const { element } = node;
    const style = markerStyle(given);
    return { source: { style, origin: element.origin, element, part: 'marker', lang: node.lang }, generated };
  }

  /** Puts generated text into a run, and remembers the boxes that show page numbers. */
  addText(run: InlineRun, holder: BoxSource, generated: GeneratedText): void {
    const from = Math.max(0, run.items.length - 1);
    run.text(holder, generated.text, [{ start: 0, origin: holder.origin }]);
    if (generated.pageStyles.length === 0) return;
    let used = 0;
    for (const { kind, box } of run.items.slice(from)) {
      if (kind !== 'text' || this.texts.has(box)) continue;
      const marks = box.text.match(HOLDS_MARK)?.length ?? 0;
      if (marks > 0) this.texts.set(box, generated.pageStyles.slice(used, used + marks));
      used += marks;
    }
  }

  #resolve(
    node: StyledElement,
    { quotes }: ComputedStyle,
    parts: ContentSource['parts'],
    lang: string,
  ): GeneratedText {
    return this.#resolver.resolve({
      parts,
      quotes,
      lang,
      element: node.element,
      elementText: () => textOf(node),
      named: (part) => this.#stringInFlow(node, part),
    });
  }

  #stringInFlow(node: StyledElement, part: Extract<ContentPart, { kind: 'string' }>): string {
    this.#sink.report({
      code: 'boxes/string-in-flow',
      severity: 'warning',
      message: `\`string(${part.name})\` shows nothing outside of page margins`,
      span: authorSpan(node.element.origin),
      hints: ['use `string()` in the margin boxes of `@page` only'],
    });
    return '';
  }
}
