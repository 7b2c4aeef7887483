/** A value in a PDF file (ISO 32000-1 §7.3). Names keep their slash, which no string has as a type of its own. */
export type PdfValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'string'; readonly bytes: Uint8Array }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | { readonly kind: 'dictionary'; readonly entries: PdfDictionary }
  | { readonly kind: 'reference'; readonly object: number };

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** The file is not what it should be; caught by whoever reads one. */
export class PdfSyntaxFault extends Error {
  override readonly name = 'PdfSyntaxFault';
}

const MOST_NESTED = 32;

/** Reads values, one after the other, from bytes. Throws `PdfSyntaxFault`; every step goes forward. */
export class PdfParser {
  readonly #bytes: Uint8Array;
  #at: number;
  #depth = 0;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get position(): number {
    return this.#at;
  }

  value(): PdfValue {
    this.#skipSpace();
    const byte = this.#peek();
    if (byte === SLASH) return { kind: 'name', name: this.#name() };
    if (byte === PAREN_OPEN) return { kind: 'string', bytes: this.#literal() };
    if (byte === ANGLE_OPEN) {
      if (this.#bytes[this.#at + 1] !== ANGLE_OPEN) return { kind: 'string', bytes: this.#hex() };
      return { kind: 'dictionary', entries: this.#nested(() => this.#dictionary()) };
    }
    if (byte === BRACKET_OPEN) return { kind: 'array', items: this.#nested(() => this.#array()) };
    return this.#numberOrWord();
  }

  /** Reads a word that must be there. */
  keyword(word: string): void {
    this.#skipSpace();
    for (let index = 0; index < word.length; index += 1)
      if (this.#bytes[this.#at + index] !== word.charCodeAt(index))
        throw new PdfSyntaxFault(`no ${word} at ${this.#at}`);
    this.#at += word.length;
  }

  /** The bytes of a stream whose dictionary was just read (ISO 32000-1 §7.3.8). */
  streamBytes(length: number): Uint8Array {
    this.keyword('stream');
    if (this.#bytes[this.#at] === 0x0d) this.#at += 1;
    if (this.#bytes[this.#at] === 0x0a) this.#at += 1;
    const bytes = this.#bytes.subarray(this.#at, this.#at + length);
    if (bytes.length !== length) throw new PdfSyntaxFault('stream cut short');
    this.#at += length;
    this.keyword('endstream');
    return bytes;
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > MOST_NESTED) throw new PdfSyntaxFault('nested too deep');
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #dictionary(): PdfDictionary {
    this.#at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.#skipSpace();
      if (this.#peek() === ANGLE_CLOSE && this.#bytes[this.#at + 1] === ANGLE_CLOSE) break;
      if (this.#peek() !== SLASH) throw new PdfSyntaxFault(`no key at ${this.#at}`);
      const key = this.#name();
      entries.set(key, this.value());
    }
    this.#at += 2;
    return entries;
  }

  #array(): readonly PdfValue[] {
    this.#at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.#skipSpace();
      if (this.#peek() === BRACKET_CLOSE) break;
      items.push(this.value());
    }
    this.#at += 1;
    return items;
  }

  #name(): string {
    this.#at += 1;
    const text = this.#regular();
    return text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }

  #numberOrWord(): PdfValue {
    const word = this.#regular();
    if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true' };
    if (word === 'null') return { kind: 'null' };
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) throw new PdfSyntaxFault(`unexpected at ${this.#at}`);
    const ahead = /^\d+$/.test(word) ? /^[ \r\n]+\d+[ \r\n]+R/.exec(this.#ahead()) : null;
    if (ahead === null) return { kind: 'number', value: Number(word) };
    this.#at += ahead[0].length;
    return { kind: 'reference', object: Number(word) };
  }

  /** Enough of what follows to see the rest of `12 0 R`. */
  #ahead(): string {
    return String.fromCharCode(...this.#bytes.subarray(this.#at, this.#at + 12));
  }

  #regular(): string {
    const start = this.#at;
    while (this.#at < this.#bytes.length && isRegular(this.#peek())) this.#at += 1;
    return String.fromCharCode(...this.#bytes.subarray(start, Math.min(this.#at, start + 256)));
  }

  #hex(): Uint8Array {
    const start = this.#at + 1;
    while (this.#peek() !== ANGLE_CLOSE) this.#at += 1;
    const digits = String.fromCharCode(...this.#bytes.subarray(start, Math.min(this.#at, start + 4096)));
    this.#at += 1;
    if (/[^0-9A-Fa-f]/.test(digits)) throw new PdfSyntaxFault('bad hexadecimal string');
    return Uint8Array.from(digits.match(/..?/g) ?? [], (pair) => Number.parseInt(pair.padEnd(2, '0'), 16));
  }

  #literal(): Uint8Array {
    const out: number[] = [];
    let open = 1;
    for (this.#at += 1; ; this.#at += 1) {
      const byte = this.#peek();
      if (byte === PAREN_CLOSE && --open === 0) break;
      if (byte === PAREN_OPEN) open += 1;
      if (byte !== BACKSLASH) {
        out.push(byte);
        continue;
      }
      this.#at += 1;
      out.push(ESCAPES[String.fromCharCode(this.#peek())] ?? this.#peek());
    }
    this.#at += 1;
    return Uint8Array.from(out);
  }

  #skipSpace(): void {
    while (this.#at < this.#bytes.length && isSpace(this.#peek())) this.#at += 1;
  }

  #peek(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new PdfSyntaxFault('end of file');
    return byte;
  }
}

const SLASH = 0x2f;
const PAREN_OPEN = 0x28;
const PAREN_CLOSE = 0x29;
const ANGLE_OPEN = 0x3c;
const ANGLE_CLOSE = 0x3e;
const BRACKET_OPEN = 0x5b;
const BRACKET_CLOSE = 0x5d;
const BACKSLASH = 0x5c;

const ESCAPES: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, b: 0x08, f: 0x0c };

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;
}

function isRegular(byte: number): boolean {
  return !isSpace(byte) && !DELIMITERS.has(byte);
}

const DELIMITERS: ReadonlySet<number> = new Set([...'()<>[]{}/%'].map((mark) => mark.charCodeAt(0)));
