import { groupSign, quotesOf } from '../languages/index.ts';

/** What a language wants besides its quotation marks. */
interface TypographyForms {
  /** For `--` between words; for `---`, and `--` between digits, all languages have the same. */
  readonly dash: string;
  readonly ellipsis: string;
  /** Put before `; : ! ?` and inside of the outer marks. */
  readonly space: string;
  /** The signs that take it; those of the marks apart. */
  readonly spaced: string;
  /** Words of one letter that stay with what follows. */
  readonly short: string;
  /** Whether a dash stays with the word before it. */
  readonly dashKept: boolean;
  /** Whether spaces part groups of three digits. */
  readonly spacedGroups: boolean;
}

const PLAIN: TypographyForms = {
  dash: '–',
  ellipsis: '…',
  space: '',
  spaced: '',
  short: '',
  dashKept: false,
  spacedGroups: false,
};
const SLAVIC: TypographyForms = { ...PLAIN, dash: '—', dashKept: true };

/** By language without region, and by tag where a region differs. */
const FORMS: Readonly<Record<string, TypographyForms>> = {
  be: { ...SLAVIC, short: 'авзікуояў' },
  bg: { ...SLAVIC, dash: '–', short: 'авсикуо' },
  cs: { ...PLAIN, dashKept: true, short: 'aikosuvz' },
  es: { ...PLAIN, dash: '—' },
  fr: { ...PLAIN, space: '\u202F', spaced: ';:!?' },
  'fr-ch': PLAIN,
  'fr-ca': { ...PLAIN, space: '\u202F', spaced: ':' },
  ja: { ...PLAIN, dash: '――', ellipsis: '……' },
  kk: { ...SLAVIC },
  ky: { ...SLAVIC },
  mk: { ...SLAVIC },
  pl: { ...PLAIN, dashKept: true, short: 'aiouwz' },
  pt: { ...PLAIN, dash: '—' },
  ru: { ...SLAVIC, short: 'авикосуя' },
  sk: { ...PLAIN, dashKept: true, short: 'aikosuvz' },
  sr: { ...PLAIN, short: 'аиоуск' },
  uk: { ...SLAVIC, short: 'авєзійоуя' },
  zh: { ...PLAIN, dash: '——', ellipsis: '……' },
};

const MOST = 64;
const settings = new Map<string, Setter>();

/** Whether a text stands in one pair of double quotation marks, of whatever language, from its first sign to its last. */
export function hasOuterMarks(text: string): boolean {
  const [, open, inside, close] =
    /^\s*(["\u201c-\u201e\u00ab\u00bb\u300c])(.*)(["\u201c\u201d\u00ab\u00bb\u300d])\s*$/su.exec(text) ?? [];
  if (open === undefined || inside === undefined || close === undefined) return false;
  return !inside.includes(open) && !inside.includes(close);
}

/** What stays as it was typed: code, the targets of links, addresses; and words of another language. */
const KEPT = /(`+[^`]*`+|\[[^\][`]*\]\{lang=[^}]*\}|\]\([^)\s]*\)|https?:\/\/\S+)/;
const OTHER_LANGUAGE = /^\[([^\]]*)\]\{lang=["']?([A-Za-z0-9-]+)["']?\}$/;

/**
 * A text field with typographic quotation marks, apostrophes, dashes (`--`, `---`), ellipses and no-break spaces, by
 * language; for briefs that ask for `typography: smart`. Markdown signs are left alone. What is set already stays so.
 * `around` tells how many pairs of marks stand around the text: those in it are the inner ones then.
 */
export function smartTypography(text: string, lang: string, around = 0): string {
  const setter = setterOf(lang);
  if (!setter.worthALook.test(text)) return text;
  const state = { set: '', around, doubles: around, singles: 0 };
  for (const [index, part] of text.split(KEPT).entries())
    state.set += index % 2 === 0 ? setPart(part, state, setter) : keptPart(part);
  return state.set;
}

/** Words of another language are set as that one wants it. */
function keptPart(part: string): string {
  const other = OTHER_LANGUAGE.exec(part);
  if (!other) return part;
  return `[${smartTypography(other[1] ?? '', other[2] ?? '')}${part.slice((other[1] ?? '').length + 1)}`;
}

/** The forms of a language, and the expressions made of them. */
interface Setter {
  readonly forms: TypographyForms;
  readonly outer: readonly [string, string];
  readonly inner: readonly [string, string];
  readonly lang: string;
  readonly worthALook: RegExp;
  readonly shortWords: RegExp | undefined;
  readonly spacedSigns: RegExp | undefined;
  readonly groups: string;
}

function setterOf(lang: string): Setter {
  const known = settings.get(lang);
  if (known) return known;
  if (settings.size >= MOST) settings.clear();
  const made = makeSetter(lang);
  settings.set(lang, made);
  return made;
}

function makeSetter(lang: string): Setter {
  const tag = lang.toLowerCase();
  const base = tag.split('-')[0] ?? '';
  const forms = FORMS[tag] ?? FORMS[base] ?? PLAIN;
  const [outer = ['“', '”'], inner = outer] = quotesOf(lang);
  const signs = forms.spaced === ':' ? ':(?=\\s|$)' : '[;!?]+|:(?=\\s|$)';
  const groups = groupSign(lang) === '\u202F' ? '\u00A0' : '';
  return {
    forms,
    outer,
    inner,
    lang: base,
    worthALook: new RegExp(`["';:!?«»]|--|\\.\\.\\.|\\d |${forms.short === '' ? '\\d ' : ' '}`),
    shortWords:
      forms.short === ''
        ? undefined
        : new RegExp(`(?<=^|[\\s(\\[«„“"'*_\\u00A0])([${forms.short}]) (?=[^\\s–—-])`, 'giu'),
    spacedSigns:
      forms.space === ''
        ? undefined
        : new RegExp(`(?<=[\\p{L}\\p{N}»)\\]*_%”’"'])[ \\u00A0\\u202F]?(${signs})`, 'gu'),
    groups,
  };
}

/** Numbers and what they count. */
const UNIT = unitPattern();

function unitPattern(): RegExp {
  const units =
    'km kg cm mm ha GW MW kW TWh GWh MWh kWh км кг га млн млрд тыс тис Mio Mrd mln mld bn'.replaceAll(
      ' ',
      '|',
    );
  return new RegExp(`(\\d) (?=[%‰°€£$₴₽]|(?:${units})(?![\\p{L}\\p{N}])|[tgmт](?=[\\s.,;)]|$))`, 'gu');
}

/** What stands before, and how many marks are open there. */
interface MarkState {
  set: string;
  readonly around: number;
  doubles: number;
  singles: number;
}

function setPart(part: string, state: MarkState, setter: Setter): string {
  const { forms } = setter;
  let text = part
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<=\d)--(?=\d)/g, '–')
    .replace(/(?<!-)--(?!-)/g, forms.dash)
    .replace(/(?<!\.)\.\.\.(?!\.)/g, forms.ellipsis)
    .replace(UNIT, '$1\u00A0');
  if (setter.groups !== '') text = text.replace(/(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)/g, spacedNumber);
  if (forms.dashKept) text = text.replace(/(?<=\S) ([\u2013\u2014] )/g, '\u00A0$1');
  text = setMarks(text, state, setter);
  if (setter.shortWords) text = text.replace(setter.shortWords, '$1\u00A0');
  return setter.spacedSigns ? frenchSpaces(text, setter.spacedSigns, forms.space) : text;
}

const spacedNumber = (digits: string): string => digits.replaceAll(' ', '\u00A0');

/** Narrow no-break spaces before high signs and inside of marks. */
function frenchSpaces(text: string, signs: RegExp, space: string): string {
  return text
    .replace(/\u00ab[ \u00A0\u202F]*/g, `«${space}`)
    .replace(/[ \u00A0\u202F]*\u00bb/g, `${space}»`)
    .replace(signs, `${space}$1`);
}

/** After these a quotation mark opens. */
const BEFORE_OPENING =
  /[\s([{\u00ab\u201e\u201c\u2018\u201a\u2039\u300c\u300e\uff08<\-\u2013\u2014\u2015/*_\u00bf\u00a1]/;

/** Scripts that part words by no space: the first mark opens, the next one closes. */
const NO_SPACES = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3000-\u30FF\u3400-\u9FFF\uFF01-\uFF60]/;

/** `l'"accordo"`: an apostrophe between a letter and the mark, and the word right after. */
function isElided(text: string, at: number, sign: string): boolean {
  const apart = text.charAt(at) === '"' && text.charAt(at - 1) === "'" && /\p{L}/u.test(sign);
  return apart && /[\p{L}\p{N}*_]/u.test(text.charAt(at + 1));
}

/** Straight marks become those of the language: outer ones, inner ones within them, apostrophes. */
function setMarks(text: string, state: MarkState, setter: Setter): string {
  if (!/["']/.test(text)) return text;
  const { outer, inner, lang } = setter;
  // Marks that stand together open or close together: by the nearest sign before that is none.
  let lastMark = -2;
  let sign = state.set.slice(-1);
  return text.replace(/["']/g, (mark, at: number) => {
    if (at > 0 && at - 1 !== lastMark) sign = text.charAt(at - 1);
    lastMark = at;
    const next = text.charAt(at + 1);
    const special = inWord(mark, sign, next, lang);
    if (special !== undefined) return special;
    const opens = NO_SPACES.test(sign)
      ? (mark === '"' ? state.doubles - state.around : state.singles) === 0
      : sign === '' || BEFORE_OPENING.test(sign) || isElided(text, at, sign);
    if (mark === '"') return doubleMark(opens, state, setter);
    if (opens && !/\d/.test(next)) {
      state.singles++;
      return (state.doubles > 1 ? outer : inner)[0];
    }
    // In a word, before the digits of a year, or with nothing to close it is an apostrophe.
    if (state.singles === 0 || /[\p{L}\d]/u.test(next)) return '’';
    state.singles--;
    return (state.doubles > 1 ? outer : inner)[1];
  });
}

/** Marks within marks are the inner ones, and outer ones again within those. */
function doubleMark(opens: boolean, state: MarkState, { outer, inner }: Setter): string {
  if (opens) return state.doubles++ % 2 === 0 ? outer[0] : inner[0];
  state.doubles = Math.max(state.around, state.doubles - 1);
  return state.doubles % 2 === 0 ? outer[1] : inner[1];
}

/** Marks that are letters or parts of words: Hebrew abbreviations, Uzbek oʻ and gʻ. */
function inWord(mark: string, sign: string, next: string, lang: string): string | undefined {
  if (lang === 'he' && /[\u05D0-\u05EA]/.test(sign)) {
    if (mark === '"' && /[\u05D0-\u05EA]/.test(next)) return '\u05F4';
    if (mark === "'") return '\u05F3';
  }
  if (lang === 'uz' && mark === "'" && /[oOgG]/.test(sign)) return '\u02BB';
  return undefined;
}
