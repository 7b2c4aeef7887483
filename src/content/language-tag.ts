/** ISO 639-1, the two-letter languages of the BCP 47 registry. */
const LANGUAGES =
  'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu';

/** ISO 3166-1, the two-letter regions of the BCP 47 registry. */
const REGIONS =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET EU FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

/** Language, extended language, script, region, variants, extensions, private use: RFC 5646 §2.1. */
const GRAMMAR =
  /^([a-z]{2,3})((?:-[a-z]{3}){0,3})(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?((?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*)((?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*)(-x(?:-[a-z\d]{1,8})+)?$/i;

/** Old codes of ISO 639 that are still about, and what replaced them in the registry. */
const OLD: Readonly<Record<string, string>> = { in: 'id', iw: 'he', ji: 'yi', mo: 'ro' };

/** What people write for a language, and its tag. */
const NAMES: Readonly<Record<string, string>> = {
  arabic: 'ar',
  chinese: 'zh-Hans',
  dutch: 'nl',
  english: 'en',
  french: 'fr',
  german: 'de',
  hebrew: 'he',
  hindi: 'hi',
  italian: 'it',
  polish: 'pl',
  portuguese: 'pt',
  russian: 'ru',
  spanish: 'es',
  thai: 'th',
  ukrainian: 'uk',
  'en-uk': 'en-GB',
};

/**
 * The tag with its parts in their usual case (`EN-gb` → `en-GB`), or undefined for what is no BCP 47 tag or names a
 * two-letter language or region that does not exist.
 */
export function languageTag(text: string): string | undefined {
  const match = GRAMMAR.exec(text);
  if (!match) return undefined;
  const stated = (match[1] ?? '').toLowerCase();
  const language = OLD[stated] ?? stated;
  const region = match[4]?.slice(1).toUpperCase();
  if (language.length === 2 && !LANGUAGES.split(' ').includes(language)) return undefined;
  if (region?.length === 2 && !REGIONS.split(' ').includes(region)) return undefined;
  const script = match[3] ? `-${match[3].charAt(1).toUpperCase()}${match[3].slice(2).toLowerCase()}` : '';
  const rest = `${match[5] ?? ''}${match[6] ?? ''}${match[7] ?? ''}`.toLowerCase();
  return `${language}${(match[2] ?? '').toLowerCase()}${script}${region ? `-${region}` : ''}${rest}`;
}

/** The tag that was probably meant, for hints. */
export function languageGuess(text: string): string | undefined {
  const plain = text.trim().toLowerCase().replaceAll('_', '-').replaceAll(' ', '-');
  return Object.hasOwn(NAMES, plain) ? NAMES[plain] : languageTag(plain);
}
