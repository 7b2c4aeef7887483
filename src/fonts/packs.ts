import { scriptExtensionsOf, scriptOf } from '../unicode/index.ts';
import {
  GENERAL_PACKS,
  GENERAL_RANGES,
  type GeneralPack,
  HAN_PACKS,
  type HanForm,
  NASTALIQ_PACK,
  PACK_SCOPE,
  SCRIPT_PACKS,
  type ScriptPacks,
} from './pack-table.ts';

/** An npm package of static font files. */
export interface FontPack {
  /** Name of the package: what `npm install` takes. */
  readonly package: string;
  /** ISO 15924; 'Zsye' for emoji, 'Zsym' for signs. */
  readonly script: string;
}

const HAN_FORMS = Object.keys(HAN_PACKS) as readonly HanForm[];
const EAST_ASIAN = new Set(['Hani', 'Hans', 'Hant', 'Jpan', 'Kore', 'Hira', 'Kana', 'Hrkt', 'Hang', 'Bopo']);
const SHARED = new Set(['Zyyy', 'Zinh', 'Zzzz', 'Zsym', 'Zsye', '']);
const EUROPEAN = new Set(['Latn', 'Grek', 'Cyrl']);
/** Urdu, Kashmiri, Western Punjabi, Saraiki, Khowar and Hindko; Punjabi where its script or region says so. */
const IN_NASTALIQ = /^(?:(?:ur|ks|pnb|lah|skr|khw|hno|hnd)(?:-|$)|pa-(?:arab|pk)(?:-|$))|-aran(?:-|$)/;
/** Chinese of all kinds, Japanese and Korean. */
const IN_HAN = /^(?:zh|yue|wuu|nan|hak|gan|hsn|cmn|lzh|ja|ko)(?:-|$)/;

/** The pack to install for a character in a text of this language (BCP 47); undefined where none is known. */
export function packFor(codePoint: number, lang: string): FontPack | undefined {
  const script = scriptOf(codePoint);
  const own = scriptPack(script, lang);
  if (own) return own;
  // Not assigned, or for private use: no font has it by agreement.
  if (script === 'Zzzz') return undefined;
  if (!SHARED.has(script) && !EUROPEAN.has(script)) return undefined;
  const extensions = scriptExtensionsOf(codePoint).filter((one) => !EUROPEAN.has(one));
  if (isEastAsianSign(codePoint) || extensions.some((one) => EAST_ASIAN.has(one)))
    return scriptPack('Hani', lang);
  for (const known of Object.keys(SCRIPT_PACKS))
    if (extensions.includes(known)) return scriptPack(known, lang);
  const general = codePoint < 0x250 ? 'noto-serif' : GENERAL_PACKS.find((name) => rangesOf(name)(codePoint));
  return general && { package: scoped(general), script: scriptOfGeneral(general, script) };
}

function scriptPack(script: string, lang: string): FontPack | undefined {
  if (EAST_ASIAN.has(script)) return { package: scoped(HAN_PACKS[hanForm(script, lang)].install), script };
  if (script === 'Arab' && usesNastaliq(lang)) return { package: scoped(NASTALIQ_PACK), script };
  const packs = SCRIPT_PACKS[script];
  return packs && { package: scoped(packs.install), script };
}

const usesNastaliq = (lang: string): boolean => IN_NASTALIQ.test(lang.toLowerCase());

/**
 * The pack to install where a face of the pack named `used` stands in, with letters of a form that readers of the
 * language are not used to: Chinese characters of another country, Naskh in Urdu, Nastaliq in Arabic. Undefined where
 * the forms are right, or nothing is known of them. `script`: that of the letters.
 */
export function packOfRightForms(used: string, script: string, lang: string): FontPack | undefined {
  const right = packsOfRightForms(script, lang);
  return !right || right.includes(used) ? undefined : scriptPack(script, lang);
}

function packsOfRightForms(script: string, lang: string): readonly string[] | undefined {
  const tag = lang.toLowerCase();
  const namesOf = ({ install, also = [] }: ScriptPacks): readonly string[] => [install, ...also].map(scoped);
  if (EAST_ASIAN.has(script) && IN_HAN.test(tag)) {
    const form = hanForm(script, lang);
    const near = NEAR_FORMS[form];
    return [form, ...(near ? [near] : [])].flatMap((one) => namesOf(HAN_PACKS[one]));
  }
  const packs = SCRIPT_PACKS[script];
  if (script !== 'Arab' || !packs) return undefined;
  const nastaliq = usesNastaliq(lang);
  return namesOf(packs).filter((name) => (name === scoped(NASTALIQ_PACK)) === nastaliq);
}

function scriptOfGeneral(name: GeneralPack, script: string): string {
  if (EUROPEAN.has(script)) return script;
  return name === 'noto-emoji' ? 'Zsye' : 'Zsym';
}

/**
 * Names of packages that may have a cluster, best first: those of the run's script, of the script of its characters,
 * then the general ones. `serif` is the kind to prefer.
 */
export function packCandidates(
  cluster: string,
  script: string,
  lang: string,
  serif: boolean,
): readonly string[] {
  const names = new Set<string>();
  const add = (packs: ScriptPacks | undefined): void => {
    for (const name of packs ? inOrder(packs, lang, serif) : []) names.add(name);
  };
  const first = cluster.codePointAt(0) ?? 0;
  const scripts = [script, ...scriptsIn(cluster)].filter((one) => !SHARED.has(one));
  for (const one of scripts) add(SCRIPT_PACKS[one]);
  if (scripts.some((one) => EAST_ASIAN.has(one)) || isEastAsianSign(first))
    for (const form of hanForms(scripts.find((one) => EAST_ASIAN.has(one)) ?? 'Hani', lang))
      add(HAN_PACKS[form]);
  for (const name of generalOrder(cluster, serif)) names.add(name);
  return [...names].map(scoped);
}

/** Of the base, then of its marks, which may stand on a space. */
function scriptsIn(cluster: string): readonly string[] {
  return [...cluster].flatMap((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return [scriptOf(codePoint), ...scriptExtensionsOf(codePoint)];
  });
}

/** Serif packages have `serif`, `naskh` or `nastaliq` in their names. */
function inOrder({ install, also = [] }: ScriptPacks, lang: string, serif: boolean): readonly string[] {
  const names = [...also, install];
  const isSerif = (name: string): boolean => /serif|naskh|nastaliq/.test(name);
  const rank = (name: string): number => {
    if (name === NASTALIQ_PACK) return usesNastaliq(lang) ? 0 : 3;
    return isSerif(name) === serif ? 1 : 2;
  };
  // Among equals the one that is recommended.
  return names.toSorted((a, b) => rank(a) - rank(b) || Number(b === install) - Number(a === install));
}

const EMOJI = /\p{Emoji_Presentation}|\ufe0f|\u200d/u;

/** The pack with European letters of a kind, for text that may have some; undefined for text of other scripts. */
export function letterPack(text: string, serif: boolean): string | undefined {
  const script = scriptOf(text.codePointAt(0) ?? 0);
  if (!EUROPEAN.has(script) && !SHARED.has(script)) return undefined;
  return scoped(GENERAL_PACKS[serif ? 0 : 1]);
}

function generalOrder(cluster: string, serif: boolean): readonly GeneralPack[] {
  const [serifLetters, sansLetters, ...signs] = GENERAL_PACKS;
  const letters = serif ? [serifLetters, sansLetters] : [sansLetters, serifLetters];
  if (EMOJI.test(cluster)) return ['noto-emoji', ...letters, ...signs];
  return [...letters, ...signs];
}

/** Punctuation, numbers in circles, and full-width letters. */
function isEastAsianSign(codePoint: number): boolean {
  return (
    (codePoint >= 0x3000 && codePoint <= 0x33ff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe4f) ||
    (codePoint >= 0xff00 && codePoint <= 0xffef)
  );
}

function hanForms(script: string, lang: string): readonly HanForm[] {
  const wanted = hanForm(script, lang);
  const near = NEAR_FORMS[wanted] ?? wanted;
  return [...new Set([wanted, near, ...HAN_FORMS])];
}

/** Forms that readers of others take as theirs. */
const NEAR_FORMS: Readonly<Partial<Record<HanForm, HanForm>>> = { hk: 'tc', tc: 'hk' };

/** By language, its script and its region; in a text of any other language by the script of the letters. */
export function hanForm(script: string, lang: string): HanForm {
  const [language, ...subtags] = lang.toLowerCase().split('-');
  if (language === 'ja') return 'jp';
  if (language === 'ko') return 'kr';
  if (language === 'yue' && !subtags.includes('hans')) return 'hk';
  if (subtags.includes('hans')) return 'sc';
  if (subtags.includes('hk') || subtags.includes('mo')) return 'hk';
  if (subtags.includes('hant') || subtags.includes('tw')) return 'tc';
  if (language === 'zh') return 'sc';
  if (['Hira', 'Kana', 'Hrkt', 'Jpan'].includes(script)) return 'jp';
  if (script === 'Hang' || script === 'Kore') return 'kr';
  return script === 'Hant' || script === 'Bopo' ? 'tc' : 'sc';
}

const scoped = (name: string): string => `${PACK_SCOPE}/${name}`;

const tests = new Map<GeneralPack, (codePoint: number) => boolean>();

function rangesOf(name: GeneralPack): (codePoint: number) => boolean {
  const known = tests.get(name);
  if (known) return known;
  let at = 0;
  const ranges = GENERAL_RANGES[name].split(' ').map((word) => {
    const [distance = '0', length = '0'] = word.split('+');
    const start = at + Number.parseInt(distance, 36);
    at = start + Number.parseInt(length, 36);
    return [start, at] as const;
  });
  const test = (codePoint: number): boolean =>
    ranges.some(([start, end]) => codePoint >= start && codePoint <= end);
  tests.set(name, test);
  return test;
}
