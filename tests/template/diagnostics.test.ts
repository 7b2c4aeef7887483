import { describe, expect, it } from 'vitest';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { loadTemplate, type TemplateFunction, templateStylesheets } from '../../src/template/index.ts';
import { faults, memoryWorld, render, SMALL, told } from './memory-world.ts';

/** A template, and the diagnostics it must give. */
const CASES: readonly (readonly [name: string, template: string, told: readonly string[]])[] = [
  [
    'a block that is not closed',
    'a\n {{#if title}}\nb',
    [
      't/brief.hbs:2:2 error template/syntax: the block `if` is not closed: the file ends before it is closed (write `{{/if}}` where the block ends)',
    ],
  ],
  [
    'blocks that are closed crosswise',
    '{{#each keyPoints}}\n{{#if text}}x{{/each}}{{/if}}',
    [
      't/brief.hbs:2:1 error template/syntax: the block `if` is not closed: `{{/each}}` stands where it should be closed (write `{{/if}}` where the block ends)',
    ],
  ],
  [
    'a block that is closed twice',
    '{{#if title}}x{{/if}}\n  {{/if}}',
    [
      't/brief.hbs:2:3 error template/syntax: `{{/if}}` closes a block that was not opened (take it out, or open the block with `{{#if …}}`)',
    ],
  ],
  [
    'a brace that is missing',
    'x\n{{title}\ny',
    [
      't/brief.hbs:2:8 error template/syntax: this is not Handlebars: a `{{` is not closed, or holds a sign that cannot stand there (write values as `{{name}}`, blocks as `{{#if name}}…{{/if}}`; a literal `{{` is written `\\{{`)',
    ],
  ],
  [
    'an unknown helper',
    '\n{{dat asOf}}',
    ['t/brief.hbs:2:3 error template/unknown-helper: there is no helper `dat` (did you mean `date`?)'],
  ],
  [
    'an unknown block helper',
    '{{#eech keyPoints}}x{{/eech}}',
    ['t/brief.hbs:1:4 error template/unknown-helper: there is no helper `eech` (did you mean `each`?)'],
  ],
  [
    'too few values for a helper',
    '{{eq title}}',
    [
      't/brief.hbs:1:3 error template/helper-arguments: `eq` is given 1 value (write `{{eq a b}}`: whether two values are the same text, number or truth value)',
    ],
  ],
  [
    'an unknown option of a helper',
    '{{date asOf styl="short"}}',
    [
      't/brief.hbs:1:3 error template/helper-arguments: `date` knows no `styl=` (write `{{date value [style="long"]}}`: a date in words (`style="short"` with short months); `undated` becomes the label of that name)',
    ],
  ],
  [
    'a helper that fails',
    '{{title}}\n{{date keyPoints}}',
    ['t/brief.hbs:2:3 error template/helper-failed: `date` needs a date, such as `{{date asOf}}`'],
  ],
  [
    'an unknown partial',
    '{{> hed}}',
    [
      't/brief.hbs:1:1 error template/unknown-partial: there is no partial `hed` (add `partials/hed.hbs` to the template)',
    ],
  ],
  [
    'a path that is not in the schema',
    '{{titel}}',
    [
      't/brief.hbs:1:3 error template/unknown-path: a brief has no field `titel` here (did you mean `title`?)',
    ],
  ],
  [
    'a path that is not in the schema, inside of a list',
    '{{#each quotes}}\n{{speeker}}{{/each}}',
    [
      't/brief.hbs:2:3 error template/unknown-path: a brief has no field `speeker` here (did you mean `speaker`?)',
    ],
  ],
  [
    'a path through a block parameter',
    '{{#each quotes as |quote|}}{{quote.rolle}}{{/each}}',
    [
      't/brief.hbs:1:30 error template/unknown-path: a brief has no field `rolle` here (did you mean `role`?)',
    ],
  ],
  [
    'a path of the level above',
    '{{#each quotes}}{{../titl}}{{/each}}',
    [
      't/brief.hbs:1:19 error template/unknown-path: a brief has no field `titl` here (did you mean `title`?)',
    ],
  ],
  [
    'more levels up than there are',
    '{{../title}}',
    [
      't/brief.hbs:1:3 error template/unknown-path: `../` goes further up than there are contexts (take one `../` away, or begin at `@root`)',
    ],
  ],
  [
    'an unknown data variable',
    '{{#each keyPoints}}{{@indx}}{{/each}}',
    ['t/brief.hbs:1:22 error template/unknown-path: there is no `@indx` (did you mean `@index`?)'],
  ],
  [
    'a list where a text must stand',
    '{{keyPoints}}',
    [
      't/brief.hbs:1:1 error template/not-text: this inserts a list, not a text (go through it with `{{#each …}}`, or write `{{join …}}`)',
    ],
  ],
  [
    'a value in a tag',
    '<p {{title}}>x</p>',
    [
      't/brief.hbs:1:4 error template/value-in-markup: a value cannot be inserted inside of a tag (insert values between tags or in attribute values within quotation marks; choose between tags and attributes with `{{#if}}`)',
    ],
  ],
  [
    'a value without quotation marks around it',
    '<p class={{title}}>x</p>',
    [
      't/brief.hbs:1:10 error template/value-in-markup: a value cannot be inserted in an attribute value without quotation marks (insert values between tags or in attribute values within quotation marks; choose between tags and attributes with `{{#if}}`)',
    ],
  ],
  [
    'a value in a stylesheet',
    '<style>p { color: {{title}} }</style>',
    [
      't/brief.hbs:1:19 error template/value-in-markup: a value cannot be inserted inside of <style> (insert values between tags or in attribute values within quotation marks; choose between tags and attributes with `{{#if}}`)',
    ],
  ],
  [
    'a block that ends inside of a tag',
    '<p {{#if title}}class="a">{{else}}>{{/if}}x</p><b {{#if title}}id="c">{{/if}}',
    [
      't/brief.hbs:1:51 error template/uneven-block: the branches of `if` do not end at the same place of a tag (begin and end each tag and each attribute value within the same branch)',
    ],
  ],
  [
    'a decorator',
    '{{* shout}}',
    [
      't/brief.hbs:1:1 error template/unsupported: a decorator is not understood here (the only decorator is `{{#*inline "name"}}…{{/inline}}`)',
    ],
  ],
  [
    'a label that is missing',
    '{{label "keyPoint"}}',
    [
      't/brief.hbs:1:3 error template/missing-label: the label `keyPoint` is missing for the language `en` (add `"keyPoint": "…"` to `labels/en.json`)',
    ],
  ],
  [
    'an address that a brief may not link to',
    '<a href="{{title}}">x</a>',
    [
      'b.json:2:11 error template/unsafe-link: `A title` is not an address a brief may link to (link to http://, https:// or mailto: addresses)',
    ],
  ],
];

describe('faults of templates', () => {
  it.each(CASES)('%s', (_name, template, expected) => {
    expect(faults(render(template, SMALL))).toEqual(expected);
  });

  it('names the partial that includes itself, and renders nothing', () => {
    const rendered = render({ 'brief.hbs': '{{> a}}', 'partials/a.hbs': 'x\n{{> a}}' }, SMALL);
    expect(faults(rendered)).toEqual([
      't/partials/a.hbs:2:1 error template/partial-cycle: the partial `a` includes itself (take one of these inclusions out)',
    ]);
    expect(rendered.markup).toBeUndefined();
  });

  it('names a ring of partials', () => {
    const files = {
      'brief.hbs': '{{> a}}',
      'partials/a.hbs': '{{> b}}',
      'partials/b.hbs': '{{#if title}}{{> a}}{{/if}}',
    };
    expect(faults(render(files, SMALL))).toEqual([
      't/partials/b.hbs:1:14 error template/partial-cycle: partials include each other without end: `a` → `b` → `a` (take one of these inclusions out)',
    ]);
  });

  it('stops partials that include themselves by a computed name', () => {
    const files = { 'brief.hbs': '{{> (or "a")}}', 'partials/a.hbs': 'x{{> (or "a")}}{{> (or "a")}}' };
    expect(faults(render(files, SMALL))).toEqual([
      't/partials/a.hbs:1:2 error template/partial-cycle: partials include each other more than 60 deep (let the partial stop including itself at some point)',
    ]);
  });

  it('finds a computed partial that does not exist', () => {
    const files = { 'brief.hbs': '{{> (or "heda")}}', 'partials/head.hbs': '' };
    expect(faults(render(files, SMALL))).toEqual([
      't/brief.hbs:1:1 error template/unknown-partial: there is no partial `heda` (did you mean `head`?)',
    ]);
  });

  it('checks paths in partials with the context they are called in', () => {
    const files = {
      'brief.hbs': '{{#each quotes}}{{> who}}{{/each}}{{> who}}{{> who speaker="x"}}',
      'partials/who.hbs': '{{speaker}}',
    };
    expect(faults(render(files, SMALL))).toEqual(
      [
        't/partials/who.hbs:1:3 error template/unknown-path: a brief has no field `speaker` here (did you mean `number`?)'.replace(
          / \(did.*/,
          expect.anything() ? '' : '',
        ),
      ].map((line) => expect.stringContaining(line)),
    );
  });

  it('reports a helper that throws at its line and goes on', () => {
    const broken: TemplateFunction = {
      name: 'broken',
      usage: 'broken',
      about: 'throws',
      least: 0,
      most: 0,
      named: [],
      call: () => {
        throw new TypeError('out of paper');
      },
    };
    const rendered = render('<p>{{title}}</p>\n<p>{{broken}}</p>', SMALL, {}, { functions: [broken] });
    expect(faults(rendered)).toEqual([
      't/brief.hbs:2:6 error template/helper-failed: the helper `broken` failed: out of paper',
    ]);
    expect(rendered.html).toBe('<p>A title</p>\n<p></p>');
  });
});

describe('files of templates', () => {
  const load = (files: Parameters<typeof memoryWorld>[0]) => {
    const sink = new DiagnosticList();
    const template = loadTemplate('t', memoryWorld(files), sink);
    return { template, told: told(sink.items) };
  };

  it('needs a page', () => {
    const { template, told: lines } = load({ 't/style.css': 'p {}' });
    expect(template).toBeUndefined();
    expect(lines).toEqual([
      '- error template/missing-file: the template has no `brief.hbs`: there is no file `t/brief.hbs` (a template is a folder with `brief.hbs`, and `partials/`, `style.css`, `presets/`, `labels/` where it needs them)',
    ]);
  });

  it('refuses labels that are not JSON where a brief needs them, and goes on', () => {
    const files = { 'brief.hbs': '{{title}}', 'labels/en.json': '{ "a": ', 'labels/fr.json': '["a"]' };
    const lines = (lang: string) =>
      faults(render(files, { ...SMALL, keyPoints: ['k'] }, { lang, omit: [['keyPoints']] })).map((line) =>
        line.replace(/:\d+:\d+/, ''),
      );
    expect(lines('en')).toEqual([
      't/labels/en.json error template/bad-labels: the labels in `t/labels/en.json` cannot be used: it is not JSON (write one object whose values are texts: `{ "keyPoints": "Key points" }`)',
    ]);
    expect(lines('fr')).toEqual([
      't/labels/fr.json error template/bad-labels: the labels in `t/labels/fr.json` cannot be used: it is not an object of texts (write one object whose values are texts: `{ "keyPoints": "Key points" }`)',
    ]);
  });

  it('refuses a file that is not UTF-8', () => {
    const { told: lines } = load({ 't/brief.hbs': new Uint8Array([0x3c, 0xff, 0xfe]) });
    expect(lines).toEqual([
      '- error template/unreadable-file: `t/brief.hbs` is not UTF-8 text (save the file as UTF-8)',
    ]);
  });

  it('gives the stylesheets of a preset, and reports one that is not there', () => {
    const { template } = load({ 't/brief.hbs': '', 't/style.css': 'a', 't/presets/memo.css': 'b' });
    if (!template) throw new Error('the template was not loaded');
    const sink = new DiagnosticList();
    expect(templateStylesheets(template, undefined, sink).map((file) => file.text)).toEqual(['a']);
    expect(templateStylesheets(template, 'memo', sink).map((file) => file.text)).toEqual(['a', 'b']);
    expect(sink.items).toEqual([]);
    expect(templateStylesheets(template, 'mem', sink).map((file) => file.text)).toEqual(['a']);
    expect(told(sink.items)).toEqual([
      '- error template/unknown-preset: the template `t` has no preset `mem` (did you mean `memo`?; it has `memo`)',
    ]);
  });
});
