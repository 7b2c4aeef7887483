/** Points of a glyph with contours of its own, in whole font units. */
export interface SimpleGlyph {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly on: readonly boolean[];
  /** Index of each contour's last point. */
  readonly ends: readonly number[];
  /** xMin, yMin, xMax, yMax; that of the points where absent. */
  readonly box?: readonly [number, number, number, number];
}

const ON_CURVE = 0x01;
const X_SHORT = 0x02;
const Y_SHORT = 0x04;
const REPEAT = 0x08;
const X_SAME_OR_POSITIVE = 0x10;
const Y_SAME_OR_POSITIVE = 0x20;

/** A description in the `glyf` table's format (OpenType `glyf`, "Simple glyph description"), without instructions. */
export function writeSimpleGlyph({ xs, ys, on, ends, box }: SimpleGlyph): Uint8Array {
  const count = xs.length;
  const bytes = new Uint8Array(12 + ends.length * 2 + count * 5);
  const view = new DataView(bytes.buffer);
  const [xMin, yMin, xMax, yMax] = box ?? [least(xs), least(ys), most(xs), most(ys)];
  view.setInt16(0, ends.length);
  view.setInt16(2, xMin);
  view.setInt16(4, yMin);
  view.setInt16(6, xMax);
  view.setInt16(8, yMax);
  for (const [contour, end] of ends.entries()) view.setUint16(10 + contour * 2, end);
  const flags = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) flags[at] = on[at] ? ON_CURVE : 0;
  const xBytes = deltas(xs, flags, X_SHORT, X_SAME_OR_POSITIVE);
  const yBytes = deltas(ys, flags, Y_SHORT, Y_SAME_OR_POSITIVE);
  let at = 12 + ends.length * 2;
  at += writeFlags(flags, bytes, at);
  bytes.set(xBytes, at);
  at += xBytes.length;
  bytes.set(yBytes, at);
  return bytes.slice(0, at + yBytes.length);
}

function deltas(values: readonly number[], flags: Uint8Array, short: number, same: number): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  let length = 0;
  let before = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    const delta = value - before;
    before = value;
    const flag = flags[at] ?? 0;
    if (delta === 0) flags[at] = flag | same;
    else if (delta > -256 && delta < 256) {
      flags[at] = flag | short | (delta > 0 ? same : 0);
      bytes[length] = Math.abs(delta);
      length += 1;
    } else {
      bytes[length] = delta >> 8;
      bytes[length + 1] = delta;
      length += 2;
    }
  }
  return bytes.subarray(0, length);
}

/** A flag that comes again is written once, with how often it does. Gives the length. */
function writeFlags(flags: Uint8Array, bytes: Uint8Array, start: number): number {
  let out = start;
  for (let at = 0; at < flags.length; ) {
    const flag = flags[at] ?? 0;
    let next = at + 1;
    while (next < flags.length && flags[next] === flag && next - at < 256) next += 1;
    const again = next - at - 1;
    bytes[out] = again > 1 ? flag | REPEAT : flag;
    out += 1;
    if (again > 1) {
      bytes[out] = again;
      out += 1;
      at = next;
    } else at += 1;
  }
  return out - start;
}

function least(values: readonly number[]): number {
  return values.reduce((smallest, value) => Math.min(smallest, value), Number.POSITIVE_INFINITY);
}

function most(values: readonly number[]): number {
  return values.reduce((largest, value) => Math.max(largest, value), Number.NEGATIVE_INFINITY);
}
