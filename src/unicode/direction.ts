/** Scripts whose letters are of the bidirectional classes R and AL. */
const RIGHT_TO_LEFT = new Set(
  (
    'Adlm Arab Aran Armi Avst Chrs Cprt Elym Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh ' +
    'Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Syre Syrj Syrn Thaa Yezi'
  ).split(' '),
);

/** Scripts whose letters join: they are not pulled apart, neither by spacing nor for justification. */
const CURSIVE = new Set(
  'Adlm Arab Aran Chrs Mand Mani Mong Nkoo Ougr Phag Phlp Rohg Sogd Syrc Syre Syrj Syrn'.split(' '),
);

/** Languages that are written from right to left where the tag names no script. CLDR, likely subtags. */
const LANGUAGES = new Set(
  (
    'ar aao abh abv acm acq acw acx acy adf aeb aec afb ajp apc apd arb arc arq ars ary arz auz avl ayh ayl ayn ayp ' +
    'azb bal bcc bgn bgp bqi brh ckb dcc drw dv fa fas gbz gjk glk haz he heb iw ji jpr jrb khw ks lad lki lrc luz ' +
    'mid mnj mvy mzn nqo pbt pbu pes phl pnb prd prs ps pus rhg sam sd sdh shu skr smp ssh syr tru trw ug ur urd ' +
    'wni xmn yi yid zdj'
  ).split(' '),
);

/** Languages of several scripts, where a region tells that it is Arabic. */
const REGIONS = new Set('az-iq az-ir kk-cn kk-ir ku-iq ku-ir ky-cn pa-pk tk-ir tt-cn uz-af uz-cn'.split(' '));

export function isRightToLeft(script: string): boolean {
  return RIGHT_TO_LEFT.has(script);
}

export function isCursive(script: string): boolean {
  return CURSIVE.has(script);
}

/** The direction of text in a language (BCP 47 tag); a script named in the tag wins over the language's usual one. */
export function directionOfLanguage(tag: string): 'ltr' | 'rtl' {
  const subtags = tag.toLowerCase().split(/[-_]/);
  const language = subtags[0] ?? '';
  // Nothing but extended languages stands between a language and its script.
  for (const subtag of subtags.slice(1)) {
    if (subtag.length === 1) break;
    if (/^[a-z]{4}$/.test(subtag))
      return isRightToLeft(subtag.charAt(0).toUpperCase() + subtag.slice(1)) ? 'rtl' : 'ltr';
    if (REGIONS.has(`${language}-${subtag}`)) return 'rtl';
  }
  return LANGUAGES.has(language) ? 'rtl' : 'ltr';
}

/**
 * True for a text that may need the bidirectional algorithm: it has a character of class R, AL, AN, RLE, RLO or RLI.
 * Marks and digits of the right-to-left blocks count too, which costs nothing: they do not come alone.
 */
export function hasRightToLeft(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x590) continue;
    if (unit <= 0x8ff || isRightToLeftUnit(unit)) return true;
  }
  return false;
}

function isRightToLeftUnit(unit: number): boolean {
  if (unit < 0x200f) return false;
  if (unit <= 0x2067) return unit === 0x200f || unit === 0x202b || unit === 0x202e || unit === 0x2067;
  if (unit >= 0xfb1d) return unit <= 0xfdff || (unit >= 0xfe70 && unit < 0xfeff);
  // High surrogates of U+10800 to U+10FFF and U+1E800 to U+1EFFF.
  return unit === 0xd802 || unit === 0xd803 || unit === 0xd83a || unit === 0xd83b;
}
