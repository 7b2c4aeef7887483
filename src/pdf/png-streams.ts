import type { ImageFile } from '../images/index.ts';
import { greySamples } from './grey.ts';
import type { Ink } from './ink.ts';
import { deflate } from './pdf-file.ts';
import type { PdfDictionary, PdfValue } from './pdf-object.ts';
import { channelsOf, decodeSamples, inflateRows, type PngFile, readPng } from './png-file.ts';

/** A PNG ready to be put into any document: its stream and its soft mask's. */
export interface PngStreams {
  /** Without `SMask`: that is an object of the document. */
  readonly color: EncodedStream;
  readonly softMask: EncodedStream | undefined;
}

export interface EncodedStream {
  readonly data: PdfDictionary;
  readonly bytes: Uint8Array;
}

const LEVEL = 6;

const known: Readonly<Record<Ink, WeakMap<ImageFile, PngStreams | 'damaged'>>> = {
  color: new WeakMap(),
  grey: new WeakMap(),
};

/**
 * PNGs are not left to pdfkit 0.20.2. It decodes alpha and interlaced images asynchronously; takes the wrong byte for
 * the transparent colour of a grey image, and too many for that of an RGB one; gives too little alpha to palettes of 256
 * colours; does not look whether rows are whole; and reads byte by byte into an array, 35 ms and 70 MB a megabyte. Here
 * the compressed rows of a plain image go into the PDF as they are, and others are decoded and parted from their alpha.
 * Kept with the image file, so that a picture in a hundred briefs is looked at once. `damaged` cannot be decoded.
 */
export function pngStreams(image: ImageFile, ink: Ink = 'color'): PngStreams | 'damaged' {
  const before = known[ink].get(image);
  if (before !== undefined) return before;
  const streams = ink === 'grey' ? encodeGrey(image.bytes) : encode(image.bytes);
  known[ink].set(image, streams);
  return streams;
}

function encode(bytes: Uint8Array): PngStreams | 'damaged' {
  const png = readPng(bytes);
  const rows = png && inflateRows(png);
  if (png === undefined || rows === undefined) return 'damaged';
  const alpha = hasAlpha(png);
  if (!alpha && !png.interlaced) return { color: rawRows(png), softMask: undefined };
  const samples = decodeSamples(png, rows);
  if (samples === undefined) return 'damaged';
  const color = png.colorType === 3 && !png.interlaced ? rawRows(png) : decodedColor(png, samples);
  return { color, softMask: alpha ? softMask(png, samples) : undefined };
}

/** Pixels of colour are decoded to greys; a palette has its colours changed; a grey image stays as it is. */
function encodeGrey(bytes: Uint8Array): PngStreams | 'damaged' {
  const png = readPng(bytes);
  if (png === undefined || png.colorType === 0 || png.colorType === 4) return encode(bytes);
  if (png.colorType === 3) return withGreyPalette(encode(bytes), png);
  const rows = inflateRows(png);
  const samples = rows && decodeSamples(png, rows);
  if (samples === undefined) return 'damaged';
  const data = { ...imageEntries(png, 8), ColorSpace: 'DeviceGray' };
  const color = { data, bytes: deflate(greySamples(samples, channelsOf(png)), LEVEL) };
  if (png.colorType === 6) return { color, softMask: softMask(png, samples) };
  return { color, softMask: png.transparency && keyedMask(png, samples) };
}

function withGreyPalette(streams: PngStreams | 'damaged', { palette }: PngFile): PngStreams | 'damaged' {
  if (streams === 'damaged' || palette === undefined) return streams;
  const greys = greySamples(palette, 3);
  const data = { ...streams.color.data, ColorSpace: ['Indexed', 'DeviceGray', greys.length - 1, greys] };
  return { ...streams, color: { ...streams.color, data } };
}

/** The one transparent colour of an RGB image; its grey may be that of others too. */
function keyedMask(png: PngFile, samples: Uint8Array): EncodedStream | undefined {
  const key = keyMask(png, 8);
  if (!Array.isArray(key)) return undefined;
  const alpha = new Uint8Array(samples.length / 3).fill(255);
  for (let pixel = 0; pixel < alpha.length; pixel += 1) {
    const at = pixel * 3;
    if (samples[at] === key[0] && samples[at + 1] === key[2] && samples[at + 2] === key[4]) alpha[pixel] = 0;
  }
  return { data: { ...imageEntries(png, 8), ColorSpace: 'DeviceGray' }, bytes: deflate(alpha, LEVEL) };
}

function hasAlpha({ colorType, transparency }: PngFile): boolean {
  return colorType >= 4 || (colorType === 3 && transparency !== undefined);
}

function rawRows(png: PngFile): EncodedStream {
  const { width, bits } = png;
  const predictor = { Predictor: 15, Colors: channelsOf(png), BitsPerComponent: bits, Columns: width };
  return { data: { ...colorEntries(png, bits), DecodeParms: predictor }, bytes: png.data };
}

function decodedColor(png: PngFile, samples: Uint8Array): EncodedStream {
  const channels = channelsOf(png);
  const colors = png.colorType >= 4 ? channels - 1 : channels;
  const bytes = colors === channels ? samples : pick(samples, channels, 0, colors);
  return { data: colorEntries(png, 8), bytes: deflate(bytes, LEVEL) };
}

function softMask(png: PngFile, samples: Uint8Array): EncodedStream {
  const channels = channelsOf(png);
  const alpha =
    png.colorType === 3
      ? samples.map((index) => png.transparency?.[index] ?? 255)
      : pick(samples, channels, channels - 1, 1);
  return { data: { ...imageEntries(png, 8), ColorSpace: 'DeviceGray' }, bytes: deflate(alpha, LEVEL) };
}

function pick(samples: Uint8Array, channels: number, first: number, count: number): Uint8Array {
  const pixels = samples.length / channels;
  const out = new Uint8Array(pixels * count);
  for (let pixel = 0; pixel < pixels; pixel += 1)
    for (let channel = 0; channel < count; channel += 1)
      out[pixel * count + channel] = samples[pixel * channels + first + channel] ?? 0;
  return out;
}

function colorEntries(png: PngFile, bits: number): PdfDictionary {
  return { ...imageEntries(png, bits), ColorSpace: colorSpace(png), Mask: keyMask(png, bits) };
}

function imageEntries({ width, height }: PngFile, bits: number): PdfDictionary {
  return {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: bits,
    Filter: 'FlateDecode',
  };
}

function colorSpace({ colorType, palette }: PngFile): PdfValue {
  if (colorType === 3 && palette !== undefined)
    return ['Indexed', 'DeviceRGB', Math.floor(palette.length / 3) - 1, palette];
  return colorType === 0 || colorType === 4 ? 'DeviceGray' : 'DeviceRGB';
}

/** One colour of a grey or RGB image that is transparent (PNG §11.3.2.1, ISO 32000-1 §8.9.6.4). */
function keyMask({ colorType, transparency, bits }: PngFile, written: number): PdfValue {
  const channels = colorType === 0 ? 1 : colorType === 2 ? 3 : 0;
  if (transparency === undefined || channels === 0 || transparency.length < channels * 2) return undefined;
  const range: number[] = [];
  for (let channel = 0; channel < channels; channel += 1) {
    const value = ((transparency[channel * 2] ?? 0) << 8) | (transparency[channel * 2 + 1] ?? 0);
    const scaled = Math.floor((value * (2 ** written - 1)) / (2 ** bits - 1));
    range.push(scaled, scaled);
  }
  return range;
}
