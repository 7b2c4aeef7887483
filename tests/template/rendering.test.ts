import { describe, expect, it } from 'vitest';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { type LabelFile, readLabels, TEMPLATE_FUNCTIONS } from '../../src/template/index.ts';
import { faults, render, SMALL, shippedFiles, told } from './memory-world.ts';

const BRIEF = {
  title: 'Talks & *terms*',
  lang: 'en-GB',
  asOf: '2025-12-17',
  published: '2025-12',
  number: '12',
  method: 'See [here](https://a.org)',
  summary: 'One **bold** word.\nAnd a second line.',
  keyPoints: [
    { lead: 'Lead.', text: 'First', sources: ['b', 'a'], paragraphs: [3, 5] },
    { text: 'Second', paragraphs: [2] },
  ],
  quotes: [
    { text: 'Words', speaker: 'A. Speaker', source: 'a' },
    { id: 'q2', text: 'More words' },
  ],
  sections: [
    {
      heading: 'Heading',
      kind: 'comment',
      blocks: [
        'A paragraph with `code`.',
        { list: ['one', 'two'], ordered: true },
        { table: { caption: 'Cap', head: ['a', 'b'], rows: [['1', '']] } },
        { image: { src: 'x.png', alt: 'An *x*', caption: 'Fig' } },
        { box: { heading: 'Box', blocks: ['Inside', { heading: 'Deeper' }] } },
        { quote: 'q2' },
        { heading: 'Within' },
        {
          chart: {
            type: 'bar',
            title: 'Chart',
            unit: 't',
            alt: 'It *grew*',
            data: { labels: ['x'], series: [{ name: 's', values: [4.5] }] },
          },
        },
      ],
    },
  ],
  positions: { parties: ['Kyiv', 'Moscow'], issues: [{ issue: 'Land', byParty: { Kyiv: 'no' } }] },
  authors: [{ name: 'Ann' }, { name: 'Bo & Co' }, { name: 'Cy' }],
  sources: [
    { id: 'a', title: 'Source A', date: '2025-12-16' },
    { id: 'b', title: 'Source B', url: 'https://www.example.org/b/' },
  ],
  organisation: { name: 'Org', address: 'Street 1\nTown' },
  handling: { embargo: '2025-12-17T09:30+01:00', chathamHouse: true },
};

/** Template → what it prints for the brief above. */
const CASES: readonly (readonly [name: string, template: string, html: string])[] = [
  [
    'a value is escaped and its inline Markdown is markup',
    '<b>{{title}}</b>',
    '<b>Talks &amp; <em>terms</em></b>',
  ],
  ['in an attribute it is plain words', '<b title="{{title}}">x</b>', '<b title="Talks &amp; terms">x</b>'],
  ['three braces escape as well', '{{{title}}}', 'Talks &amp; <em>terms</em>'],
  [
    'each with its names',
    '{{#each keyPoints}}{{@index}}{{@first}}{{@last}} {{text}};{{/each}}',
    '0truefalse First;1falsetrue Second;',
  ],
  [
    'each with block parameters',
    '{{#each keyPoints as |p i|}}{{i}}={{p.text}} {{/each}}',
    '0=First 1=Second ',
  ],
  [
    'each over an object',
    '{{#each positions.issues}}{{#each byParty}}{{@key}}: {{this}}{{/each}}{{/each}}',
    'Kyiv: no',
  ],
  ['each of nothing', '{{#each terms}}x{{else}}none{{/each}}', 'none'],
  ['levels up', '{{#each keyPoints}}{{#if lead}}{{../number}}{{/if}}{{/each}}', '12'],
  ['the root', '{{#each keyPoints}}{{#with ../organisation}}{{@root.number}}{{/with}}{{/each}}', '1212'],
  [
    'loops in loops',
    '{{#each keyPoints}}{{#each paragraphs}}{{@../index}}{{@index}} {{/each}}{{/each}}',
    '00 01 10 ',
  ],
  ['with and else', '{{#with contact}}x{{else}}nobody{{/with}}', 'nobody'],
  ['unless', '{{#unless terms}}no terms{{/unless}}', 'no terms'],
  ['else if', '{{#if terms}}a{{else if status}}b{{else}}c{{/if}}', 'c'],
  ['a section over a list', '{{#keyPoints}}{{text}} {{/keyPoints}}', 'First Second '],
  ['a section of nothing', '{{^terms}}none{{/terms}}', 'none'],
  ['an index into a list', '{{keyPoints.1.text}} {{keyPoints.length}}', 'Second 2'],
  [
    'lookup by a value',
    '{{#each positions.issues as |row|}}{{#each @root.positions.parties}}[{{lookup row.byParty this}}]{{/each}}{{/each}}',
    '[no][]',
  ],
  [
    'a partial defined in the page',
    '{{#*inline "p"}}<i>{{text}}</i>{{/inline}}{{#each keyPoints}}{{> p}}{{/each}}',
    '<i>First</i><i>Second</i>',
  ],
  ['a partial with a fallback', '{{#> nowhere}}fallback{{/nowhere}}', 'fallback'],
  ['comments print nothing', 'a{{! no }}{{!-- no --}}b', 'ab'],
  ['literal braces', 'a \\{{title}}', 'a {{title}}'],
  [
    'a link in a link stays words',
    '<a href="#x">{{method}}</a>{{method}}',
    '<a href="#x">See here</a>See <a href="https://a.org">here</a>',
  ],
  ['white space control', 'a {{~number~}} b', 'a12b'],
  [
    'an object with a main field',
    '{{organisation}} {{#each authors}}{{this}},{{/each}}',
    'Org Ann,Bo &amp; Co,Cy,',
  ],
  ['line ends of an address', '{{organisation.address}}', 'Street 1<br>Town'],
  [
    'nothing of prototypes',
    '{{#with (lookup this "constructor")}}x{{/with}}{{lookup this "toString"}}{{lookup this "__proto__"}}',
    '',
  ],
  // functions
  [
    'dates',
    '{{date asOf}}; {{date published}}; {{date asOf style="short"}}',
    '17~December 2025; December 2025; 17~Dec 2025',
  ],
  ['a date without a call', '{{asOf}}', '17~December 2025'],
  ['a date with a time', '{{date handling.embargo}}', '17~December 2025, 09:30~UTC+1'],
  [
    'a field whose name is a function’s',
    '{{#each sources}}{{#if date}}{{date date}}{{/if}}{{/each}}',
    '16~December 2025',
  ],
  [
    'join',
    '{{join authors field="name"}}; {{join positions.parties word="or"}}; {{join positions.parties with=" / "}}',
    'Ann, Bo &amp; Co and Cy; Kyiv or Moscow; Kyiv / Moscow',
  ],
  [
    'join in an attribute',
    '<meta name="a" content="{{join authors field="name"}}">',
    '<meta name="a" content="Ann, Bo &amp; Co and Cy">',
  ],
  [
    'citations',
    '{{#each keyPoints}}{{cite sources}}{{/each}}',
    '<sup class="citation"><a href="#source-b" title="Source B">2</a>, <a href="#source-a" title="Source A">1</a></sup>',
  ],
  [
    'anchors',
    '{{#each sources}}<p id="{{sourceAnchor id}}"></p>{{/each}}',
    '<p id="source-a"></p><p id="source-b"></p>',
  ],
  ['paragraph numbers', '{{#each keyPoints}}{{paragraphs paragraphs}} {{/each}}', '¶¶~3, 5 ¶~2 '],
  [
    'addresses',
    '{{#each sources}}{{#if url}}<a href="{{url}}">{{address url}}</a>{{/if}}{{/each}}',
    '<a href="https://www.example.org/b/">example.org/b</a>',
  ],
  [
    'plural and number',
    '{{plural authors "author" "authors"}} {{plural 1 "one" "many"}} {{number "1234567.5"}} {{number 1234}}',
    'authors one 1,234,567.5 1234',
  ],
  [
    'tests',
    '{{#if (and (eq number "12") (ne number "13") (not status) (or status number) (gt keyPoints 1))}}yes{{/if}}',
    'yes',
  ],
  ['and gives what is empty', '{{#if (and number status)}}x{{else}}empty{{/if}}', 'empty'],
  ['counting for people', '{{#each keyPoints}}{{nth @index}}{{/each}}', '12'],
  ['plain and md', '{{plain title}} {{md "**a**"}}', 'Talks &amp; terms <strong>a</strong>'],
  [
    'quotation marks, by language',
    '{{#each quotes}}{{quoted text}} {{/each}}{{quoted "x" lang="fr"}} {{quoted "y" lang="xx"}}',
    '“Words” “More words” «\u202Fx\u202F» “y”',
  ],
  [
    'a capital',
    '{{capital "éa"}} {{capital number}} {{#with handling}}{{capital "<b"}}{{/with}}',
    'Éa 12 &lt;b',
  ],
  [
    'a text cut short',
    '{{shortened title 14}}; {{shortened title 8}}; {{shortened "abcdef" 4}}',
    'Talks &amp; terms; Talks &amp;…; abc…',
  ],
  [
    'signs, directions and digits of the language',
    '{{title}}{{sign "open"}}{{number}}{{sign "close"}} {{direction "ar"}} {{direction lang}} {{ digits }}',
    'Talks &amp; <em>terms</em> (12) rtl ltr decimal',
  ],
  ['quotes that no section places', '{{#each (unplaced quotes)}}{{text}}{{/each}}', 'Words'],
  [
    'blocks',
    '{{#each sections}}{{blocks blocks level=3}}{{/each}}',
    '<p>A paragraph with <code>code</code>.</p><ol><li>one</li><li>two</li></ol>' +
      '<table class="data"><caption>Cap</caption><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>1</td><td></td></tr></tbody></table>' +
      '<figure class="image"><img src="x.png" alt="An x"><figcaption>Fig</figcaption></figure>' +
      '<aside class="box"><h3>Box</h3><p>Inside</p><h4>Deeper</h4></aside>' +
      '<blockquote>More words</blockquote><h3>Within</h3>' +
      '<div class="chart-block"><table class="chart"><caption>Chart (t)</caption><thead><tr><td></td><th scope="col" class="number">s</th></tr></thead><tbody><tr><th scope="row">x</th><td class="number">4.5</td></tr></tbody></table>' +
      '<p class="figure-note">It <em>grew</em></p></div>',
  ],
];

describe('rendering', () => {
  it.each(CASES)('%s', (_name, template, html) => {
    const rendered = render(template, BRIEF);
    expect(faults(rendered)).toEqual([]);
    // No-break spaces are written as ~ here.
    expect(rendered.html.replaceAll('\u00A0', '~')).toBe(html);
  });

  it('covers every function with a case', () => {
    const templates = CASES.map(([, template]) => template).join(' ');
    const missing = [...TEMPLATE_FUNCTIONS.keys()].filter(
      (name) => !new RegExp(`[({ ]${name} `).test(templates),
    );
    // Those of labels are tested with files of labels, `chart` through blocks.
    expect(missing).toEqual(['label', 'labelled', 'labelPart', 'languageName', 'introduced', 'chart']);
  });

  it('writes American dates', () => {
    expect(render('{{date asOf}}', { ...BRIEF, lang: 'en-US' }).html).toBe('December\u00A017, 2025');
  });

  it('passes values and contexts to partials', () => {
    const files = {
      'brief.hbs': '{{#each keyPoints}}{{> point mark="!"}}{{/each}}{{> boxes/who organisation}}',
      'partials/point.hbs': '<li>{{text}}{{mark}}{{../../number}}</li>',
      'partials/boxes/who.hbs': '<p>{{name}}</p>',
    };
    const rendered = render(files, { ...BRIEF, number: undefined });
    expect(faults(rendered)).toEqual([]);
    expect(rendered.html).toBe('<li>First!</li><li>Second!</li><p>Org</p>');
  });

  it('shows a block where a partial asks for it', () => {
    const files = {
      'brief.hbs': '{{#each keyPoints as |p|}}{{#> frame}}{{p.text}} {{number}}{{/frame}}{{/each}}'.replace(
        ' {{number}}',
        '',
      ),
      'partials/frame.hbs': '<p>{{> @partial-block}}</p>',
    };
    const rendered = render(files, BRIEF);
    expect(faults(rendered)).toEqual([]);
    expect(rendered.html).toBe('<p>First</p><p>Second</p>');
  });

  it('finds labels by language, then by its base, then in English with a warning', () => {
    const files = {
      'brief.hbs': '{{label "a"}} {{label "b" count=number}} {{label "c"}}',
      'labels/en.json': '{ "a": "colour & co", "b": "No. {count}", "c": "see" }',
      'labels/en-US.json': '{ "a": "color" }',
      'labels/fr.json': '{ "a": "couleur", "b": "nº {count}" }',
    };
    expect(render(files, BRIEF).html).toBe('colour &amp; co No. 12 see');
    expect(render(files, BRIEF, { lang: 'en-US' }).html).toBe('color No. 12 see');
    expect(render(files, BRIEF, { lang: 'en', labels: ownLabels('{ "a": "own" }') }).html).toBe(
      'own No. 12 see',
    );
    const french = render(files, BRIEF, { lang: 'fr' });
    expect(french.html).toBe('couleur nº 12 see');
    expect(faults(french)).toEqual([
      't/brief.hbs:1:44 error template/missing-label: the label `c` is missing for the language `fr` (add `"c": "…"` to `t/labels/fr.json`)',
    ]);
    const german = render(files, BRIEF, { lang: 'de' });
    expect(german.html).toBe(
      '<span lang="en" dir="ltr">colour &amp; co</span> <span lang="en" dir="ltr">No. 12</span> <span lang="en" dir="ltr">see</span>',
    );
    expect(faults(german)).toEqual([
      "- warning template/no-labels: the template has no labels for the language `de`: headings such as “Key points” and dates come in English, marked as such (write them in a file, one object with the keys of the template's `labels/en.json`, and build with `--labels FILE`)",
    ]);
  });

  it('says once, at the `lang` of the brief, that labels come in English', () => {
    const files = { 'brief.hbs': '{{label "a"}} {{label "b"}}', 'labels/en.json': '{ "a": "A", "b": "B" }' };
    const lines = faults(render(files, { ...SMALL, lang: 'de' }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^b\.json:\d+:\d+ warning template\/no-labels: .*`de`.*--labels FILE/);
  });

  it('sets quotation marks in the language of the brief, without labels for it', () => {
    const files = {
      'brief.hbs': '{{#each quotes}}{{quoted text}}{{/each}}',
      'labels/en.json': '{ "openQuote": "“", "closeQuote": "”" }',
    };
    const rendered = render(files, { ...SMALL, lang: 'de-AT', quotes: [{ text: 'Ja' }] });
    expect(faults(rendered)).toEqual([]);
    expect(rendered.html).toBe('„Ja“');
  });

  it('puts no word before a value that has it already', () => {
    const files = {
      'brief.hbs': '{{introduced "item" item=number}}; {{introduced "by" when=status}}',
      'labels/en.json': '{ "item": "Item {item}", "by": "by {when}" }',
    };
    const print = (number: string, status: string): string =>
      render(files, { ...SMALL, number, status }).html;
    expect(print('3b', '1 May')).toBe('Item 3b; by 1 May');
    expect(print('item 3b', 'before Christmas')).toBe('item 3b; before Christmas');
    expect(print('Items', 'byte one')).toBe('Item Items; by byte one');
  });

  it('puts no marks around a quotation that has its own, and says so', () => {
    const brief = { ...SMALL, quotes: [{ text: '„Ja“' }, { text: '"One" and "two"' }, { text: 'a “b”' }] };
    const files = {
      'brief.hbs': '{{#each quotes}}{{quoted text}};{{/each}}',
      'labels/en.json': '{ "openQuote": "“", "closeQuote": "”" }',
    };
    const rendered = render(files, brief);
    expect(rendered.html).toBe('„Ja“;“&quot;One&quot; and &quot;two&quot;”;“a “b””;');
    expect(faults(rendered)).toHaveLength(1);
    expect(faults(rendered)[0]).toMatch(/^b\.json:\d+:\d+ note template\/own-marks: /);
  });

  it('names an inline link of an unsafe scheme at its place, and keeps the text', () => {
    const summary = 'See [x](javascript:alert(1)), [y](https://a.org) and [sic](c).';
    const rendered = render('<p>{{summary}}</p>', { ...SMALL, summary });
    expect(rendered.html).toContain('[x](javascript:alert(1)), <a href="https://a.org">y</a> and [sic](c).');
    expect(faults(rendered)).toHaveLength(1);
    expect(faults(rendered)[0]).toMatch(/^b\.json:\d+:\d+ warning template\/unsafe-link: `javascript:alert/);
  });

  it('lets templates ask for the speaking card, the preset and the language', () => {
    const template = '{{#if @speaker}}card{{/if}} {{@preset}} {{@lang}}';
    expect(render(template, SMALL).html).toBe('  en');
    expect(render(template, SMALL, { speaker: true, preset: 'memo', lang: 'en-US' }).html).toBe(
      'card memo en-US',
    );
  });

  it('does not show what is left out, and does not count it as missing', () => {
    const omit = [['keyPoints', 0], ['sections']];
    const rendered = render(
      '{{title}}{{#each keyPoints}}[{{@index}} {{text}}]{{/each}}{{keyPoints.length}}{{#if sections}}x{{/if}}',
      SMALL_WITH_SECTION,
      { omit },
    );
    expect(rendered.html).toBe('A title[0 Second point]1');
    expect(rendered.diagnostics).toEqual([]);
  });
});

describe('what a page budget left out', () => {
  const TEMPLATE =
    '{{#each keyPoints}}{{text}}{{/each}}{{#if @leftOut}}[{{@leftOut.more.keyPoints}}|{{join @leftOut.parts}}|{{@leftOut.others}}]{{/if}}';
  const files = {
    'brief.hbs': `{{title}}{{#each sections}}{{heading}}{{blocks blocks}}{{/each}}${TEMPLATE}{{label "terms"}}`,
    'labels/en.json': '{"terms": "Glossary"}',
  };
  const more = { terms: [{ term: 'a', meaning: 'b' }], summary: 'S' };

  it('is known to templates by number and name', () => {
    const omit = [['keyPoints', 1], ['sections', 0], ['terms'], ['summary']];
    const rendered = render(files, { ...SMALL_WITH_SECTION, ...more }, { omit });
    expect(rendered.html).toBe('A titleFirst point[1|H and Glossary|1]Glossary');
    expect(rendered.diagnostics).toEqual([]);
  });

  it('names each section of the author where they all went', () => {
    const rendered = render(files, SMALL_WITH_SECTION, { omit: [['sections']] });
    expect(rendered.html).toBe('A titleFirst pointSecond point[|H|]Glossary');
  });

  it('is nothing where nothing is', () => {
    expect(render(files, SMALL, { omit: [] }).html).not.toContain('[');
    expect(render(files, SMALL).html).not.toContain('[');
  });

  it('is told in the shipped template: at the end of a section, and at that of the brief', () => {
    const questions = ['a', 'b', 'c'].map((question) => ({ question }));
    const brief = {
      ...SMALL,
      ...more,
      openQuestions: questions,
      quotes: [{ id: 'q', text: 'w' }, { text: 'v' }],
    };
    const omit = [['openQuestions', 1], ['openQuestions', 2], ['terms'], ['quotes', 0]];
    const shipped = Object.fromEntries(
      Object.entries(shippedFiles()).map(([name, text]) => [name.slice(2), String(text)]),
    );
    const { html } = render(shipped, brief, { omit });
    expect(html).toContain('In the full brief: 2 more</p>\n</section>');
    expect(html).toContain('In the full brief: 1 more</p>\n</section>');
    expect(html).toContain('Left out here: Terms</p>');
    expect(render(shipped, brief).html).not.toMatch(/full brief|Left out/);
  });
});

/** A file of labels as `--labels` gives it. */
function ownLabels(text: string): LabelFile {
  const sink = new DiagnosticList();
  const labels = readLabels(new TextEncoder().encode(text), 'own.json', sink);
  if (!labels) throw new Error(told(sink.items).join());
  return labels;
}

const SMALL_WITH_SECTION = { ...SMALL, sections: [{ heading: 'H', blocks: ['p'] }] };

describe('what is not printed', () => {
  const lines = (template: string, brief: object, settings = {}) =>
    render(template, brief, settings).diagnostics.map(({ code, severity, message, span }) => {
      const { line } = span?.file.position(span.start) ?? { line: 0 };
      return `${line} ${severity} ${code}: ${message}`;
    });

  it('is named, once a field, at its first place', () => {
    expect(lines('{{title}}', SMALL_WITH_SECTION)).toEqual([
      '4 warning template/not-printed: the template does not print `keyPoints[0].text`, `keyPoints[1].text`',
      '9 warning template/not-printed: the template does not print `sections[0].heading`, `sections[0].blocks[0].paragraph`',
    ]);
  });

  it('counts neither titles, metadata nor tests as printing', () => {
    const template =
      '<title>{{title}}</title><meta name="d" content="{{title}}"><p data-x="{{title}}">{{#if title}}{{/if}}{{#if (join keyPoints)}}{{/if}}</p>{{join keyPoints}}';
    expect(lines(template, SMALL)).toEqual([
      '2 warning template/not-printed: the template does not print `title`',
    ]);
  });

  it('tells how to print the speaking card', () => {
    const brief = { ...SMALL, talkingPoints: ['Say this'], qa: [{ q: 'Q', a: 'A' }] };
    const template = '{{title}}{{join keyPoints}}{{#if @speaker}}{{join talkingPoints}}{{/if}}';
    expect(lines(template, brief)).toEqual([
      '7 note template/left-out: `talkingPoints` is left out: it belongs to the speaking card',
      '10 note template/left-out: `qa` is left out: it belongs to the speaking card',
    ]);
    expect(lines(template, brief, { speaker: true })).toEqual([
      '12 warning template/not-printed: the template does not print `qa[0].q`, `qa[0].a`',
    ]);
  });
});
