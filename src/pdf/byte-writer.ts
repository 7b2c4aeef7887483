import { InternalError } from '../base/index.ts';

/** Up to this length a loop is faster than a call into the engine. */
const SHORT = 48;

/** A growing buffer of bytes. PDF syntax is ASCII but for strings and streams, so text is written unit by unit. */
export class ByteWriter {
  #bytes: Buffer;
  #length = 0;

  constructor(capacity = 4096) {
    this.#bytes = Buffer.allocUnsafe(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** Begins anew in the same memory; views of before are void. */
  clear(): void {
    this.#length = 0;
  }

  /** What was written so far; a view that later writes may leave behind. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  /** Writes the low byte of every UTF-16 unit. */
  text(text: string): void {
    const { length } = text;
    if (this.#length + length > this.#bytes.length) this.#grow(length);
    const bytes = this.#bytes;
    let at = this.#length;
    this.#length += length;
    if (length > SHORT) {
      bytes.write(text, at, 'latin1');
      return;
    }
    for (let index = 0; index < length; index += 1) {
      bytes[at] = text.charCodeAt(index);
      at += 1;
    }
  }

  bytes(bytes: Uint8Array): void {
    const { length } = bytes;
    if (this.#length + length > this.#bytes.length) this.#grow(length);
    this.#bytes.set(bytes, this.#length);
    this.#length += length;
  }

  /** Copies what another writer holds from `start` to `end`. Most such pieces are a word: a loop beats `set`. */
  copy(from: ByteWriter, start: number, end: number): void {
    const length = end - start;
    if (this.#length + length > this.#bytes.length) this.#grow(length);
    const source = from.#bytes;
    const target = this.#bytes;
    let at = this.#length;
    for (let index = start; index < end; index += 1) {
      target[at] = source[index] ?? 0;
      at += 1;
    }
    this.#length = at;
  }

  /** A PDF integer. */
  integer(value: number): void {
    let rest = value;
    if (rest < 0) {
      this.byte(0x2d);
      rest = -rest;
    }
    if (rest >= 1000) {
      this.integer(Math.floor(rest / 1000));
      rest %= 1000;
      this.byte(0x30 + Math.floor(rest / 100));
      this.byte(0x30 + (Math.floor(rest / 10) % 10));
    } else {
      if (rest >= 100) this.byte(0x30 + Math.floor(rest / 100));
      if (rest >= 10) this.byte(0x30 + (Math.floor(rest / 10) % 10));
    }
    this.byte(0x30 + (rest % 10));
  }

  /** A PDF real from thousandths, without needless digits: 1500 is `1.5`, −250 is `-.25`. */
  thousandths(value: number): void {
    if (!(Math.abs(value) < 1e12)) throw new InternalError(`number ${value} cannot be written into a PDF`);
    let rest = value;
    if (rest < 0) {
      this.byte(0x2d);
      rest = -rest;
    }
    const whole = Math.floor(rest / 1000);
    const fraction = rest - whole * 1000;
    if (whole > 0 || fraction === 0) this.integer(whole);
    if (fraction === 0) return;
    this.byte(0x2e);
    this.byte(0x30 + Math.floor(fraction / 100));
    if (fraction % 100 === 0) return;
    this.byte(0x30 + (Math.floor(fraction / 10) % 10));
    if (fraction % 10 !== 0) this.byte(0x30 + (fraction % 10));
  }

  /** A number with at most three decimals. */
  number(value: number): void {
    this.thousandths(Math.round(value * 1000));
  }

  #grow(by: number): void {
    const bytes = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + by));
    bytes.set(this.view());
    this.#bytes = bytes;
  }
}
