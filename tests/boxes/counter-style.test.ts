import { describe, expect, it } from 'vitest';
import { markerText } from '../../src/boxes/counter-style.ts';
import { formatCounter } from '../../src/boxes/index.ts';
import { COUNTER_STYLES } from '../../src/css/properties-content.ts';

describe('counter styles', () => {
  it.each([
    [1, 'decimal', '1'],
    [-3, 'decimal', '-3'],
    [7, 'decimal-leading-zero', '07'],
    [-7, 'decimal-leading-zero', '-07'],
    [123, 'decimal-leading-zero', '123'],
    [1994, 'lower-roman', 'mcmxciv'],
    [3999, 'upper-roman', 'MMMCMXCIX'],
    [4000, 'upper-roman', '4000'],
    [0, 'lower-roman', '0'],
    [26, 'lower-alpha', 'z'],
    [27, 'lower-alpha', 'aa'],
    [703, 'upper-latin', 'AAA'],
    [0, 'lower-alpha', '0'],
    [-1, 'upper-alpha', '-1'],
    [3, 'lower-greek', 'γ'],
    [2025, 'arabic-indic', '٢٠٢٥'],
    [2025, 'persian', '۲۰۲۵'],
    [-12, 'devanagari', '-१२'],
    [10, 'thai', '๑๐'],
    [42, 'khmer', '៤២'],
    [42, 'myanmar', '၄၂'],
    [42, 'tibetan', '༤༢'],
    [7, 'mongolian', '᠗'],
    [2025, 'upper-armenian', 'ՍԻԵ'],
    [9999, 'lower-armenian', 'քջղթ'],
    [10_000, 'armenian', '10000'],
    [2025, 'georgian', 'ცკე'],
    [19_999, 'georgian', 'ჵჰშჟთ'],
    [20_000, 'georgian', '20000'],
    [15, 'hebrew', 'טו'],
    [16, 'hebrew', 'טז'],
    [115, 'hebrew', 'קטו'],
    [999, 'hebrew', 'תתקצט'],
    [5785, 'hebrew', 'ה׳תשפה'],
    [11_000, 'hebrew', '11000'],
    [1, 'ethiopic-numeric', '፩'],
    [100, 'ethiopic-numeric', '፻'],
    [78_010_092, 'ethiopic-numeric', '፸፰፻፩፼፺፪'],
    [780_100_000_092, 'ethiopic-numeric', '፸፰፻፩፼፼፺፪'],
    [3, 'hiragana', 'う'],
    [48, 'katakana', 'ン'],
    [49, 'katakana', 'アア'],
    [2, 'katakana-iroha', 'ロ'],
    [1, 'cjk-heavenly-stem', '甲'],
    [11, 'cjk-heavenly-stem', '一一'],
    [12, 'cjk-earthly-branch', '亥'],
    [2025, 'cjk-decimal', '二〇二五'],
    [0, 'simp-chinese-informal', '零'],
    [10, 'simp-chinese-informal', '十'],
    [11, 'simp-chinese-informal', '十一'],
    [20, 'simp-chinese-informal', '二十'],
    [105, 'simp-chinese-informal', '一百零五'],
    [110, 'simp-chinese-informal', '一百一十'],
    [1001, 'simp-chinese-informal', '一千零一'],
    [2010, 'simp-chinese-informal', '二千零一十'],
    [-6001, 'simp-chinese-formal', '负陆仟零壹'],
    [11, 'trad-chinese-formal', '壹拾壹'],
    [10_000, 'trad-chinese-informal', '一〇〇〇〇'],
    [1111, 'japanese-informal', '千百十一'],
    [1111, 'japanese-formal', '壱阡壱百壱拾壱'],
    [20, 'korean-hangul-formal', '이십'],
    [1105, 'korean-hangul-formal', '일천일백오'],
    [-1, 'korean-hangul-formal', '마이너스 일'],
    [101, 'korean-hanja-informal', '百一'],
    [12, 'cjk-ideographic', '十二'],
    [3, 'disc', '•'],
    [3, 'none', ''],
    [3, 'no-such-style', '3'],
  ])('%i as %s is %s', (value, style, text) => {
    expect(formatCounter(value, style)).toBe(text);
  });

  it.each([
    ['decimal', '3. '],
    ['disc', '• '],
    ['arabic-indic', '٣. '],
    ['simp-chinese-informal', '三、'],
    ['korean-hangul-formal', '삼, '],
    ['ethiopic-numeric', '፫/ '],
    ['"→ "', '→ '],
    ['none', ''],
  ])('marks items with %s', (type, text) => {
    expect(markerText(3, type)).toBe(text);
  });

  it('all have a text of their own', () => {
    const own = COUNTER_STYLES.filter((style) => style !== 'none' && style !== 'decimal');
    expect(own.filter((style) => formatCounter(3, style) === '3')).toEqual([]);
  });
});
