import type { InsertPlace } from './compiled-template.ts';

type State =
  | 'data'
  | 'tag-open'
  | 'start-name'
  | 'end-tag'
  | 'in-tag'
  | 'attribute-name'
  | 'before-value'
  | 'double-quoted'
  | 'single-quoted'
  | 'unquoted'
  | 'comment'
  | 'raw';

/** Where a start tag was found in a piece of text: its name ends at `nameEnd`. */
export interface FoundTag {
  readonly start: number;
  readonly nameEnd: number;
}

export interface HtmlContextState {
  readonly state: State;
  readonly tag: string;
  readonly attribute: string;
  readonly raw: string;
  readonly valueStarted: boolean;
  readonly links: number;
}

/** Elements whose content is text, not markup (HTML §13.2.5: raw text and escapable raw text). */
const RAW_ELEMENTS = new Set(['title', 'style', 'script', 'textarea']);

/**
 * Follows the HTML of a template through its pieces, so that the place of each inserted value is known and each
 * start tag is found. Coarser than HTML's tokenizer where that makes no difference to either.
 */
export class HtmlContext {
  state: State = 'data';
  #tag = '';
  #attribute = '';
  #raw = '';
  /** Whether the template itself has written text at the start of the attribute value that is being read. */
  #valueStarted = false;
  /** How many `<a>` are open, as far as the pieces read tell. */
  #links = 0;

  /** Reads a piece; gives the start tags whose names end in it. */
  read(text: string): readonly FoundTag[] {
    const found: FoundTag[] = [];
    let start = 0;
    let at = 0;
    while (at < text.length) {
      const sign = text.charAt(at);
      if (this.state === 'data' && sign === '<') start = at;
      const ended = this.#step(text, at, sign);
      if (ended) found.push({ start, nameEnd: at });
      at++;
    }
    // A name cannot go on in a later piece: nothing is inserted in names.
    if (this.state === 'start-name') found.push({ start, nameEnd: text.length });
    if (this.state === 'start-name' || this.state === 'attribute-name') this.state = 'in-tag';
    return found;
  }

  /** A copy to return to, for the other branch of a block. */
  snapshot(): HtmlContextState {
    return {
      state: this.state,
      tag: this.#tag,
      attribute: this.#attribute,
      raw: this.#raw,
      valueStarted: this.#valueStarted,
      links: this.#links,
    };
  }

  restore(to: HtmlContextState): void {
    this.state = to.state;
    this.#tag = to.tag;
    this.#attribute = to.attribute;
    this.#raw = to.raw;
    this.#valueStarted = to.valueStarted;
    this.#links = to.links;
  }

  /** After a block that may have written nothing, what it wrote does not count as the start of a value. */
  leaveBlock(before: HtmlContextState): void {
    if (before.state === this.state) this.#valueStarted = before.valueStarted;
  }

  /** Notes that a value is inserted here; gives its place, or what is wrong with it. */
  insert(): InsertPlace | { readonly fault: string } {
    switch (this.state) {
      case 'data':
        return this.#links > 0 ? 'link-text' : 'text';
      case 'double-quoted':
      case 'single-quoted':
        return this.#attributePlace();
      case 'comment':
        return 'hidden-attribute';
      case 'raw':
        return this.#raw === 'title' ? 'title' : { fault: `inside of <${this.#raw}>` };
      case 'before-value':
      case 'unquoted':
        return { fault: 'in an attribute value without quotation marks' };
      default:
        return { fault: 'inside of a tag' };
    }
  }

  #attributePlace(): InsertPlace {
    if (this.#attribute === 'href' && !this.#valueStarted) return 'link';
    const unseen = this.#tag === 'meta' || this.#attribute.startsWith('data-');
    return unseen ? 'hidden-attribute' : 'attribute';
  }

  /** One sign; true where it ends the name of a start tag. */
  #step(text: string, at: number, sign: string): boolean {
    switch (this.state) {
      case 'data':
        if (sign === '<') this.state = 'tag-open';
        return false;
      case 'tag-open':
        this.#tagOpen(text, at, sign);
        return false;
      case 'start-name':
        return this.#startName(sign);
      case 'end-tag':
        if (sign === '>') this.state = 'data';
        return false;
      case 'comment':
        if (sign === '>' && (text.slice(at - 2, at) === '--' || !this.#tag)) this.state = 'data';
        return false;
      case 'raw':
        this.#rawText(text, at, sign);
        return false;
      default:
        this.#inTag(sign);
        return false;
    }
  }

  #tagOpen(text: string, at: number, sign: string): void {
    if (/[A-Za-z]/.test(sign)) {
      this.state = 'start-name';
      this.#tag = sign.toLowerCase();
    } else if (sign === '/') {
      this.state = 'end-tag';
      if (/^a[\s>]/i.test(text.slice(at + 1, at + 3))) this.#links = Math.max(0, this.#links - 1);
    } else if (sign === '!' || sign === '?') {
      this.state = 'comment';
      // A declaration ends at the next `>`, a comment at `-->`.
      this.#tag = text.startsWith('!--', at) ? '!--' : '';
    } else this.state = sign === '<' ? 'tag-open' : 'data';
  }

  #startName(sign: string): boolean {
    if (!/[\s/>]/.test(sign)) {
      this.#tag += sign.toLowerCase();
      return false;
    }
    this.state = 'in-tag';
    this.#inTag(sign);
    return true;
  }

  #rawText(text: string, at: number, sign: string): void {
    if (sign === '<' && text.slice(at + 1, at + 2 + this.#raw.length).toLowerCase() === `/${this.#raw}`)
      this.state = 'end-tag';
  }

  #inTag(sign: string): void {
    if (this.state === 'double-quoted' || this.state === 'single-quoted') this.#quoted(sign);
    else if (sign === '>') this.#tagEnd();
    else if (this.state === 'before-value') this.#beforeValue(sign);
    else if (this.state === 'unquoted') {
      if (/\s/.test(sign)) this.state = 'in-tag';
    } else if (sign === '=') this.state = 'before-value';
    else if (/[\s/]/.test(sign)) this.state = 'in-tag';
    else if (this.state === 'attribute-name') this.#attribute += sign.toLowerCase();
    else {
      this.state = 'attribute-name';
      this.#attribute = sign.toLowerCase();
    }
  }

  #quoted(sign: string): void {
    if (sign === (this.state === 'double-quoted' ? '"' : "'")) this.state = 'in-tag';
    else this.#valueStarted = true;
  }

  #beforeValue(sign: string): void {
    this.#valueStarted = false;
    if (sign === '"') this.state = 'double-quoted';
    else if (sign === "'") this.state = 'single-quoted';
    else if (!/\s/.test(sign)) this.state = 'unquoted';
  }

  #tagEnd(): void {
    this.#raw = this.#tag;
    this.state = RAW_ELEMENTS.has(this.#tag) ? 'raw' : 'data';
    if (this.#tag === 'a') this.#links++;
  }
}
