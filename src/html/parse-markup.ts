import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { Sink } from '../diagnostics/index.ts';
import { type Markup, ORIGIN_ATTRIBUTE } from '../template/index.ts';
import type { ElementTree } from './element-tree.ts';
import { TreeBuilder } from './tree-builder.ts';

/**
 * Reads markup as a tree. HTML's own repairs (closed paragraphs, invented table bodies) are not made: what is not
 * nested as it should be is an error. Undefined where there is no `<html>`. Never throws.
 */
export function parseMarkup(markup: Markup, sink: Sink): ElementTree | undefined {
  const events = new MarkupEvents(markup, new TreeBuilder(markup, sink));
  const tokenizer = new Tokenizer({ decodeEntities: true, recognizeSelfClosing: true }, events);
  tokenizer.write(markup.html);
  tokenizer.end();
  return events.builder.finish();
}

/** htmlparser2's tokens (HTML §13.2.5), put together as whole tags. */
class MarkupEvents implements TokenizerCallbacks {
  readonly builder: TreeBuilder;
  readonly #html: string;
  #name = '';
  #start = 0;
  #attributes: Map<string, string> | undefined;
  #origin: string | undefined;
  #attribute = '';
  #value = '';

  constructor(markup: Markup, builder: TreeBuilder) {
    this.#html = markup.html;
    this.builder = builder;
  }

  onopentagname(start: number, end: number): void {
    this.#name = lowerCase(this.#html.slice(start, end));
    this.#start = start - 1;
    this.#attributes = undefined;
    this.#origin = undefined;
  }

  onattribname(start: number, end: number): void {
    this.#attribute = lowerCase(this.#html.slice(start, end));
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.#html.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    this.#value += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    const name = this.#attribute;
    if (name === ORIGIN_ATTRIBUTE) {
      this.#origin ??= this.#value;
      return;
    }
    this.#attributes ??= new Map();
    if (this.#attributes.has(name)) this.builder.duplicateAttribute(name, this.#start);
    else this.#attributes.set(name, this.#value);
  }

  onopentagend(): void {
    this.builder.open(this.#name, this.#attributes, this.#origin, this.#start);
  }

  onselfclosingtag(): void {
    this.builder.open(this.#name, this.#attributes, this.#origin, this.#start);
    this.builder.closeItself(this.#name, this.#start);
  }

  onclosetag(start: number, end: number): void {
    this.builder.close(lowerCase(this.#html.slice(start, end)), start - 2);
  }

  ontext(start: number, end: number): void {
    this.builder.text(this.#html.slice(start, end), start);
  }

  ontextentity(codePoint: number, end: number): void {
    this.builder.text(String.fromCodePoint(codePoint), end);
  }

  oncomment(start: number): void {
    // `<?…>` and `<!…>` are comments to HTML, but hardly to who wrote them.
    if (!this.#html.startsWith('<!--', start - 4))
      this.builder.unsupported('a processing instruction', start);
  }

  ondeclaration(start: number, end: number): void {
    if (!/^!?doctype\s+html\s*$/i.test(this.#html.slice(start, end)))
      this.builder.unsupported('this declaration', start);
  }

  oncdata(start: number): void {
    this.builder.unsupported('a CDATA section', start);
  }

  onprocessinginstruction(start: number): void {
    this.builder.unsupported('a processing instruction', start);
  }

  onend(): void {}
}

function lowerCase(name: string): string {
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if ((code >= 0x41 && code <= 0x5a) || code > 0x7f) return name.toLowerCase();
  }
  return name;
}
