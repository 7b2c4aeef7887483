/** A value of PDF syntax (ISO 32000-1 §7.3). Strings are bytes as characters; names have no slash. */
export type PdfValue =
  | number
  | { readonly name: string }
  | { readonly string: string }
  | { readonly word: string }
  | { readonly reference: number }
  | readonly PdfValue[]
  | PdfEntries;

export type PdfEntries = ReadonlyMap<string, PdfValue>;

const SPACE = /[\0\t\n\f\r ]*/y;
const REFERENCE = /(\d+) \d+ R\b/y;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const WORD = /[A-Za-z'"*][\w'"*]*/y;
const HEX = /<([\dA-Fa-f\s]*)>/y;

/** Reads values and, between them, the operators of content streams (as words). Throws at what is neither. */
export class PdfReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    this.#match(SPACE);
    return this.#at >= this.#text.length;
  }

  value(): PdfValue {
    this.#match(SPACE);
    switch (this.#text[this.#at]) {
      case '[':
        return this.#items(']');
      case '(':
        return { string: this.#literal() };
      case '/':
        return { name: this.#match(NAME)?.[1] ?? '' };
      case '<':
        return this.#text[this.#at + 1] === '<' ? this.#dictionary() : { string: this.#hex() };
      default:
        return this.#plain();
    }
  }

  #plain(): PdfValue {
    const reference = this.#match(REFERENCE)?.[1];
    if (reference !== undefined) return { reference: Number(reference) };
    const number = this.#match(NUMBER)?.[0];
    if (number !== undefined) return Number(number);
    const word = this.#match(WORD)?.[0];
    if (word !== undefined) return { word };
    throw new Error(
      `no PDF value at ${this.#at}: ${JSON.stringify(this.#text.slice(this.#at, this.#at + 40))}`,
    );
  }

  #items(end: string): PdfValue[] {
    const items: PdfValue[] = [];
    this.#at += end.length;
    for (;;) {
      this.#match(SPACE);
      if (this.#text.startsWith(end, this.#at)) break;
      items.push(this.value());
    }
    this.#at += end.length;
    return items;
  }

  #dictionary(): PdfEntries {
    const items = this.#items('>>');
    const entries = new Map<string, PdfValue>();
    for (let at = 0; at < items.length; at += 2) {
      const key = items[at];
      const value = items[at + 1];
      if (!isName(key) || value === undefined) throw new Error('a dictionary without names');
      if (entries.has(key.name)) throw new Error(`a dictionary with two ${key.name}`);
      entries.set(key.name, value);
    }
    return entries;
  }

  #literal(): string {
    let value = '';
    let start = this.#at + 1;
    let at = start;
    for (; this.#text[at] !== ')'; at += 1) {
      const sign = this.#text[at];
      if (sign === undefined || sign === '(' || sign === '\r') throw new Error('not a string of ours');
      if (sign !== '\\') continue;
      value += this.#text.slice(start, at);
      at += 1;
      if (this.#text[at] === 'r') {
        value += '\r';
        start = at + 1;
      } else start = at;
    }
    this.#at = at + 1;
    return value + this.#text.slice(start, at);
  }

  #hex(): string {
    const digits = this.#match(HEX)?.[1]?.replace(/\s/g, '') ?? '';
    return Buffer.from(digits, 'hex').toString('latin1');
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return undefined;
    this.#at = pattern.lastIndex;
    return match;
  }
}

type Only<Key extends string> = Extract<PdfValue, { readonly [K in Key]: unknown }>;

const isObject = (value: PdfValue | undefined): value is Exclude<PdfValue, number> =>
  typeof value === 'object';

export const isName = (value: PdfValue | undefined): value is Only<'name'> =>
  isObject(value) && 'name' in value;

export const isString = (value: PdfValue | undefined): value is Only<'string'> =>
  isObject(value) && 'string' in value;

export const isReference = (value: PdfValue | undefined): value is Only<'reference'> =>
  isObject(value) && 'reference' in value;

export const isWord = (value: PdfValue | undefined): value is Only<'word'> =>
  isObject(value) && 'word' in value;

export const isEntries = (value: PdfValue | undefined): value is PdfEntries => value instanceof Map;

export const isList = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value);

/** A text string (ISO 32000-1 §7.9.2.2): UTF-16 with its mark, else ASCII. */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!isString(value)) return undefined;
  const { string } = value;
  if (!string.startsWith('\xfe\xff')) return string;
  return utf16(string.slice(2));
}

export function utf16(bytes: string): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1));
  return text;
}
