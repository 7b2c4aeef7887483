/**
 * Scripts that text is written in whose digits, spaces and punctuation should be of the same face as its letters, by
 * language (CLDR likely subtags), each with a letter that every face of the script has. Latin, Greek and Cyrillic are not among
 * them: the style's own face has those.
 */
const SCRIPTS: readonly (readonly [script: string, sample: string, languages: string])[] = [
  ['Arab', '\u0627', 'ar fa ur ps sd ug ckb ks prs azb arz apc acm ary arq aeb pnb skr'],
  ['Hebr', '\u05d0', 'he yi iw ji lad'],
  ['Syrc', '\u0710', 'syr aii arc'],
  ['Thaa', '\u0780', 'dv'],
  ['Nkoo', '\u07ca', 'nqo'],
  ['Deva', '\u0915', 'hi mr ne sa bho mai kok doi brx awa new'],
  ['Beng', '\u0995', 'bn as mni'],
  ['Guru', '\u0a15', 'pa'],
  ['Gujr', '\u0a95', 'gu'],
  ['Orya', '\u0b15', 'or'],
  ['Taml', '\u0b95', 'ta'],
  ['Telu', '\u0c15', 'te'],
  ['Knda', '\u0c95', 'kn'],
  ['Mlym', '\u0d15', 'ml'],
  ['Sinh', '\u0d9a', 'si'],
  ['Thai', '\u0e01', 'th'],
  ['Laoo', '\u0e81', 'lo'],
  ['Tibt', '\u0f40', 'bo dz'],
  ['Mymr', '\u1000', 'my shn mnw'],
  ['Geor', '\u10d0', 'ka xmf'],
  ['Ethi', '\u1200', 'am ti gez tig'],
  ['Cher', '\u13a0', 'chr'],
  ['Cans', '\u1401', 'iu cr'],
  ['Khmr', '\u1780', 'km'],
  ['Armn', '\u0561', 'hy hyw'],
  ['Olck', '\u1c5a', 'sat'],
  ['Tfng', '\u2d30', 'zgh shi tzm'],
  ['Hani', '\u4e00', 'zh yue ja wuu nan lzh'],
  ['Hang', '\uac00', 'ko'],
];

export interface MainScript {
  readonly script: string;
  readonly sample: string;
}

const BY_LANGUAGE: ReadonlyMap<string, MainScript> = new Map(
  SCRIPTS.flatMap(([script, sample, languages]) =>
    languages.split(' ').map((language) => [language, { script, sample }] as const),
  ),
);

const BY_SCRIPT: ReadonlyMap<string, MainScript> = new Map([
  ...SCRIPTS.map(([script, sample]) => [script.toLowerCase(), { script, sample }] as const),
  ...['hans', 'hant', 'jpan'].map((name) => [name, { script: 'Hani', sample: '\u4e00' }] as const),
  ['kore', { script: 'Hang', sample: '\uac00' }],
]);

/** The script of a BCP 47 tag's language; undefined for Latin, Greek and Cyrillic ones. */
export function mainScriptOf(lang: string): MainScript | undefined {
  const [language = '', ...subtags] = lang.toLowerCase().split('-');
  for (const subtag of subtags) if (subtag.length === 4) return BY_SCRIPT.get(subtag);
  return BY_LANGUAGE.get(language);
}
