import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transformText } from '../../src/boxes/text-transform.ts';

type Transform = 'uppercase' | 'lowercase' | 'capitalize';

describe('text-transform', () => {
  it.each<[Transform, string, string, string]>([
    ['uppercase', 'en', 'draft brief', 'DRAFT BRIEF'],
    ['uppercase', 'de', 'Straße', 'STRASSE'],
    ['uppercase', 'en', 'ﬁn ŉ ΐ', 'FIN ʼN \u0399\u0308\u0301'],
    ['uppercase', 'tr', 'iğde ısı', 'İĞDE ISI'],
    ['uppercase', 'az-Latn', 'i', 'İ'],
    ['uppercase', 'trv', 'i', 'I'],
    ['uppercase', 'lt', 'i\u0307\u0301ki', 'ÍKI'],
    ['uppercase', 'uk', 'їжак ґава', 'ЇЖАК ҐАВА'],
    ['uppercase', 'el', 'άνθρωπος', 'ΑΝΘΡΩΠΟΣ'],
    ['uppercase', 'el', 'Μάιος', 'ΜΑΪΟΣ'],
    ['uppercase', 'el', 'ρωμέικα', 'ΡΩΜΕΪΚΑ'],
    ['uppercase', 'el', 'προϋπολογισμός', 'ΠΡΟΫΠΟΛΟΓΙΣΜΟΣ'],
    ['uppercase', 'el', 'ΐ ή η', 'Ϊ Ή Η'],
    ['uppercase', 'el', 'ειρήνη', 'ΕΙΡΗΝΗ'],
    ['uppercase', 'el', 'ᾠδή', 'ΩΙΔΗ'],
    ['uppercase', 'el', 'café', 'CAFÉ'],
    ['uppercase', 'en', 'άνθρωπος', 'ΆΝΘΡΩΠΟΣ'],
    ['uppercase', 'ar', 'سلام', 'سلام'],
    ['lowercase', 'en', 'DRAFT', 'draft'],
    ['lowercase', 'tr', 'ISI İĞDE I\u0307', 'ısı iğde i'],
    ['lowercase', 'el', 'ΟΔΟΣ ΣΟΦΟΣ', 'οδος σοφος'],
    ['lowercase', 'lt', 'Ì', 'i\u0307\u0300'],
    ['lowercase', 'lt', 'ILGAI', 'ilgai'],
    ['capitalize', 'en', 'peace talks, don’t “stop”', 'Peace Talks, Don’t “Stop”'],
    ['capitalize', 'en', 'ǆabe ﬂat ßa ŉa', 'ǅabe Flat Ssa ʼNa'],
    ['capitalize', 'en', 'UN-led 2nd day', 'UN-Led 2nd Day'],
    ['capitalize', 'en', 'e\u0301te', 'E\u0301te'],
    ['capitalize', 'nl', 'ijsland ijmuiden bij', 'IJsland IJmuiden Bij'],
    ['capitalize', 'nl', 'íj\u0301 i\u0301js', 'ÍJ\u0301 I\u0301js'],
    ['capitalize', 'nl', 'ik ĳs', 'Ik Ĳs'],
    ['capitalize', 'tr', 'istanbul ırmak', 'İstanbul Irmak'],
    ['capitalize', 'el', 'άνθρωπος', 'Άνθρωπος'],
    ['capitalize', 'el', 'ᾳ ᾠδή', 'ᾼ ᾨδή'],
    ['capitalize', 'lt', 'i\u0307\u0301ki', 'Íki'],
    ['capitalize', 'ka', 'საქართველო', 'საქართველო'],
    ['capitalize', 'hi', 'हिन्दी', 'हिन्दी'],
    ['capitalize', 'en', '𐐨𐐩 a', '𐐀𐐩 A'],
  ])('%s in %s of %s is %s', (transform, lang, text, expected) => {
    expect(transformText(text, transform, lang, false)).toBe(expected);
  });

  it('goes on with a word that began before', () => {
    expect(transformText('ijs here', 'capitalize', 'nl', true)).toBe('ijs Here');
  });

  it('takes any text in any language, and changes no capitals to other capitals', () => {
    const lang = fc.constantFrom('en', 'tr', 'el', 'lt', 'nl', 'de', '');
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...'iIjJıİ\u0307\u0301\u0328ήηάιυΐσςΣßŉᾳ '), maxLength: 20 }),
    );
    fc.assert(
      fc.property(text, lang, (one, tag) => {
        const upper = transformText(one, 'uppercase', tag, false);
        expect(transformText(upper, 'uppercase', tag, false).normalize('NFC')).toBe(upper.normalize('NFC'));
        transformText(one, 'lowercase', tag, false);
        expect(transformText(one, 'capitalize', tag, false).length).toBeGreaterThanOrEqual(one.length - 20);
      }),
      { numRuns: 1000 },
    );
  });
});
