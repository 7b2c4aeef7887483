import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { covers, type Face, openFontSet, shapingOf } from '../../src/fonts/index.ts';
import { fontBytes, fontWorld, newShaper, rule, SHIPPED, shippedFace } from './shipped-fonts.ts';

const shaper = newShaper();
const face = (name: (typeof SHIPPED)[number]): Face => shippedFace(name, shaper);

/** The families of the template's styles, by weight and style. */
const LISTS = {
  'serif 400': [face('SourceSerif4-Regular'), face('NotoSerif-Regular')],
  'serif italic': [face('SourceSerif4-It'), face('NotoSerif-Italic')],
  'serif 600': [face('SourceSerif4-Semibold'), face('NotoSerif-SemiBold')],
  'sans 400': [face('SourceSans3-Regular'), face('NotoSans-Regular')],
  'sans 600': [face('SourceSans3-Semibold'), face('NotoSans-SemiBold')],
};

/** Letters beyond A to Z, or beyond those of Russian; capitals are made from them. */
const LETTERS: Readonly<Record<string, string>> = {
  Hausa: 'ɓ ɗ ƙ ƴ ʼ',
  Yoruba: 'ẹ ọ ṣ á à é è ẹ́ ẹ̀ ọ́ ọ̀ ń ǹ ḿ m̀ m̄',
  Igbo: 'ị ọ ụ ṅ ị́ ọ̀ ụ̀',
  Ewe: 'ɖ ɛ ƒ ɣ ŋ ɔ ʋ ɛ́ ɔ̀ ŋ̀ ɛ̃ ɔ̃',
  Twi: 'ɛ ɔ',
  Ga: 'ŋ ɛ ɔ ŋ̀',
  Fula: 'ɓ ɗ ŋ ɲ ƴ',
  Wolof: 'à ë é ñ ŋ ó',
  Bambara: 'ɛ ɔ ɲ ŋ ɛ̀ ɔ́',
  Dagbani: 'ɛ ɣ ŋ ɔ ʒ',
  Dinka: 'ä ë ɛ ɛ̈ ï ŋ ɔ ɔ̈ ö ɣ',
  Nuer: 'ɛ ɛ̱ ɔ ɔ̱ a̱ e̱ i̱ o̱ ɣ ŋ',
  Lingala: 'ɛ ɔ ɛ́ ɔ́ ɛ̂ ɔ̌',
  Kikuyu: 'ĩ ũ',
  Venda: 'ḓ ḽ ṋ ṅ ṱ',
  Tswana: 'ê ô š',
  Malagasy: 'n̈ ô à',
  Kabyle: 'č ḍ ǧ ɣ ḥ ɛ ṛ ṣ ṭ ẓ',
  Somali: 'ʼ',
  Vietnamese: 'ă â đ ê ô ơ ư ầ ẩ ẫ ấ ậ ằ ẳ ẵ ắ ặ ề ể ễ ế ệ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ',
  Azerbaijani: 'ç ə ğ ı ö ş ü',
  Turkmen: 'ç ä ž ň ö ş ü ý',
  Uzbek: 'ʻ ʼ oʻ gʻ',
  'Crimean Tatar': 'â ç ğ ı ñ ö ş ü',
  Gagauz: 'ä ç ê ı ö ş ţ ü',
  Kurmanji: 'ç ê î ş û',
  Zaza: 'ç ê ğ î ı ş û',
  Romanian: 'ă â î ș ț',
  Polish: 'ą ć ę ł ń ó ś ź ż',
  Lithuanian: 'ą č ę ė į š ų ū ž ą́ ė́ ė̃ ū̃ r̃ m̃',
  Latvian: 'ā č ē ģ ī ķ ļ ņ ŗ š ū ž',
  Maltese: 'ċ ġ ħ ż',
  Welsh: 'â ê î ô û ŵ ŷ ẁ ẃ ẅ ỳ',
  Icelandic: 'á ð é í ó ú ý þ æ ö',
  'Northern Sámi': 'á č đ ŋ š ŧ ž',
  'Skolt Sámi': 'â č ʒ ǯ đ ǧ ǥ ǩ ŋ õ š ž å ä ʹ ʼ',
  'Inari Sámi': 'á â č đ ŋ š ž ä',
  Livonian: 'ā ä ǟ ḑ ē ģ ī ļ ņ ō ȯ ȱ õ ȭ ŗ š ț ū ž',
  Greenlandic: 'æ ø å ĸ',
  Guarani: 'ã ẽ g̃ ĩ ñ õ ũ ỹ ʼ',
  Navajo: 'á ą ą́ é ę ę́ í į į́ ł ń ó ǫ ǫ́ ʼ',
  Quechua: 'ñ ʼ',
  Nahuatl: 'ā ē ī ō ū',
  Lakota: 'á č ǧ ȟ í š ž ŋ ʼ',
  Hawaiian: 'ā ē ī ō ū ʻ',
  Maori: 'ā ē ī ō ū',
  Marshallese: 'ā ļ m̧ ñ n̄ ņ ō o̧ ū',
  Esperanto: 'ĉ ĝ ĥ ĵ ŝ ŭ',
  Pinyin: 'ā á ǎ à ē é ě è ǖ ǘ ǚ ǜ',
  'Arabic in Latin letters': 'ʾ ʿ ā ḏ ḍ ẗ ḫ ḥ ǧ ġ ī ṣ š ṭ ū ẓ ẖ',
  'Sanskrit in Latin letters': 'ā ī ū ṛ ṝ ḷ ḹ ṃ ṁ ḥ ṅ ñ ṭ ḍ ṇ ś ṣ l̥ r̥',
  German: 'ä ö ü ß ẞ',
  Ukrainian: 'є і ї ґ ʼ а́ е́ и́ і́ о́ у́ ю́ я́ є́ ї́',
  'stressed Russian': 'а́ е́ и́ о́ у́ ы́ э́ ю́ я́ ё',
  Belarusian: 'і ў ё',
  Bulgarian: 'ѝ ъ ь',
  Serbian: 'ђ ј љ њ ћ џ а̑ е̏ и́ о̀ ӯ р̀',
  Macedonian: 'ѓ ѕ ќ ѐ ѝ',
  Kazakh: 'ә ғ қ ң ө ұ ү һ і',
  Kyrgyz: 'ң ө ү',
  Tajik: 'ғ ӣ қ ӯ ҳ ҷ',
  Tatar: 'ә җ ң ө ү һ',
  Bashkir: 'ғ ҙ ҡ ң ө ҫ ү һ ә',
  Chuvash: 'ӑ ӗ ҫ ӳ',
  Sakha: 'ҕ ҥ ө һ ү',
  Abkhaz: 'ҕ ӷ ӡ қ ҟ ԥ ҧ ҭ ҩ ҳ ҵ ҷ ҽ ҿ ә џ',
  Chechen: 'ӏ ё ъ',
  Ossetian: 'ӕ',
  Mari: 'ӓ ӧ ӱ ӹ ҥ',
  Udmurt: 'ӝ ӟ ӥ ӧ ӵ',
  Komi: 'і ӧ',
  Khanty: 'ә ӛ ӄ ӊ ө ӫ ӆ ҷ',
  Chukchi: 'ӄ ӈ ԓ ʼ',
  Mongolian: 'ө ү',
  'Church Slavonic letters': 'ѣ ѳ ѵ ѫ ѧ ѡ ѯ ѱ',
  'polytonic Greek':
    'ἀ ἁ ἂ ἃ ἄ ἅ ἆ ἇ ᾀ ᾇ ᾳ ᾴ ᾷ ἐ ἕ ἠ ἧ ᾐ ῃ ῄ ῇ ἰ ἷ ῒ ΐ ῗ ὀ ὅ ῥ ῤ ὐ ὗ ῢ ΰ ῧ ὠ ὧ ᾠ ᾧ ῳ ῴ ῷ ϊ ϋ',
};

const SIGNS = '₦ ₴ ₽ ₸ ₺ ₾ ₼ ₵ € £ ¥ № ‰ ½ ≤ ≥ ≠ ± × − † ‡ § ¶ • … ‐ ‑ – — ‘ ’ ‚ “ ” „ « » ‹ › ′ ″';

function clusters(letters: string): readonly string[] {
  const small = letters.split(' ').map((one) => one.normalize('NFC'));
  // Greek capitals lose their accents.
  const capitals = letters.startsWith('ἀ') ? [] : small.map((one) => one.toUpperCase().normalize('NFC'));
  return [...small, ...capitals];
}

describe.each(Object.entries(LISTS))('%s', (_, faces) => {
  const lacking = (all: readonly string[]): readonly string[] =>
    all.filter((cluster) => !faces.some((one) => covers(one, cluster)));

  it.each(Object.entries(LETTERS))('has the letters of %s', (_language, letters) => {
    expect(lacking(clusters(letters))).toEqual([]);
  });
  it('has the signs of all of these', () => {
    expect(lacking(SIGNS.split(' '))).toEqual([]);
  });
});

describe('marks', () => {
  const serif = face('SourceSerif4-Regular');
  const noto = face('NotoSerif-Regular');

  it.each(['a\u0301\u0308\u0323\u0330', 'ŋ\u0300', 'б\u0301'])(
    '%j goes to the face that says where they are',
    (cluster) => {
      expect([covers(serif, cluster), covers(noto, cluster)]).toEqual([false, true]);
      const { glyphs, offsetsX, offsetsY } = noto.shape(cluster, shapingOf('', '', '', false));
      for (let index = 1; index < glyphs.length; index += 1)
        expect(Boolean(offsetsX?.[index] || offsetsY?.[index])).toBe(true);
    },
  );
  it.each(['e\u0301', 'm\u0300', 'q\u0301', 'a\u034f', 'a\u200d'])('%j stays', (cluster) => {
    expect(covers(serif, cluster)).toBe(true);
  });
});

it('faces with more letters are read where a text needs them, and of the kind of the style', () => {
  const weights: Record<string, number> = {
    Regular: 400,
    It: 400,
    Italic: 400,
    Semibold: 600,
    SemiBold: 600,
  };
  const families: Record<string, string> = { SourceSerif4: 'Source Serif 4', SourceSans3: 'Source Sans 3' };
  const rules = SHIPPED.map((name) => {
    const [family = '', kind = ''] = name.split('-');
    const style = kind.startsWith('It') ? 'italic' : 'normal';
    return rule(families[family] ?? family, weights[kind] ?? 400, style, `/f/${name}.ttf`);
  });
  const world = fontWorld(Object.fromEntries(SHIPPED.map((name) => [`/f/${name}.ttf`, fontBytes(name)])));
  const fonts = openFontSet(rules, { ...world, listFolder: () => undefined }, shaper, new DiagnosticList());
  const serif = fonts.match(['Source Serif 4', 'NotoSerif', 'serif'], 400, 'normal');
  const sans = fonts.match(['Source Sans 3', 'NotoSans', 'sans-serif'], 600, 'normal');
  expect(world.reads.filter((path) => path.includes('Noto'))).toEqual([]);
  for (const [primary, letter, weight, name] of [
    [serif, 'ƙ', 400, 'NotoSerif-Regular'],
    // Source Sans has this one, and Source Serif has not.
    [serif, 'ɗ', 400, 'NotoSerif-Regular'],
    [sans, 'ƙ', 600, 'NotoSans-SemiBold'],
  ] as const)
    expect(
      primary &&
        fonts.fallback({ cluster: letter, script: 'Latn', lang: 'ha', weight, style: 'normal', primary })
          ?.name,
    ).toBe(name);
});

it('their licence is beside them', () => {
  const folder = join(import.meta.dirname, '../../templates/policy-brief/fonts');
  const licence = readFileSync(join(folder, 'LICENSE-noto.md'), 'utf8');
  expect(licence).toContain('Noto Project Authors');
  expect(licence).toContain('SIL OPEN FONT LICENSE');
});
