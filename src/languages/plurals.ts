import { nearestOf } from './language-chain.ts';

/** CLDR plural categories. */
export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** `n` the number, `i` its integer part, `v` how many decimals are written, `f` these as a number. */
interface Operands {
  readonly n: number;
  readonly i: number;
  readonly v: number;
  readonly f: number;
}

type Rule = (operands: Operands) => PluralCategory;

const within = (value: number, low: number, high: number): boolean =>
  Number.isInteger(value) && value >= low && value <= high;

const noForms: Rule = () => 'other';
const oneIsOne: Rule = ({ n }) => (n === 1 ? 'one' : 'other');
const oneInteger: Rule = ({ i, v }) => (i === 1 && v === 0 ? 'one' : 'other');
const zeroAndOne: Rule = ({ n, i }) => (i === 0 || n === 1 ? 'one' : 'other');
const zeroOrOne: Rule = ({ n }) => (n === 0 || n === 1 ? 'one' : 'other');
const million = ({ i, v }: Operands): boolean => v === 0 && i !== 0 && i % 1_000_000 === 0;

const eastSlavic: Rule = ({ i, v }) => {
  if (v !== 0) return 'other';
  if (i % 10 === 1 && i % 100 !== 11) return 'one';
  return within(i % 10, 2, 4) && !within(i % 100, 12, 14) ? 'few' : 'many';
};

const southSlavic: Rule = ({ i, v, f }) => {
  const few = (value: number): boolean => within(value % 10, 2, 4) && !within(value % 100, 12, 14);
  const one = (value: number): boolean => value % 10 === 1 && value % 100 !== 11;
  if (v === 0) return one(i) ? 'one' : few(i) ? 'few' : 'other';
  return one(f) ? 'one' : few(f) ? 'few' : 'other';
};

const polish: Rule = ({ i, v }) => {
  if (v !== 0) return 'other';
  if (i === 1) return 'one';
  return within(i % 10, 2, 4) && !within(i % 100, 12, 14) ? 'few' : 'many';
};

const czech: Rule = ({ i, v }) => (v !== 0 ? 'many' : i === 1 ? 'one' : within(i, 2, 4) ? 'few' : 'other');

const slovenian: Rule = ({ i, v }) => {
  if (v !== 0) return 'few';
  const rest = i % 100;
  return rest === 1 ? 'one' : rest === 2 ? 'two' : rest === 3 || rest === 4 ? 'few' : 'other';
};

const arabic: Rule = ({ n }) => {
  if (n === 0) return 'zero';
  if (n === 1) return 'one';
  if (n === 2) return 'two';
  if (within(n % 100, 3, 10)) return 'few';
  return within(n % 100, 11, 99) ? 'many' : 'other';
};

const hebrew: Rule = ({ i, v }) =>
  (i === 1 && v === 0) || (i === 0 && v !== 0) ? 'one' : i === 2 && v === 0 ? 'two' : 'other';

const romanian: Rule = ({ n, i, v }) => {
  if (i === 1 && v === 0) return 'one';
  return v !== 0 || n === 0 || (n !== 1 && within(n % 100, 1, 19)) ? 'few' : 'other';
};

const lithuanian: Rule = ({ n, f }) => {
  if (f !== 0) return 'many';
  if (n % 10 === 1 && !within(n % 100, 11, 19)) return 'one';
  return within(n % 10, 2, 9) && !within(n % 100, 11, 19) ? 'few' : 'other';
};

const latvian: Rule = ({ n, v, f }) => {
  const zero = n % 10 === 0 || within(n % 100, 11, 19) || (v === 2 && within(f % 100, 11, 19));
  if (zero) return 'zero';
  const one =
    (n % 10 === 1 && n % 100 !== 11) ||
    (v === 2 && f % 10 === 1 && f % 100 !== 11) ||
    (v !== 2 && f % 10 === 1);
  return one ? 'one' : 'other';
};

const irish: Rule = ({ n }) =>
  n === 1 ? 'one' : n === 2 ? 'two' : within(n, 3, 6) ? 'few' : within(n, 7, 10) ? 'many' : 'other';

const welsh: Rule = ({ n }) => {
  const names: Readonly<Record<number, PluralCategory>> = {
    0: 'zero',
    1: 'one',
    2: 'two',
    3: 'few',
    6: 'many',
  };
  return names[n] ?? 'other';
};

const macedonian: Rule = ({ i, v, f }) =>
  (v === 0 && i % 10 === 1 && i % 100 !== 11) || (f % 10 === 1 && f % 100 !== 11) ? 'one' : 'other';

const icelandic: Rule = ({ i, f }) =>
  (f === 0 && i % 10 === 1 && i % 100 !== 11) || (f % 10 === 1 && f % 100 !== 11) ? 'one' : 'other';

const danish: Rule = ({ n, i, f }) => (n === 1 || (f !== 0 && (i === 0 || i === 1)) ? 'one' : 'other');

const french: Rule = (operands) =>
  operands.i === 0 || operands.i === 1 ? 'one' : million(operands) ? 'many' : 'other';

const armenian: Rule = ({ i }) => (i === 0 || i === 1 ? 'one' : 'other');

const spanish: Rule = (operands) => (operands.n === 1 ? 'one' : million(operands) ? 'many' : 'other');

const italian: Rule = (operands) =>
  operands.i === 1 && operands.v === 0 ? 'one' : million(operands) ? 'many' : 'other';

const filipino: Rule = ({ i, v, f }) => {
  const last = v === 0 ? i % 10 : f % 10;
  return (v === 0 && within(i, 1, 3)) || (last !== 4 && last !== 6 && last !== 9) ? 'one' : 'other';
};

const sinhala: Rule = ({ n, i, f }) => (n === 0 || n === 1 || (i === 0 && f === 1) ? 'one' : 'other');

const RULES: readonly (readonly [rule: Rule, languages: string])[] = [
  [noForms, 'id ig ja km ko lo ms my th vi zh zh-Hant'],
  [
    oneIsOne,
    'af az bg ckb el eo eu fo ha hu ka kk ky lb ml mn mr nb ne nn om or ps sd so sq ta te tk tr ug uz xh',
  ],
  [oneInteger, 'de en et fi gl nl sv sw ur'],
  [zeroAndOne, 'am as bn fa gu hi kn zu'],
  [zeroOrOne, 'pa ti'],
  [eastSlavic, 'be ru uk'],
  [southSlavic, 'bs hr sr sr-Latn'],
  [polish, 'pl'],
  [czech, 'cs sk'],
  [slovenian, 'sl'],
  [arabic, 'ar'],
  [hebrew, 'he'],
  [romanian, 'ro'],
  [lithuanian, 'lt'],
  [latvian, 'lv'],
  [irish, 'ga'],
  [welsh, 'cy'],
  [macedonian, 'mk'],
  [icelandic, 'is'],
  [danish, 'da'],
  [french, 'fr pt'],
  [armenian, 'hy'],
  [spanish, 'es'],
  [italian, 'ca it pt-PT'],
  [filipino, 'fil'],
  [sinhala, 'si'],
];

let rules: Record<string, Rule> | undefined;

/** The plural category that a written number (digits, a dot before decimals) takes in a language; CLDR 48. */
export function pluralCategory(number: string, lang: string): PluralCategory {
  if (!rules) {
    rules = {};
    for (const [rule, languages] of RULES) for (const each of languages.split(' ')) rules[each] = rule;
  }
  const [whole = '', decimals = ''] = number.replace(/^[-\u2212+]/, '').split('.');
  const n = Math.abs(Number(number.replace('\u2212', '-')));
  const operands = { n, i: Number(whole), v: decimals.length, f: Number(decimals === '' ? 0 : decimals) };
  return (nearestOf(rules, lang) ?? oneIsOne)(operands);
}
