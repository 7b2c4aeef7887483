/** A growing buffer of bytes. PDF syntax is ASCII but for strings and streams, so text is written unit by unit. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity = 4096) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
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
    for (let index = 0; index < length; index += 1) {
      bytes[at] = text.charCodeAt(index);
      at += 1;
    }
    this.#length = at;
  }

  bytes(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A PDF integer. */
  integer(value: number): void {
    let rest = value;
    if (rest < 0) {
      this.byte(0x2d);
      rest = -rest;
    }
    if (rest < 10) {
      this.byte(0x30 + rest);
      return;
    }
    let divisor = 10;
    while (divisor * 10 <= rest) divisor *= 10;
    while (divisor >= 1) {
      const digit = Math.floor(rest / divisor);
      this.byte(0x30 + digit);
      rest -= digit * divisor;
      divisor /= 10;
    }
  }

  /** A PDF real from thousandths, without needless digits: 1500 is `1.5`, −250 is `-.25`. */
  thousandths(value: number): void {
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
    const bytes = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + by));
    bytes.set(this.view());
    this.#bytes = bytes;
  }
}
