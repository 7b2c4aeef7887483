/**
 * Fonts of a script as packages of the npm scope `@expo-google-fonts`, without the scope: static TrueType files of
 * Noto faces, one folder a weight.
 */
export interface ScriptPacks {
  /** The one that messages name; all of these exist (looked at in 2026). */
  readonly install: string;
  /** Others that serve as well where they are installed; a serif is preferred beside a serif. */
  readonly also?: readonly string[];
}

/** The scope of every pack. */
export const PACK_SCOPE = '@expo-google-fonts';

/** For Urdu and other languages that are written in Nastaliq, where others have Naskh. */
export const NASTALIQ_PACK = 'noto-nastaliq-urdu';

/** By ISO 15924 code; the order decides for signs that several of the scripts share. */
export const SCRIPT_PACKS: Readonly<Record<string, ScriptPacks>> = {
  Deva: { install: 'noto-sans-devanagari', also: ['noto-serif-devanagari'] },
  Arab: { install: 'noto-sans-arabic', also: ['noto-naskh-arabic', NASTALIQ_PACK] },
  Hebr: { install: 'noto-sans-hebrew', also: ['noto-serif-hebrew'] },
  Beng: { install: 'noto-sans-bengali', also: ['noto-serif-bengali'] },
  Taml: { install: 'noto-sans-tamil', also: ['noto-serif-tamil'] },
  Telu: { install: 'noto-sans-telugu', also: ['noto-serif-telugu'] },
  Knda: { install: 'noto-sans-kannada', also: ['noto-serif-kannada'] },
  Mlym: { install: 'noto-sans-malayalam', also: ['noto-serif-malayalam'] },
  Gujr: { install: 'noto-sans-gujarati', also: ['noto-serif-gujarati'] },
  Guru: { install: 'noto-sans-gurmukhi', also: ['noto-serif-gurmukhi'] },
  Orya: { install: 'noto-sans-oriya', also: ['noto-serif-oriya'] },
  Sinh: { install: 'noto-sans-sinhala', also: ['noto-serif-sinhala'] },
  Thai: { install: 'noto-sans-thai', also: ['noto-serif-thai', 'noto-sans-thai-looped'] },
  Laoo: { install: 'noto-sans-lao', also: ['noto-serif-lao', 'noto-sans-lao-looped'] },
  Khmr: { install: 'noto-sans-khmer', also: ['noto-serif-khmer'] },
  Mymr: { install: 'noto-sans-myanmar', also: ['noto-serif-myanmar'] },
  Tibt: { install: 'noto-serif-tibetan' },
  Ethi: { install: 'noto-sans-ethiopic', also: ['noto-serif-ethiopic'] },
  Armn: { install: 'noto-sans-armenian', also: ['noto-serif-armenian'] },
  Geor: { install: 'noto-sans-georgian', also: ['noto-serif-georgian'] },
  Syrc: { install: 'noto-sans-syriac' },
  Thaa: { install: 'noto-sans-thaana' },
  Cher: { install: 'noto-sans-cherokee' },
  Cans: { install: 'noto-sans-canadian-aboriginal' },
  Nkoo: { install: 'noto-sans-nko' },
  Tfng: { install: 'noto-sans-tifinagh' },
  Mong: { install: 'noto-sans-mongolian' },
  Olck: { install: 'noto-sans-ol-chiki' },
  Adlm: { install: 'noto-sans-adlam' },
  Vaii: { install: 'noto-sans-vai' },
  Yiii: { install: 'noto-sans-yi' },
  Lisu: { install: 'noto-sans-lisu' },
  Java: { install: 'noto-sans-javanese' },
  Bali: { install: 'noto-sans-balinese' },
  Cham: { install: 'noto-sans-cham' },
  Rohg: { install: 'noto-sans-hanifi-rohingya' },
  Cakm: { install: 'noto-sans-chakma' },
  Osge: { install: 'noto-sans-osage' },
  Copt: { install: 'noto-sans-coptic' },
  Mtei: { install: 'noto-sans-meetei-mayek' },
};

/** Chinese characters have national forms; each of these packs has the letters of all of East Asia. */
export const HAN_PACKS = {
  sc: { install: 'noto-sans-sc', also: ['noto-serif-sc'] },
  tc: { install: 'noto-sans-tc', also: ['noto-serif-tc'] },
  hk: { install: 'noto-sans-hk', also: ['noto-serif-hk'] },
  jp: { install: 'noto-sans-jp', also: ['noto-serif-jp'] },
  kr: { install: 'noto-sans-kr', also: ['noto-serif-kr'] },
} as const satisfies Record<string, ScriptPacks>;

export type HanForm = keyof typeof HAN_PACKS;

/** Letters of Europe that a text face may lack, signs, and emoji in black and white; in the order they are tried. */
export const GENERAL_PACKS = [
  'noto-serif',
  'noto-sans',
  'noto-sans-symbols',
  'noto-sans-symbols-2',
  'noto-sans-math',
  'noto-emoji',
] as const;

/** Those of the general packs that have what the template's own faces lack, by what it is. */
export const SIGN_PACKS: Readonly<Record<string, GeneralPack>> = {
  'arrows and other signs': 'noto-sans-symbols',
  'more signs': 'noto-sans-symbols-2',
  'mathematical signs': 'noto-sans-math',
  emoji: 'noto-emoji',
};

export type GeneralPack = (typeof GENERAL_PACKS)[number];

/**
 * Which of the general packs has what Source Serif 4 lacks: the first in order, emoji by default first in the pack of
 * emoji. Made from the files' character maps; each word is the distance from the last range's end to this one's begin
 * and, after a plus, its length less one, in base 36.
 */
export const GENERAL_RANGES: Readonly<Record<GeneralPack, string>> = {
  'noto-serif':
    '8c+sj 2bw 1x1+g 5 2+ch 3c+6x 2+jp 1c+33 10+1 5 ub 1as+e5 noj+cf 8f ea+frq l6 w+f 5s 71+1 1hf+1m 16iu+u',
  'noto-sans': '1u9+k',
  'noto-sans-symbols':
    '6hp+3 2+2 3g+y 3+3 2+b a3+f 2+4 2 5+3 3+1 6+1 2+9 1z 4+k 2+4 l f+f 3+b 7+6 3c+4f 7f+3 6 h+b 9+3 2+a y+l i+2 2+9 5+7 4+f 12+7 2+6 3 2+3 2+1 2+1 u+4 2d+t b2+1 2i1q+c 4+2h 7+t 2+1 b+h pm+3 6 c1+37',
  'noto-sans-symbols-2':
    '3j 6k0 1j+a 3 11 3l 17+2 28 2 c+4 3 28 2+2 27+1 u+2 2+1 2+2e 9j+16 2+1b 3+a 5+4 4+d d+7 5 o+k o+f f+2 c j+4 3+7 2+4 2+c v+4 2+3 3+g 6+5 2+y 2 2+2 5 2+t v 4+n 2+d cj 1q 18 7p+d 5+8 3+i u+2 2+3 2+4n 2 6o1+1r z5m+2 91+cb 151h+54 5mw+3 2+5l 3+10 o+2 2m+2 1q ac+b a 1z n+b 18+3 6+b i+2 2+2 20 2 58+1 1s+7 5 u+h 2+p 3+c 2+2d 2e+1b 1z+5 2+2 4+1 c+a 6+3 3l+2t 13+7f 1c b 56+31 43+6x',
  'noto-sans-math':
    '170 5ac+c 5 4+a 4r+k 2+1h c+1 2+z 4+3h 2+15 4+1k h 9 7+1 l+1w r 6+j 2+9 z+5 7z 6 6 4 4 4 1k x+1 5 9 4 4 4 4+3 fh+9s 3+2l 2+1o 2+16 2+7n f+3 v+s 4y t0 u 14x7 2 1603+sf',
  'noto-emoji':
    '6xm+1 5q+3 4 3 ei+1 m+1 1f+b 18 k e 9+1 i+1 6+1 9 6 m 8+1 2 5 3 8 5+1 t 10 2 5+2 2 1q+2 p f nw+1 1g 5 yw gq 2 146t+1 1bsl 5n 5b 3+9 24+s o l 3+8 m+1 4v+w d+8 2+1x 2+l d+16 5+4 d+g 4 4+1y 2 2+56 3+1q e+3 2+n j r+1 e 2f+2c 1d+1x 7 4+2 3+a c+1 8+8 6c+g 7w+1a 2+9 2+54 35+3s',
};
