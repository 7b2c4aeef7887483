import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dateWords, hasDateWords } from '../../src/languages/index.ts';

/** A day, a month and a short day; no-break spaces as ~. */
const CASES: readonly (readonly [lang: string, day: string, month: string, short: string])[] = [
  ['en', '22~November 2026', 'November 2026', '22~Nov 2026'],
  ['en-US', 'November~22, 2026', 'November 2026', 'Nov~22, 2026'],
  ['fr', '22~novembre 2026', 'novembre 2026', '22~nov. 2026'],
  ['es', '22 de noviembre de 2026', 'noviembre de 2026', '22~nov 2026'],
  ['de', '22.~November 2026', 'November 2026', '22.~Nov. 2026'],
  ['de-AT', '22.~November 2026', 'November 2026', '22.~Nov. 2026'],
  ['ru', '22~ноября 2026~года', 'ноябрь 2026~года', '22~нояб. 2026~г.'],
  ['uk', '22~листопада 2026~року', 'листопад 2026~року', '22~лист. 2026~р.'],
  ['ar', '22~تشرين الثاني/نوفمبر 2026', 'تشرين الثاني/نوفمبر 2026', '22~تشرين الثاني/نوفمبر 2026'],
  ['ar-EG', '٢٢~نوفمبر ٢٠٢٦', 'نوفمبر ٢٠٢٦', '٢٢~نوفمبر ٢٠٢٦'],
  ['ar-SY', '٢٢~تشرين الثاني ٢٠٢٦', 'تشرين الثاني ٢٠٢٦', '٢٢~تشرين الثاني ٢٠٢٦'],
  ['ar-MA', '22~نونبر 2026', 'نونبر 2026', '22~نونبر 2026'],
  ['zh-Hans', '2026年11月22日', '2026年11月', '2026年11月22日'],
  ['zh-TW', '2026年11月22日', '2026年11月', '2026年11月22日'],
  ['ja', '2026年11月22日', '2026年11月', '2026年11月22日'],
  ['ko', '2026년 11월 22일', '2026년 11월', '2026년 11월 22일'],
  ['pt-BR', '22 de novembro de 2026', 'novembro de 2026', '22 de nov. de 2026'],
  ['pl', '22~listopada 2026', 'listopad 2026', '22~lis 2026'],
  ['he', '22~בנובמבר 2026', 'נובמבר 2026', '22~בנוב׳ 2026'],
  ['hi', '22~नवंबर 2026', 'नवंबर 2026', '22~नव॰ 2026'],
  ['cs', '22.~listopadu 2026', 'listopad 2026', '22. 11. 2026'],
  ['hr', '22.~studenoga 2026.', 'studeni 2026.', '22.~stu 2026.'],
  ['hu', '2026. november~22.', '2026. november', '2026. nov.~22.'],
  ['fi', '22.~marraskuuta 2026', 'marraskuu 2026', '22.11.2026'],
  ['el', '22~Νοεμβρίου 2026', 'Νοέμβριος 2026', '22~Νοε 2026'],
  ['lt', '2026 m. lapkričio~22 d.', '2026 m. lapkritis', '2026-11-22'],
  ['lv', '2026. gada 22.~novembris', '2026. gada novembris', '2026. gada 22.~nov.'],
  ['ca', '22~de novembre del 2026', 'novembre del 2026', '22~de nov. del 2026'],
  ['eu', '2026(e)ko azaroaren 22(a)', '2026(e)ko azaroa', '2026 aza. 22(a)'],
  ['vi', '22 tháng 11 năm 2026', 'tháng 11 năm 2026', '22/11/2026'],
  ['th', '22~พฤศจิกายน 2569', 'พฤศจิกายน 2569', '22~พ.ย. 2569'],
  ['fa', '۲۲~نوامبر ۲۰۲۶', 'نوامبر ۲۰۲۶', '۲۲~نوامبر ۲۰۲۶'],
  ['bn', '২২~নভেম্বর ২০২৬', 'নভেম্বর ২০২৬', '২২~নভে ২০২৬'],
  ['my', '၂၀၂၆ နိုဝင်ဘာ~၂၂', '၂၀၂၆ နိုဝင်ဘာ', '၂၀၂၆ နို~၂၂'],
  ['tr', '22~Kasım 2026', 'Kasım 2026', '22~Kas 2026'],
  ['sr', '22.~новембар 2026.', 'новембар 2026.', '22.~нов 2026.'],
  ['sr-Latn', '22.~novembar 2026.', 'novembar 2026.', '22.~nov 2026.'],
  ['xx', '2026-11-22', '2026-11', '2026-11-22'],
];

const shown = (text: string, lang: string, short?: boolean): string | undefined =>
  dateWords(text, lang, short)?.replaceAll('\u00A0', '~');

describe('dates', () => {
  it.each(CASES)('%s', (lang, day, month, short) => {
    expect(shown('2026-11-22', lang)).toBe(day);
    expect(shown('2026-11', lang)).toBe(month);
    expect(shown('2026-11-22', lang, true)).toBe(short);
  });

  it('writes years alone, times and zones', () => {
    expect(dateWords('2026', 'ja')).toBe('2026年');
    expect(dateWords('2026', 'th')).toBe('2569');
    expect(dateWords('2026', 'fa')).toBe('۲۰۲۶');
    expect(['fr', 'it', 'pt-BR', 'pt-PT', 'es'].map((lang) => shown('2026-01-01', lang))).toEqual([
      '1er~janvier 2026',
      '1º~gennaio 2026',
      '1º de janeiro de 2026',
      '1 de janeiro de 2026',
      '1 de enero de 2026',
    ]);
    expect(shown('2026-03-02T09:30+01:00', 'fr')).toBe('2~mars 2026, 09:30~UTC+1');
    expect(shown('2026-03-01T09:30Z', 'ar')).toBe('1~آذار/مارس 2026، 09:30~UTC');
    expect(dateWords('2026-13', 'fr')).toBeUndefined();
    expect(dateWords('2026-00', 'pl')).toBeUndefined();
    expect(dateWords('2026', 'ko')).toBe('2026년');
    expect(dateWords('in spring', 'fr')).toBeUndefined();
  });

  it('knows the months of every language that has labels', () => {
    const labels = readdirSync(join(import.meta.dirname, '../../templates/policy-brief/labels'));
    const tags = labels.map((name) => name.replace('.json', ''));
    expect(tags.length).toBeGreaterThan(60);
    expect(tags.filter((tag) => !hasDateWords(tag))).toEqual([]);
    for (const tag of tags) {
      const months = Array.from({ length: 12 }, (_, index) =>
        dateWords(`2026-${String(index + 1).padStart(2, '0')}-05`, tag),
      );
      expect(new Set(months).size, tag).toBe(12);
      for (const month of months) expect(month, tag).not.toMatch(/[DMLSNB~]\b(?<!Mee|May)$|undefined|[~;]/);
    }
  });
});
