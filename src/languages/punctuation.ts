import { nearestOf } from './language-chain.ts';

/** Signs that templates put between values, with the spaces that go with them. */
export interface Punctuation {
  readonly comma: string;
  readonly semicolon: string;
  readonly colon: string;
  readonly open: string;
  readonly close: string;
}

export type PunctuationName = keyof Punctuation;

const LATIN: Punctuation = { comma: ', ', semicolon: '; ', colon: ': ', open: ' (', close: ')' };
const FULL_WIDTH: Punctuation = { comma: '，', semicolon: '；', colon: '：', open: '（', close: '）' };
const ARABIC: Punctuation = { ...LATIN, comma: '، ', semicolon: '؛ ' };
const ETHIOPIC: Punctuation = { ...LATIN, comma: '፣ ', semicolon: '፤ ', colon: '፦ ' };

const TABLE: Readonly<Record<string, Punctuation>> = {
  am: ETHIOPIC,
  ar: ARABIC,
  ckb: ARABIC,
  // The Greek semicolon is a raised dot.
  el: { ...LATIN, semicolon: '· ' },
  fa: ARABIC,
  fr: { ...LATIN, semicolon: '\u202F; ', colon: '\u00A0: ' },
  'fr-CA': { ...LATIN, colon: '\u00A0: ' },
  hy: { ...LATIN, colon: '՝ ' },
  ja: { ...FULL_WIDTH, comma: '、' },
  my: { ...LATIN, comma: '၊ ' },
  ps: ARABIC,
  sd: ARABIC,
  ti: ETHIOPIC,
  ug: ARABIC,
  ur: ARABIC,
  zh: FULL_WIDTH,
  'zh-Hant': FULL_WIDTH,
};

/** The signs of a language; those of Latin script where it has none of its own. */
export const punctuationOf = (lang: string): Punctuation => nearestOf(TABLE, lang) ?? LATIN;
