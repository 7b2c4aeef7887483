/** Older and wider names of languages, and the ones whose words their readers are served with. */
const ALIASES: Readonly<Record<string, string>> = {
  als: 'sq',
  arb: 'ar',
  azj: 'az',
  cmn: 'zh',
  ekk: 'et',
  in: 'id',
  iw: 'he',
  khk: 'mn',
  lvs: 'lv',
  mo: 'ro',
  no: 'nb',
  npi: 'ne',
  pbu: 'ps',
  pes: 'fa',
  prs: 'fa',
  pst: 'ps',
  sh: 'sr-Latn',
  swh: 'sw',
  tl: 'fil',
  uzn: 'uz',
  yue: 'zh-Hant',
  zsm: 'ms',
};

/** The script that a language is written in where its tag says none; Latin where it is not here. */
const SCRIPTS: Readonly<Record<string, string>> = {
  am: 'Ethi',
  ar: 'Arab',
  as: 'Beng',
  be: 'Cyrl',
  bg: 'Cyrl',
  bn: 'Beng',
  ckb: 'Arab',
  el: 'Grek',
  fa: 'Arab',
  gu: 'Gujr',
  he: 'Hebr',
  hi: 'Deva',
  hy: 'Armn',
  ja: 'Jpan',
  ka: 'Geor',
  kk: 'Cyrl',
  km: 'Khmr',
  kn: 'Knda',
  ko: 'Kore',
  ky: 'Cyrl',
  lo: 'Laoo',
  mk: 'Cyrl',
  ml: 'Mlym',
  mn: 'Cyrl',
  mr: 'Deva',
  my: 'Mymr',
  ne: 'Deva',
  or: 'Orya',
  pa: 'Guru',
  ps: 'Arab',
  ru: 'Cyrl',
  sd: 'Arab',
  si: 'Sinh',
  sr: 'Cyrl',
  ta: 'Taml',
  te: 'Telu',
  th: 'Thai',
  ti: 'Ethi',
  ug: 'Arab',
  uk: 'Cyrl',
  ur: 'Arab',
  yi: 'Hebr',
  zh: 'Hans',
};

/** Where a region writes its language in another script. */
const SCRIPTS_OF_REGIONS: Readonly<Record<string, string>> = {
  'az-IR': 'Arab',
  'kk-CN': 'Arab',
  'ky-CN': 'Arab',
  'mn-CN': 'Mong',
  'pa-PK': 'Arab',
  'sr-ME': 'Latn',
  'uz-AF': 'Arab',
  'zh-HK': 'Hant',
  'zh-MO': 'Hant',
  'zh-TW': 'Hant',
};

const MOST = 64;
const chains = new Map<string, readonly string[]>();

/**
 * The tags under which something for a language may be kept, nearest first: `zh-TW` → `zh-TW`, `zh-Hant-TW`,
 * `zh-Hant`; `pt-BR` → `pt-BR`, `pt`. What is written in another script than the tag says is never among them. BCP 47
 * tags in any case; the result has the usual one.
 */
export function languageChain(tag: string): readonly string[] {
  const known = chains.get(tag);
  if (known) return known;
  const chain = makeChain(tag);
  if (chains.size >= MOST) chains.clear();
  chains.set(tag, chain);
  return chain;
}

function makeChain(tag: string): readonly string[] {
  const [first = '', ...rest] = tag.split('-');
  const alias = ALIASES[first.toLowerCase()] ?? first.toLowerCase();
  const [lang = '', aliasScript] = alias.split('-');
  const stated = rest.find((part) => /^[a-z]{4}$/i.test(part));
  const region = rest.find((part) => /^(?:[a-z]{2}|\d{3})$/i.test(part))?.toUpperCase();
  const usual = SCRIPTS[lang] ?? 'Latn';
  const script = stated
    ? stated.charAt(0).toUpperCase() + stated.slice(1).toLowerCase()
    : (SCRIPTS_OF_REGIONS[`${lang}-${region}`] ?? aliasScript ?? usual);
  const isUsual = script === usual;
  const candidates = [
    region !== undefined && (isUsual || !stated) && `${lang}-${region}`,
    region !== undefined && `${lang}-${script}-${region}`,
    `${lang}-${script}`,
    isUsual && lang,
  ];
  return [...new Set(candidates.filter((each) => typeof each === 'string'))];
}

/** What a table by language holds for a tag; undefined where it has neither the language nor a wider one. */
export function nearestOf<T>(table: Readonly<Record<string, T>>, tag: string): T | undefined {
  for (const each of languageChain(tag)) if (Object.hasOwn(table, each)) return table[each];
  return undefined;
}

/** Whether two tags name one language, whatever their regions and scripts. */
export function isSameLanguage(one: string, other: string): boolean {
  return languageChain(one).at(-1)?.split('-')[0] === languageChain(other).at(-1)?.split('-')[0];
}
