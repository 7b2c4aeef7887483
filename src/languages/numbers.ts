import { nearestOf } from './language-chain.ts';

/** Zero of the digits that a language writes where these are not 0 to 9; regions that differ have a row of their own. */
const ZEROS: Readonly<Record<string, number>> = {
  'ar-AE': 0x30,
  'ar-BH': 0x660,
  'ar-EG': 0x660,
  'ar-IQ': 0x660,
  'ar-JO': 0x660,
  'ar-KW': 0x660,
  'ar-LB': 0x660,
  'ar-OM': 0x660,
  'ar-PS': 0x660,
  'ar-QA': 0x660,
  'ar-SA': 0x660,
  'ar-SD': 0x660,
  'ar-SY': 0x660,
  'ar-YE': 0x660,
  as: 0x9e6,
  bn: 0x9e6,
  ckb: 0x660,
  fa: 0x6f0,
  mr: 0x966,
  my: 0x1040,
  ne: 0x966,
  ps: 0x6f0,
  sd: 0x660,
  'ur-IN': 0x6f0,
};

/** Names of counter styles (CSS Counter Styles 3 §6.1) by the zero of their digits. */
const COUNTER_STYLES: Readonly<Record<number, string>> = {
  1632: 'arabic-indic',
  1776: 'persian',
  2406: 'devanagari',
  2534: 'bengali',
  4160: 'myanmar',
};

/** Between thousands, and before decimals; `i` where thousands are followed by groups of two (lakh, crore). */
const SEPARATORS: Readonly<Record<string, string>> = {
  '\u202F,':
    'af be bg cs eo et fi fr hu hy ka kk ky lt lv nb nn pl ru sk sq sv tk uk uz pt-PT de-AT en-ZA fr-CA fr-CH',
  '.,': 'az bs ca da de el es eu fo gl hr id is it lb lo mk nl pt ro sl sr sr-Latn tr vi ar-DZ ar-LY ar-MA ar-TN ar-MR',
  ',.': 'en ar zh zh-Hant he ur kn si th ms fil km my am ti om mn ja ko sw ha ig zu so ga cy es-CR es-DO es-GT es-HN es-MX es-NI es-PA es-PE es-PR es-SV es-US',
  ',.i': 'hi bn ta te mr ne gu pa ml or as en-IN',
  '\u2019.': 'de-CH de-LI it-CH',
  '\u066C\u066B':
    'fa ps ckb sd ur-IN ar-BH ar-EG ar-IQ ar-JO ar-KW ar-LB ar-OM ar-PS ar-QA ar-SA ar-SD ar-SY ar-YE',
};

let separators: Record<string, string> | undefined;

function separatorsOf(lang: string): string {
  if (!separators) {
    separators = {};
    for (const [signs, tags] of Object.entries(SEPARATORS))
      for (const tag of tags.split(' ')) separators[tag] = signs;
  }
  return nearestOf(separators, lang) ?? '\u202F.';
}

/** The sign between thousands. */
export const groupSign = (lang: string): string => separatorsOf(lang).charAt(0);

/** The text with its digits 0 to 9 as the language writes them. */
export function localDigits(text: string, lang: string): string {
  const zero = nearestOf(ZEROS, lang) ?? 0x30;
  return zero === 0x30 ? text : text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
}

/** The counter style of CSS whose digits are those of the language. */
export const counterStyleOf = (lang: string): string =>
  COUNTER_STYLES[nearestOf(ZEROS, lang) ?? 0x30] ?? 'decimal';

/** Digits with the language's signs between thousands and before decimals; four digits stay together. */
export function numberWords(text: string, lang: string): string | undefined {
  const match = /^([-\u2212+]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction] = match;
  const signs = separatorsOf(lang);
  const groups = signs.endsWith('i') ? /\B(?=(?:\d{2})*\d{3}$)/g : /\B(?=(?:\d{3})+$)/g;
  const grouped = whole.length > 4 ? whole.replace(groups, signs.charAt(0)) : whole;
  const decimals = fraction === undefined ? '' : signs.charAt(1) + fraction;
  return localDigits(`${sign.replace('-', '\u2212')}${grouped}${decimals}`, lang);
}
