import { color } from './color-grammar.ts';
import { CAPS, LIGATURE_GROUPS, NUMERIC_GROUPS } from './font-features.ts';
import {
  type Grammar,
  identifier,
  keywords,
  length,
  lengthOrFontPercentage,
  lengthPercentage,
  number,
  oneOf,
  repeated,
  string,
} from './grammar.ts';
import {
  type ComputeContext,
  colorValue,
  keywordLonghand,
  type Longhand,
  lengthOrMixed,
  longhand,
  orKeyword,
  points,
} from './property-row.ts';
import { type Numeric, toPoints } from './specified.ts';
import { MEDIUM_SIZE } from './style-record.ts';

/** CSS Fonts 4, CSS Text 3 and 4 (spacing, transformation), CSS Text Decoration 3, CSS Inline 3. */

/** CSS Fonts 4 §2.5.1, by the factor of `medium`. */
const SIZE_WORDS = {
  'xx-small': 3 / 5,
  'x-small': 3 / 4,
  small: 8 / 9,
  medium: 1,
  large: 6 / 5,
  'x-large': 3 / 2,
  'xx-large': 2,
  'xxx-large': 3,
} as const;
const RELATIVE_SIZES = { smaller: 1 / 1.2, larger: 1.2 } as const;
const sizeWords = keywords(
  'xx-small',
  'x-small',
  'small',
  'medium',
  'large',
  'x-large',
  'xx-large',
  'xxx-large',
);

type SpecifiedSize = keyof typeof SIZE_WORDS | keyof typeof RELATIVE_SIZES | Numeric;

function computeSize(value: SpecifiedSize, { base, parent }: ComputeContext): number {
  if (typeof value !== 'string') return Math.max(0, toPoints(value, base, parent.fontSize));
  if (value === 'smaller' || value === 'larger') return parent.fontSize * RELATIVE_SIZES[value];
  return MEDIUM_SIZE * SIZE_WORDS[value];
}

export const fontSize: Grammar<SpecifiedSize> = oneOf(
  oneOf(sizeWords, keywords('smaller', 'larger')),
  lengthOrFontPercentage(0),
);

type SpecifiedLineHeight = 'normal' | number | Numeric;

/** A unitless number first, so that `0` is a factor. */
export const lineHeight: Grammar<SpecifiedLineHeight> = oneOf(
  oneOf(keywords('normal'), number({ least: 0 })),
  lengthOrFontPercentage(0),
);

const familyName: Grammar<string> = {
  text: '<family-name> | <generic-family>',
  words: () => [],
  match: (reader) => {
    const quoted = string.match(reader);
    if (quoted !== undefined) return quoted;
    const words: string[] = [];
    for (let word = identifier.match(reader); word !== undefined; word = identifier.match(reader))
      words.push(word);
    return words.length > 0 ? words.join(' ') : undefined;
  },
};
export const fontFamily: Grammar<readonly string[]> = repeated(familyName, { separator: ',' });

type SpecifiedWeight = 'normal' | 'bold' | 'bolder' | 'lighter' | number;
export const fontWeight: Grammar<SpecifiedWeight> = oneOf(
  keywords('normal', 'bold', 'bolder', 'lighter'),
  number({ least: 1, most: 1000 }),
);

/** CSS Fonts 4 §2.2.1. */
function computeWeight(value: SpecifiedWeight, { parent }: ComputeContext): number {
  if (value === 'normal') return 400;
  if (value === 'bold') return 700;
  const inherited = parent.fontWeight;
  if (value === 'bolder') {
    if (inherited < 350) return 400;
    return inherited < 550 ? 700 : Math.max(900, inherited);
  }
  if (value === 'lighter') {
    if (inherited < 100) return inherited;
    if (inherited < 550) return 100;
    return inherited < 750 ? 400 : 700;
  }
  return value;
}

/** Words of different groups in any order, or one of the single words alone. */
export function wordGroups(
  groups: readonly (readonly string[])[],
  alone: readonly string[],
): Grammar<readonly string[]> {
  return {
    text: [...alone, ...groups.map((group) => `[${group.join(' | ')}]`)].join(' || '),
    words: () => [...alone, ...groups.flat()],
    match: (reader) => {
      const start = reader.mark;
      for (const word of alone) if (reader.takeWord(word)) return word === 'normal' ? [] : [word];
      const found: string[] = [];
      const open = new Set(groups);
      for (let progress = true; progress; ) {
        progress = false;
        for (const group of open) {
          const word = group.find((candidate) => reader.takeWord(candidate));
          if (word === undefined) continue;
          found.push(word);
          open.delete(group);
          progress = true;
        }
      }
      return found.length > 0 ? found.sort() : reader.reset(start);
    },
  };
}

const featureSetting: Grammar<readonly [string, number]> = {
  text: '<string> [on | off | <integer>]?',
  words: () => ['on', 'off'],
  match: (reader) => {
    const start = reader.mark;
    const tag = string.match(reader);
    if (tag === undefined || !/^[\x20-\x7e]{4}$/.test(tag)) return reader.reset(start);
    if (reader.takeWord('on')) return [tag, 1];
    if (reader.takeWord('off')) return [tag, 0];
    return [tag, number({ least: 0 }, true).match(reader) ?? 1];
  },
};

export const featureSettings: Grammar<readonly (readonly [string, number])[]> = oneOf(
  {
    text: 'normal',
    words: () => ['normal'],
    match: (reader) => (reader.takeWord('normal') ? [] : undefined),
  },
  repeated(featureSetting, { separator: ',' }),
);

export const variantCaps = keywords(...(Object.keys(CAPS) as (keyof typeof CAPS)[]));
export const variantNumeric = wordGroups(NUMERIC_GROUPS, ['normal']);
export const variantLigatures = wordGroups(LIGATURE_GROUPS, ['normal', 'none']);

function computeLineHeight(value: SpecifiedLineHeight, { base, draft }: ComputeContext) {
  if (value === 'normal') return value;
  if (typeof value === 'number') return { factor: value };
  return Math.max(0, toPoints(value, base, draft.fontSize));
}

const FONT: readonly Longhand[] = [
  // These two come first: other values are computed from them.
  longhand('font-size', 'fontSize', fontSize, { initial: 'medium', inherited: true, compute: computeSize }),
  longhand('line-height', 'lineHeight', lineHeight, {
    initial: 'normal',
    inherited: true,
    compute: computeLineHeight,
  }),
  longhand('color', 'color', color, {
    initial: 'black',
    inherited: true,
    compute: (value, { parent }) => (value === 'currentcolor' ? parent.color : colorValue(value)),
  }),
  longhand('font-family', 'fontFamily', fontFamily, {
    initial: 'serif',
    inherited: true,
    compute: (value) => value,
  }),
  longhand('font-weight', 'fontWeight', fontWeight, {
    initial: 'normal',
    inherited: true,
    compute: computeWeight,
  }),
  longhand('font-style', 'fontStyle', keywords('normal', 'italic', 'oblique'), {
    initial: 'normal',
    inherited: true,
    // A static face is either upright or slanted: CSS Fonts 4 §5.2 takes the one for the other.
    compute: (value) => (value === 'normal' ? 'normal' : 'italic'),
  }),
  longhand('font-variant-caps', 'fontVariantCaps', variantCaps, {
    initial: 'normal',
    inherited: true,
    compute: (value) => value,
  }),
  longhand('font-variant-numeric', 'fontVariantNumeric', variantNumeric, {
    initial: 'normal',
    inherited: true,
    compute: (value) => value,
  }),
  longhand('font-variant-ligatures', 'fontVariantLigatures', variantLigatures, {
    initial: 'normal',
    inherited: true,
    compute: (value) => value,
  }),
  keywordLonghand('font-variant-position', 'fontVariantPosition', ['normal', 'sub', 'super'], {
    initial: 'normal',
    inherited: true,
  }),
  longhand('font-feature-settings', 'fontFeatureSettings', featureSettings, {
    initial: 'normal',
    inherited: true,
    compute: (value) => value,
  }),
  keywordLonghand('font-kerning', 'fontKerning', ['auto', 'normal', 'none'], {
    initial: 'auto',
    inherited: true,
  }),
];

const spacing = oneOf(keywords('normal'), length());
const computeSpacing = (value: 'normal' | Numeric, context: ComputeContext): number =>
  value === 'normal' ? 0 : points()(value, context);

const autoOrPoints = orKeyword<'auto', number>((value, { base, draft }) =>
  toPoints(value, base, draft.fontSize),
);

const SPACING: readonly Longhand[] = [
  longhand('letter-spacing', 'letterSpacing', spacing, {
    initial: 'normal',
    inherited: true,
    compute: computeSpacing,
  }),
  longhand('word-spacing', 'wordSpacing', spacing, {
    initial: 'normal',
    inherited: true,
    compute: computeSpacing,
  }),
  keywordLonghand('text-transform', 'textTransform', ['none', 'uppercase', 'lowercase', 'capitalize'], {
    initial: 'none',
    inherited: true,
    later: ['full-width', 'full-size-kana', 'math-auto'],
  }),
  keywordLonghand('text-decoration-line', 'textDecorationLine', ['none', 'underline', 'line-through'], {
    initial: 'none',
    later: ['overline', 'blink', 'spelling-error', 'grammar-error'],
  }),
  longhand('text-decoration-color', 'textDecorationColor', color, {
    initial: 'currentcolor',
    compute: colorValue,
  }),
  longhand(
    'text-decoration-thickness',
    'textDecorationThickness',
    oneOf(keywords('auto'), lengthOrFontPercentage(0)),
    { initial: 'auto', later: ['from-font'], compute: autoOrPoints },
  ),
  longhand(
    'text-underline-offset',
    'textUnderlineOffset',
    oneOf(keywords('auto'), lengthOrFontPercentage()),
    { initial: 'auto', inherited: true, compute: autoOrPoints },
  ),
  longhand(
    'vertical-align',
    'verticalAlign',
    oneOf(
      keywords('baseline', 'sub', 'super', 'top', 'middle', 'bottom', 'text-top', 'text-bottom'),
      lengthPercentage(),
    ),
    { initial: 'baseline', compute: orKeyword(lengthOrMixed()) },
  ),
];

export const TEXT_PROPERTIES: readonly Longhand[] = [...FONT, ...SPACING];
