import { nearestOf } from './language-chain.ts';

/** Words of lists: before the last item of a list of all, of a choice, and between the others where that is not `, `. */
const TABLE: Readonly<Record<string, string>> = {
  af: ' en | of ',
  am: ' እና | ወይም |፣ ',
  ar: ' و| أو |، ',
  as: ' আৰু | বা ',
  az: ' və | və ya ',
  be: ' і | ці ',
  bg: ' и | или ',
  bn: ' এবং | বা ',
  bs: ' i | ili ',
  ca: ' i | o ',
  ckb: ' و | یان |، ',
  cs: ' a | nebo ',
  cy: ' a | neu ',
  da: ' og | eller ',
  de: ' und | oder ',
  el: ' και | ή ',
  en: ' and | or ',
  eo: ' kaj | aŭ ',
  es: ' y | o ',
  et: ' ja | või ',
  eu: ' eta | edo ',
  fa: ' و | یا |، ',
  fi: ' ja | tai ',
  fil: ' at | o ',
  fr: ' et | ou ',
  ga: ' agus | nó ',
  gl: ' e | ou ',
  gu: ' અને | અથવા ',
  ha: ' da | ko ',
  he: ' ו-| או ',
  hi: ' और | या ',
  hr: ' i | ili ',
  hu: ' és | vagy ',
  hy: ' և | կամ ',
  id: ' dan | atau ',
  ig: ' na | ma ọ bụ ',
  is: ' og | eða ',
  it: ' e | o ',
  ja: '、|または|、',
  ka: ' და | ან ',
  kk: ' және | немесе ',
  km: ' និង | ឬ ',
  kn: ' ಮತ್ತು | ಅಥವಾ ',
  ko: ' 및 | 또는 ',
  ky: ' жана | же ',
  lo: ' ແລະ | ຫຼື ',
  lt: ' ir | ar ',
  lv: ' un | vai ',
  mk: ' и | или ',
  mn: ' болон | эсвэл ',
  mr: ' आणि | किंवा ',
  ms: ' dan | atau ',
  my: 'နှင့် | သို့မဟုတ် |၊ ',
  nb: ' og | eller ',
  ne: ' र | वा ',
  nl: ' en | of ',
  nn: ' og | eller ',
  pa: ' ਅਤੇ | ਜਾਂ ',
  pl: ' i | lub ',
  ps: ' او | یا |، ',
  pt: ' e | ou ',
  ro: ' și | sau ',
  ru: ' и | или ',
  sd: ' ۽ | يا |، ',
  si: ' සහ | හෝ ',
  sk: ' a | alebo ',
  sl: ' in | ali ',
  so: ' iyo | ama ',
  sq: ' dhe | ose ',
  sr: ' и | или ',
  'sr-Latn': ' i | ili ',
  sv: ' och | eller ',
  sw: ' na | au ',
  ta: ' மற்றும் | அல்லது ',
  te: ' మరియు | లేదా ',
  th: ' และ | หรือ | ',
  tk: ' we | ýa-da ',
  tr: ' ve | veya ',
  uk: ' і | або ',
  ur: ' اور | یا |، ',
  uz: ' va | yoki ',
  vi: ' và | hoặc ',
  zh: '和|或|、',
  'zh-Hant': '和|或|、',
};

/** What stands between the items of a list. */
export interface ListWords {
  readonly between: string;
  readonly last: string;
}

/** `last`: the plain words of the last item, which some languages look at; a comma alone where the language is unknown. */
export function listWords(lang: string, kind: 'and' | 'or', last: string): ListWords {
  const [and = ', ', or = ', ', between = ', '] = nearestOf(TABLE, lang)?.split('|') ?? [];
  const word = kind === 'or' ? or : and;
  if (lang.startsWith('es')) return { between, last: spanish(word, last) };
  // The Hebrew conjunction is written together with a Hebrew word.
  if (lang.startsWith('he') && /^\p{Script=Hebrew}/u.test(last))
    return { between, last: word.replace('-', '') };
  return { between, last: word };
}

/** `e` before the sound of i, `u` before that of o. */
function spanish(word: string, next: string): string {
  if (word === ' y ' && /^h?i(?!a|e|o)/i.test(next)) return ' e ';
  return word === ' o ' && /^h?o/i.test(next) ? ' u ' : word;
}

/** `a, b and c`. The parts are put together as they are: words or markup. */
export function joinWords(parts: readonly string[], words: ListWords): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(words.between)}${words.last}${parts.at(-1)}`;
}
