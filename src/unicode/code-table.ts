const FLAT = 0x20000;
const LAST = 0x10ffff;

/** A property of code points, decoded from the form that scripts/compile-unicode.ts writes; about 50 µs to make. */
export class CodeTable {
  /** The first two planes, where nearly all text is. */
  readonly #flat = new Uint8Array(FLAT);
  readonly #starts: number[] = [];
  readonly #values: number[] = [];

  /** `meanings[i]` is what the i-th value of the generated table is called here: 0 to 255. */
  constructor(ranges: string, meanings: readonly number[]) {
    let at = 0;
    let start = 0;
    const next = (): number => {
      let value = 0;
      for (let shift = 0; ; shift += 5) {
        const digit = digitOf(ranges.charCodeAt(at++));
        value |= (digit & 31) << shift;
        if (digit < 32) return value;
      }
    };
    while (start <= LAST) {
      const end = start + next() + 1;
      const value = meanings[next()] ?? 0;
      if (start < FLAT) this.#flat.fill(value, start, Math.min(end, FLAT));
      if (end > FLAT) {
        this.#starts.push(start);
        this.#values.push(value);
      }
      start = end;
    }
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

/** The value of a character of base 64; anything else, the end of the text included, ends a number. */
function digitOf(code: number): number {
  if (code >= 0x61) return code - 0x47;
  if (code >= 0x41) return code - 0x41;
  if (code >= 0x30) return code + 4;
  return code === 0x2b ? 62 : code === 0x2f ? 63 : 0;
}
