import { colorNames, namedColor } from './color-names.ts';
import type { Color } from './computed-style.ts';
import type { Grammar } from './grammar.ts';
import { readTerm } from './numeric-grammar.ts';
import type { Token } from './token.ts';
import type { ValueReader } from './value-reader.ts';

/** A colour, or the keyword that stands for the element's own. */
export type SpecifiedColor = 'currentcolor' | Color;

const opaque = (rgb: number): SpecifiedColor => ({
  red: rgb >> 16,
  green: (rgb >> 8) & 255,
  blue: rgb & 255,
  alpha: 1,
});

/** CSS Color 4 §5.2. */
function hexColor(text: string): SpecifiedColor | undefined {
  if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text)) return undefined;
  const long = text.length < 6 ? text.replace(/./g, '$&$&') : text;
  const channel = (at: number): number => Number.parseInt(long.slice(at, at + 2), 16);
  const alpha = long.length === 8 ? Math.round((channel(6) / 255) * 1000) / 1000 : 1;
  return { red: channel(0), green: channel(2), blue: channel(4), alpha };
}

function wordColor(token: Token): SpecifiedColor | undefined {
  const word = token.text.toLowerCase();
  if (word === 'currentcolor') return 'currentcolor';
  if (word === 'transparent') return { red: 0, green: 0, blue: 0, alpha: 0 };
  const rgb = namedColor(word);
  return rgb === undefined ? undefined : opaque(rgb);
}

interface Channel {
  readonly value: number;
  readonly unit: '' | '%' | 'deg';
}

const DEGREES: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, turn: 360, rad: 180 / Math.PI };

function readChannel(reader: ValueReader): Channel | undefined {
  const token = reader.peek();
  const degrees = token?.type === 'dimension' ? DEGREES[token.unit] : undefined;
  if (token && degrees !== undefined) {
    reader.next();
    return { value: token.value * degrees, unit: 'deg' };
  }
  if (token?.type === 'ident' && reader.takeWord('none')) return { value: 0, unit: '' };
  const term = readTerm(reader);
  if (term?.type === 'number') return { value: term.value, unit: '' };
  if (term?.type === 'percentage' && term.value.kind === 'percentage')
    return { value: term.value.value, unit: '%' };
  return undefined;
}

/** Three channels and maybe alpha: all parted by commas, or by spaces with a slash before alpha. */
function readChannels(reader: ValueReader): readonly Channel[] | undefined {
  const channels: Channel[] = [];
  let commas = false;
  for (let at = 0; at < 3; at++) {
    if (at === 1) commas = reader.takeDelimiter(',');
    else if (at === 2 && commas && !reader.takeDelimiter(',')) return undefined;
    const channel = readChannel(reader);
    if (!channel) return undefined;
    channels.push(channel);
  }
  if (reader.takeDelimiter(commas ? ',' : '/')) {
    const alpha = readChannel(reader);
    if (!alpha || alpha.unit === 'deg') return undefined;
    channels.push(alpha);
  }
  return reader.takeDelimiter(')') ? channels : undefined;
}

const between = (least: number, value: number, most: number): number =>
  Math.max(least, Math.min(most, Number.isNaN(value) ? least : value));

function alphaOf(channel: Channel | undefined): number {
  if (!channel) return 1;
  return between(0, channel.unit === '%' ? channel.value / 100 : channel.value, 1);
}

function rgbColor(channels: readonly Channel[]): SpecifiedColor | undefined {
  const [red, green, blue, alpha] = channels;
  if (!red || !green || !blue || [red, green, blue].some(({ unit }) => unit === 'deg')) return undefined;
  const byte = ({ value, unit }: Channel): number =>
    Math.round(between(0, unit === '%' ? value * 2.55 : value, 255));
  return { red: byte(red), green: byte(green), blue: byte(blue), alpha: alphaOf(alpha) };
}

/** CSS Color 4 §7.1. */
function hslColor(channels: readonly Channel[]): SpecifiedColor | undefined {
  const [hue, saturation, lightness, alpha] = channels;
  if (!hue || !saturation || !lightness || hue.unit === '%') return undefined;
  if (saturation.unit === 'deg' || lightness.unit === 'deg') return undefined;
  const s = between(0, saturation.value / 100, 1);
  const l = between(0, lightness.value / 100, 1);
  const turn = Number.isFinite(hue.value) ? ((hue.value % 360) + 360) % 360 : 0;
  const byte = (n: number): number => {
    const k = (n + turn / 30) % 12;
    return Math.round(255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return { red: byte(0), green: byte(8), blue: byte(4), alpha: alphaOf(alpha) };
}

function functionColor(reader: ValueReader, name: string): SpecifiedColor | undefined {
  const rgb = name === 'rgb' || name === 'rgba';
  if (!rgb && name !== 'hsl' && name !== 'hsla') return undefined;
  reader.next();
  const channels = readChannels(reader);
  if (!channels) return undefined;
  return rgb ? rgbColor(channels) : hslColor(channels);
}

function matchColor(reader: ValueReader): SpecifiedColor | undefined {
  const mark = reader.mark;
  const token = reader.peek();
  if (token?.type === 'function') return functionColor(reader, token.text) ?? reader.reset(mark);
  let color: SpecifiedColor | undefined;
  if (token?.type === 'hash') color = hexColor(token.text);
  else if (token?.type === 'ident') color = wordColor(token);
  if (color !== undefined) reader.next();
  return color;
}

/** Names, hexadecimal, `rgb()` and `hsl()` in old and new notation, `currentcolor`, `transparent`. */
export const color: Grammar<SpecifiedColor> = {
  text: '<color>',
  words: () => ['currentcolor', 'transparent', ...colorNames()],
  match: matchColor,
};
