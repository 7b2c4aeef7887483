import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { languageChain } from '../../src/languages/index.ts';
import { type RenderSettings, TEMPLATE_FUNCTIONS } from '../../src/template/index.ts';
import { checkLabels, readLabels } from '../../src/template/label-file.ts';
import { faults, type Rendered, render, SMALL, shippedFiles, told } from './memory-world.ts';

const FOLDER = join(import.meta.dirname, '../../templates/policy-brief/labels');
const TAGS = readdirSync(FOLDER).map((name) => name.replace('.json', ''));

function labelsOf(tag: string) {
  const sink = new DiagnosticList();
  const labels = readLabels(readFileSync(join(FOLDER, `${tag}.json`)), `${tag}.json`, sink);
  if (!labels) throw new Error(told(sink.items).join());
  return labels;
}

const MODEL = labelsOf('en').words;
/** A form of the plural that a file need not have: the key without it stands in. */
const FORM = /\.(?:zero|one|two|few|many)$/;

describe('labels of the shipped template', () => {
  it('has the languages of the meetings', () => {
    const first = ['ar', 'de', 'en', 'es', 'fr', 'he', 'hi', 'pl', 'pt', 'ru', 'uk', 'zh-Hans'];
    expect(first.filter((tag) => !TAGS.includes(tag))).toEqual([]);
  });

  it.each(TAGS)('%s has every label, with its placeholders, and none besides', (tag) => {
    const labels = labelsOf(tag);
    const sink = new DiagnosticList();
    checkLabels(labels, MODEL, sink);
    expect(told(sink.items)).toEqual([]);
    const keys = Object.keys(MODEL).filter((key) => !FORM.test(key));
    expect(keys.filter((key) => !Object.hasOwn(labels.words, key))).toEqual([]);
    for (const [key, words] of Object.entries(labels.words)) {
      expect(words, key).not.toBe('');
      expect(words, key).toBe(words.trim().normalize('NFC'));
      expect(words, key).not.toMatch(/ {2}|[\u200e\u200f'"]/);
    }
  });

  it.each(TAGS.filter((tag) => tag !== 'en'))('%s is not English', (tag) => {
    const { words } = labelsOf(tag);
    const same = Object.keys(MODEL).filter(
      (key) => !key.startsWith('language-') && words[key] === MODEL[key],
    );
    expect(same.length).toBeLessThan(Object.keys(MODEL).length / 6);
  });

  it('is found under the tag of each file', () => {
    for (const tag of TAGS) expect(languageChain(tag), tag).toContain(tag);
  });

  it('is all used by the template', () => {
    const files = Object.entries(shippedFiles()).filter(([name]) => name.endsWith('.hbs'));
    const text = files.map(([, content]) => String(content)).join('');
    // Words of sources, and of pages that printing adds.
    const elsewhere = ['source', 'undated', 'notes', 'leftBlank'];
    const unused = Object.keys(MODEL).filter(
      (key) =>
        !/^(?:language|sector)-/.test(key) &&
        !text.includes(`"${key.replace(FORM, '')}"`) &&
        !elsewhere.includes(key),
    );
    expect(unused).toEqual([]);
    expect(TEMPLATE_FUNCTIONS.has('label')).toBe(true);
  });
});

function page(
  template: string,
  labels: Readonly<Record<string, string>>,
  settings: RenderSettings,
): Rendered {
  const files = Object.entries(labels).map(([tag, text]) => [`labels/${tag}.json`, text]);
  return render({ 'brief.hbs': template, ...Object.fromEntries(files) }, { ...SMALL, number: '7' }, settings);
}

const OMIT = { omit: [['title'], ['keyPoints'], ['number']] };

function own(text: string) {
  const labels = readLabels(new TextEncoder().encode(text), 'own.json', new DiagnosticList());
  if (!labels) throw new Error('no labels');
  return { labels };
}

describe('labels of templates and authors', () => {
  it('are those of the nearest language', () => {
    const labels = { en: '{"a":"en"}', 'zh-Hans': '{"a":"简"}', 'zh-Hant': '{"a":"繁"}', nb: '{"a":"nb"}' };
    const lines = ['zh', 'zh-TW', 'zh-CN', 'no', 'nn-NO', 'en-GB'].map(
      (lang) => page('{{label "a"}}', labels, { lang, ...OMIT }).html,
    );
    expect(lines).toEqual(['简', '繁', '简', 'nb', '<span lang="nb" dir="ltr">nb</span>', 'en']);
  });

  it('of Bokmål serve Nynorsk, which is told', () => {
    const rendered = page('{{label "a"}}', { en: '{"a":"en"}', nb: '{"a":"nb"}' }, { lang: 'nn', ...OMIT });
    expect(faults(rendered)).toEqual([
      '- note template/neighbour-labels: the template has no labels for `nn`; those for `nb` are used (give your own with `--labels FILE`)',
    ]);
  });

  it('name languages in English where English stands in', () => {
    const labels = { en: '{"language-uk":"Ukrainian","from":"from {language}"}' };
    const rendered = page('{{label "from" language=(languageName "uk")}}', labels, { lang: 'sd', ...OMIT });
    expect(rendered.html.replaceAll(/<[^>]*>/g, '')).toBe('from Ukrainian');
  });

  it('have forms for one author and for more', () => {
    const files = Object.fromEntries(
      Object.entries(shippedFiles()).map(([name, text]) => [name.slice('t/'.length), text]),
    );
    const words = (count: number, lang: string): string => {
      const authors = Array.from({ length: count }, (_, index) => ({ name: `N${index}` }));
      const { html } = render(files, { ...SMALL, lang, authors });
      return /<p><span class="run-in">([^<]*)/.exec(html)?.[1] ?? '';
    };
    expect([words(1, 'en'), words(2, 'en'), words(1, 'th')]).toEqual(['Author', 'Authors', 'ผู้จัดทำ']);
  });

  it('come in English, marked as such, with dates in English, where there are none', () => {
    const rendered = page(
      '<p>{{label "a" date=(date "2026-11-22")}}</p><p title="{{label "b"}}">{{date "2026-11"}}</p>',
      { en: '{"a":"As of {date}","b":"B"}' },
      { lang: 'sd', ...OMIT },
    );
    expect(rendered.html.replaceAll('\u00A0', ' ')).toBe(
      '<p><span lang="en" dir="ltr">As of <span lang="en" dir="ltr">22 November 2026</span></span></p>' +
        '<p title="B"><span lang="en" dir="ltr">November 2026</span></p>',
    );
    expect(faults(rendered).map((line) => line.slice(0, 40))).toEqual([
      '- warning template/no-labels: the templa',
    ]);
  });

  it('of the author go first; what they lack is an error that names key, language and file', () => {
    const labels = { en: '{"a":"A","b":"B {x}"}' };
    const some = page('{{label "a"}} {{label "b" x=number}}', labels, {
      lang: 'sd',
      ...own('{"a":"آ"}'),
      ...OMIT,
    });
    expect(faults(some)).toEqual([
      't/brief.hbs:1:17 error template/missing-label: the label `b` is missing for the language `sd` (add `"b": "…"` to `own.json`)',
    ]);
    const all = page('{{label "a"}} {{label "b" x=number}}', labels, {
      lang: 'sd',
      ...own('{"a":"آ","b":"ب {x}"}'),
    });
    expect(all.html).toBe('آ ب 7');
  });

  it('with keys or placeholders that nobody asks for are named at their place', () => {
    const labels = {
      en: '{"keyPoints":"Key points","asOf":"As of {date}","pageOfPages":"{page} of {pages}"}',
    };
    const faulty = '{\n"keyPoint":"x",\n"asOf":"am {datum}",\n"pageOfPages":"{pages}/{page}"}';
    expect(faults(page('', labels, { lang: 'de', ...own(faulty), ...OMIT }))).toEqual([
      'own.json:2:1 warning template/unknown-label: the template uses no label `keyPoint` (did you mean `keyPoints`?)',
      'own.json:3:1 error template/label-placeholder: the label `asOf` lacks `{date}` (in English it is `As of {date}`)',
      'own.json:4:1 error template/label-placeholder: the label `pageOfPages` has `{pages}` before `{page}` (in English it is `{page} of {pages}`)',
    ]);
  });

  it('have forms of the plural', () => {
    const ru =
      '{"n.one":"{count} вопрос","n.few":"{count} вопроса","n.many":"{count} вопросов","n.other":"{count} вопроса"}';
    const labels = { en: '{"n.one":"{count} question","n.other":"{count} questions"}', ru };
    const lines = (lang: string) =>
      page('{{label "n" count=1}}, {{label "n" count=3}}, {{label "n" count=5}}', labels, { lang, ...OMIT });
    expect(lines('ru').html).toBe('1 вопрос, 3 вопроса, 5 вопросов');
    expect(lines('en').html).toBe('1 question, 3 questions, 5 questions');
    expect(faults(lines('ru'))).toEqual([]);
  });

  it('keep values of the other direction apart', () => {
    const labels = { en: '{"a":"For: {name}"}', ar: '{"a":"إلى: {name}"}' };
    const names = (lang: string) =>
      render(
        { 'brief.hbs': '{{label "a" name=title}}|{{status}}|{{summary}}', ...files(labels) },
        { title: 'UN', status: 'مسودة', summary: 'في UN و UNDP', keyPoints: ['k'], lang },
        { omit: [['keyPoints']] },
      ).html;
    expect(names('ar')).toBe('إلى: <bdi>UN</bdi>|مسودة|في UN و UNDP');
    expect(names('en')).toBe('For: UN|<bdi>مسودة</bdi>|في UN و UNDP');
  });

  it('name the language of words and its direction', () => {
    const summary = 'The word [слово]{lang=uk} and [كلمة]{lang=ar}';
    expect(render('{{summary}}', { ...SMALL, summary }, OMIT).html).toBe(
      'The word <span lang="uk">слово</span> and <span lang="ar" dir="rtl">كلمة</span>',
    );
    expect(render('{{@dir}} {{@lang}}', SMALL, { lang: 'ar', ...OMIT }).html).toBe('rtl ar');
  });
});

const files = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([tag, text]) => [`labels/${tag}.json`, text]));
