import { describe, expect, it } from 'vitest';
import {
  counterStyleOf,
  isSameLanguage,
  joinWords,
  languageChain,
  listWords,
  numberWords,
  pluralCategory,
  punctuationOf,
  quotesOf,
} from '../../src/languages/index.ts';

describe('matching of languages', () => {
  it.each([
    ['fr', 'fr-Latn fr'],
    ['pt-BR', 'pt-BR pt-Latn-BR pt-Latn pt'],
    ['zh', 'zh-Hans zh'],
    ['zh-CN', 'zh-CN zh-Hans-CN zh-Hans zh'],
    ['zh-TW', 'zh-TW zh-Hant-TW zh-Hant'],
    ['zh-hk', 'zh-HK zh-Hant-HK zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant-CN zh-Hant'],
    ['sr-Latn', 'sr-Latn'],
    ['sr-ME', 'sr-ME sr-Latn-ME sr-Latn'],
    ['sr-RS', 'sr-RS sr-Cyrl-RS sr-Cyrl sr'],
    ['sh', 'sr-Latn'],
    ['no', 'nb-Latn nb'],
    ['iw-IL', 'he-IL he-Hebr-IL he-Hebr he'],
    ['in', 'id-Latn id'],
    ['tl', 'fil-Latn fil'],
    ['hi-Latn', 'hi-Latn'],
    ['prs-AF', 'fa-AF fa-Arab-AF fa-Arab fa'],
    ['es-419', 'es-419 es-Latn-419 es-Latn es'],
    ['de-1901', 'de-Latn de'],
  ])('%s', (tag, chain) => {
    expect(languageChain(tag).join(' ')).toBe(chain);
  });

  it('tells one language from another', () => {
    expect(isSameLanguage('zh-Hans', 'zh-TW')).toBe(true);
    expect(isSameLanguage('nb', 'no-NO')).toBe(true);
    expect(isSameLanguage('nb', 'nn')).toBe(false);
  });
});

describe('numbers', () => {
  it.each([
    ['en', '1234567.5', '1,234,567.5'],
    ['en', '1234', '1234'],
    ['fr', '1234567.5', '1\u202F234\u202F567,5'],
    ['de', '12345', '12.345'],
    ['de-CH', '12345.5', '12’345.5'],
    ['es', '1234', '1234'],
    ['es-MX', '12345', '12,345'],
    ['hi', '1234567', '12,34,567'],
    ['bn', '1234567', '১২,৩৪,৫৬৭'],
    ['ar', '1234567.5', '1,234,567.5'],
    ['ar-EG', '12345.5', '١٢٬٣٤٥٫٥'],
    ['fa', '12345', '۱۲٬۳۴۵'],
    ['ru', '-12345', '−12\u202F345'],
    ['xx', '12345', '12\u202F345'],
  ])('%s: %s', (lang, typed, words) => {
    expect(numberWords(typed, lang)).toBe(words);
  });

  it('names the counter styles of digits', () => {
    expect(['en', 'ar', 'ar-EG', 'fa', 'mr', 'bn', 'my', 'hi'].map(counterStyleOf)).toEqual([
      'decimal',
      'decimal',
      'arabic-indic',
      'persian',
      'devanagari',
      'bengali',
      'myanmar',
      'decimal',
    ]);
  });

  const LANGUAGES =
    'af am ar as az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fo fr ga gl gu ha he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl nn or pa pl ps pt pt-PT ro ru sd si sk sl so sq sr sv sw ta te th ti tr uk ur uz vi zh zu';

  it.each(LANGUAGES.split(' '))('counts as CLDR does: %s', (lang) => {
    const rules = new Intl.PluralRules(lang);
    expect(rules.resolvedOptions().locale).toBe(lang);
    const numbers = [...Array(220).keys(), 1000, 1001, 1002, 1_000_000, 2_000_000];
    for (const number of numbers)
      expect(pluralCategory(String(number), lang), `${number}`).toBe(rules.select(number));
    for (const number of [0.1, 0.5, 1.1, 1.5, 2.3, 5.2, 11.1, 21.1, 100.25])
      expect(pluralCategory(String(number), lang), `${number}`).toBe(rules.select(number));
  });
});

describe('signs and lists', () => {
  it.each([
    ['en', 'A, B and C'],
    ['fr', 'A, B et C'],
    ['zh', 'A、B和C'],
    ['ar', 'A، B وC'],
    ['he', 'A, B ו-C'],
    ['th', 'A B และ C'],
    ['xx', 'A, B, C'],
  ])('%s', (lang, list) => {
    expect(joinWords(['A', 'B', 'C'], listWords(lang, 'and', 'C'))).toBe(list);
  });

  it('looks at the word that follows', () => {
    expect(listWords('es', 'and', 'Irán').last).toBe(' e ');
    expect(listWords('es', 'and', 'hierro').last).toBe(' y ');
    expect(listWords('es', 'or', 'otro').last).toBe(' u ');
    expect(listWords('he', 'and', 'רוסיה').last).toBe(' ו');
  });

  it('has the punctuation of the script', () => {
    expect(punctuationOf('zh-CN').colon).toBe('：');
    expect(punctuationOf('ar').comma).toBe('، ');
    expect(punctuationOf('fr').colon).toBe('\u00A0: ');
    expect(punctuationOf('xx').comma).toBe(', ');
  });

  it.each([
    ['en', '“”‘’'],
    ['de', '„“‚‘'],
    ['de-CH', '«»‹›'],
    ['fr', '«\u202F\u202F»“”'],
    ['pl', '„”«»'],
    ['ru', '«»„“'],
    ['uk', '«»„“'],
    ['sv', '””’’'],
    ['da', '»«›‹'],
    ['hu', '„”»«'],
    ['cs', '„“‚‘'],
    ['el', '«»“”'],
    ['zh-Hans', '“”‘’'],
    ['zh-TW', '「」『』'],
    ['ja', '「」『』'],
    ['pt-BR', '“”‘’'],
    ['pt-PT', '«»“”'],
    ['xx', '“”‘’'],
  ])('has the quotation marks of %s', (lang, marks) => {
    expect(quotesOf(lang).flat().join('')).toBe(marks);
  });
});
