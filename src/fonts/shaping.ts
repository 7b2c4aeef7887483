/** Everything besides the face that decides how text is shaped. Interned by `shapingOf`: same values, same object. */
export interface Shaping {
  /** OpenType features as in `ComputedStyle.features`. */
  readonly features: string;
  /** BCP 47. */
  readonly lang: string;
  /** ISO 15924, as Unicode's Script property has it; '' where the script is to be found from the text. */
  readonly script: string;
  /** Right to left. */
  readonly rtl: boolean;
}

/** More than a run of briefs has; beyond it interning starts again, which costs words shaped anew and nothing else. */
const MOST = 4096;

let interned = new Map<string, Shaping>();

/** For setting up a store of words, not for every word: it makes a key. */
export function shapingOf(features: string, lang: string, script = '', rtl = false): Shaping {
  const key = `${features}|${lang}|${script}|${rtl ? 'r' : 'l'}`;
  const known = interned.get(key);
  if (known !== undefined) return known;
  if (interned.size >= MOST) interned = new Map();
  const shaping: Shaping = { features, lang, script, rtl };
  interned.set(key, shaping);
  return shaping;
}
