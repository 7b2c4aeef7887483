import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BreakWishes,
  findOpportunities,
  isHeldSpace,
  isOpportunity,
  startsGrapheme,
} from '../../../src/layout/inline/opportunities/index.ts';
import { startsGrapheme as startsCluster } from '../../../src/unicode/index.ts';

const PLAIN: BreakWishes = { lang: '', lineBreak: 'auto', wordBreak: 'normal' };

/** The chunk with a bar wherever a line may end. */
function bars(chunk: string, wishes: Partial<BreakWishes> = {}): string {
  const allowed = new Uint8Array(chunk.length + 1);
  findOpportunities(chunk, allowed, { ...PLAIN, ...wishes });
  return chunk
    .split('')
    .map((unit, i) => (i > 0 && allowed[i] === 1 ? `|${unit}` : unit))
    .join('');
}

describe('lines of Chinese', () => {
  it.each([
    ['各方（包括俄罗斯）交换了意见。', '各|方|（包|括|俄|罗|斯）|交|换|了|意|见。'],
    ['在“日内瓦”举行', '在|“日|内|瓦”|举|行'],
    ['说：“我们愿意‘谈判’。”完', '说：|“我|们|愿|意|‘谈|判’。”|完'],
    ['“甲”“乙”', '“甲”|“乙”'],
    ['使用"直引号"的', '使|用|"直|引|号"|的'],
    ['“API”接口', '“API”|接|口'],
    ['《“十四五”规划》', '《“十|四|五”|规|划》'],
    ['弗拉基米尔·普京', '弗|拉|基|米|尔·|普|京'],
    ['北约NATO峰会2025年', '北|约|NATO|峰|会|2025|年'],
    ['增长5.3%，$100万、￥200、20℃', '增|长|5.3%，|$100|万、|￥200、|20℃'],
    ['2022–25年', '2022–25|年'],
    ['1,000万', '1,000|万'],
    ['２０２３年，１，０００人', '２０２３|年，|１，０００|人'],
    ['等等……他——总统', '等|等……|他|——|总|统'],
    ['2022～2025年', '2022～|2025|年'],
    ['第1/2页', '第|1/2|页'],
    ['例：（1）一、（2）二；', '例：|（1）|一、|（2）|二；'],
    ['中\u2060文\u00a0字\u202f符\u200b号', '中\u2060文\u00a0字\u202f符\u200b|号'],
    ['中\u00ad文', '中\u00ad文'],
    ['葛\u{e0100}飾𠮷野', '葛\u{e0100}|飾|𠮷|野'],
    [
      '详见https://example.org/a/path?x=1。另见www.un.org，完',
      '详|见|https://|example|.org/|a/|path|?x=1。|另|见|www|.un|.org，|完',
    ],
    ['致函info@example.org。', '致|函|info|@example|.org。'],
  ])('%s', (chunk, expected) => {
    expect(bars(chunk)).toBe(expected);
  });

  it('neither begin with closing punctuation nor end with opening punctuation', () => {
    const unit = fc.constantFrom(...'中文A1，。、；：！？）》」』】”’（《「『【“‘·…—%');
    fc.assert(
      fc.property(fc.string({ unit, minLength: 2, maxLength: 30 }), (chunk) => {
        const allowed = new Uint8Array(chunk.length + 1);
        findOpportunities(chunk, allowed);
        for (let i = 1; i < chunk.length; i++) {
          if (allowed[i] !== 1) continue;
          expect('，。、；：！？）》」』】'.includes(chunk.charAt(i)), bars(chunk)).toBe(false);
          expect('（《「『【'.includes(chunk.charAt(i - 1)), bars(chunk)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('lines of Japanese and Korean', () => {
  const text = 'ちょっとコーヒー。人々……！';
  it.each<[string, Partial<BreakWishes>, string]>([
    [text, { lang: 'ja', lineBreak: 'strict' }, 'ちょっ|と|コー|ヒー。|人々……！'],
    [text, { lang: 'ja', lineBreak: 'normal' }, 'ち|ょ|っ|と|コ|ー|ヒ|ー。|人々……！'],
    [text, { lang: 'ja', lineBreak: 'loose' }, 'ち|ょ|っ|と|コ|ー|ヒ|ー。|人|々|…|…|！'],
    ['北〜南', { lang: 'ja', lineBreak: 'strict' }, '北〜|南'],
    ['北〜南', { lang: 'ja', lineBreak: 'normal' }, '北|〜|南'],
    ['北〜南', { lang: 'ko', lineBreak: 'normal' }, '北〜|南'],
    ['日・本', { lang: 'ja', lineBreak: 'loose' }, '日|・|本'],
    ['日・本', { lang: 'ja' }, '日・|本'],
    ['日本（Tokyo）', { lineBreak: 'anywhere' }, '日|本|（|T|o|k|y|o|）'],
    ['한국어', {}, '한|국|어'],
    ['한국어에서“안녕”이라고(말)했다', { wordBreak: 'keep-all' }, '한국어에서“안녕”이라고(말)했다'],
    ['日本語。はい', { wordBreak: 'keep-all' }, '日本語。|はい'],
    ['word中', { wordBreak: 'break-all' }, 'w|o|r|d|中'],
    ['(ab)', { wordBreak: 'break-all' }, '(a|b)'],
  ])('%s %o', (chunk, wishes, expected) => {
    expect(bars(chunk, wishes)).toBe(expected);
  });
});

describe('lines of scripts without spaces between words', () => {
  it.each([
    ['ภาษาไทยไม่มีช่องว่าง', 'ภาษา|ไทย|ไม่มี|ช่อง|ว่าง'],
    ['ต่างๆและ', 'ต่างๆ|และ'],
    ['ของNATOเป็น', 'ของ|NATO|เป็น'],
    ['ມະນຸດທຸກຄົນ', 'ມະນຸດ|ທຸກຄົນ'],
    ['មនុស្សទាំងអស់។និង', 'មនុស្ស|ទាំងអស់។|និង'],
    ['လူတိုင်းသည်၊တူညီ', 'လူ|တိုင်း|သည်၊|တူညီ'],
    ['བོད་ཀྱི་སྐད་ཡིག།', 'བོད་|ཀྱི་|སྐད་|ཡིག།'],
    ['ሰላም፡ለዓለም', 'ሰላም፡|ለዓለም'],
  ])('%s', (chunk, expected) => {
    expect(bars(chunk)).toBe(expected);
  });

  it('keep the same words whatever was asked before', () => {
    const first = bars('สิทธิและอิสรภาพ');
    for (let i = 0; i < 5000; i++)
      bars(`ก${String.fromCharCode(0xe01 + (i % 40), 0xe01 + (Math.floor(i / 40) % 40))}`);
    expect(bars('สิทธิและอิสรภาพ')).toBe(first);
    expect(first).toBe('สิทธิ|และ|อิสรภาพ');
  });
});

describe('lines of scripts with spaces', () => {
  it.each([
    ['واشنطن-موسكو—باريس', 'واشنطن-|موسكو—|باريس'],
    ['و/أو', 'و/أو'],
    ['العام/الخاص', 'العام/|الخاص'],
    ['(الأمم)،', '(الأمم)،'],
    ['https://ar.example.org/الأمم/قسم', 'https://|ar|.example|.org/|الأمم/|قسم'],
    ['בית־ספר', 'בית־|ספר'],
    ['ירושלים-תל', 'ירושלים-|תל'],
    ['ב-נאט״ו', 'ב-נאט״ו'],
    ['ב־1948', 'ב־1948'],
    ['क्षत्रिय।हिन्दी', 'क्षत्रिय।|हिन्दी'],
    ['संयुक्त-राष्ट्र', 'संयुक्त-|राष्ट्र'],
    ['Հայաստան–Ադրբեջան', 'Հայաստան–|Ադրբեջան'],
    ['👨‍👩‍👧‍👦🇺🇦🇫🇷👍🏽', '👨‍👩‍👧‍👦|🇺🇦|🇫🇷|👍🏽'],
  ])('%s', (chunk, expected) => {
    expect(bars(chunk)).toBe(expected);
  });
});

describe('addresses', () => {
  it.each([
    ['https://example.org/a/path?x=1', 'https://|example|.org/|a/|path|?x=1'],
    [
      'https://example.org/one-two_three?from=2024&to=2025#end',
      'https://|example|.org/|one|-two|_three|?from=|2024|&to=|2025|#end',
    ],
    ['https://example.org/%D0%9F', 'https://|example|.org/|%D0|%9F'],
    ['https://example.org/verylongopaquepiece', 'https://|example|.org/|verylongopaquepiece'],
  ])('%s', (chunk, expected) => {
    expect(bars(chunk)).toBe(expected);
  });
});

describe('spaces that no line ends at', () => {
  it.each([
    ['Oui !', true],
    ['mot ;', true],
    ['« mot', true],
    ['mot »', true],
    ['mot » et', true],
    ['( a', true],
    ['a )', true],
    ['ใด ๆ', true],
    ['a b', false],
    ['of .5', false],
    ['a - b', false],
    ['a (b', false],
    ['a “b', false],
    ['» mot', false],
    ['end. Next', false],
    ['中文 空格', false],
  ])('%s: %s', (text, held) => {
    const at = text.indexOf(' ');
    expect(isHeldSpace(text, at, at + 1)).toBe(held);
  });
});

describe('opportunities in any script', () => {
  const chunk = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(
        ...['ก', 'เ', '่', 'ๆ', 'ฯ', 'ล', 'ក', '\u17d2', 'म', '\u094d', 'ب', 'ש', '־', '中', '“', '”'],
      ),
      minLength: 1,
      maxLength: 40,
    }),
  );
  const wishes = fc.record({
    lang: fc.constantFrom('', 'zh', 'ja', 'ko', 'th', 'ar'),
    lineBreak: fc.constantFrom('auto', 'loose', 'normal', 'strict', 'anywhere'),
    wordBreak: fc.constantFrom('normal', 'break-all', 'keep-all'),
  } as const);

  it('never part a grapheme cluster, and are the same when asked again', () => {
    fc.assert(
      fc.property(chunk, wishes, (text, asked) => {
        const first = bars(text, asked);
        const allowed = new Uint8Array(text.length + 1).fill(1);
        findOpportunities(text, allowed, asked);
        for (let i = 1; i < text.length; i++)
          if (allowed[i] === 1 && !startsCluster(text, i)) expect.fail(first);
        bars('中“文”', {});
        expect(bars(text, asked)).toBe(first);
      }),
      { numRuns: 2000 },
    );
  });

  it('are the same one by one', () => {
    const text = 'see 在“日内瓦”举行 and ภาษาไทยไม่มี well-known';
    const found = text
      .split('')
      .map((unit, i) => (i > 0 && isOpportunity(text, i, PLAIN) ? `|${unit}` : unit))
      .join('');
    expect(found).toBe('see 在|“日|内|瓦”|举|行 and ภาษา|ไทย|ไม่มี well-|known');
  });

  it('by force part no syllable', () => {
    const parted = (text: string) =>
      text
        .split('')
        .map((unit, i) => (i > 0 && startsGrapheme(text, i) ? `|${unit}` : unit))
        .join('');
    expect(['เด็กๆ', 'क्षत्रिय', 'ខ្មែរ', 'né\u0301e', '𠮷a'].map(parted)).toEqual([
      'เด็|กๆ',
      'क्ष|त्रि|य',
      'ខ្មែ|រ',
      'n|é\u0301|e',
      '𠮷|a',
    ]);
  });
});
