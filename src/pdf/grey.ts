import { type Color, relativeLuminance } from '../css/index.ts';

/** The grey (0 black to 1 white, in sRGB's transfer function) that is as light as a colour. */
export function greyLevel(color: Color): number {
  // Enough for 8 bits.
  return Math.round(encoded(relativeLuminance(color)) * 1000) / 1000;
}

/** IEC 61966-2-1, from linear light. */
function encoded(luminance: number): number {
  return luminance <= 0.0031308 ? luminance * 12.92 : 1.055 * luminance ** (1 / 2.4) - 0.055;
}

/** Steps of linear light that are told apart; more than there are greys near to black. */
const LIGHT_STEPS = 8191;

interface GreyTables {
  /** By a channel's value, what it adds to the light, in steps. */
  readonly red: Float64Array;
  readonly green: Float64Array;
  readonly blue: Float64Array;
  /** By steps of light. */
  readonly grey: Uint8Array;
}

let tables: GreyTables | undefined;

function greyTables(): GreyTables {
  if (tables) return tables;
  const lights = (color: (value: number) => Color): Float64Array =>
    Float64Array.from({ length: 256 }, (_, value) => relativeLuminance(color(value)) * LIGHT_STEPS);
  tables = {
    red: lights((red) => ({ red, green: 0, blue: 0, alpha: 1 })),
    green: lights((green) => ({ red: 0, green, blue: 0, alpha: 1 })),
    blue: lights((blue) => ({ red: 0, green: 0, blue, alpha: 1 })),
    grey: Uint8Array.from({ length: LIGHT_STEPS + 1 }, (_, light) =>
      Math.round(encoded(light / LIGHT_STEPS) * 255),
    ),
  };
  return tables;
}

/** Samples of 8 bits, red, green and blue first of `channels`, as greys: one sample a pixel. */
export function greySamples(samples: Uint8Array, channels: number): Uint8Array {
  const { red, green, blue, grey } = greyTables();
  const pixels = Math.floor(samples.length / channels);
  const out = new Uint8Array(pixels);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const at = pixel * channels;
    const light =
      (red[samples[at] ?? 0] ?? 0) + (green[samples[at + 1] ?? 0] ?? 0) + (blue[samples[at + 2] ?? 0] ?? 0);
    out[pixel] = grey[Math.round(light)] ?? 255;
  }
  return out;
}

/**
 * A PostScript calculator function (ISO 32000-1 §7.10.5) from red, green and blue to grey; 2.2 is near enough to
 * sRGB's transfer function for a photograph.
 */
export const GREY_FUNCTION =
  '{2.2 exp 0.0722 mul 3 1 roll 2.2 exp 0.7152 mul exch 2.2 exp 0.2126 mul add add 0.4545 exp}';
