/**
 * Which files of patterns are for a language, by its primary subtag. Several where the language is written in two
 * scripts: the first whose alphabet has a word's letters is taken.
 */
const FILES: Readonly<Record<string, readonly string[]>> = {
  bs: ['sh-latn', 'sh-cyrl'],
  cnr: ['sh-latn', 'sh-cyrl'],
  en: ['en-gb'],
  ku: ['kmr'],
  nn: ['nb'],
  no: ['nb'],
  sh: ['sh-latn', 'sh-cyrl'],
  sr: ['sh-cyrl', 'sh-latn'],
};

/** Languages whose file bears their own name. */
const OWN = new Set(
  (
    'af be bg ca cs cy da de el es et eu fi fr ga gl hr hu hy is it ka kmr la lt mn nb nl oc pl pt rm ru sk sl sq sv ' +
    'tk tr uk'
  ).split(' '),
);

const NONE: readonly string[] = [];

/** Every file that some language asks for. */
export function allPatternFiles(): readonly string[] {
  return [...new Set([...OWN, 'en-us', ...Object.values(FILES).flat()])].sort();
}

/**
 * The files of patterns for a language tag (BCP 47), best first; none for a language without: no language is hyphenated
 * as another one is. English is British where the tag does not name the United States. German in the spelling before
 * 1996 parted words elsewhere and respelled some, so it has none.
 */
export function patternFilesOf(tag: string): readonly string[] {
  const [language = '', ...subtags] = tag.toLowerCase().split('-');
  if (subtags.includes('1901')) return NONE;
  if (language === 'en' && subtags[0] === 'us') return ['en-us'];
  if (OWN.has(language)) return [language];
  return Object.hasOwn(FILES, language) ? (FILES[language] ?? NONE) : NONE;
}
