import type { Face } from '../fonts/index.ts';
import { deflate } from './pdf-file.ts';

/** Outlines are half of what is deflated; level 6 takes two thirds more time and saves 2 to 3 % of them. */
const PROGRAM_LEVEL = 1;
/** Subsets of one face that are kept; some ten kilobytes each. */
const KEPT = 8;

interface Deflated {
  readonly program: Uint8Array;
  readonly bytes: Uint8Array;
}

const recent = new WeakMap<Face, Deflated[]>();

/**
 * A subset's program, deflated. Printings of a brief one after the other, and briefs of a batch that begin alike, have
 * the same subsets: the latest of every face are kept, the latest first.
 */
export function deflatedProgram(face: Face, program: Uint8Array): Uint8Array {
  const kept = recent.get(face) ?? [];
  recent.set(face, kept);
  const at = kept.findIndex((entry) => equal(entry.program, program));
  const [found] = at < 0 ? [] : kept.splice(at, 1);
  const entry = found ?? { program, bytes: deflate(program, PROGRAM_LEVEL) };
  kept.unshift(entry);
  kept.length = Math.min(kept.length, KEPT);
  return entry.bytes;
}

/** Subsets that differ mostly do so in length. */
function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && Buffer.compare(one, other) === 0;
}
