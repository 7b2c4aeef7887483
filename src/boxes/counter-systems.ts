/**
 * The predefined counter styles of CSS Counter Styles 3 §6 and §7 as data and their systems as functions. Each function
 * gives undefined for what its style cannot say.
 */

/** Zero of the decimal systems with other digits; §6.1. */
export const ZEROS: Readonly<Record<string, number>> = {
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

/** §6.2. */
export const ALPHABETS: Readonly<Record<string, string>> = {
  'lower-alpha': 'abcdefghijklmnopqrstuvwxyz',
  'lower-latin': 'abcdefghijklmnopqrstuvwxyz',
  'upper-alpha': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'upper-latin': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'lower-greek': 'αβγδεζηθικλμνξοπρστυφχψω',
  hiragana:
    'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん',
  'hiragana-iroha':
    'いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす',
  katakana:
    'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン',
  'katakana-iroha':
    'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス',
};

/** §6.4; beyond their end they count in cjk-decimal. */
export const FIXED: Readonly<Record<string, string>> = {
  'cjk-earthly-branch': '子丑寅卯辰巳午未申酉戌亥',
  'cjk-heavenly-stem': '甲乙丙丁戊己庚辛壬癸',
};

/** Letters for 1 to 9, 10 to 90, 100 to 900 and so on; §6.1. */
export const LETTER_NUMBERS: Readonly<Record<string, readonly string[]>> = {
  'upper-armenian': ['ԱԲԳԴԵԶԷԸԹ', 'ԺԻԼԽԾԿՀՁՂ', 'ՃՄՅՆՇՈՉՊՋ', 'ՌՍՎՏՐՑՒՓՔ'],
  'lower-armenian': ['աբգդեզէըթ', 'ժիլխծկհձղ', 'ճմյնշոչպջ', 'ռսվտրցւփք'],
  georgian: ['აბგდევზჱთ', 'იკლმნჲოპჟ', 'რსტჳფქღყშ', 'ჩცძწჭხჴჯჰ', 'ჵ'],
};

/** Bijective numeration: z is followed by aa. */
export function alphabetic(value: number, letters: string): string | undefined {
  if (value < 1) return undefined;
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / letters.length))
    text = (letters[(rest - 1) % letters.length] ?? '') + text;
  return text;
}

export function otherDigits(value: number, zero: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
}

export function letterNumber(value: number, places: readonly string[]): string | undefined {
  const digits = String(value);
  if (value < 1 || digits.length > places.length) return undefined;
  let text = '';
  for (const [i, digit] of [...digits].entries()) {
    if (digit === '0') continue;
    const letter = places[digits.length - 1 - i]?.[Number(digit) - 1];
    if (letter === undefined) return undefined;
    text += letter;
  }
  return text;
}

type Additive = readonly (readonly [worth: number, letters: string])[];

const ROMAN: Additive = [
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

const HEBREW_UNITS = 'אבגדהוזחט';
const HEBREW_TENS = 'יכלמנסעפצ';
const HEBREW_HUNDREDS = 'קרשת';

export function roman(value: number): string | undefined {
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

/** 15 and 16 are written 9 + 6 and 9 + 7, because 10 + 5 and 10 + 6 begin the name of God. */
export function hebrew(value: number): string | undefined {
  if (value < 1 || value > 10_999) return undefined;
  const thousands = Math.floor(value / 1000);
  let text = thousands === 0 ? '' : `${thousands === 10 ? 'י' : HEBREW_UNITS[thousands - 1]}׳`;
  let rest = value % 1000;
  while (rest >= 100) {
    const hundreds = Math.min(4, Math.floor(rest / 100));
    text += HEBREW_HUNDREDS[hundreds - 1];
    rest -= hundreds * 100;
  }
  if (rest === 15 || rest === 16) return text + (rest === 15 ? 'טו' : 'טז');
  const tens = Math.floor(rest / 10);
  if (tens > 0) text += HEBREW_TENS[tens - 1];
  return rest % 10 === 0 ? text : text + HEBREW_UNITS[(rest % 10) - 1];
}

/** §7.2: pairs of digits, with signs for a hundred and ten thousand between them. */
export function ethiopic(value: number): string | undefined {
  if (value < 1) return undefined;
  if (value === 1) return '፩';
  const digits = String(value);
  const padded = digits.length % 2 === 0 ? digits : `0${digits}`;
  const pairs = padded.length / 2;
  let text = '';
  for (let i = 0; i < pairs; i++) {
    const index = pairs - 1 - i;
    const pair = Number(padded.slice(2 * i, 2 * i + 2));
    const silent = pair === 1 && (i === 0 || index % 2 === 1);
    const tens = Math.floor(pair / 10);
    if (!silent && tens > 0) text += String.fromCharCode(0x1371 + tens);
    if (!silent && pair % 10 > 0) text += String.fromCharCode(0x1368 + (pair % 10));
    if (index % 2 === 1) text += pair > 0 ? '፻' : '';
    else if (index > 0) text += '፼';
  }
  return text;
}
