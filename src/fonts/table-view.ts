/**
 * A window on big-endian data that never throws: what lies outside of it reads as 0. Font files are made by others;
 * the tables are checked once when a face is opened, and this bounds everything that is read later.
 */
export class TableView {
  readonly bytes: Uint8Array;
  /** Of the window, in `bytes`. */
  readonly start: number;
  readonly length: number;

  constructor(bytes: Uint8Array, start = 0, length = bytes.length - start) {
    this.bytes = bytes;
    this.start = start;
    this.length = Math.max(0, Math.min(length, bytes.length - start));
  }

  u8(at: number): number {
    return at >= 0 && at < this.length ? (this.bytes[this.start + at] ?? 0) : 0;
  }

  i8(at: number): number {
    return (this.u8(at) << 24) >> 24;
  }

  u16(at: number): number {
    if (at < 0 || at + 2 > this.length) return 0;
    const place = this.start + at;
    return ((this.bytes[place] ?? 0) << 8) | (this.bytes[place + 1] ?? 0);
  }

  i16(at: number): number {
    return (this.u16(at) << 16) >> 16;
  }

  u32(at: number): number {
    if (at < 0 || at + 4 > this.length) return 0;
    return this.u16(at) * 0x10000 + this.u16(at + 2);
  }

  i32(at: number): number {
    return this.u32(at) | 0;
  }

  /** Four characters, as they stand. */
  tag(at: number): string {
    return String.fromCharCode(this.u8(at), this.u8(at + 1), this.u8(at + 2), this.u8(at + 3));
  }
}
