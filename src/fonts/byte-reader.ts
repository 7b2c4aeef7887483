import { TableView } from './table-view.ts';

/** Reads big-endian data from front to back. Beyond the end it gives 0 and says that it `failed`. */
export class ByteReader {
  at = 0;
  failed = false;
  readonly #view: TableView;

  constructor(bytes: Uint8Array) {
    this.#view = new TableView(bytes);
  }

  get left(): number {
    return Math.max(0, this.#view.length - this.at);
  }

  skip(count: number): void {
    this.#take(count);
  }

  u8(): number {
    return this.#view.u8(this.#take(1));
  }

  u16(): number {
    return this.#view.u16(this.#take(2));
  }

  i16(): number {
    return (this.u16() << 16) >> 16;
  }

  u32(): number {
    return this.#view.u32(this.#take(4));
  }

  tag(): string {
    return this.#view.tag(this.#take(4));
  }

  bytes(count: number): Uint8Array {
    const start = this.#take(count);
    return this.#view.bytes.subarray(this.#view.start + start, this.#view.start + start + count);
  }

  /** `255UInt16` (WOFF 2.0 §6.1.1): small numbers in one byte. */
  short255(): number {
    const first = this.u8();
    if (first === 253) return this.u16();
    if (first === 255) return 253 + this.u8();
    return first === 254 ? 506 + this.u8() : first;
  }

  /** `UIntBase128` (WOFF 2.0 §4.1): seven bits a byte, five bytes at most, no leading zeros. */
  base128(): number {
    let value = 0;
    for (let index = 0; index < 5; index += 1) {
      const byte = this.u8();
      if (index === 0 && byte === 0x80) break;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80 && value <= 0xffffffff) return value;
    }
    this.failed = true;
    return 0;
  }

  #take(count: number): number {
    const start = this.at;
    if (start + count > this.#view.length) this.failed = true;
    this.at = start + count;
    return start;
  }
}
