import { nearestOf } from './language-chain.ts';

/** Pairs of marks, the outer one first. */
export type QuotePairs = readonly (readonly [open: string, close: string])[];

/**
 * Marks by language, as the delimiters of CLDR and the typographic traditions have them: outer pair, inner pair, each
 * opening and closing mark; `_` is the space inside of French marks.
 */
const STYLES: Readonly<Record<string, string>> = {
  '“ ” ‘ ’':
    'af as az bn cy en eo es-419 es-MX es-US es-AR es-CO es-CL es-PE es-VE es-EC es-GT fil ga gu ha hi id ig km kn ko lo lv ml mn mr ms my nl ne om or pa pt si so sw ta te th ti tr vi xh zh zu',
  '„ “ ‚ ‘': 'de cs sk sl is et lt mk lb',
  '„ “ ’ ’': 'bg',
  '„ “ « »': 'ka',
  '„ ” ’ ’': 'hr bs sr sr-Latn',
  '„ ” « »': 'pl ro',
  '„ ” » «': 'hu',
  '” ” ’ ’': 'fi sv he',
  '« » „ “': 'ru uk ky',
  '« » “ ”': 'be ca el es eu gl it pt-PT kk sq hy tk uz',
  '« » ‹ ›': 'am ar fa ckb de-CH de-LI fr-CH it-CH ug ps',
  '« » ‘ ’': 'nb nn',
  '» « › ‹': 'da fo',
  '«_ _» “ ”': 'fr',
  '” “ ’ ‘': 'ur sd',
  '「 」 『 』': 'ja zh-Hant',
};

const ENGLISH: QuotePairs = [
  ['“', '”'],
  ['‘', '’'],
];

let pairs: Record<string, QuotePairs> | undefined;

function table(): Record<string, QuotePairs> {
  const made: Record<string, QuotePairs> = {};
  for (const [style, tags] of Object.entries(STYLES)) {
    const [a = '', b = '', c = '', d = ''] = style.replaceAll('_', '\u202F').split(' ');
    for (const tag of tags.split(' '))
      made[tag] = [
        [a, b],
        [c, d],
      ];
  }
  return made;
}

/** The marks of a language (BCP 47); English ones where it is not known. `quotes: auto`, CSS Content 3 §3.1. */
export function quotesOf(lang: string): QuotePairs {
  pairs ??= table();
  return nearestOf(pairs, lang) ?? ENGLISH;
}
