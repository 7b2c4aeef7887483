import { type Refusal, refuse } from './image-fault.ts';

/** What a header says, already in upright position. */
export interface ImageFacts {
  readonly format: 'jpeg' | 'png';
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
}

const MAX_SIDE = 20_000;
const MAX_PIXELS = 100_000_000;

/** Refuses what no printed page needs and what would take minutes and gigabytes to open. */
export function sizeRefusal(width: number, height: number): Refusal | undefined {
  if (width === 0 || height === 0)
    return refuse(
      'zero-size',
      `has no area (${width} × ${height} pixels)`,
      'use an image of at least 1 × 1 pixel',
    );
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS)
    return refuse(
      'too-many-pixels',
      `has ${width} × ${height} pixels; the limit is ${MAX_SIDE} a side and ${MAX_PIXELS / 1e6} million in all`,
      'scale it down: 300 pixels an inch are enough for print, about 2500 for the width of an A4 page',
    );
  return undefined;
}
