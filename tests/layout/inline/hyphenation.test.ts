import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileHyphenation } from '../../../scripts/compile-hyphenation.ts';
import { HYPHENATION_FILES } from '../../../scripts/hyphenation-files.ts';
import { hyphenationNotice } from '../../../scripts/hyphenation-notice.ts';
import {
  allPatternFiles,
  type HyphenationLimits,
  hyphenate,
} from '../../../src/layout/inline/hyphenation/index.ts';
import { patternFilesOf } from '../../../src/layout/inline/hyphenation/pattern-files.ts';
import { Patterns } from '../../../src/layout/inline/hyphenation/patterns.ts';
import { hyphenation } from '../hyphenation-source.ts';
import { HYPHENATED_WORDS } from './hyphenated-words.ts';

const require = createRequire(import.meta.url);
const FOLDER = join(import.meta.dirname, '../../../src/layout/inline/hyphenation/data');
const names = Object.keys(HYPHENATION_FILES);

function show(word: string, lang = 'en-GB', limits: HyphenationLimits = [5, 2, 3]): string {
  return parted(word, hyphenate(word, lang, limits, hyphenation));
}

function parted(word: string, points: readonly number[]): string {
  return points.reduceRight((text, point) => `${text.slice(0, point)}-${text.slice(point)}`, word);
}

describe('compiled patterns', () => {
  it('are those that the languages ask for', () => {
    expect(allPatternFiles()).toEqual(names.toSorted());
    expect(readdirSync(FOLDER).toSorted()).toEqual(
      ['NOTICE.md', ...names.map((name) => `${name}.bin`)].toSorted(),
    );
  });

  it.each(names)('of %s are as a fresh run makes them', (name) => {
    const fresh = Buffer.from(compileHyphenation(name));
    // Not toEqual: a difference in 300 kB would be printed byte by byte.
    expect(fresh.equals(readFileSync(join(FOLDER, `${name}.bin`)))).toBe(true);
  });

  it('name their authors and what they ask', () => {
    const notice = readFileSync(join(FOLDER, 'NOTICE.md'), 'utf8');
    expect(notice).toBe(hyphenationNotice());
    for (const [name, { language, holder, licence }] of Object.entries(HYPHENATION_FILES)) {
      expect(notice).toContain(`\`${name}.bin\`: ${language}${holder ? `. Copyright © ${holder}` : ''}\n`);
      expect(licence).not.toMatch(/GPL/);
    }
  });

  const packaged = Object.entries(HYPHENATION_FILES).filter(([, { from }]) => from !== 'rules');
  it.each(packaged)('of %s part any letters as the package does', (name, { from }) => {
    const { hyphenateSync } = require(`hyphen/${from}`);
    const [, , exceptions = {}] = require(`hyphen/patterns/${from}.js`);
    const patterns = new Patterns(readFileSync(join(FOLDER, `${name}.bin`)));
    const letters = alphabetOf(name).replace('’', "'");
    const words = fc.string({ unit: fc.constantFrom(...letters), minLength: 5, maxLength: 16 });
    fc.assert(
      fc.property(words, (text) => {
        // It takes what begins or ends with an apostrophe for another word.
        const word = `a${text}a`;
        fc.pre(!Object.hasOwn(exceptions, word) && !word.includes("'-"));
        const theirs: string = hyphenateSync(word, { hyphenChar: '-', minWordLength: 5 });
        expect(parted(word, patterns.points(word.replaceAll("'", '’')))).toBe(theirs);
      }),
      { numRuns: 500 },
    );
  });
});

/** The first line of a file's head. */
function alphabetOf(name: string): string {
  const file = readFileSync(join(FOLDER, `${name}.bin`));
  return (
    file
      .subarray(4, 4 + file.readUInt16BE(0))
      .toString()
      .split('\n')[0] ?? ''
  );
}

describe('hyphenation of English', () => {
  it('knows British and American words', () => {
    expect(
      ['negotiations', 'humanitarian', 'guarantees', 'representatives', 'progress'].map((one) => show(one)),
    ).toEqual(['ne-go-ti-ations', 'hu-man-it-arian', 'guar-an-tees', 'rep-res-ent-at-ives', 'pro-gress']);
    expect(['negotiations', 'humanitarian', 'progress'].map((one) => show(one, 'en-US'))).toEqual([
      'ne-go-ti-a-tions',
      'hu-man-i-tar-ian',
      'progress',
    ]);
    expect(show('humanitarian', 'en')).toBe(show('humanitarian', 'en-GB'));
  });
  it('parts exceptions where their authors say', () => {
    expect(['university', 'reciprocity', 'manuscript'].map((one) => show(one))).toEqual([
      'uni-ver-sity',
      're-ci-pro-city',
      'ma-nu-script',
    ]);
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
    'Переговоры',
    'user@example',
    'talks',
  ])('leaves %s whole', (word) => {
    expect(show(word)).toBe(word);
  });
  it('parts compounds at their hyphen, but for a long part', () => {
    expect(show('peace-making')).toBe('peace-making');
    expect(show('post-internationalisation')).toBe(`post-${show('internationalisation')}`);
  });
});

describe('hyphenation', () => {
  it.each(Object.entries(HYPHENATED_WORDS))('parts the words of %s where they may be', (lang, text) => {
    const expected = text.split(' ');
    expect(expected.map((one) => show(one.replaceAll('-', ''), lang))).toEqual(expected);
  });
  it('is tried on every file of patterns', () => {
    const tried = Object.keys(HYPHENATED_WORDS).flatMap((lang) => patternFilesOf(lang));
    expect([...new Set(tried)].toSorted()).toEqual(allPatternFiles());
  });
  it('has none for languages without patterns', () => {
    for (const lang of [
      '',
      'zh-Hans',
      'ja',
      'vi',
      'sw',
      'az',
      'mk',
      'lv',
      'id',
      'x-default',
      'de-1901',
      'constructor',
    ])
      expect(hyphenate('negotiations', lang, [5, 2, 3], hyphenation)).toEqual([]);
    expect(hyphenate('negotiations', 'en', [5, 2, 3], undefined)).toEqual([]);
  });
  it('keeps two letters before and three after, or more where a style sheet wants it', () => {
    expect(show('Bürgermeisterei', 'de', [2, 1, 1])).toBe('Bür-ger-meis-te-rei');
    expect(show('anerkennen', 'de', [2, 1, 1])).toBe('an-er-ken-nen');
    expect(show('anerkennen', 'de', [5, 3, 4])).toBe('aner-kennen');
    expect(show('anerkennen', 'de', [11, 2, 3])).toBe('anerkennen');
  });
  it('takes the language of a tag with region, script and variant', () => {
    expect(show('desenvolvimento', 'pt-BR')).toBe(show('desenvolvimento', 'pt'));
    expect(show('ausserordentlich', 'de-CH')).toBe('aus-ser-or-dent-lich');
    expect(show('ausserordentlich', 'DE-at')).toBe('aus-ser-or-dent-lich');
    for (const lang of ['no', 'nn', 'nb-NO']) expect(show('undervisning', lang)).toBe('un-der-vis-ning');
    for (const lang of ['sr', 'sr-Latn', 'bs', 'sh'])
      expect(show('ministarstvo', lang)).toBe('mi-ni-star-stvo');
    expect(show('министарство', 'sr-Cyrl')).toBe('ми-ни-стар-ство');
  });
  it('never parts next to an apostrophe, and counts from it', () => {
    expect(
      ['l’homme', 'l’aéroport', "d'administration", 'qu’ensemble', 'L’Humanité', 'aujourd’hui'].map((one) =>
        show(one, 'fr'),
      ),
    ).toEqual([
      'l’homme',
      'l’aé-ro-port',
      "d'ad-mi-nis-tra-tion",
      'qu’en-semble',
      'L’Hu-ma-nité',
      'au-jourd’hui',
    ]);
    expect(['dell’amico', 'dell’indipendenza'].map((one) => show(one, 'it'))).toEqual([
      'dell’amico',
      'dell’in-di-pen-denza',
    ]);
    expect(show('d’independència', 'ca')).toBe('d’in-de-pen-dèn-cia');
  });
  it('reads every form of a Ukrainian apostrophe', () => {
    for (const mark of ['’', "'", '\u02bc'])
      expect(show(`зобов${mark}язання`, 'uk')).toBe(`зо-бо-в${mark}я-за-ння`);
  });
  it('leaves the Catalan l·l as it is', () => {
    expect(show('col·laboració', 'ca')).toBe('col·la-bo-ra-ció');
  });
  it('hyphenates capitalised nouns and names, not acronyms', () => {
    expect(show('Verhandlungen', 'de')).toBe('Ver-hand-lun-gen');
    expect(['Istanbul', 'İstanbul', 'Isparta', 'Iğdırlılar'].map((one) => show(one, 'tr'))).toEqual([
      'Is-tan-bul',
      'İs-tan-bul',
      'Is-parta',
      'Iğ-dır-lı-lar',
    ]);
    expect(['BRICS-Staaten', 'GmbHs', 'ВООЗівський'].map((one) => show(one, 'de'))).toEqual([
      'BRICS-Staaten',
      'GmbHs',
      'ВООЗівський',
    ]);
  });
  it('finds the same places in decomposed text', () => {
    const words = [
      ['fr', 'réfugiés-représentations'],
      ['ru', 'объединённый'],
      ['uk', 'її'.repeat(4)],
      ['uk', 'гуманітарній'],
      ['el', 'διαπραγματεύσεις'],
      ['de', 'außergewöhnlich'],
      ['cs', 'bezpečnostního'],
      ['tr', 'İstanbullu'],
    ] as const;
    for (const [lang, word] of words)
      expect(show(word.normalize('NFD'), lang).normalize('NFC')).toBe(show(word, lang));
    expect(show('réfugiés'.normalize('NFD'), 'fr')).toBe('ré-fu-giés'.normalize('NFD'));
    expect(show('re\u0323\u0325fugies', 'fr')).toBe('re\u0323\u0325fugies');
  });
  it('parts no string of letters, marks and signs outside of it, nor inside of a letter', () => {
    const unit = fc.constantFrom(..."aeéßñçЖжiİıαώხ’'ʼ-·\u0301\u0308\u00adA1@/ 𝒜");
    const text = fc.string({ unit, maxLength: 20 });
    const lang = fc.constantFrom(...names, 'sr', 'no', 'en', 'zh', '');
    fc.assert(
      fc.property(text, lang, (word, tag) => {
        let last = 1;
        for (const point of hyphenate(word, tag, [0, 0, 0], hyphenation)) {
          expect(point).toBeGreaterThan(last);
          expect(point).toBeLessThan(word.length - 2);
          expect(word.charAt(point)).not.toMatch(/[\u0300-\u036f]/);
          last = point;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
