import type { ImageFile } from '../images/index.ts';
import { type JpegHeader, readJpegHeader } from './jpeg-header.ts';
import { deflate, type EncodedStream } from './pdf-file.ts';
import { hexString } from './pdf-syntax.ts';
import { channelsOf, decodeSamples, inflateRows, type PngFile, readPng } from './png-file.ts';

/** An image ready to be put into any file: its stream, its soft mask's, and how it must be turned. */
export interface ImageStream {
  /** Without `SMask`: its number is the file's own. */
  readonly color: EncodedStream;
  readonly softMask: EncodedStream | undefined;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
}

const IMAGE = '/Type/XObject/Subtype/Image';
const LEVEL = 6;

const streams = new WeakMap<ImageFile, ImageStream | 'damaged'>();

/** Kept with the image file: a photograph in a hundred briefs is looked at once. `damaged` cannot be decoded. */
export function imageStream(image: ImageFile): ImageStream | 'damaged' {
  const known = streams.get(image);
  if (known !== undefined) return known;
  const stream = image.format === 'jpeg' ? jpegStream(image.bytes) : pngStream(image.bytes);
  streams.set(image, stream);
  return stream;
}

const JPEG_SPACE: Readonly<Record<JpegHeader['components'], string>> = {
  1: '/ColorSpace/DeviceGray',
  3: '/ColorSpace/DeviceRGB',
  // Adobe writes CMYK inverted, and nobody else writes it.
  4: '/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]',
};

function jpegStream(bytes: Uint8Array): ImageStream | 'damaged' {
  const header = readJpegHeader(bytes);
  if (header === undefined) return 'damaged';
  const { width, height, bits, components, orientation } = header;
  const entries =
    `${IMAGE}/Width ${width}/Height ${height}/BitsPerComponent ${bits}` +
    `${JPEG_SPACE[components]}/Filter/DCTDecode`;
  return { color: { entries, bytes }, softMask: undefined, orientation };
}

/** The compressed rows of a plain PNG go into the PDF as they are; others are decoded and parted from their alpha. */
function pngStream(bytes: Uint8Array): ImageStream | 'damaged' {
  const png = readPng(bytes);
  const rows = png && inflateRows(png);
  if (png === undefined || rows === undefined) return 'damaged';
  const alpha = hasAlpha(png);
  const samples = alpha || png.interlaced ? decodeSamples(png, rows) : undefined;
  if (samples === undefined)
    return alpha || png.interlaced ? 'damaged' : { color: rawRows(png), softMask: undefined, orientation: 1 };
  const colorRows = png.colorType === 3 && !png.interlaced ? rawRows(png) : decodedColor(png, samples);
  return { color: colorRows, softMask: alpha ? softMask(png, samples) : undefined, orientation: 1 };
}

function hasAlpha({ colorType, transparency }: PngFile): boolean {
  return colorType >= 4 || (colorType === 3 && transparency !== undefined);
}

function rawRows(png: PngFile): EncodedStream {
  const { width, bits } = png;
  const predictor = `/DecodeParms<</Predictor 15/Colors ${channelsOf(png)}/BitsPerComponent ${bits}/Columns ${width}>>`;
  return {
    entries: `${size(png, bits)}${colorSpace(png)}${keyMask(png, bits)}/Filter/FlateDecode${predictor}`,
    bytes: png.data,
  };
}

function decodedColor(png: PngFile, samples: Uint8Array): EncodedStream {
  const channels = channelsOf(png);
  const colors = png.colorType >= 4 ? channels - 1 : channels;
  const bytes = colors === channels ? samples : pick(samples, channels, 0, colors);
  return {
    entries: `${size(png, 8)}${colorSpace(png)}${keyMask(png, 8)}/Filter/FlateDecode`,
    bytes: deflate(bytes, LEVEL),
  };
}

function softMask(png: PngFile, samples: Uint8Array): EncodedStream {
  const channels = channelsOf(png);
  const alpha =
    png.colorType === 3
      ? samples.map((index) => png.transparency?.[index] ?? 255)
      : pick(samples, channels, channels - 1, 1);
  return {
    entries: `${size(png, 8)}/ColorSpace/DeviceGray/Filter/FlateDecode`,
    bytes: deflate(alpha, LEVEL),
  };
}

function pick(samples: Uint8Array, channels: number, first: number, count: number): Uint8Array {
  const pixels = samples.length / channels;
  const out = new Uint8Array(pixels * count);
  for (let pixel = 0; pixel < pixels; pixel += 1)
    for (let channel = 0; channel < count; channel += 1)
      out[pixel * count + channel] = samples[pixel * channels + first + channel] ?? 0;
  return out;
}

function size({ width, height }: PngFile, bits: number): string {
  return `${IMAGE}/Width ${width}/Height ${height}/BitsPerComponent ${bits}`;
}

function colorSpace({ colorType, palette }: PngFile): string {
  if (colorType === 3 && palette !== undefined)
    return `/ColorSpace[/Indexed/DeviceRGB ${Math.floor(palette.length / 3) - 1} ${hexString(palette)}]`;
  return colorType === 0 || colorType === 4 ? '/ColorSpace/DeviceGray' : '/ColorSpace/DeviceRGB';
}

/** One colour of a grey or RGB image that is transparent (PNG §11.3.2.1, ISO 32000-1 §8.9.6.4). */
function keyMask({ colorType, transparency, bits }: PngFile, written: number): string {
  const channels = colorType === 0 ? 1 : colorType === 2 ? 3 : 0;
  if (transparency === undefined || channels === 0 || transparency.length < channels * 2) return '';
  const range: number[] = [];
  for (let channel = 0; channel < channels; channel += 1) {
    const value = ((transparency[channel * 2] ?? 0) << 8) | (transparency[channel * 2 + 1] ?? 0);
    const scaled = Math.floor((value * (2 ** written - 1)) / (2 ** bits - 1));
    range.push(scaled, scaled);
  }
  return `/Mask[${range.join(' ')}]`;
}
