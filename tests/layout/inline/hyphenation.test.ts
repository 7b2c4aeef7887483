import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileHyphenation } from '../../../scripts/compile-hyphenation.ts';
import { hyphenate } from '../../../src/layout/inline/hyphenation/index.ts';

const require = createRequire(import.meta.url);
const FOLDER = '../../../src/layout/inline/hyphenation';

function show(word: string, lang = 'en-GB'): string {
  let text = word;
  for (const point of [...hyphenate(word, lang, [5, 2, 3])].reverse())
    text = `${text.slice(0, point)}-${text.slice(point)}`;
  return text;
}

describe('compiled patterns', () => {
  it.each(['en-gb', 'en-us'] as const)('of %s are those of the package', async (language) => {
    await expect(compileHyphenation(language)).toMatchFileSnapshot(`${FOLDER}/${language}.ts`);
  });

  it.each([
    ['en-gb', 'en-GB'],
    ['en-us', 'en-US'],
  ])('of %s part any letters as the package does', (name, lang) => {
    const { hyphenateSync } = require(`hyphen/${name}`);
    const letters = fc.string({
      unit: fc.constantFrom(...'eeeaaiionnrsttlcdupmghbyfvkwzxqj'),
      minLength: 5,
      maxLength: 18,
    });
    fc.assert(
      fc.property(letters, (word) => {
        const theirs: string = hyphenateSync(word, { hyphenChar: '-', minWordLength: 5 });
        let text = word;
        for (const point of [...hyphenate(word, lang, [5, 2, 2])].reverse())
          text = `${text.slice(0, point)}-${text.slice(point)}`;
        expect(text).toBe(theirs);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('hyphenation', () => {
  it('knows British and American words', () => {
    expect(
      ['negotiations', 'humanitarian', 'guarantees', 'representatives', 'progress'].map((one) => show(one)),
    ).toMatchInlineSnapshot(`
      [
        "ne-go-ti-ations",
        "hu-man-it-arian",
        "guar-an-tees",
        "rep-res-ent-at-ives",
        "pro-gress",
      ]
    `);
    expect(
      ['negotiations', 'humanitarian', 'progress'].map((one) => show(one, 'en-US')),
    ).toMatchInlineSnapshot(`
      [
        "ne-go-ti-a-tions",
        "hu-man-i-tar-ian",
        "progress",
      ]
    `);
    expect(show('humanitarian', 'en')).toBe(show('humanitarian', 'en-GB'));
  });
  it('looks past punctuation around a word and a possessive', () => {
    expect(show('“negotiations,”')).toBe(`“${show('negotiations')},”`);
    expect(show('government’s')).toBe(`${show('government')}’s`);
  });
  it.each([
    'couldn’t',
    'UNESCO',
    'NATO’s',
    'iPhones',
    'A4-paper',
    'covid19',
    'Erdoğan',
    'user@example',
    'talks',
  ])('leaves %s whole', (word) => {
    expect(show(word)).toBe(word);
  });
  it('parts compounds at their hyphen, but for a long part', () => {
    expect(show('peace-making')).toBe('peace-making');
    expect(show('post-internationalisation')).toBe(`post-${show('internationalisation')}`);
  });
  it('has none for languages without patterns', () => {
    expect(hyphenate('Verhandlungen', 'de', [5, 2, 3])).toEqual([]);
    expect(hyphenate('negotiations', '', [5, 2, 3])).toEqual([]);
  });
});
