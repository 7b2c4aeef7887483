import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, BoxTree, InlineContent } from '../../src/boxes/index.ts';
import { boxesOf } from './boxes-of.ts';
import { anyBody, inlineBody, orderedBody, RANDOM_CSS } from './random-body.ts';

const RUNS = { numRuns: 1000 };

function inlinesOf(tree: BoxTree): { readonly owner: Box; readonly inline: InlineContent }[] {
  return tree.boxes.flatMap((owner): { readonly owner: Box; readonly inline: InlineContent }[] => {
    if (owner.kind === 'marker') return [{ owner, inline: owner.inline }];
    return owner.kind === 'block' && owner.content.kind === 'inline'
      ? [{ owner, inline: owner.content.inline }]
      : [];
  });
}

/** Whether a text box shows what the body says, not what CSS generates. */
function isWritten(box: Box): boolean {
  for (let at: Box | undefined = box; at; at = at.parent)
    if (at.part === 'before' || at.part === 'after' || at.part === 'marker') return false;
  return true;
}

function writtenText(tree: BoxTree): string {
  return tree.boxes
    .filter((box) => box.kind === 'text' && isWritten(box))
    .map((box) => (box.kind === 'text' ? box.text : ''))
    .join('');
}

const bare = (text: string): string => text.replace(/[ \t\n\r]+/g, '');
const sourceText = (body: string): string => body.replace(/<[^>]*>/g, '');
const sorted = (text: string): string => [...text].sort().join('');

describe('boxes of any document', () => {
  it('show every character that does not collapse once, in order', () => {
    fc.assert(
      fc.property(orderedBody, (body) => {
        const { tree } = boxesOf(body, RANDOM_CSS);
        expect(bare(writtenText(tree))).toBe(bare(sourceText(body)));
      }),
      RUNS,
    );
  });

  it('lose nothing where boxes change places', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const css = RANDOM_CSS.replace('.none { display: none; }', '').replace(
          '.table-column { display: table-column; }',
          '',
        );
        const { tree } = boxesOf(body, css);
        expect(sorted(bare(writtenText(tree)))).toBe(sorted(bare(sourceText(body))));
      }),
      RUNS,
    );
  });

  it('have ids in document order, and parents', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const { tree } = boxesOf(body, RANDOM_CSS);
        expect(tree.boxes[0]).toBe(tree.root);
        tree.boxes.forEach((box, index) => {
          expect(box.id).toBe(index);
          if (index === 0) expect(box.parent).toBeUndefined();
          else expect(box.parent?.id).toBeLessThan(index);
        });
      }),
      RUNS,
    );
  });

  it('cover the text of each inline content without gap or overlap', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        for (const { owner, inline } of inlinesOf(boxesOf(body, RANDOM_CSS).tree)) checkItems(owner, inline);
      }),
      RUNS,
    );
  });

  it('have no empty texts, no empty inline content, and origins within their text', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const { tree } = boxesOf(body, RANDOM_CSS);
        for (const { inline } of inlinesOf(tree)) expect(inline.items.length).toBeGreaterThan(0);
        for (const box of tree.boxes) {
          if (box.kind !== 'text') continue;
          expect(box.text).not.toBe('');
          const starts = box.origins.map(({ start }) => start);
          expect(starts[0]).toBe(0);
          expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
          expect(starts.at(-1)).toBeLessThan(box.text.length);
        }
      }),
      RUNS,
    );
  });

  it('collapse white space as one text, whatever the inline boxes', () => {
    fc.assert(
      fc.property(inlineBody, (body) => {
        const { tree } = boxesOf(`<p>${body}</p>`);
        const expected = sourceText(body)
          .replace(/[ \t\n]+/g, ' ')
          .replace(/^ | $/g, '');
        expect(
          inlinesOf(tree)
            .map(({ inline }) => inline.text)
            .join(''),
        ).toBe(expected);
      }),
      RUNS,
    );
  });

  it('fit their table grid without overlap', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        for (const box of boxesOf(body, RANDOM_CSS).tree.boxes) {
          if (box.kind !== 'table-group') continue;
          const taken = new Set<string>();
          box.rows.forEach((row, index) => {
            for (const { column, columnSpan, rowSpan } of row.cells) {
              expect(index + rowSpan).toBeLessThanOrEqual(box.rows.length);
              for (let down = 0; down < rowSpan; down += 1)
                for (let right = 0; right < columnSpan; right += 1) {
                  const slot = `${index + down} ${column + right}`;
                  expect(taken.has(slot)).toBe(false);
                  taken.add(slot);
                }
            }
          });
        }
      }),
      RUNS,
    );
  });
});

function checkItems(owner: Box, inline: InlineContent): void {
  let at = 0;
  const open: Box[] = [owner];
  for (const item of inline.items) {
    const parent = open.at(-1);
    if (item.kind === 'text') {
      expect([item.start, item.end]).toEqual([at, at + item.box.text.length]);
      expect(inline.text.slice(item.start, item.end)).toBe(item.box.text);
      expect(item.box.text).not.toContain('\n');
      at = item.end;
    } else {
      expect(item.at).toBe(at);
      if (item.kind === 'atomic' || item.kind === 'break') {
        expect(inline.text[at]).toBe(item.kind === 'atomic' ? '\uFFFC' : '\n');
        at += 1;
      }
    }
    if (item.kind === 'close') expect(open.pop()).toBe(item.box);
    else expect(item.box.parent).toBe(parent);
    if (item.kind === 'open') open.push(item.box);
  }
  expect(open).toEqual([owner]);
  expect(at).toBe(inline.text.length);
}
