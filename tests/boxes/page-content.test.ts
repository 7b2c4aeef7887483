import { describe, expect, it } from 'vitest';
import { buildMarginContent, dumpBoxes, isMarginId, type PageString } from '../../src/boxes/index.ts';
import { boxesOf } from './boxes-of.ts';

const BODY = '<p id="a">one</p><p>two</p><h1>T</h1>';
const CSS = `
  p::after { content: " p. " counter(page) "/" counter(pages); }
  h1 { string-set: place "on " counter(page, upper-roman); }`;

describe('page counters in the flow', () => {
  it('are 1 of 1 in the first round, and say so', () => {
    const { tree } = boxesOf(BODY, CSS);
    expect(tree.usesPageCounters).toBe(true);
    expect(dumpBoxes(tree)).toContain('" p. 1/1"');
    expect(boxesOf('<p>a</p>', 'h1::after { content: counter(page); }').tree.usesPageCounters).toBe(false);
  });

  it('show what the last layout found, with the same ids', () => {
    const first = boxesOf(BODY, CSS).tree;
    const second = boxesOf(BODY, CSS, {
      pageCounters: { pages: 12, pageOf: (id) => (id < 6 ? 3 : 10) },
    }).tree;
    const texts = second.boxes.flatMap((box) => (box.kind === 'text' ? [box.text] : []));
    expect(texts).toEqual(['one', ' p. 3/12', 'two', ' p. 10/12', 'T']);
    expect(second.boxes.map(({ id, kind }) => `${id} ${kind}`)).toEqual(
      first.boxes.map(({ id, kind }) => `${id} ${kind}`),
    );
    expect(second.boxes.flatMap((box) => (box.kind === 'block' ? box.strings : []))).toEqual([
      { name: 'place', value: 'on X' },
    ]);
  });

  it('keep the text of their inline content in step', () => {
    const { tree } = boxesOf('<p>a</p>', 'p::after { content: counter(pages); }', {
      pageCounters: { pages: 100, pageOf: () => undefined },
    });
    const block = tree.boxes.find((box) => box.element?.name === 'p');
    expect(block?.kind === 'block' && block.content.kind === 'inline' && block.content.inline.text).toBe(
      'a100',
    );
  });
});

describe('the content of page margins', () => {
  const MARGINS = `@page { margin: 20mm;
    @top-left { content: string(head) " – " string(head, last); white-space: nowrap; }
    @top-right { content: none; }
    @bottom-right { content: "page " counter(page) " of " counter(pages, upper-roman); text-transform: uppercase; }
    @bottom-left { content: ""; border-top: 1pt solid black; } }`;
  const head: PageString = { first: 'First', start: '', last: 'Last', firstExcept: '' };
  const values = { page: 2, pages: 3, strings: new Map([['head', head]]) };

  function marginText(name: 'top-left' | 'top-right' | 'bottom-right' | 'bottom-left'): string | undefined {
    const { tree } = boxesOf('<p>a</p>', MARGINS);
    const style = tree.pageStyle(1).marginBoxes.get(name);
    const box = style && buildMarginContent(style, values, tree);
    if (!box) return undefined;
    expect(isMarginId(box.id)).toBe(true);
    if (box.content.kind === 'blocks') return '';
    const ids = box.content.inline.items.map((item) => item.box.id);
    expect(new Set([box.id, ...ids]).size).toBe(ids.length + 1);
    expect(ids.every(isMarginId)).toBe(true);
    return box.content.inline.text;
  }

  it('resolves strings and counters', () => {
    expect(marginText('top-left')).toBe('First – Last');
    expect(marginText('bottom-right')).toBe('PAGE 2 OF III');
  });

  it('is a box without content where the content is empty, and none where it is none', () => {
    expect(marginText('bottom-left')).toBe('');
    expect(marginText('top-right')).toBeUndefined();
  });

  it('has no strings in the flow', () => {
    const { tree, diagnostics } = boxesOf('<p>a</p>', 'p::after { content: string(head) "x"; }');
    expect(dumpBoxes(tree)).toContain('text "x"');
    expect(diagnostics.map(({ code }) => code)).toEqual(['boxes/string-in-flow']);
  });
});
