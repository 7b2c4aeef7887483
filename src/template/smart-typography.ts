/** Quotation marks of a language, and the space that goes with them and with high punctuation, if any. */
interface TypographyForms {
  readonly double: readonly [open: string, close: string];
  readonly single: readonly [open: string, close: string];
  /** Put inside of the double marks and before `; : ! ?`. */
  readonly space: string;
  readonly dash: string;
}

const ENGLISH: TypographyForms = { double: ['“', '”'], single: ['‘', '’'], space: '', dash: '–' };

/** By language, without region; English where there is none. */
const FORMS: Readonly<Record<string, TypographyForms>> = {
  en: ENGLISH,
  de: { ...ENGLISH, double: ['„', '“'], single: ['‚', '‘'] },
  es: { ...ENGLISH, double: ['«', '»'], dash: '—' },
  fr: { ...ENGLISH, double: ['«', '»'], single: ['‹', '›'], space: '\u202F' },
  it: { ...ENGLISH, double: ['«', '»'] },
  pl: { ...ENGLISH, double: ['„', '”'] },
  ru: { ...ENGLISH, double: ['«', '»'], single: ['„', '“'], dash: '—' },
  uk: { ...ENGLISH, double: ['«', '»'], single: ['„', '“'], dash: '—' },
};

/** The double quotation marks of a language, with the space inside of them where it has one; undefined if not known. */
export function quotationMarks(lang: string): readonly [open: string, close: string] | undefined {
  const forms = FORMS[lang.toLowerCase().split('-')[0] ?? ''];
  return forms && [forms.double[0] + forms.space, forms.space + forms.double[1]];
}

/** Whether a text stands in one pair of double quotation marks, of whatever language, from its first sign to its last. */
export function hasOuterMarks(text: string): boolean {
  const [, open, inside, close] =
    /^\s*(["\u201c-\u201e\u00ab\u00bb])(.*)(["\u201c\u201d\u00ab\u00bb])\s*$/su.exec(text) ?? [];
  if (open === undefined || inside === undefined || close === undefined) return false;
  return !inside.includes(open) && !inside.includes(close);
}

/** What stays as it was typed: code, the targets of links, languages of spans, addresses. */
const KEPT = /(`+[^`]*`+|\]\([^)\s]*\)|\{lang=[^}]*\}|https?:\/\/\S+)/;

/** After these a quotation mark opens. */
const BEFORE_OPENING = /[\s([{\u00ab\u201e\u201c\u2018\u201a\u2039<\-\u2013\u2014/*_]/;
const WORTH_A_LOOK = /["';:!?]|--|\.\.\./;

/**
 * A text field with typographic quotation marks, apostrophes, dashes (`--`, `---`) and ellipses, by language; for
 * briefs that ask for `typography: smart`. Markdown signs are left alone.
 */
export function smartTypography(text: string, lang: string): string {
  if (!WORTH_A_LOOK.test(text)) return text;
  const forms = FORMS[lang.toLowerCase().split('-')[0] ?? ''] ?? ENGLISH;
  let set = '';
  for (const [index, part] of text.split(KEPT).entries())
    set += index % 2 === 1 ? part : setPart(part, set, forms);
  return set;
}

function setPart(part: string, before: string, forms: TypographyForms): string {
  const dashed = part
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<!-)--(?!-)/g, forms.dash)
    .replace(/(?<!\.)\.\.\.(?!\.)/g, '…');
  const spaced = forms.space === '' ? dashed : dashed.replace(/[ \u00A0]([;:!?])/g, `${forms.space}$1`);
  // Marks that stand together open or close together: by the nearest sign before that is none.
  let lastMark = -2;
  let sign = before.slice(-1);
  let openSingles = 0;
  return spaced.replace(/["']/g, (mark, at: number) => {
    if (at > 0 && at - 1 !== lastMark) sign = spaced.charAt(at - 1);
    lastMark = at;
    const opens = sign === '' || BEFORE_OPENING.test(sign);
    if (mark === '"') return opens ? forms.double[0] + forms.space : forms.space + forms.double[1];
    const next = spaced.charAt(at + 1);
    if (opens && !/\d/.test(next)) {
      openSingles++;
      return forms.single[0];
    }
    // In a word, before the digits of a year, or with nothing to close it is an apostrophe.
    if (openSingles === 0 || /[\p{L}\d]/u.test(next)) return '’';
    openSingles--;
    return forms.single[1];
  });
}
