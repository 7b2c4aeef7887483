/** Counter styles, CSS Counter Styles 3 §6. Own tables, so that nothing depends on a locale. */

const SYMBOLS: Readonly<Record<string, string>> = { disc: '•', circle: '◦', square: '▪' };

const ROMAN: readonly (readonly [value: number, letters: string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const GREEK = 'αβγδεζηθικλμνξοπρστυφχψω';

/** Zero of the decimal systems with other digits; §6.1. */
const ZEROS: Readonly<Record<string, number>> = {
  'arabic-indic': 0x660,
  bengali: 0x9e6,
  cambodian: 0x17e0,
  devanagari: 0x966,
  gujarati: 0xae6,
  gurmukhi: 0xa66,
  kannada: 0xce6,
  khmer: 0x17e0,
  lao: 0xed0,
  malayalam: 0xd66,
  mongolian: 0x1810,
  myanmar: 0x1040,
  oriya: 0xb66,
  persian: 0x6f0,
  tamil: 0xbe6,
  telugu: 0xc66,
  thai: 0xe50,
  tibetan: 0xf20,
};

function otherDigits(value: number, zero: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
}

function roman(value: number): string | undefined {
  if (value < 1 || value > 3999) return undefined;
  let rest = value;
  let text = '';
  for (const [worth, letters] of ROMAN) {
    while (rest >= worth) {
      text += letters;
      rest -= worth;
    }
  }
  return text;
}

/** Bijective numeration: z is followed by aa. */
function alphabetic(value: number, letters: string): string | undefined {
  if (value < 1) return undefined;
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / letters.length))
    text = (letters[(rest - 1) % letters.length] ?? '') + text;
  return text;
}

function leadingZero(value: number): string {
  return `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(2, '0')}`;
}

/** The text of a counter's value in a named style; what a style cannot say, and styles unknown, are decimal. */
export function formatCounter(value: number, style: string): string {
  switch (style) {
    case 'none':
      return '';
    case 'decimal-leading-zero':
      return leadingZero(value);
    case 'lower-roman':
      return roman(value) ?? String(value);
    case 'upper-roman':
      return roman(value)?.toUpperCase() ?? String(value);
    case 'lower-alpha':
    case 'lower-latin':
      return alphabetic(value, LATIN) ?? String(value);
    case 'upper-alpha':
    case 'upper-latin':
      return alphabetic(value, LATIN)?.toUpperCase() ?? String(value);
    case 'lower-greek':
      return alphabetic(value, GREEK) ?? String(value);
    default: {
      const zero = ZEROS[style];
      return SYMBOLS[style] ?? (zero === undefined ? String(value) : otherDigits(value, zero));
    }
  }
}

/**
 * What a marker shows for a `list-style-type`: the counter and its suffix (CSS Counter Styles 3 §3.3), or the string
 * itself for a quoted type. Empty for `none`.
 */
export function markerText(value: number, type: string): string {
  if (type === 'none' || type === '') return '';
  const quote = type[0];
  if (quote === '"' || quote === "'")
    return type.endsWith(quote) && type.length > 1 ? type.slice(1, -1) : type.slice(1);
  return SYMBOLS[type] === undefined ? `${formatCounter(value, type)}. ` : `${SYMBOLS[type]} `;
}
