import type { ComputedStyle, ContentPart } from '../css/index.ts';
import type { ElementNode } from '../html/index.ts';
import { quotesOf } from '../languages/index.ts';
import type { CounterScopes } from './counter-scopes.ts';
import { formatCounter } from './counter-style.ts';

/**
 * Stand for the number of the page and of all pages until layout knows them; noncharacters, so no text has them.
 * They are visible characters to white-space processing and to text-transform.
 */
export const PAGE_MARK = '\uFDD0';
export const PAGES_MARK = '\uFDD1';

/** Text with page marks in it, and the counter style of each mark in order. */
export interface GeneratedText {
  readonly text: string;
  readonly pageStyles: readonly string[];
}

/** What generated content is made from. */
export interface ContentSource {
  readonly parts: readonly (ContentPart | { readonly kind: 'content' })[];
  readonly quotes: ComputedStyle['quotes'];
  /** Of the text around: marks follow it. */
  readonly lang: string;
  /** For `attr()`; none in page margins. */
  readonly element: ElementNode | undefined;
  /** For `content()` in `string-set`. */
  readonly elementText: () => string;
  /** For `string()`. */
  readonly named: (part: Extract<ContentPart, { kind: 'string' }>) => string;
}

/** Resolves generated content in document order; keeps the depth of quotations. */
export class ContentResolver {
  readonly #counters: CounterScopes;
  #quoteDepth = 0;

  constructor(counters: CounterScopes) {
    this.#counters = counters;
  }

  resolve(source: ContentSource): GeneratedText {
    const pageStyles: string[] = [];
    let text = '';
    for (const part of source.parts) text += this.#part(part, source, pageStyles);
    return { text, pageStyles };
  }

  #part(part: ContentSource['parts'][number], source: ContentSource, pageStyles: string[]): string {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'counter':
        return this.#counter(part.name, part.style, pageStyles);
      case 'counters':
        return this.#counters
          .valuesOf(part.name)
          .map((value) => formatCounter(value, part.style))
          .join(part.separator);
      case 'attribute':
        return source.element?.attributes.get(part.name) ?? '';
      case 'string':
        return source.named(part);
      case 'quote':
        return this.#quote(part.which, source);
      case 'content':
        return source.elementText();
    }
  }

  #counter(name: string, style: string, pageStyles: string[]): string {
    if (name !== 'page' && name !== 'pages') return formatCounter(this.#counters.value(name), style);
    pageStyles.push(style);
    return name === 'page' ? PAGE_MARK : PAGES_MARK;
  }

  /** CSS Content 3 §3.2: marks of the depth before opening and after closing; never below 0. */
  #quote(which: 'open' | 'close' | 'no-open' | 'no-close', source: ContentSource): string {
    const opens = which === 'open' || which === 'no-open';
    if (!opens) this.#quoteDepth = Math.max(0, this.#quoteDepth - 1);
    const depth = this.#quoteDepth;
    if (opens) this.#quoteDepth += 1;
    if (which === 'no-open' || which === 'no-close' || source.quotes === 'none') return '';
    const pairs = source.quotes === 'auto' ? quotesOf(source.lang) : source.quotes;
    const pair = pairs[Math.min(depth, pairs.length - 1)];
    return (opens ? pair?.[0] : pair?.[1]) ?? '';
  }
}

/** What a page mark shows where layout has not told yet. */
export interface PageNumbers {
  readonly page: number;
  readonly pages: number;
}

/** Puts numbers in for the marks. */
export function withPageNumbers(text: string, styles: readonly string[], numbers: PageNumbers): string {
  let index = 0;
  return text.replace(/[\uFDD0\uFDD1]/g, (mark) => {
    const style = styles[index] ?? 'decimal';
    index += 1;
    return formatCounter(mark === PAGE_MARK ? numbers.page : numbers.pages, style);
  });
}
