import { inflateSync } from 'node:zlib';

/** A PNG file taken apart (PNG 2nd edition §11), pixels still compressed. */
export interface PngFile {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample: 1, 2, 4, 8 or 16. */
  readonly bits: number;
  readonly colorType: PngColorType;
  readonly interlaced: boolean;
  readonly palette: Uint8Array | undefined;
  /** The `tRNS` chunk. */
  readonly transparency: Uint8Array | undefined;
  /** The joined `IDAT` chunks, a zlib stream. */
  readonly data: Uint8Array;
}

/** Grey, RGB, indexed, grey with alpha, RGB with alpha. */
export type PngColorType = 0 | 2 | 3 | 4 | 6;

const CHANNELS: Readonly<Record<PngColorType, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Decoding more than this is no drawing but an attack. */
const MOST_BYTES = 1 << 29;

export function channelsOf(png: PngFile): number {
  return CHANNELS[png.colorType];
}

/** Undefined where the chunks are not those of a PNG. */
export function readPng(bytes: Uint8Array): PngFile | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array>();
  const data: Uint8Array[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return undefined;
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IDAT') data.push(body);
    else if (!chunks.has(type)) chunks.set(type, body);
    if (type === 'IEND') break;
    at += 12 + length;
  }
  const header = chunks.get('IHDR');
  const colorType = header?.[9];
  if (header === undefined || header.length < 13 || data.length === 0 || !isColorType(colorType))
    return undefined;
  const head = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const png: PngFile = {
    width: head.getUint32(0),
    height: head.getUint32(4),
    bits: head.getUint8(8),
    colorType,
    interlaced: head.getUint8(12) === 1,
    palette: chunks.get('PLTE'),
    transparency: chunks.get('tRNS'),
    data: data.length === 1 && data[0] !== undefined ? data[0] : Buffer.concat(data),
  };
  return isSound(png) ? png : undefined;
}

function isColorType(value: number | undefined): value is PngColorType {
  return value === 0 || value === 2 || value === 3 || value === 4 || value === 6;
}

function isSound(png: PngFile): boolean {
  const { width, height, bits, colorType, palette } = png;
  if (width === 0 || height === 0 || width * height * channelsOf(png) * 2 > MOST_BYTES) return false;
  if (![1, 2, 4, 8, 16].includes(bits) || (bits < 8 && colorType !== 0 && colorType !== 3)) return false;
  return colorType !== 3 || (bits <= 8 && palette !== undefined && palette.length >= 3);
}

/** The filtered rows; undefined where the data is damaged or too short. */
export function inflateRows(png: PngFile): Uint8Array | undefined {
  let expected = 0;
  for (const pass of passesOf(png)) expected += pass.height * (1 + rowLength(png, pass.width));
  try {
    const rows = inflateSync(png.data, { maxOutputLength: MOST_BYTES });
    return rows.length >= expected ? rows : undefined;
  } catch {
    return undefined;
  }
}

/**
 * All samples in rows, one byte each: 16 bits keep their high byte, smaller ones are scaled up but for palette
 * indices. Undefined where a row has an unknown filter.
 */
export function decodeSamples(png: PngFile, rows: Uint8Array): Uint8Array | undefined {
  const channels = channelsOf(png);
  const samples = new Uint8Array(png.width * png.height * channels);
  let at = 0;
  for (const pass of passesOf(png)) {
    const length = rowLength(png, pass.width);
    let above = new Uint8Array(length);
    for (let row = 0; row < pass.height; row += 1) {
      const line = unfilter(rows, at, length, above, Math.max(1, (png.bits * channels) >> 3));
      if (line === undefined) return undefined;
      at += 1 + length;
      const first = ((pass.y + row * pass.stepY) * png.width + pass.x) * channels;
      spread(png, line, pass.width, samples.subarray(first), pass.stepX);
      above = line;
    }
  }
  return samples;
}

interface Pass {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly width: number;
  readonly height: number;
}

/** Adam7 (PNG §8.2): where each pass begins and how far it steps. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function passesOf({ width, height, interlaced }: PngFile): readonly Pass[] {
  if (!interlaced) return [{ x: 0, y: 0, stepX: 1, stepY: 1, width, height }];
  return ADAM7.map(([x, y, stepX, stepY]) => ({
    x,
    y,
    stepX,
    stepY,
    width: Math.max(0, Math.ceil((width - x) / stepX)),
    height: Math.max(0, Math.ceil((height - y) / stepY)),
  })).filter((pass) => pass.width > 0 && pass.height > 0);
}

function rowLength(png: PngFile, width: number): number {
  return Math.ceil((width * channelsOf(png) * png.bits) / 8);
}

/** PNG §9.2. `back` is how many bytes away the same sample of the pixel before is. */
function unfilter(
  rows: Uint8Array,
  at: number,
  length: number,
  above: Uint8Array,
  back: number,
): Uint8Array<ArrayBuffer> | undefined {
  const filter = rows[at] ?? 5;
  if (filter > 4) return undefined;
  const line = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) {
    const left = index >= back ? (line[index - back] ?? 0) : 0;
    const up = above[index] ?? 0;
    const corner = index >= back ? (above[index - back] ?? 0) : 0;
    line[index] = (rows[at + 1 + index] ?? 0) + prediction(filter, left, up, corner);
  }
  return line;
}

function prediction(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Takes the samples of a row apart and puts them where the pass has its pixels. */
function spread(png: PngFile, line: Uint8Array, width: number, target: Uint8Array, step: number): void {
  const { bits } = png;
  const channels = channelsOf(png);
  const scale = png.colorType === 3 || bits >= 8 ? 1 : 255 / (2 ** bits - 1);
  for (let pixel = 0; pixel < width; pixel += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      const sample = pixel * channels + channel;
      target[pixel * step * channels + channel] = sampleOf(line, sample, bits) * scale;
    }
  }
}

function sampleOf(line: Uint8Array, sample: number, bits: number): number {
  if (bits === 8) return line[sample] ?? 0;
  if (bits === 16) return line[sample * 2] ?? 0;
  const bit = sample * bits;
  return ((line[bit >> 3] ?? 0) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
}
