/** Numbers in words of Chinese, Japanese and Korean: CSS Counter Styles 3 §7.1. */
interface NumberWords {
  /** Zero to nine. */
  readonly digits: string;
  /** Ten, a hundred, a thousand. */
  readonly places: string;
  readonly minus: string;
  /** Which ones are not said before a place: none, of ten alone (11 to 19), of all places. */
  readonly silentOne: 'never' | 'teens' | 'always';
  /** A zero is said for places left out between others. */
  readonly saysZero: boolean;
}

const chinese = { saysZero: true } as const;
const japanese = { minus: 'マイナス', saysZero: false } as const;
const korean = { minus: '마이너스 ', saysZero: false } as const;

const WORDS: Readonly<Record<string, NumberWords>> = {
  'simp-chinese-informal': {
    ...chinese,
    digits: '零一二三四五六七八九',
    places: '十百千',
    minus: '负',
    silentOne: 'teens',
  },
  'simp-chinese-formal': {
    ...chinese,
    digits: '零壹贰叁肆伍陆柒捌玖',
    places: '拾佰仟',
    minus: '负',
    silentOne: 'never',
  },
  'trad-chinese-informal': {
    ...chinese,
    digits: '零一二三四五六七八九',
    places: '十百千',
    minus: '負',
    silentOne: 'teens',
  },
  'trad-chinese-formal': {
    ...chinese,
    digits: '零壹貳參肆伍陸柒捌玖',
    places: '拾佰仟',
    minus: '負',
    silentOne: 'never',
  },
  'japanese-informal': { ...japanese, digits: '〇一二三四五六七八九', places: '十百千', silentOne: 'always' },
  'japanese-formal': { ...japanese, digits: '零壱弐参四伍六七八九', places: '拾百阡', silentOne: 'never' },
  'korean-hangul-formal': { ...korean, digits: '영일이삼사오육칠팔구', places: '십백천', silentOne: 'never' },
  'korean-hanja-informal': {
    ...korean,
    digits: '零一二三四五六七八九',
    places: '十百千',
    silentOne: 'always',
  },
  'korean-hanja-formal': { ...korean, digits: '零壹貳參四五六七八九', places: '拾百仟', silentOne: 'never' },
};

const DECIMAL = '〇一二三四五六七八九';

export function cjkDecimal(value: number): string | undefined {
  return value < 0 ? undefined : String(value).replace(/\d/g, (digit) => DECIMAL[Number(digit)] ?? '');
}

/** Undefined for styles that are none of these; numbers of more than four digits are written digit by digit. */
export function cjkNumber(value: number, style: string): string | undefined {
  const words = WORDS[style === 'cjk-ideographic' ? 'trad-chinese-informal' : style];
  if (!words) return undefined;
  if (Math.abs(value) > 9999) return cjkDecimal(value);
  return value < 0 ? words.minus + inWords(-value, words) : inWords(value, words);
}

function inWords(value: number, words: NumberWords): string {
  if (value === 0) return words.digits.charAt(0);
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    if (gap && words.saysZero) text += words.digits.charAt(0);
    gap = false;
    if (digit !== 1 || place === 0 || !isSilent(place, text, words)) text += words.digits.charAt(digit);
    if (place > 0) text += words.places.charAt(place - 1);
  }
  return text;
}

function isSilent(place: number, before: string, { silentOne }: NumberWords): boolean {
  return silentOne === 'always' || (silentOne === 'teens' && place === 1 && before === '');
}
