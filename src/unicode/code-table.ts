const FLAT = 0x20000;

/** A property of code points, decoded from the form that scripts/compile-unicode.ts writes; about 50 µs to make. */
export class CodeTable {
  /** The first two planes, where nearly all text is. */
  readonly #flat = new Uint8Array(FLAT);
  readonly #starts: number[] = [];
  readonly #values: number[] = [];

  /** `meanings[i]` is what the i-th value of the generated table is called here: 0 to 255. */
  constructor(ranges: string, meanings: readonly number[]) {
    const flat = this.#flat;
    let start = 0;
    let end = 0;
    let isLength = true;
    let value = 0;
    let shift = 0;
    for (let at = 0; at < ranges.length; at++) {
      const digit = digitOf(ranges.charCodeAt(at));
      value |= (digit & 31) << shift;
      shift += 5;
      if (digit > 31) continue;
      if (isLength) end = start + value + 1;
      else {
        const meaning = meanings[value] ?? 0;
        if (end > FLAT) this.#addRare(start, meaning);
        if (meaning !== 0 && start < FLAT) fill(flat, meaning, start, Math.min(end, FLAT));
        start = end;
      }
      isLength = !isLength;
      value = 0;
      shift = 0;
    }
  }

  #addRare(start: number, value: number): void {
    this.#starts.push(start);
    this.#values.push(value);
  }

  get(codePoint: number): number {
    if (codePoint < FLAT) return this.#flat[codePoint] ?? 0;
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= codePoint) low = middle;
      else high = middle - 1;
    }
    return this.#values[low] ?? 0;
  }
}

/** Most ranges are short, and a call of `fill` costs more than these. */
function fill(values: Uint8Array, value: number, start: number, end: number): void {
  if (end - start > 32) values.fill(value, start, end);
  else for (let i = start; i < end; i++) values[i] = value;
}

/** The value of a character of base 64. */
function digitOf(code: number): number {
  if (code >= 0x61) return code - 0x47;
  if (code >= 0x41) return code - 0x41;
  if (code >= 0x30) return code + 4;
  return code === 0x2b ? 62 : code === 0x2f ? 63 : 0;
}
