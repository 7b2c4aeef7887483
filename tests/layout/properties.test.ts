import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from '../../src/layout/index.ts';
import { dumpPages, type LaidOut, layOut } from './lay-out.ts';
import { RULES, randomPage } from './random-page.ts';

const PAGE = { width: 260, height: 240 };
/** `npm run soak` asks for more. */
const RUNS = { numRuns: Number(process.env.SOAK_RUNS ?? 1000) };
const pages = (html: string): LaidOut => layOut(html, RULES, PAGE);
const drawn = ({ result }: LaidOut): Fragment[] => result.pages.flatMap((page) => page.fragments);

/** What a box's fragments drew of its text, in the order of drawing. */
function drawnRanges(laid: LaidOut): Map<number, { start: number; end: number }[]> {
  const ranges = new Map<number, { start: number; end: number }[]>();
  for (const fragment of drawn(laid)) {
    if (fragment.kind !== 'text' || fragment.artifact) continue;
    const list = ranges.get(fragment.boxId) ?? [];
    list.push({ start: fragment.start, end: fragment.end });
    ranges.set(fragment.boxId, list);
  }
  return ranges;
}

describe('layout of random documents', () => {
  it('places every text box once, in order, with nothing left out but white space', () => {
    fc.assert(
      fc.property(randomPage, (html) => {
        const laid = pages(html);
        const ranges = drawnRanges(laid);
        for (const box of laid.tree.boxes) {
          if (box.kind !== 'text') continue;
          let at = 0;
          let left = '';
          for (const { start, end } of ranges.get(box.id) ?? []) {
            expect(start).toBeGreaterThanOrEqual(at);
            left += box.text.slice(at, start);
            at = end;
          }
          expect((left + box.text.slice(at)).trim()).toBe('');
        }
      }),
      RUNS,
    );
  });

  it('draws in source order, so that reading order is drawing order', () => {
    fc.assert(
      fc.property(randomPage, (html) => {
        const leaves = drawn(pages(html)).filter(
          (fragment) => fragment.kind === 'text' && !fragment.artifact,
        );
        const ids = leaves.map(({ boxId }) => boxId);
        expect(ids).toEqual([...ids].sort((a, b) => a - b));
      }),
      RUNS,
    );
  });

  it('keeps everything on the page, or says what does not fit', () => {
    fc.assert(
      fc.property(randomPage, (html) => {
        const laid = pages(html);
        if (laid.diagnostics.items.length > 0) return;
        for (const page of laid.result.pages) {
          const foot = page.area.y + page.area.height + 0.5;
          for (const fragment of page.fragments) {
            if (fragment.kind === 'text') expect(fragment.y).toBeLessThanOrEqual(foot);
            if (fragment.kind === 'box')
              expect(fragment.rect.y + fragment.rect.height).toBeLessThanOrEqual(foot);
          }
        }
      }),
      RUNS,
    );
  });

  it('gives the same pages again', () => {
    fc.assert(
      fc.property(randomPage, (html) => {
        expect(dumpPages(pages(html))).toBe(dumpPages(pages(html)));
      }),
      RUNS,
    );
  });

  it('places everything once when pages differ in width', () => {
    fc.assert(
      fc.property(randomPage, (html) => {
        const laid = layOut(html, RULES, (number) => ({ width: 240 + (number % 3) * 30, height: 200 }));
        const ranges = drawnRanges(laid);
        for (const box of laid.tree.boxes) {
          if (box.kind !== 'text') continue;
          const text = (ranges.get(box.id) ?? [])
            .map(({ start, end }) => box.text.slice(start, end))
            .join('');
          expect(text.replaceAll(/\s/g, '')).toBe(box.text.replaceAll(/\s/g, ''));
        }
      }),
      RUNS,
    );
  });
});
