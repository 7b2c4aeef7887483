import { describe, expect, it } from 'vitest';
import { GOOD } from '../cli/command-line.ts';
import { stagesOf } from '../conformance/stages.ts';

const SENTENCE =
  'The commission has met in the old customs house, and has put off what nobody would give way on. ';
const list = (name: string, count: number, item: (nth: number) => string): string =>
  `${name}:\n${Array.from({ length: count }, (_, nth) => `  - {${item(nth)}}\n`).join('')}`;

/** Long sections, and many small parts that are printed after them. */
const brimming = (priority: string): string =>
  [
    GOOD,
    priority,
    list('sections', 7, (nth) => `heading: Matter ${nth}, blocks: ["${SENTENCE.repeat(28)}"]`),
    list('quotes', 5, (nth) => `text: "${SENTENCE}", speaker: Delegate ${nth}`),
    list('openQuestions', 5, (nth) => `question: What of matter ${nth}?, why: "${SENTENCE}"`),
    list('timeline', 4, (nth) => `period: Round ${nth}, text: "${SENTENCE}"`),
  ].join('');

describe('a page budget that leaves parts out', () => {
  it.each(['', 'priority: {quotes: 2}\n'])(
    'fills the last page with what was left out before a long part: %j',
    (priority) => {
      for (const count of [1, 2]) {
        const { pages } = stagesOf(new TextEncoder().encode(brimming(priority)), 'a.yaml', { pages: count });
        expect(pages).toHaveLength(count);
        const last = pages.at(-1);
        const ends = (last?.fragments ?? []).flatMap((one) => (one.kind === 'text' ? [one.y] : []));
        const { y = 0, height = 1 } = last?.area ?? {};
        expect((Math.max(...ends) - y) / height).toBeGreaterThanOrEqual(0.85);
      }
    },
  );
});
