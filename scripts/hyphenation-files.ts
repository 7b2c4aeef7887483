/** A file of patterns: where they come from, and what their authors ask. */
export interface HyphenationFile {
  /** The language's name in NOTICE.md. */
  readonly language: string;
  /** Name in the npm package `hyphen`, or `rules` for patterns of our own. */
  readonly from: string;
  /** Letters of the language's words that no pattern has; a word with any other letter is left whole. */
  readonly letters?: string;
  readonly holder: string;
  readonly licence: HyphenationLicence;
}

export type HyphenationLicence =
  | 'MIT'
  | 'BSD-3-Clause'
  | 'LPPL-1.3c'
  | 'MPL-1.1'
  | 'Unlicense'
  | 'bg'
  | 'data-files'
  | 'verbatim'
  | 'free'
  | 'ours';

type Row = readonly [
  file: string,
  language: string,
  from: string,
  licence: HyphenationLicence,
  holder: string,
  letters?: string,
];

/** Checked at their source, the headers of the files hyph-*.tex of hyph-utf8. Of several licences the freest is taken. */
const ROWS: readonly Row[] = [
  ['af', 'Afrikaans', 'af', 'MIT', '2013 Tilla Fick and Chris Swanepoel'],
  ['be', 'Belarusian', 'be', 'MIT', '2016 Maksim Salau'],
  ['bg', 'Bulgarian', 'bg', 'bg', '2000, 2004, 2017 Anton Zinoviev'],
  ['ca', 'Catalan', 'ca', 'LPPL-1.3c', '1991–1995, 2003 Gonçal Badenes', 'kwy'],
  ['cs', 'Czech', 'rules', 'ours', '', 'öäü'],
  ['cy', 'Welsh', 'cy', 'MIT', '1996 Yannis Haralambous', 'ŵŷẁẃẅàèìòùéíóúýỳÿ'],
  ['da', 'Danish', 'da', 'MIT', '1994 Frank Jensen', 'éáüö'],
  [
    'de',
    'German',
    'de-1996',
    'MIT',
    '2013–2024 Stephan Hennig, Werner Lemberg, Günter Milde, Sander van Geloven, Georg Pfeiffer, Gisbert W. Selke, Tobias Wendorf, Keno Wehr',
  ],
  ['el', 'Greek', 'el-monoton', 'MIT', '2008–2011 Dimitrios Filippou'],
  ['en-gb', 'English (British)', 'en-gb', 'MIT', '1992, 1996, 2005, 2016 Dominik Wujastyk, Graham Toal'],
  ['en-us', 'English (American)', 'en-us', 'verbatim', '1990, 2004, 2005 Gerard D.C. Kuiken'],
  ['es', 'Spanish', 'es', 'MIT', '1993, 1997 Javier Bezos, 2001–2019 Javier Bezos, CervanTeX', 'ü'],
  ['et', 'Estonian', 'et', 'MIT', '2004–2015 Enn Saar', 'cqwxy'],
  ['eu', 'Basque', 'eu', 'data-files', '1997, 2008 Juan M. Aguirregabiria', 'hüçáéíóú'],
  ['fi', 'Finnish', 'fi', 'free', '1986, 1988, 1989 Kauko Saarinen', 'wxzåšž'],
  ['fr', 'French', 'fr', 'MIT', '1994–2002 Daniel Flipo, Bernard Gaulle, 2016 Arthur Reutenauer', 'ëüÿùæ'],
  ['ga', 'Irish', 'ga', 'MIT', '2004–2015 Kevin P. Scannell', 'jkqxyz'],
  ['gl', 'Galician', 'gl', 'Unlicense', '2006, 2007, 2008, 2010 Javier A. Múgica', 'jwyç'],
  ['hr', 'Croatian', 'hr', 'data-files', '1994, 1996, 2011, 2015 Igor Marinović'],
  ['hu', 'Hungarian', 'hu', 'MPL-1.1', '2003 Bence Nagy'],
  ['hy', 'Armenian', 'rules', 'ours', '', 'և'],
  ['is', 'Icelandic', 'is', 'LPPL-1.3c', '1988, 2004 Jörgen Pind'],
  ['it', 'Italian', 'it', 'MIT', '2008–2011 Claudio Beccari', 'àáèéìíîòóùú'],
  ['ka', 'Georgian', 'ka', 'MIT', '2013 Levan Shoshiashvili'],
  ['kmr', 'Kurmanji Kurdish', 'kmr', 'LPPL-1.3c', '2009 Jörg Knappen, Medeni Shemdê'],
  ['la', 'Latin', 'la', 'MIT', '1999–2016 Claudio Beccari', 'jwyëäöāēīōū'],
  ['lt', 'Lithuanian', 'lt', 'MIT', '1992 Sigitas Tolušis, Yannis Haralambous'],
  ['mn', 'Mongolian', 'mn-cyrl', 'MIT', '2007–2015 Dorjgotov Batmunkh', 'щъ'],
  [
    'nb',
    'Norwegian',
    'nb',
    'verbatim',
    '2004–2005 Rune Kleveland, Ole Michael Selberg, 2007 Karl Ove Hufthammer',
  ],
  ['nl', 'Dutch', 'nl', 'MIT', '1996 Piet Tutelaers', 'áíóúà'],
  ['oc', 'Occitan', 'oc', 'MIT', '2016 Claudio Beccari', 'yàáèéíòóú'],
  ['pl', 'Polish', 'pl', 'MIT', '1987–1995 Hanna Kołodziejska, Bogusław Jackowski, Marek Ryćko', 'q'],
  [
    'pt',
    'Portuguese',
    'pt',
    'BSD-3-Clause',
    '1987, 1994, 1996, 2015 Pedro J. de Rezende, 1996, 2015 J. Joao Dias Almeida, 2024 Leonardo Araujo and Aline Benevides',
    'kwyàèìòùü',
  ],
  ['rm', 'Romansh', 'rm', 'MIT', '2012 Claudio Beccari, 2024 far.ch', 'àèéìîòöü'],
  ['ru', 'Russian', 'ru', 'LPPL-1.3c', '1999–2003 Alexander I. Lebedev'],
  [
    'sh-cyrl',
    'Serbian, Bosnian, Montenegrin (Cyrillic)',
    'sh-cyrl',
    'LPPL-1.3c',
    '1990, 2008 Dejan Muhamedagić',
  ],
  [
    'sh-latn',
    'Serbian, Bosnian, Montenegrin (Latin)',
    'sh-latn',
    'LPPL-1.3c',
    '1990, 2008 Dejan Muhamedagić',
  ],
  ['sk', 'Slovak', 'sk', 'MIT', '1992 Jana Chlebíková', 'qĺö'],
  ['sl', 'Slovenian', 'sl', 'MIT', '1990 Matjaž Vrečko'],
  ['sq', 'Albanian', 'sq', 'MIT', '2020 Claudio Beccari, Sabina Koliqi', 'w'],
  ['sv', 'Swedish', 'sv', 'LPPL-1.3c', '1994 Jan Michael Rynning', 'àáèëü'],
  ['tk', 'Turkmen', 'tk', 'MIT', '2010–2015 Nazar Annagurban'],
  ['tr', 'Turkish', 'tr', 'LPPL-1.3c', '1987 Pierre A. MacKay, 2008, 2011 TUG'],
  ['uk', 'Ukrainian', 'uk', 'MIT', '1998–2001 Maksym Polyakov'],
];

/** By the name of the file, without its ending. */
export const HYPHENATION_FILES: Readonly<Record<string, HyphenationFile>> = Object.fromEntries(
  ROWS.map(([file, language, from, licence, holder, letters]) => [
    file,
    { language, from, licence, holder, ...(letters !== undefined && { letters }) },
  ]),
);
