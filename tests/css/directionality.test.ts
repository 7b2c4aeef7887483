import bidiFactory from 'bidi-js';
import { describe, expect, it } from 'vitest';
import { ownDirection } from '../../src/css/directionality.ts';
import { el, type Sketch, treeOf } from './build-tree.ts';
import { byId, faultsOf, styled } from './styling.ts';

const page = (attributes: Record<string, string>, ...children: readonly (Sketch | string)[]): Sketch =>
  el('html', attributes, el('body', {}, ...children));

/** Direction and bidi of `#x`. */
function directionOf(sketch: Sketch): readonly string[] {
  const { direction, unicodeBidi } = byId(styled('', sketch).tree, 'x').style;
  return [direction, unicodeBidi];
}

describe('direction', () => {
  it.each([
    [{ dir: 'rtl' }, 'text', 'rtl', 'isolate'],
    [{ dir: 'RTL' }, 'text', 'rtl', 'isolate'],
    [{ dir: 'ltr' }, 'نص', 'ltr', 'isolate'],
    [{ dir: 'auto' }, '12. «نص» and text', 'rtl', 'isolate'],
    [{ dir: 'auto' }, '12. “text” و', 'ltr', 'isolate'],
    [{ dir: 'auto' }, '123', 'ltr', 'isolate'],
    [{ dir: 'auto' }, '\u200f.', 'rtl', 'isolate'],
    [{ dir: 'auto' }, '\u{1e900}', 'rtl', 'isolate'],
    [{ dir: 'nonsense' }, 'نص', 'ltr', 'normal'],
    [{}, 'نص', 'ltr', 'normal'],
  ])('of a span with %j and “%s” is %s, %s', (attributes, text, direction, bidi) => {
    const span = el('span', { id: 'x', ...attributes } as Record<string, string>, text);
    expect(directionOf(page({}, el('p', {}, span)))).toEqual([direction, bidi]);
  });

  it('of bdi is decided by its text, of bdo stated', () => {
    const within = (sketch: Sketch) => directionOf(page({ dir: 'rtl' }, el('p', {}, sketch)));
    expect(within(el('bdi', { id: 'x' }, 'text'))).toEqual(['ltr', 'isolate']);
    expect(within(el('bdi', { id: 'x' }, 'نص'))).toEqual(['rtl', 'isolate']);
    expect(within(el('bdi', { id: 'x' }, '1'))).toEqual(['ltr', 'isolate']);
    expect(within(el('bdo', { id: 'x', dir: 'ltr' }, 'نص'))).toEqual(['ltr', 'isolate-override']);
  });

  it('of auto leaves out what has a direction of its own', () => {
    const sketch = el(
      'p',
      { id: 'x', dir: 'auto' },
      el('bdi', {}, 'text'),
      el('b', { dir: 'ltr' }, 'text'),
      el('i', {}, 'نص'),
    );
    expect(directionOf(page({}, sketch))).toEqual(['rtl', 'isolate']);
    expect(directionOf(page({}, el('pre', { id: 'x', dir: 'auto' }, 'نص')))).toEqual(['rtl', 'plaintext']);
  });

  it('of auto is that of any first letter, as Unicode classes it', () => {
    const bidi = bidiFactory();
    const wrong: string[] = [];
    for (let codePoint = 0x41; codePoint < 0x1f000; codePoint++) {
      const text = String.fromCodePoint(codePoint);
      if (!/[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]/u.test(text)) continue;
      const kind = bidi.getBidiCharTypeName(text);
      const expected = kind === 'R' || kind === 'AL' ? 'rtl' : 'ltr';
      const { root } = treeOf(el('bdi', {}, text));
      if (ownDirection(root) !== expected) wrong.push(`${codePoint.toString(16)} ${kind}`);
    }
    expect(wrong).toEqual([]);
  });

  it('comes down from the root, and `unicode-bidi` does not', () => {
    const sketch = page({ dir: 'rtl' }, el('p', {}, el('b', { id: 'x' }, 'text')));
    expect(directionOf(sketch)).toEqual(['rtl', 'normal']);
  });

  it('is what `:dir()` looks at, wherever it stands', () => {
    const css = `
      p:dir(rtl) { orphans: 3 } :dir(rtl) > i { orphans: 4 } :root:dir(ltr) b { widows: 5 }
      span:not(:dir(ltr)) { orphans: 6 }`;
    const para = (id: string, dir: string): Sketch =>
      el(
        'p',
        { id, dir },
        el('i', { id: `${id}-i` }, 'x'),
        el('b', { id: `${id}-b` }),
        el('span', { id: `${id}-s` }),
      );
    const sketch = page({}, para('a', 'ltr'), para('b', 'rtl'), para('c', 'auto'));
    const { tree, faults } = styled(css, sketch);
    expect(faults).toEqual([]);
    const orphans = (id: string): number => byId(tree, id).style.orphans;
    expect(['a', 'b', 'c'].map(orphans)).toEqual([2, 3, 2]);
    expect(['a-i', 'b-i', 'c-i'].map(orphans)).toEqual([2, 4, 2]);
    expect(['a-s', 'b-s', 'c-s'].map(orphans)).toEqual([2, 6, 2]);
    expect(byId(tree, 'b-b').style.widows).toBe(5);
  });

  it('refuses arguments of `:dir()` that it does not know', () => {
    expect(faultsOf('p:dir(auto) { color: red }').join()).toContain('css/unknown-selector');
    expect(faultsOf('p:dir { color: red }').join()).toContain('css/unknown-selector');
  });
});

describe(':lang()', () => {
  const fits = (range: string, lang: string): boolean => {
    const { tree, faults } = styled(
      `p:lang(${range}) { orphans: 9 }`,
      page({ lang }, el('p', { id: 'x' }, 'x')),
    );
    expect(faults).toEqual([]);
    return byId(tree, 'x').style.orphans === 9;
  };

  it.each([
    ['ar', 'ar', true],
    ['ar', 'ar-EG', true],
    ['AR', 'ar', true],
    ['ar', 'arc', false],
    ['de-DE', 'de-Latn-DE', true],
    ['de-DE', 'de', false],
    ['"*-Arab"', 'az-Arab-IR', true],
    ['"*-Arab"', 'ar', false],
    ['"*-Arab"', 'en-x-Arab', false],
    ['"*"', 'en', true],
    ['"*"', '', false],
    ['""', '', true],
    ['zh-Hans, zh-CN', 'zh-CN', true],
    ['zh-Hans', 'zh-Hant', false],
    ['ja, ko', 'ko', true],
  ])('%s and lang="%s": %s', (range, lang, expected) => {
    expect(fits(range, lang)).toBe(expected);
  });

  it('is told apart where the same element stands in several languages', () => {
    const note = (lang: string, id: string): Sketch =>
      el('div', { lang }, el('p', { id }, el('em', { id: `${id}-em` }, 'x')));
    const sketch = page({ lang: 'en' }, note('ar', 'a'), note('en', 'b'), note('zh', 'c'));
    const { tree } = styled(
      'em:lang(ar, zh) { font-style: normal } em { font-style: italic } :lang(zh) em { orphans: 3 }',
      sketch,
    );
    const em = (id: string) => byId(tree, `${id}-em`).style;
    expect(['a', 'b', 'c'].map((id) => em(id).fontStyle)).toEqual(['normal', 'italic', 'normal']);
    expect(['a', 'b', 'c'].map((id) => em(id).orphans)).toEqual([2, 2, 3]);
  });
});
