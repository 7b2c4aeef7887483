import type { WordBreak } from './word.ts';

/** Flags of a breakpoint. */
export const FORCED = 1;
/** The line before it ends in a hyphen that a reader sees. */
export const HYPHEN = 2;
/** Parts a word where no rule allows it: only against overflow. */
export const EMERGENCY = 4;
/** The next line begins with the rest of a word. */
export const PARTS_WORD = 8;

/**
 * The places where a paragraph's lines may end, as arrays of running sums: the line from breakpoint `a` to `b` is
 * `end[b] - start[a]` points wide, protrusion taken off, so that what a word costs before and after its hyphen is part
 * of the sums. Index 0 is the start of the first line. One list is used again and again; nobody keeps it.
 */
export class BreakList {
  count = 0;
  end = new Float64Array(512);
  start = new Float64Array(512);
  /** Width of the spaces up to here: what a justified line can stretch. */
  endSpace = new Float64Array(512);
  startSpace = new Float64Array(512);
  /** Glyphs × font size: times the tracking in ems it gives points. */
  endTrack = new Float64Array(512);
  startTrack = new Float64Array(512);
  /** How far the next line's first character hangs out to the left; part of `start`. */
  left = new Float64Array(512);
  /** How far the line's last character hangs out to the right; part of `end`. */
  right = new Float64Array(512);
  penalty = new Float64Array(512);
  flags = new Uint8Array(512);
  /** The next line begins with this item, */
  item = new Int32Array(512);
  /** within the word where a cut is given, */
  cut: (WordBreak | undefined)[] = [];
  /** at this offset of the content's text. */
  offset = new Int32Array(512);

  clear(): void {
    this.count = 0;
    this.cut.length = 0;
  }

  /** A new breakpoint, not filled in; its index. */
  add(): number {
    if (this.count === this.end.length) this.#grow();
    return this.count++;
  }

  #grow(): void {
    const size = this.count * 2;
    const longer = (old: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
      const array = new Float64Array(size);
      array.set(old);
      return array;
    };
    const longerInts = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const array = new Int32Array(size);
      array.set(old);
      return array;
    };
    this.end = longer(this.end);
    this.start = longer(this.start);
    this.endSpace = longer(this.endSpace);
    this.startSpace = longer(this.startSpace);
    this.endTrack = longer(this.endTrack);
    this.startTrack = longer(this.startTrack);
    this.left = longer(this.left);
    this.right = longer(this.right);
    this.penalty = longer(this.penalty);
    this.item = longerInts(this.item);
    this.offset = longerInts(this.offset);
    const flags = new Uint8Array(size);
    flags.set(this.flags);
    this.flags = flags;
  }
}
