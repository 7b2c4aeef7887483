import fc from 'fast-check';

/** One line to be measured in a browser and laid out by us. */
export interface BidiLine {
  readonly dir: 'ltr' | 'rtl';
  /** Inside of a block; classes are those of `BIDI_CSS`. */
  readonly html: string;
}

export const BIDI_CSS = `
  .plain { unicode-bidi: plaintext }
  .embed { unicode-bidi: embed }
  .isolate { unicode-bidi: isolate }
  .override { unicode-bidi: bidi-override }
  .both { unicode-bidi: isolate-override }
  .right { direction: rtl }
  .left { direction: ltr }
`;

/** Lines as briefs have them. Each is measured with both base directions. */
const WRITTEN: readonly string[] = [
  // Names and terms in another script.
  'قال ممثل NATO إن المحادثات مستمرة.',
  'قال ممثل NATO (حلف شمال الأطلسي) إن المحادثات مستمرة.',
  'قالت وكالة Reuters، نقلاً عن مسؤول: «لا رد».',
  'The ministry (وزارة الخارجية) gave no answer.',
  'The ministry, וזארת החוץ, gave no answer.',
  'משרד החוץ (Ministry of Foreign Affairs) לא השיב.',
  'UNHCR ו‎-WFP פועלים באזור.',
  'ברית NATO, האיחוד האירופי (EU) ורוסיה',
  'ארה"ב ו-EU הסכימו על 3 סעיפים.',
  'اتفاق Minsk II لعام 2015',
  'القرار S/RES/2202 (2015)',
  'مجلس الأمن، القرار 242 (1967) والقرار 338 (1973).',
  'Resolution 242 (القرار ٢٤٢) of 1967',
  'A/RES/ES-11/1 اعتمدته الجمعية العامة',
  'شركة “Naftogaz” الأوكرانية',
  'شركة «Naftogaz» الأوكرانية',
  'He said “لا” and left.',
  'He said “לא!” and left.',
  'الكلمة الأخيرة English',
  'English first ثم العربية',
  // Numbers, percentages, money, ranges.
  'بلغت النسبة 17.5% في 2024.',
  'بلغت النسبة 17.5 % في 2024.',
  'بلغت النسبة ٪١٧٫٥ في ٢٠٢٤.',
  'بلغت النسبة ١٧٫٥٪ في عام ٢٠٢٤',
  'نحو 3,500,000 شخص (45 %)',
  'النطاق 10-20 في المائة',
  'النطاق 10–20 في المائة',
  'النطاق ١٠–٢٠ في المائة',
  'من −5 إلى +7 درجات',
  'الفرق -5% أو +3%',
  'التمويل: $1.2 مليار من أصل $4.5 مليار',
  'التمويل: 1.2 مليار $',
  'التمويل: €12.5 و£3',
  'הסיוע: 12.5$ מיליון מתוך 40$ מיליון',
  'הסיוע: ₪3,500 לאדם',
  'עלייה של 7%-12% בשנה',
  'טווח 10–20 אחוז',
  'טווח 10-20 אחוז',
  'הטמפרטורה -5° עד +7°',
  'صفحة 3/12',
  'النسبة 1:4 والنتيجة 2:0',
  '1. البند الأول 2. البند الثاني',
  '(أ) البند الأول؛ (ب) البند الثاني',
  'א. סעיף ראשון; ב. סעיף שני',
  'المادة 5(2)(ب) من الميثاق',
  'الفقرة 12 (ج)، السطر 4',
  '№ 45/2024 عدد',
  '#وسم و@مستخدم',
  'العدد 12 و13 و14',
  'ו-14 ב-2025',
  'عدد القتلى: 1,204؛ الجرحى: 3,877.',
  'x = 2 + 3 في المعادلة',
  'سنة 2022/2023 المالية',
  // Dates, times, telephones.
  'في 10 كانون الأول/ديسمبر 1948',
  'في 2025-12-17 الساعة 14:30',
  'في 17/12/2025 الساعة 14:30 بتوقيت غرينتش (UTC+2)',
  'بتاريخ ١٧/١٢/٢٠٢٥ الساعة ١٤:٣٠',
  'ב-17.12.2025 בשעה 14:30',
  'ב-17/12/2025, בשעה 9:05 (UTC+2)',
  'هاتف: +41 22 917 1234',
  'هاتف: +41-22-917-1234، فاكس: (022) 917-1234',
  'טלפון: 03-1234567 או ‎+972-3-1234567',
  'Tel. ‏+972 3 123 4567 (ישראל)',
  'Meeting of 17 ديسمبر 2025 at 14:30',
  // Addresses.
  'انظر https://www.un.org/ar/ga/?id=5&amp;lang=ar#top للتفاصيل.',
  'انظر https://example.org/تقارير/2024.pdf للتفاصيل.',
  'للاتصال: press-office@example.org (القسم الإعلامي)',
  'לפרטים: https://example.org/he/דוח-2024/?a=1.',
  'לפרטים: info@example.org.il, טלפון 100',
  'الملف C:\\brief\\موجز.yaml هنا',
  'الوسم #Ukraine_2025 متداول',
  // Brackets and quotation marks.
  'نص (بين قوسين [ومعقوفين {وحاضنتين}])',
  'نص (with English) ثم [2024]',
  'English (عربي) [عربي 12] end',
  'a (ب) c [ד] e {ו}',
  '«اقتباس (مع قوس)» – المصدر',
  '“عربي” و‘English’ و"123"',
  '„עברית” ו-"English"',
  'نص) غير متوازن (هنا',
  'نص (غير متوازن',
  '(English) نص',
  '(نص) English',
  'אבג (abc) (123) (אבג)',
  '<b>بارز (bold)</b> ثم عادي',
  'النص¹ والحاشية² (3)',
  'نص<sup>1</sup> ثم نص<sup>(2)</sup>.',
  // Punctuation at ends and between directions.
  'نص ينتهي بـ English.',
  'نص ينتهي بـ English!',
  'نص ينتهي بـ 2025.',
  'نص ينتهي بـ (2025).',
  'English ends with عربي.',
  'English ends with עברית?',
  'English ends with 12 עברית 34.',
  'עברית, English, 12, עברית; English: 13',
  'عربي، English؛ 12 – عربي — English … نهاية',
  'C++ و C# و .NET لغات برمجة',
  'هل قال “yes”؟ نعم!',
  'كييف ¶ 5 · موسكو ¶¶ 8, 13',
  'دونالد ترامب, US President (واشنطن) · مترجم¹ · ¶ 3',
  'صفحة 1 من 2',
  'أولاً/ثانياً and/or ثالثاً',
  'AT&amp;T و R&amp;D في תל אביב',
  'عربي עברית English ١٢٣ 456',
  'ف‌ی و نیم‌فاصله در فارسی (۱۲۳)',
  'در سال ۱۴۰۳ (2024) حدود ۱۲٫۵٪ رشد',
  'اردو میں ۱۲۳ اور 456',
  'שָׁלוֹם (shalom) עוֹלָם',
  'سَلَامٌ (peace) عَلَيْكُمْ',
  // Marks, isolates and embeddings typed as characters.
  'abc ‏(אבג)‏ def',
  'אבג ‎(abc)‎ דהו',
  'نص \u2066NATO (2024)!\u2069 ثم نص',
  'نص \u2067NATO (2024)!\u2069 ثم نص',
  'text \u2068עברית, 12!\u2069, 34 text',
  'نص\u2066NATO (1)\u20692024 ثم',
  'a\u2067ב 1\u2069\u20672 ד\u2069, 3',
  'א\u206812!\u2069\u2068b\u206934',
  'a \u202bב c\u202c d א',
  'א \u202ab ג!\u202c ד',
  'a \u202eabc אבג\u202c d',
  'א \u202dאבג abc\u202c ד',
  // Elements.
  'قال <span dir="ltr">NATO (2024)!</span> ثم عاد.',
  'قال <span dir="rtl">NATO (2024)!</span> ثم عاد.',
  'قال <bdi>NATO (2024)!</bdi> ثم عاد.',
  'User <bdi>إيان</bdi>: 3 posts',
  'User إيان: 3 posts',
  'User <bdi dir="rtl">12-34</bdi>: 3 posts',
  'طلب <bdo dir="ltr">אבג abc 12</bdo> هنا',
  'order <bdo dir="rtl">abc 12 (x)</bdo> here',
  '<span class="plain">עברית ראשונה, then English!</span> 12',
  '12 <span class="plain">English first, ואז עברית!</span> 34 א',
  'א <span class="plain">12!</span> ב',
  'a <span class="embed right">b (1) ג!</span> c 2',
  'א <span class="embed left">ב (1) c!</span> ד 2',
  'a <span class="override right">b12 אב</span> 3 c',
  'א <span class="both right">b12 אב!</span> 3 c',
  'a <span class="isolate right">1, 2, ג</span>, 3',
  'א <span dir="ltr">b <span dir="rtl">ג 1 <span dir="ltr">d, ה!</span> 2</span> e</span> ו.',
  'a <span dir="rtl">ב <span dir="ltr">c (ד) 1</span> – e!</span> f 2.',
  '<b>قال <i>NATO</i></b><i>: «لا»</i> <b>12%</b>',
  'ال<b>كلم</b>ة و<b>Eng</b>lish و1<b>2</b>3',
  'نص <a href="https://example.org">رابط English 1</a>، ثم نص.',
  'text <a href="https://example.org">קישור (link) 2</a>.',
  '<span lang="en" dir="ltr">“We’re trying to get it done, and I think we’re closer now”</span> – ترامب',
  'السطر الأول NATO 1,<br>السطر الثاني: EU (2)',
  'first שורה 1,<br>(second) שורה!',
  'أ <span dir="ltr">b, ج<br>1, د!</span> ه',
  'a <span class="embed right">ב, c<br>1 (ד) e!</span> f',
];

/** Two ends of a line are enough for the browser to tell the directions apart; these need no second measuring. */
export const WRITTEN_LINES: readonly BidiLine[] = WRITTEN.flatMap((html) => [
  { dir: 'rtl', html },
  { dir: 'ltr', html },
]);

const WORDS = [
  ...['السلام', 'في', 'كييف،', 'النسبة', 'اتفاق:', '«حوار»', 'لا', 'مدن؟', 'و١٢'],
  ...['שלום', 'של', 'בעיר,', 'ו-12', 'צה"ל', 'עד־כה', 'מי?'],
  ...['NATO', 'the', 'EU,', 'talks.', 'C++', '“end”', 'R&amp;D', 'S/RES/242'],
  ...[
    '12',
    '3.5%',
    '1,204',
    '$45',
    '45 €',
    '-7',
    '+3',
    '10–20',
    '2025-12-17',
    '14:30',
    '1/2',
    '#4',
    '٪٣٫٥',
    '٢٠٢٤',
    '١/٢',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '«',
    '»',
    '–',
    '/',
    '·',
    '…',
    '!',
    ':',
    ';',
    '،',
    '؛',
    '%',
    '&amp;',
    '=',
    '\u200f',
    '\u200e',
  ],
];

const OPENINGS = [
  '<b>',
  '<span dir="ltr">',
  '<span dir="rtl">',
  '<bdi>',
  '<bdo dir="ltr">',
  '<bdo dir="rtl">',
  '<span class="plain">',
  '<span class="embed right">',
  '<span class="embed left">',
  '<span class="isolate">',
];

/** Lines that nobody would write; the same ones every time. */
export function randomBidiLines(count: number): readonly BidiLine[] {
  const { line } = fc.letrec<{ line: string; part: string; element: string }>((tie) => ({
    line: fc
      .array(fc.tuple(tie('part'), fc.constantFrom(' ', ' ', '')), { minLength: 1, maxLength: 5 })
      .map((parts) =>
        parts
          .map(([part, after]) => part + after)
          .join('')
          .trim(),
      ),
    part: fc.oneof({ maxDepth: 3, depthSize: 'small' }, fc.constantFrom(...WORDS), tie('element')),
    element: fc.tuple(fc.constantFrom(...OPENINGS), tie('line')).map(([open, inside]) => {
      const [, name = 'b'] = /^<(\w+)/.exec(open) ?? [];
      return `${open}${inside}</${name}>`;
    }),
  }));
  const lines = fc.record<BidiLine>({ dir: fc.constantFrom('rtl' as const, 'ltr' as const), html: line });
  return fc.sample(lines, { numRuns: count, seed: 9 }).filter(({ html }) => html.length > 3);
}
