import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { World } from '../../src/base/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import {
  covers,
  type FallbackWish,
  type FontFaceSource,
  type FontSet,
  openFontSet,
  packFor,
  shapingOf,
} from '../../src/fonts/index.ts';
import { GENERAL_PACKS, HAN_PACKS, SCRIPT_PACKS } from '../../src/fonts/pack-table.ts';
import { packCandidates, packOfRightForms } from '../../src/fonts/packs.ts';
import { fontBytes, fontWorld, newShaper, rule } from './shipped-fonts.ts';

const PACKS = join(import.meta.dirname, '../../node_modules/@expo-google-fonts');
const shaper = newShaper();

/** A weight of a pack that the tests have. */
function packBytes(name: string, weight: string): Uint8Array {
  const folder = join(PACKS, name, weight);
  const file = readdirSync(folder).find((entry) => entry.endsWith('.ttf')) ?? '';
  return new Uint8Array(readFileSync(join(folder, file)));
}

const SERIF = '/f/serif.ttf';
const RULES = [rule('Source Serif 4', 400, 'normal', SERIF)];

interface Place {
  readonly beside?: string;
  readonly workingFolder?: string;
  readonly rules?: readonly FontFaceSource[];
}

function open(files: Record<string, Uint8Array>, place: Place = {}) {
  const all: Record<string, Uint8Array> = { [SERIF]: fontBytes('SourceSerif4-Regular'), ...files };
  const sink = new DiagnosticList();
  const world: World & { readonly reads: string[] } = {
    ...fontWorld(all),
    ...(place.workingFolder !== undefined && { workingFolder: place.workingFolder }),
    listFolder(folder) {
      const inside = Object.keys(all).filter((path) => path.startsWith(`${folder}/`));
      const names = new Set(inside.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''));
      return names.size > 0 ? [...names].sort() : undefined;
    },
  };
  const beside = place.beside === undefined ? {} : { beside: place.beside };
  return { fonts: openFontSet(place.rules ?? RULES, world, shaper, sink, beside), sink, world };
}

const inPack = (folder: string, name: string, weight: string): string =>
  `${folder}/node_modules/@expo-google-fonts/${name}/${weight}/Font.ttf`;

function wish(fonts: FontSet, cluster: string, more: Partial<FallbackWish> = {}): FallbackWish {
  const primary = fonts.match(['Source Serif 4'], 400, 'normal');
  if (!primary) throw new Error('the tests have a serif');
  return { cluster, script: 'Arab', lang: 'ar', weight: 400, style: 'normal', primary, ...more };
}

const found = (fonts: FontSet, cluster: string, more: Partial<FallbackWish> = {}): string | undefined =>
  fonts.fallback(wish(fonts, cluster, more))?.name;

describe('the pack to install', () => {
  it.each([
    ['ا', 'ar', 'noto-sans-arabic'],
    ['ٹ', 'ur', 'noto-nastaliq-urdu'],
    ['ك', 'ur-Arab-PK', 'noto-nastaliq-urdu'],
    ['ك', 'pa-Arab', 'noto-nastaliq-urdu'],
    ['ك', 'ks', 'noto-nastaliq-urdu'],
    ['ك', 'sd', 'noto-sans-arabic'],
    ['ك', 'ckb', 'noto-sans-arabic'],
    ['،', 'fa', 'noto-sans-arabic'],
    ['א', 'he', 'noto-sans-hebrew'],
    ['क', 'hi', 'noto-sans-devanagari'],
    ['।', 'hi', 'noto-sans-devanagari'],
    ['ก', 'th', 'noto-sans-thai'],
    ['ሰ', 'am', 'noto-sans-ethiopic'],
    ['བ', 'bo', 'noto-serif-tibetan'],
    ['和', 'zh', 'noto-sans-sc'],
    ['和', 'zh-Hans', 'noto-sans-sc'],
    ['和', 'zh-CN', 'noto-sans-sc'],
    ['和', 'zh-SG', 'noto-sans-sc'],
    ['和', 'zh-Hant', 'noto-sans-tc'],
    ['和', 'zh-TW', 'noto-sans-tc'],
    ['和', 'zh-HK', 'noto-sans-hk'],
    ['和', 'zh-Hant-MO', 'noto-sans-hk'],
    ['和', 'zh-MO', 'noto-sans-hk'],
    ['和', 'yue', 'noto-sans-hk'],
    ['和', 'zh-Hans-HK', 'noto-sans-sc'],
    ['和', 'ja', 'noto-sans-jp'],
    ['和', 'ko', 'noto-sans-kr'],
    ['和', 'en', 'noto-sans-sc'],
    ['の', 'en', 'noto-sans-jp'],
    ['한', 'en', 'noto-sans-kr'],
    ['。', 'ja', 'noto-sans-jp'],
    ['！', 'zh-TW', 'noto-sans-tc'],
    ['😀', 'en', 'noto-emoji'],
    ['⁂', 'en', 'noto-serif'],
    ['ỿ', 'en', 'noto-serif'],
    ['∮', 'en', 'noto-sans-math'],
  ])('for %s in %s', (character, lang, name) => {
    expect(packFor(character.codePointAt(0) ?? 0, lang)?.package).toBe(`@expo-google-fonts/${name}`);
  });
  it.each(['\u{13000}', '\ue000', '\u0378'])('is not known for %j', (character) => {
    expect(packFor(character.codePointAt(0) ?? 0, 'en')).toBeUndefined();
  });
  it('names each package by one spelling', () => {
    const names = [...Object.values(SCRIPT_PACKS), ...Object.values(HAN_PACKS)].map(({ install }) => install);
    for (const name of [...names, ...GENERAL_PACKS]) expect(name).toMatch(/^noto-[a-z0-9-]+$/);
    expect(new Set(names).size).toBe(names.length);
  });
  it('is none where the pack is there already', () => {
    const path = inPack('/a', 'noto-sans-arabic', '400Regular');
    const { fonts } = open({ [path]: packBytes('noto-sans-arabic', '400Regular') }, { beside: '/a' });
    expect(fonts.packToInstall(0x627, 'ar')).toBeUndefined();
    expect(fonts.packToInstall(0xe01, 'th')?.package).toBe('@expo-google-fonts/noto-sans-thai');
  });
});

describe('installed packs', () => {
  const regular = packBytes('noto-sans-arabic', '400Regular');
  const bold = packBytes('noto-sans-arabic', '700Bold');

  it('are found beside the brief and above it, in the working folder, and beside the tool', () => {
    for (const [folder, place] of [
      ['/a/b', { beside: '/a/b' }],
      ['/a', { beside: '/a/b' }],
      ['', { beside: '/a/b' }],
      ['/w', { beside: '/a/b', workingFolder: '/w/x' }],
      ['/tool', {}],
      ['', { beside: '/lib/node_modules/policybrief' }],
    ] as const) {
      const { fonts } = open({ [inPack(folder, 'noto-sans-arabic', '400Regular')]: regular }, place);
      expect(found(fonts, 'ا'), folder).toBe('NotoSansArabic-Regular');
    }
    const { fonts } = open(
      { [inPack('/a/c', 'noto-sans-arabic', '400Regular')]: regular },
      { beside: '/a/b' },
    );
    expect(found(fonts, 'ا')).toBeUndefined();
  });

  it('of the same name: the nearest counts', () => {
    const files = {
      [inPack('/a', 'noto-sans-arabic', '400Regular')]: regular,
      [inPack('/a/b', 'noto-sans-arabic', '700Bold')]: bold,
    };
    expect(found(open(files, { beside: '/a/b' }).fonts, 'ا')).toBe('NotoSansArabic-Bold');
  });

  it('give the nearest weight, and read no other file', () => {
    const files = {
      [inPack('/a', 'noto-sans-arabic', '400Regular')]: regular,
      [inPack('/a', 'noto-sans-arabic', '700Bold')]: bold,
    };
    const { fonts, world } = open(files, { beside: '/a' });
    expect(found(fonts, 'ا', { weight: 600 })).toBe('NotoSansArabic-Bold');
    expect(world.reads.filter((path) => path.includes('noto-'))).toEqual([
      inPack('/a', 'noto-sans-arabic', '700Bold'),
    ]);
    expect(found(fonts, 'ا', { weight: 300 })).toBe('NotoSansArabic-Regular');
    expect(found(fonts, 'ا', { style: 'italic' })).toBe('NotoSansArabic-Regular');
  });

  it('give a serif beside a serif, else the sans', () => {
    const files = {
      [inPack('/a', 'noto-sans-arabic', '400Regular')]: regular,
      [inPack('/a', 'noto-naskh-arabic', '400Regular')]: bold,
      '/f/sans.ttf': fontBytes('SourceSans3-Regular'),
    };
    const rules = [...RULES, rule('Source Sans 3', 400, 'normal', '/f/sans.ttf')];
    const { fonts } = open(files, { beside: '/a', rules });
    const sans = fonts.match(['Source Sans 3'], 400, 'normal');
    expect(found(fonts, 'ا')).toBe('NotoSansArabic-Bold');
    expect(found(fonts, 'ا', sans && { primary: sans })).toBe('NotoSansArabic-Regular');
  });

  it('give a family of the document first', () => {
    const files = {
      [inPack('/a', 'noto-sans-arabic', '400Regular')]: regular,
      '/f/own.ttf': bold,
    };
    const rules = [...RULES, rule('Own', 400, 'normal', '/f/own.ttf')];
    expect(found(open(files, { beside: '/a', rules }).fonts, 'ا')).toBe('NotoSansArabic-Bold');
  });

  it('with a broken file: it is warned of, and the next weight stands in', () => {
    const path = inPack('/a', 'noto-sans-arabic', '400Regular');
    const files = {
      [path]: regular.subarray(0, 2000),
      [inPack('/a', 'noto-sans-arabic', '700Bold')]: bold,
    };
    const { fonts, sink } = open(files, { beside: '/a' });
    expect(found(fonts, 'ا')).toBe('NotoSansArabic-Bold');
    expect(found(fonts, 'ب')).toBe('NotoSansArabic-Bold');
    expect(sink.items.map(({ code, severity }) => [code, severity])).toEqual([['fonts/damaged', 'warning']]);
    expect(sink.items[0]?.message).toContain(path);
  });

  it('give nothing for what they lack', () => {
    const { fonts } = open({ [inPack('/a', 'noto-sans-arabic', '400Regular')]: regular }, { beside: '/a' });
    expect(found(fonts, 'ก', { script: 'Thai', lang: 'th' })).toBeUndefined();
    expect(found(fonts, 'x\u20e0')).toBeUndefined();
  });

  it('give the base of a cluster that none has all of, so that only the mark is missing', () => {
    const { fonts } = open({ [inPack('/a', 'noto-sans-arabic', '400Regular')]: regular }, { beside: '/a' });
    expect(found(fonts, 'ا\u20e0')).toBe('NotoSansArabic-Regular');
    expect(
      fonts.fallback(wish(fonts, 'ا\u20e0'))?.shape('ا\u20e0', shapingOf('', 'ar', 'Arab', true)).missing,
    ).toEqual([1]);
  });

  it('are listed with their folders', () => {
    const { fonts } = open({ [inPack('/a', 'noto-sans-arabic', '400Regular')]: regular }, { beside: '/a/b' });
    expect(fonts.packs.all.map(({ package: name, folder, files }) => [name, folder, files.length])).toEqual([
      ['@expo-google-fonts/noto-sans-arabic', '/a/node_modules/@expo-google-fonts/noto-sans-arabic', 1],
    ]);
  });

  it('answer the same whatever was asked before', () => {
    const files = {
      [inPack('/a', 'noto-sans-arabic', '400Regular')]: regular,
      [inPack('/a', 'noto-sans-hebrew', '400Regular')]: packBytes('noto-sans-hebrew', '400Regular'),
    };
    const asked = ['ا', 'א', '،', 'ب', '\u05be', 'x\u05b0'];
    const forwards = open(files, { beside: '/a' }).fonts;
    const backwards = open(files, { beside: '/a' }).fonts;
    const one = asked.map((cluster) => found(forwards, cluster, { script: '' }));
    const other = asked.toReversed().map((cluster) => found(backwards, cluster, { script: '' }));
    expect(one).toEqual(other.toReversed());
  });
});

describe('forms of letters', () => {
  const arabic = packBytes('noto-sans-arabic', '400Regular');
  const bold = packBytes('noto-sans-arabic', '700Bold');
  const NASTALIQ = inPack('/a', 'noto-nastaliq-urdu', '400Regular');
  const SANS_ARABIC = inPack('/a', 'noto-sans-arabic', '400Regular');
  const right = (fonts: FontSet, lang: string): string | undefined => {
    const face = fonts.fallback(wish(fonts, 'ا', { lang }));
    return face && fonts.packOfRightForms(face, 'Arab', lang)?.package;
  };

  it.each([
    ['ur', 'NotoSansArabic-Bold'],
    ['ks', 'NotoSansArabic-Bold'],
    ['pnb', 'NotoSansArabic-Bold'],
    ['pa-PK', 'NotoSansArabic-Bold'],
    ['ar', 'NotoSansArabic-Regular'],
    ['fa', 'NotoSansArabic-Regular'],
    ['sd-Arab-PK', 'NotoSansArabic-Regular'],
    ['ura', 'NotoSansArabic-Regular'],
  ])('%s is set in its own, whatever the style', (lang, name) => {
    // Stand-ins by their names: what is read as Nastaliq is the bold one.
    const files = {
      [NASTALIQ]: bold,
      [SANS_ARABIC]: arabic,
      '/f/sans.ttf': fontBytes('SourceSans3-Regular'),
    };
    const rules = [...RULES, rule('Source Sans 3', 400, 'normal', '/f/sans.ttf')];
    const { fonts } = open(files, { beside: '/a', rules });
    const sans = fonts.match(['Source Sans 3'], 400, 'normal');
    expect(found(fonts, 'ا', { lang })).toBe(name);
    expect(found(fonts, 'ا', { lang, ...(sans && { primary: sans }) })).toBe(name);
    expect(right(fonts, lang)).toBeUndefined();
  });

  it('another stands in where they are not there, and the pack to install is known', () => {
    const naskh = open({ [SANS_ARABIC]: arabic }, { beside: '/a' }).fonts;
    expect([right(naskh, 'ur'), right(naskh, 'ar')]).toEqual([
      '@expo-google-fonts/noto-nastaliq-urdu',
      undefined,
    ]);
    const nastaliq = open({ [NASTALIQ]: bold }, { beside: '/a' }).fonts;
    expect([right(nastaliq, 'ur'), right(nastaliq, 'fa')]).toEqual([
      undefined,
      '@expo-google-fonts/noto-sans-arabic',
    ]);
  });

  it.each([
    ['zh-HK', 'hk tc sc jp kr', 'sc jp kr'],
    ['yue', 'hk tc sc jp kr', 'sc jp kr'],
    ['zh-MO', 'hk tc sc jp kr', 'sc jp kr'],
    ['zh-TW', 'tc hk sc jp kr', 'sc jp kr'],
    ['zh-Hant', 'tc hk sc jp kr', 'sc jp kr'],
    ['zh', 'sc tc hk jp kr', 'tc hk jp kr'],
    ['zh-Hans', 'sc tc hk jp kr', 'tc hk jp kr'],
    ['ja', 'jp sc tc hk kr', 'sc tc hk kr'],
    ['ko', 'kr sc tc hk jp', 'sc tc hk jp'],
    ['en', 'sc tc hk jp kr', ''],
  ])('of Chinese characters in %s, best first; what is not right stands in', (lang, order, wrong) => {
    const named = (form: string): string => `@expo-google-fonts/noto-sans-${form}`;
    const candidates = packCandidates('和', 'Hani', lang, false);
    const forms = order.split(' ');
    expect(candidates.filter((name) => forms.map(named).includes(name))).toEqual(forms.map(named));
    const lacking = forms.filter((form) => packOfRightForms(named(form), 'Hani', lang));
    expect(lacking.join(' ')).toBe(wrong);
    if (wrong)
      expect(packOfRightForms(named(lacking[0] ?? ''), 'Hani', lang)?.package).toBe(named(forms[0] ?? ''));
  });
});

describe('a cluster is covered', () => {
  const { fonts } = open({});
  const serif = wish(fonts, 'a').primary;

  it.each(['a', 'é', 'e\u0301', 'a\u00ad', 'a\u200d', 'Ḡ', 'fi'])('%j', (cluster) => {
    expect(covers(serif, cluster)).toBe(true);
  });
  it.each(['ا', 'a\u20e0', '😀'])('%j is not', (cluster) => {
    expect(covers(serif, cluster)).toBe(false);
  });
});

describe('right-to-left text', () => {
  const path = inPack('/a', 'noto-sans-arabic', '400Regular');
  const { fonts } = open({ [path]: packBytes('noto-sans-arabic', '400Regular') }, { beside: '/a' });
  const arabic = fonts.fallback(wish(fonts, 'ا'));
  const rtl = shapingOf('', 'ar', 'Arab', true);

  it('has its glyphs from left to right, and its clusters descend', () => {
    const shaped = arabic?.shape('سلام', rtl);
    expect(shaped?.rtl).toBe(true);
    const clusters = [...(shaped?.clusters ?? [])];
    expect(clusters).toEqual(clusters.toSorted((a, b) => b - a));
    expect(clusters.at(-1)).toBe(0);
    expect(shaped?.missing).toEqual([]);
  });
  it('joins its letters: the same letter differs at the ends of a word and inside', () => {
    const shaped = arabic?.shape('ببب', rtl);
    expect(new Set(shaped?.glyphs).size).toBeGreaterThanOrEqual(3);
  });
  it('tells what is missing in the order of the text', () => {
    expect(arabic?.shape('ا中ب文', rtl).missing).toEqual([1, 3]);
  });
  it('is another word than the same text from left to right', () => {
    const ltr = arabic?.shape('12', shapingOf('', 'ar', 'Arab', false));
    expect(arabic?.shape('12', rtl)).not.toBe(ltr);
  });
});
