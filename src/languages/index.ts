export { dateWords, hasDateWords } from './dates.ts';
export { isSameLanguage, languageChain, nearestOf } from './language-chain.ts';
export { joinWords, type ListWords, listWords } from './lists.ts';
export { counterStyleOf, groupSign, localDigits, numberWords } from './numbers.ts';
export { type PluralCategory, pluralCategory } from './plurals.ts';
export { type Punctuation, type PunctuationName, punctuationOf } from './punctuation.ts';
export { type QuotePairs, quotesOf } from './quotation-marks.ts';
