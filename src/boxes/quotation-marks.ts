type QuotePairs = readonly (readonly [open: string, close: string])[];

const CURLY: QuotePairs = [
  ['“', '”'],
  ['‘', '’'],
];
const LOW_HIGH: QuotePairs = [
  ['„', '“'],
  ['‚', '‘'],
];
const LOW_RIGHT: QuotePairs = [
  ['„', '”'],
  ['‚', '’'],
];
const RIGHT_RIGHT: QuotePairs = [
  ['”', '”'],
  ['’', '’'],
];
const ANGLE: QuotePairs = [
  ['«', '»'],
  ['‹', '›'],
];
const ANGLE_CURLY: QuotePairs = [
  ['«', '»'],
  ['“', '”'],
];
const ANGLE_LOW: QuotePairs = [
  ['«', '»'],
  ['„', '“'],
];

/** Marks by language, as their typographic traditions have them; outer pair first. */
const BY_LANGUAGE: Readonly<Record<string, QuotePairs>> = {
  bg: LOW_HIGH,
  bs: LOW_RIGHT,
  ca: ANGLE_CURLY,
  cs: LOW_HIGH,
  da: CURLY,
  de: LOW_HIGH,
  'de-ch': ANGLE,
  el: ANGLE_CURLY,
  en: CURLY,
  es: ANGLE_CURLY,
  et: LOW_HIGH,
  fi: RIGHT_RIGHT,
  fr: [
    ['«\u00A0', '\u00A0»'],
    ['“', '”'],
  ],
  'fr-ch': ANGLE,
  hr: LOW_RIGHT,
  hu: [
    ['„', '”'],
    ['»', '«'],
  ],
  is: LOW_HIGH,
  it: ANGLE_CURLY,
  ja: [
    ['「', '」'],
    ['『', '』'],
  ],
  lt: LOW_HIGH,
  lv: CURLY,
  mk: LOW_HIGH,
  nb: [
    ['«', '»'],
    ['‘', '’'],
  ],
  nl: CURLY,
  nn: [
    ['«', '»'],
    ['‘', '’'],
  ],
  no: [
    ['«', '»'],
    ['‘', '’'],
  ],
  pl: [
    ['„', '”'],
    ['«', '»'],
  ],
  pt: CURLY,
  'pt-pt': ANGLE_CURLY,
  ro: [
    ['„', '”'],
    ['«', '»'],
  ],
  ru: ANGLE_LOW,
  sk: LOW_HIGH,
  sl: LOW_HIGH,
  sq: ANGLE_CURLY,
  sr: LOW_RIGHT,
  sv: RIGHT_RIGHT,
  tr: CURLY,
  uk: ANGLE_LOW,
  zh: CURLY,
};

/** The marks of a language (BCP 47); English ones where it is not known. `quotes: auto`, CSS Content 3 §3.1. */
export function quotesOf(lang: string): QuotePairs {
  const key = lang.toLowerCase();
  const known = BY_LANGUAGE[key];
  if (known) return known;
  const parts = key.split('-');
  return BY_LANGUAGE[parts.slice(0, 2).join('-')] ?? BY_LANGUAGE[parts[0] ?? ''] ?? CURLY;
}
