/**
 * Inline Markdown of text fields: `**bold**`, `*italic*` (or `_`), `` `code` ``, `[words](https://…)`, `^sup^`,
 * `[слово]{lang=uk}`; a backslash takes the meaning from the sign after it. Nothing else is markup, and what is not
 * closed stays as it was typed. Linear in the length of the text.
 */
export type InlineNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'superscript'; readonly children: readonly InlineNode[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly InlineNode[] }
  | { readonly kind: 'language'; readonly lang: string; readonly children: readonly InlineNode[] };

/** Deeper nesting than any author means; more of it stays literal, so that no reader of the tree can overflow. */
const MAX_DEPTH = 8;
const SPECIAL = /[*_`^[\\]/;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}]/u;
const LANGUAGE_END = /^\{lang=["']?([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)["']?\}/;

/** True where the text cannot hold markup, so that parsing can be saved. */
export function isPlainInline(text: string): boolean {
  return !SPECIAL.test(text);
}

export function parseInline(text: string): readonly InlineNode[] {
  return isPlainInline(text) ? [{ kind: 'text', text }] : new InlineParser(text).parse();
}

/** The words without their markup. */
export function inlineText(nodes: readonly InlineNode[]): string {
  let text = '';
  for (const node of nodes) text += 'text' in node ? node.text : inlineText(node.children);
  return text;
}

/** Whether a link may be made of this address: http, https and mailto only. */
export function isSafeLink(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s<>"\\^`{|}\p{Cc}]+$/iu.test(address);
}

interface Piece {
  readonly node: InlineNode;
  readonly depth: number;
  /** Whether there is a link in it: links hold no links. */
  readonly linked: boolean;
  /** Set on a sign that may still turn out to open something. */
  readonly opens: string | undefined;
}

class InlineParser {
  readonly #text: string;
  readonly #pieces: Piece[] = [];
  /** Indices into the pieces of signs that can open, and how many there are of each. */
  readonly #openers: number[] = [];
  readonly #counts = new Map<string, number>();
  readonly #unclosedTicks = new Set<number>();
  #at = 0;
  #plain = '';

  constructor(text: string) {
    this.#text = text;
  }

  parse(): readonly InlineNode[] {
    const text = this.#text;
    while (this.#at < text.length) {
      const before = this.#at;
      this.#step(text.charAt(before));
      // Whatever the sign meant, at least one unit is consumed.
      if (this.#at <= before) this.#at = before + 1;
    }
    this.#flush();
    return merge(this.#pieces.map((piece) => piece.node));
  }

  #step(sign: string): void {
    if (sign === '\\') this.#escape();
    else if (sign === '`') this.#code();
    else if (sign === '[') this.#open('[', 1);
    else if (sign === ']') this.#bracket();
    else if (sign === '*' || sign === '_') this.#star(sign);
    else if (sign === '^') this.#superscript();
    else this.#literal(1);
  }

  #literal(length: number): void {
    this.#plain += this.#text.slice(this.#at, this.#at + length);
    this.#at += length;
  }

  #flush(): void {
    if (this.#plain === '') return;
    this.#push({ kind: 'text', text: this.#plain });
    this.#plain = '';
  }

  #push(node: InlineNode, opens?: string): void {
    this.#pieces.push({ node, depth: 0, linked: false, opens });
  }

  #escape(): void {
    const next = this.#text.charAt(this.#at + 1);
    if (next !== '' && ESCAPABLE.test(next)) {
      this.#plain += next;
      this.#at += 2;
    } else this.#literal(1);
  }

  #code(): void {
    const text = this.#text;
    let length = 1;
    while (text.charAt(this.#at + length) === '`') length++;
    const end = this.#unclosedTicks.has(length) ? -1 : closingTicks(text, this.#at + length, length);
    if (end < 0) {
      this.#unclosedTicks.add(length);
      this.#literal(length);
      return;
    }
    this.#flush();
    this.#push({ kind: 'code', text: text.slice(this.#at + length, end) });
    this.#at = end + length;
  }

  #star(sign: string): void {
    const double = this.#text.charAt(this.#at + 1) === sign;
    const length = double ? 2 : 1;
    const kind = double ? 'strong' : 'emphasis';
    this.#delimiter(sign.repeat(length), length, kind);
  }

  #superscript(): void {
    this.#delimiter('^', 1, 'superscript');
  }

  /** Closes where it can (no space before), else opens where it can (no space after), else is literal. */
  #delimiter(sign: string, length: number, kind: 'strong' | 'emphasis' | 'superscript'): void {
    const before = this.#text.charAt(this.#at - 1);
    const after = this.#text.charAt(this.#at + length);
    const inWord = sign.startsWith('_');
    const canClose = isInk(before) && !(inWord && WORD.test(after));
    const canOpen = isInk(after) && !(inWord && WORD.test(before));
    if (canClose && this.#wrap(sign, (children) => ({ kind, children }))) this.#at += length;
    else if (canOpen) this.#open(sign, length);
    else this.#literal(length);
  }

  #open(sign: string, length: number): void {
    this.#flush();
    this.#openers.push(this.#pieces.length);
    this.#counts.set(sign, (this.#counts.get(sign) ?? 0) + 1);
    this.#push({ kind: 'text', text: this.#text.slice(this.#at, this.#at + length) }, sign);
    this.#at += length;
  }

  #bracket(): void {
    const target = this.#targetAfter(this.#at + 1);
    if (target && this.#wrap('[', target.make)) {
      this.#at = target.end;
      return;
    }
    this.#literal(1);
  }

  /** `(https://…)` or `{lang=xx}` right after a bracket. */
  #targetAfter(
    start: number,
  ): { end: number; make: (children: readonly InlineNode[]) => InlineNode } | undefined {
    const text = this.#text;
    if (text.charAt(start) === '{') {
      const lang = LANGUAGE_END.exec(text.slice(start, start + 60));
      const tag = lang?.[1];
      if (!lang || tag === undefined) return undefined;
      return { end: start + lang[0].length, make: (children) => ({ kind: 'language', lang: tag, children }) };
    }
    if (text.charAt(start) !== '(') return undefined;
    const end = addressEnd(text, start + 1);
    const href = text.slice(start + 1, end);
    if (end < 0 || !isSafeLink(href)) return undefined;
    return { end: end + 1, make: (children) => ({ kind: 'link', href, children }) };
  }

  /** Puts what stands since the nearest opener of this sign into a node; openers in between stay literal. */
  #wrap(sign: string, make: (children: readonly InlineNode[]) => InlineNode): boolean {
    if ((this.#counts.get(sign) ?? 0) === 0) return false;
    this.#flush();
    for (let from = this.#openers.pop(); from !== undefined; from = this.#openers.pop()) {
      const opens = this.#pieces[from]?.opens ?? '';
      this.#counts.set(opens, (this.#counts.get(opens) ?? 1) - 1);
      if (opens !== sign) continue;
      const inside = this.#pieces.slice(from + 1);
      const depth = inside.reduce((most, piece) => Math.max(most, piece.depth), 0) + 1;
      if (inside.length === 0 || depth > MAX_DEPTH) return false;
      const node = make(merge(inside.map((piece) => piece.node)));
      const linked = inside.some((piece) => piece.linked);
      if (linked && node.kind === 'link') return false;
      this.#pieces.length = from;
      this.#pieces.push({ node, depth, linked: linked || node.kind === 'link', opens: undefined });
      return true;
    }
    return false;
  }
}

const isInk = (character: string): boolean => character !== '' && !/\s/.test(character);

function closingTicks(text: string, from: number, length: number): number {
  for (let at = text.indexOf('`', from); at >= 0; at = text.indexOf('`', at)) {
    let run = 1;
    while (text.charAt(at + run) === '`') run++;
    if (run === length) return at;
    at += run;
  }
  return -1;
}

/** The closing parenthesis of an address that starts at `from`; pairs inside belong to it. No address is longer. */
function addressEnd(text: string, from: number): number {
  let depth = 0;
  const limit = Math.min(text.length, from + 2048);
  for (let at = from; at < limit; at++) {
    const sign = text.charAt(at);
    if (sign === '(') depth++;
    else if (sign === ')' && depth-- === 0) return at;
    else if (/\s/.test(sign)) return -1;
  }
  return -1;
}

/** Neighbouring texts become one. */
function merge(nodes: readonly InlineNode[]): readonly InlineNode[] {
  const merged: InlineNode[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.kind === 'text' && last?.kind === 'text')
      merged[merged.length - 1] = { kind: 'text', text: last.text + node.text };
    else merged.push(node);
  }
  return merged;
}
