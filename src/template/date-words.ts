/** How a language writes dates and numbers; our own tables, so that output never depends on Intl's data. */
export interface LanguageForms {
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  /** Patterns of `D` day, `M` month, `Y` year. */
  readonly date: string;
  readonly month: string;
  /** Between a date and a time. */
  readonly timeJoin: string;
  /** Between thousands, and before decimals. */
  readonly group: string;
  readonly decimal: string;
  /** Before the last item of a list of two, and of more. */
  readonly and: string;
  readonly or: string;
  /** Whether a count takes the singular form. */
  readonly isOne: (count: number) => boolean;
}

const ENGLISH: LanguageForms = {
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
  date: 'D\u00A0M Y',
  month: 'M Y',
  timeJoin: ', ',
  group: ',',
  decimal: '.',
  and: ' and ',
  or: ' or ',
  isOne: (count) => count === 1,
};

/** By language tag, lower case; a regional form falls back to its language, everything else to English. */
const FORMS: Readonly<Record<string, LanguageForms>> = {
  en: ENGLISH,
  'en-us': { ...ENGLISH, date: 'M\u00A0D, Y' },
};

export function languageForms(lang: string): LanguageForms {
  const tag = lang.toLowerCase();
  return FORMS[tag] ?? FORMS[tag.split('-')[0] ?? ''] ?? ENGLISH;
}

/** The ISO 8601 text of a date of the content (a `DateValue`), or of a text that may be one. */
export function dateText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('text' in value)) return undefined;
  return typeof value.text === 'string' ? value.text : undefined;
}

const ISO_DATE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/**
 * An ISO 8601 date (year, month or day, with a time and zone where given) in the words of a language; undefined
 * where the text is no such date. The calendar is not checked here: validation did.
 */
export function dateWords(text: string, lang: string, short = false): string | undefined {
  const match = ISO_DATE.exec(text);
  if (!match) return undefined;
  const [, year = '', month, day, hour, minute, zone] = match;
  const forms = languageForms(lang);
  if (month === undefined) return year;
  const name = (short ? forms.shortMonths : forms.months)[Number(month) - 1];
  if (name === undefined) return undefined;
  if (day === undefined) return fill(forms.month, '', name, year);
  const date = fill(forms.date, String(Number(day)), name, year);
  return hour === undefined ? date : `${date}${forms.timeJoin}${hour}:${minute}${zoneWords(zone)}`;
}

function fill(pattern: string, day: string, month: string, year: string): string {
  return pattern.replace(/[DMY]/g, (sign) => (sign === 'D' ? day : sign === 'M' ? month : year));
}

function zoneWords(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (/^(?:Z|[+-]00:?00)$/.test(zone)) return '\u00A0UTC';
  const minutes = zone.slice(-2);
  const sign = zone.startsWith('-') ? '\u2212' : '+';
  return `\u00A0UTC${sign}${Number(zone.slice(1, 3))}${minutes === '00' ? '' : `:${minutes}`}`;
}

/** Digits with the language's signs between thousands and before decimals; four digits stay together. */
export function numberWords(text: string, lang: string): string | undefined {
  const match = /^([-\u2212+]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction] = match;
  const forms = languageForms(lang);
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(?:\d{3})+$)/g, forms.group) : whole;
  return `${sign.replace('-', '\u2212')}${grouped}${fraction === undefined ? '' : forms.decimal + fraction}`;
}

/** `a, b and c`. The parts are put together as they are: words or markup. */
export function joinWords(parts: readonly string[], between: string): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')}${between}${parts.at(-1)}`;
}
