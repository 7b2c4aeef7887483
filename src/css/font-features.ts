import type { FeatureList } from './computed-style.ts';
import type { StyleRecord } from './style-record.ts';

/** OpenType features that fonts apply without being asked, CSS Fonts 4 §7.1; asking for them says nothing. */
const ON_BY_DEFAULT = new Set(['calt', 'ccmp', 'clig', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'rlig']);

export const CAPS = {
  normal: [],
  'small-caps': ['smcp'],
  'all-small-caps': ['c2sc', 'smcp'],
  'petite-caps': ['pcap'],
  'all-petite-caps': ['c2pc', 'pcap'],
  unicase: ['unic'],
  'titling-caps': ['titl'],
} as const;

/** Each list holds words that exclude each other. */
export const NUMERIC_GROUPS: readonly (readonly string[])[] = [
  ['lining-nums', 'oldstyle-nums'],
  ['proportional-nums', 'tabular-nums'],
  ['diagonal-fractions', 'stacked-fractions'],
  ['ordinal'],
  ['slashed-zero'],
];

export const LIGATURE_GROUPS: readonly (readonly string[])[] = [
  ['common-ligatures', 'no-common-ligatures'],
  ['discretionary-ligatures', 'no-discretionary-ligatures'],
  ['historical-ligatures', 'no-historical-ligatures'],
  ['contextual', 'no-contextual'],
];

const WORD_FEATURES: Readonly<Record<string, readonly string[]>> = {
  ...CAPS,
  'lining-nums': ['lnum'],
  'oldstyle-nums': ['onum'],
  'proportional-nums': ['pnum'],
  'tabular-nums': ['tnum'],
  'diagonal-fractions': ['frac'],
  'stacked-fractions': ['afrc'],
  ordinal: ['ordn'],
  'slashed-zero': ['zero'],
  'common-ligatures': ['liga', 'clig'],
  'no-common-ligatures': ['-liga', '-clig'],
  'discretionary-ligatures': ['dlig'],
  'no-discretionary-ligatures': ['-dlig'],
  'historical-ligatures': ['hlig'],
  'no-historical-ligatures': ['-hlig'],
  contextual: ['calt'],
  'no-contextual': ['-calt'],
  none: ['-liga', '-clig', '-dlig', '-hlig', '-calt'],
  sub: ['subs'],
  super: ['sups'],
};

function addWord(features: Map<string, number>, word: string): void {
  for (const feature of WORD_FEATURES[word] ?? []) {
    const off = feature.startsWith('-');
    features.set(off ? feature.slice(1) : feature, off ? 0 : 1);
  }
}

/** The features that are not the default, sorted; the order of precedence is that of CSS Fonts 4 §7.2. */
export function featureList(style: StyleRecord): FeatureList {
  const features = new Map<string, number>();
  if (style.fontKerning === 'none') features.set('kern', 0);
  addWord(features, style.fontVariantCaps);
  for (const word of style.fontVariantNumeric) addWord(features, word);
  for (const word of style.fontVariantLigatures) addWord(features, word);
  addWord(features, style.fontVariantPosition);
  for (const [tag, value] of style.fontFeatureSettings) features.set(tag, value);
  const parts: string[] = [];
  for (const [tag, value] of features) {
    if (value === (ON_BY_DEFAULT.has(tag) ? 1 : 0)) continue;
    if (value === 0) parts.push(`-${tag}`);
    else parts.push(value === 1 ? tag : `${tag}=${value}`);
  }
  return parts.sort().join(',');
}
