import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inlineMarkup, inlinePlain } from '../../src/template/escape-markup.ts';
import { inlineText, isSafeLink, parseInline } from '../../src/template/inline-markdown.ts';

const CASES: readonly (readonly [written: string, markup: string])[] = [
  ['plain words', 'plain words'],
  ['**bold** and *italic*', '<strong>bold</strong> and <em>italic</em>'],
  ['__bold__ and _italic_', '<strong>bold</strong> and <em>italic</em>'],
  ['snake_case_name stays', 'snake_case_name stays'],
  ['**bold with *italic* inside**', '<strong>bold with <em>italic</em> inside</strong>'],
  ['m^2^ and 5^th^', 'm<sup>2</sup> and 5<sup>th</sup>'],
  ['`a * b` is code', '<code>a * b</code> is code'],
  ['``a ` b``', '<code>a ` b</code>'],
  ['[words](https://example.org/a_b)', '<a href="https://example.org/a_b">words</a>'],
  ['[wiki](https://en.wikipedia.org/wiki/A_(b))', '<a href="https://en.wikipedia.org/wiki/A_(b)">wiki</a>'],
  ['[mail](mailto:a@example.org)', '<a href="mailto:a@example.org">mail</a>'],
  ['[слово]{lang=uk}', '<span lang="uk">слово</span>'],
  ['[**слово**]{lang="uk-UA"}', '<span lang="uk-UA"><strong>слово</strong></span>'],
  ['\\*not italic\\*', '*not italic*'],
  ['C:\\temp', 'C:\\temp'],
  ['a < b & "c"', 'a &lt; b &amp; &quot;c&quot;'],
  // What is not closed, or may not be, stays as it was typed.
  ['**open', '**open'],
  ['*open **bold**', '*open <strong>bold</strong>'],
  ['2 * 3 * 4', '2 * 3 * 4'],
  ['x ^ y', 'x ^ y'],
  ['`open', '`open'],
  ['[words](ftp://example.org)', '[words](ftp://example.org)'],
  ['[words](javascript:alert(1))', '[words](javascript:alert(1))'],
  ['[words](https://a b)', '[words](https://a b)'],
  ['[words]', '[words]'],
  ['[слово]{lang=!}', '[слово]{lang=!}'],
  ['****', '****'],
  ['[](https://example.org)', '[](https://example.org)'],
  ['[a [b](https://b.org)](https://a.org)', '[a <a href="https://b.org">b</a>](https://a.org)'],
  ['*a [b* c](https://example.org)', '<em>a [b</em> c](https://example.org)'],
];

describe('inline Markdown', () => {
  it.each(CASES)('%s', (written, markup) => {
    expect(inlineMarkup(written)).toBe(markup);
  });

  it('gives the words alone for attributes', () => {
    expect(inlinePlain('**bold** [words](https://example.org) m^2^')).toBe('bold words m2');
  });

  it('links to http, https and mailto only', () => {
    const addresses = ['https://a.org', 'http://a.org/b?c=d#e', 'mailto:a@b.org', 'HTTPS://A.ORG'];
    expect(addresses.filter(isSafeLink)).toEqual(addresses);
    const refused = [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '//a.org',
      'https://',
      '',
    ];
    expect(refused.filter(isSafeLink)).toEqual([]);
  });

  const signs = fc.constantFrom(
    '*',
    '**',
    '_',
    '`',
    '^',
    '[',
    ']',
    '(',
    ')',
    '{lang=uk}',
    '\\',
    ' ',
    'a',
    'b<',
    'ж',
  );

  it('never loses or invents a word, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const letters = (value: string) => value.replace(/\{lang=uk\}/g, '').replace(/[^abж<]/g, '');
        expect(letters(inlineText(parseInline(text)))).toBe(letters(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('writes markup that is nested as it should be', () => {
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
        const open: string[] = [];
        for (const [, slash, name = ''] of inlineMarkup(parts.join('')).matchAll(/<(\/?)(\w+)[^>]*>/g)) {
          if (slash) expect(open.pop()).toBe(name);
          else open.push(name);
        }
        expect(open).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays linear: a hundred thousand signs that never close', () => {
    for (const sign of ['*', '**a', '[', '`', '^a', '[a](', '_a ', '`a``b```']) {
      const text = sign.repeat(Math.ceil(100_000 / sign.length));
      expect(inlineText(parseInline(text)).length).toBeGreaterThan(0);
    }
  });
});
