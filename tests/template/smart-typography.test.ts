import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smartTypography } from '../../src/template/smart-typography.ts';
import { render, SMALL } from './memory-world.ts';

const CASES: readonly (readonly [lang: string, typed: string, set: string])[] = [
  ['en', 'He said "no" -- and left...', 'He said “no” – and left…'],
  ['en', '"\'Yes\', he said"', '“‘Yes’, he said”'],
  ['en', "It's the '90s, the states' and rock 'n' roll", 'It’s the ’90s, the states’ and rock ‘n’ roll'],
  ['en', '**"bold"** and ("brackets")', '**“bold”** and (“brackets”)'],
  [
    'en',
    '`a -- "b"` [x](https://a.org/b--c) https://a.org/--',
    '`a -- "b"` [x](https://a.org/b--c) https://a.org/--',
  ],
  ['en', '1-2, a---b, ---- ....', '1-2, a—b, ---- ....'],
  ['en', '"a "b" c"', '“a ‘b’ c”'],
  ['en', 'pages 1--2', 'pages 1–2'],
  ['de', '"Ja"', '„Ja“'],
  ['de', 'Er sagte: "Das ist \'so\' gewesen".', 'Er sagte: „Das ist ‚so‘ gewesen“.'],
  ['de', '25 % und 3 Mio Menschen', '25~% und 3~Mio Menschen'],
  ['de-CH', '"Ja"', '«Ja»'],
  ['fr', '"Oui" !', '«_Oui_»_!'],
  [
    'fr',
    'Quoi?! Non; oui: « si » (12:30), https://a.org/?b:c',
    'Quoi_?! Non_; oui_: «_si_» (12:30), https://a.org/?b:c',
  ],
  ['fr', 'L\'accord dit : **"non"**', 'L’accord dit_: **«_non_»**'],
  ['fr', '10 000 personnes', '10~000 personnes'],
  ['fr-CA', '"Oui" : non!', '«_Oui_»_: non!'],
  ['fr-CH', '"Oui" !', '«Oui» !'],
  ['es', '¿"Qué"? -- dijo', '¿«Qué»? — dijo'],
  ['pl', 'Mówi "w domu" i "z "nami""', 'Mówi „w~domu” i~„z~«nami»”'],
  ['cs', 'Byl v Praze -- a s ním', 'Byl v~Praze~– a~s~ním'],
  ['ru', '"В "Лужниках" и у реки" -- сказал он', '«В~„Лужниках“ и~у~реки»~— сказал он'],
  ['uk', '"Так", -- каже він з Києва; 12 500 осіб', '«Так»,~— каже він з~Києва; 12~500 осіб'],
  ['uk', "п'ять", 'п’ять'],
  ['sv', '"Ja"', '”Ja”'],
  ['da', '"Ja"', '»Ja«'],
  ['hu', '"Igen"', '„Igen”'],
  ['el', '"Ναι"', '«Ναι»'],
  ['it', 'l\'"accordo"', 'l’«accordo»'],
  ['zh-Hans', '他说"好"...', '他说“好”……'],
  ['ja', '"はい"', '「はい」'],
  ['ar', '"نعم"', '«نعم»'],
  ['he', '"כן" צה"ל ג\'ורג\'', '”כן” צה״ל ג׳ורג׳'],
  ['uz', "o'zbek ta'lim", 'oʻzbek ta’lim'],
  ['en', 'Say ["так"]{lang=uk} "yes"', 'Say [«так»]{lang=uk} “yes”'],
  ['uk', '"Так"', '«Так»'],
  ['xx', '"a"', '“a”'],
];

describe('smart typography', () => {
  it.each(CASES)('%s: %s', (lang, typed, set) => {
    // No-break spaces are written as ~ here, narrow ones as _.
    const shown = smartTypography(typed, lang).replaceAll('\u00A0', '~').replaceAll('\u202F', '_');
    expect(shown).toBe(set);
  });

  it.each([
    ['en', 'a "dbl" text', 'a ‘dbl’ text'],
    ['en', '"whole" and \'one\'', '‘whole’ and ‘one’'],
    ['en', 'x "y \'z\' w"', 'x ‘y “z” w’'],
    ['ru', 'это "да"', 'это „да“'],
    ['zh-Hans', '他说"好"了"行"', '他说‘好’了‘行’'],
    ['en', 'inch" and "more"', 'inch’ and ‘more’'],
  ])('within marks, %s: %s', (lang, typed, set) => {
    expect(smartTypography(typed, lang, 1)).toBe(set);
  });

  it('gives a quotation the inner marks', () => {
    const brief = { ...SMALL, typography: 'smart', quotes: [{ text: 'a "dbl" text' }, { text: '"own"' }] };
    const { html } = render('{{#each quotes}}{{quoted text}}|{{text}};{{/each}}', brief);
    expect(html).toBe('“a ‘dbl’ text”|a “dbl” text;“own”|“own”;');
  });

  it('changes nothing the second time', () => {
    const piece = fc.constantFrom(
      ...[
        '"',
        "'",
        '--',
        '---',
        '...',
        '«',
        '»',
        ' ',
        '\u00A0',
        '\u202F',
        '!',
        '?',
        ':',
        ';',
        '-',
        '–',
        '(',
        ')',
      ],
      ...[
        'a',
        'о',
        'в',
        'ב',
        'слово',
        'word',
        '12',
        '000',
        '%',
        'km',
        '*',
        '**',
        '`x "y"`',
        '[q]{lang=fr}',
        '.',
      ],
      ...['https://a.org/x', '“', '”', '„', '—', '好', "o'", '['],
    );
    const languages = fc.constantFrom(
      ...'en de fr fr-CA fr-CH es pl cs ru uk sv da zh ja ar he uz hu xx'.split(' '),
    );
    fc.assert(
      fc.property(languages, fc.array(piece, { maxLength: 14 }), (lang, pieces) => {
        const once = smartTypography(pieces.join(''), lang);
        expect(smartTypography(once, lang)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('sets words of another language, and originals of quotations, as that one wants', () => {
    const quotes = [{ text: 'a "b"', original: { lang: 'uk', text: 'а "б"' } }];
    const template = '{{#each quotes}}{{text}} {{original.text}}{{/each}}';
    const omit = [['title'], ['keyPoints']];
    expect(render(template, { ...SMALL, typography: 'smart', quotes }, { omit }).html).toBe(
      'a “b” а~«б»'.replace('~', '\u00A0'),
    );
  });

  it('is for briefs that ask for it', () => {
    const brief = { ...SMALL, title: 'A "title"' };
    expect(render('{{title}}', brief).html).toBe('A &quot;title&quot;');
    expect(render('<b title="{{title}}">{{title}}</b>', { ...brief, typography: 'smart' }).html).toBe(
      '<b title="A “title”">A “title”</b>',
    );
  });
});
