import { describe, expect, it } from 'vitest';
import { leftToRightParts } from '../../src/template/left-to-right-numbers.ts';
import { render, SMALL } from './memory-world.ts';

/** Every value of a text field, as it is written in a brief of a language. */
const written = (text: string, lang: string): string =>
  render('{{summary}}', { ...SMALL, lang, summary: text })
    .html.replaceAll('<bdi dir="ltr">', '⟨')
    .replaceAll('</bdi>', '⟩');

describe('numbers in a right-to-left brief', () => {
  it.each([
    ['−3.5%', '⟨−3.5%⟩'],
    ['-3,5', '⟨-3,5⟩'],
    ['3–5', '⟨3–5⟩'],
    ['25%', '⟨25%⟩'],
    ['٢٥٪', '⟨٢٥٪⟩'],
    ['−۳٫۵٪', '⟨−۳٫۵٪⟩'],
    ['+41 22 917 12 34', '⟨+41 22 917 12 34⟩'],
    ['**−5**', '⟨<strong>−5</strong>⟩'],
    ['1,234.5', '1,234.5'],
    ['2025', '2025'],
    ['نعم', 'نعم'],
  ])('%s as a whole value', (typed, set) => {
    expect(written(typed, 'ar')).toBe(set);
  });

  it.each([
    ['ارتفع −3.5% ثم 25%', 'ارتفع ⟨−3.5%⟩ ثم ⟨25%⟩'],
    ['بين 10–15% و٢٥ ٪', 'بين ⟨10–15%⟩ و⟨٢٥ ٪⟩'],
    ['هاتف +41 (0)22 917-12-34.', 'هاتف ⟨+41 (0)22 917-12-34⟩.'],
    ['هاتف 0041 22 917 12 34', 'هاتف ⟨0041 22 917 12 34⟩'],
    ['طائرة F-16 في 2019–2024', 'طائرة F-16 في 2019–2024'],
    ['قال *−5* [−6]{lang=en}', 'قال <em>⟨−5⟩</em> <span lang="en" dir="ltr">−6</span>'],
    ['مواد 2 + 3', 'مواد 2 + 3'],
  ])('%s in running text', (typed, set) => {
    expect(written(typed, 'ar')).toBe(set);
  });

  it('are left alone from left to right', () => {
    for (const text of ['−3.5%', 'ring +41 22 917 12 34, 25%']) expect(written(text, 'en')).toBe(text);
    expect(written('say [−5 نعم]{lang=ar}', 'en')).toBe('say <span lang="ar" dir="rtl">⟨−5⟩ نعم</span>');
  });

  it('are found in time that grows with the text', () => {
    const long = ['1.'.repeat(50_000), '1'.repeat(100_000), '+1 '.repeat(30_000), '1-'.repeat(50_000)];
    for (const text of long) expect(leftToRightParts(text).join('')).toBe(text);
  });

  it('have a direction of their own when a function makes them', () => {
    expect(render('{{number summary}}', { ...SMALL, lang: 'ar', summary: '-12345.6' }).html).toBe(
      '<bdi dir="ltr">−12,345.6</bdi>',
    );
  });
});

describe('paragraph numbers', () => {
  it.each([
    ['fa', '¶¶\u00A0۳، ۱۲'],
    ['ne', '¶¶\u00A0३, १२'],
    ['uk', '¶¶\u00A03, 12'],
    ['ja', '<span lang="zxx">¶¶</span>\u00A03、12'],
  ])('are in the digits of the language: %s', (lang, set) => {
    const brief = { ...SMALL, lang, keyPoints: [{ text: 'a', paragraphs: [3, 12] }] };
    expect(render('{{#each keyPoints}}{{paragraphs paragraphs}}{{/each}}', brief).html).toBe(set);
  });
});
