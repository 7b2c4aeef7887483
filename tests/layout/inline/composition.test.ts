import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ComputedStyle } from '../../../src/css/index.ts';
import type { Line } from '../../../src/layout/inline/index.ts';
import { compositionOf } from './composition.ts';
import { compose, drawn } from './inline-content.ts';
import { serifFonts } from './serif-fonts.ts';

const fonts = serifFonts(join(import.meta.dirname, '../../..'));

/** Written for this test: the vocabulary and sentence lengths of a brief. */
const SENTENCES =
  `The ministry published its assessment of the river crossings on Tuesday, two weeks later than it had promised.
Officials from three neighbouring provinces said that the figures confirm what local authorities have reported since spring.
Roughly four in ten of the bridges inspected need repairs before the next rainy season; seven must be replaced altogether.
“We cannot plan deliveries on roads that may not be there,” a coordinator for one relief organisation said.
The report does not say who is going to pay.
Under the present arrangement, the central government covers the cost of construction and the provinces maintain what has been built.
That division has worked poorly: maintenance budgets were cut in each of the past five years, and responsibility for inspections was moved twice.
Humanitarian agencies rely on the same crossings to reach settlements in the north, where about sixty thousand people depend on monthly distributions.
A temporary ferry was established in August, but it carries only light vehicles and stops whenever the water rises above two metres.
Parliament’s infrastructure committee will take evidence next month and is expected to recommend a dedicated fund.
Its chair has argued for an independent inspectorate with the authority to close unsafe structures at once.
Opponents of the proposal point to the shortage of qualified engineers and to the experience of a similar body, abolished in 2011.
Donors have indicated that they would contribute to well-documented projects, provided that procurement is transparent.
Nothing in the negotiations so far suggests that an agreement on cost-sharing is near.
Both sides nevertheless described the conversations as constructive, and a further meeting was scheduled for the end of the month.
If the fund is approved, the first contracts could be signed in early summer, leaving barely enough time for the most urgent repairs.
Even then, several communities would remain without a permanent connection until the following year.
The assessment recommends prepositioning food, medicine and shelter material at five warehouses before October.`.split(
    '\n',
  );

/** Paragraphs of three to six sentences, in an order that a small generator gives. */
function paragraphs(count: number): string[] {
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 3 + next(4) }, () => SENTENCES[next(SENTENCES.length)] ?? '').join(' '),
  );
}

const style: Partial<ComputedStyle> = {
  fontFamily: ['Source Serif 4'],
  fontSize: 10,
  lineHeight: 13,
  textAlign: 'justify',
  hyphens: 'auto',
  hangingPunctuation: 'protrude',
};

function setAll(measure: number): (readonly Line[])[] {
  return paragraphs(150).map((text) => compose([text], measure, { fonts, style, lang: 'en-GB' }).lines);
}

describe('justified text in 10 pt Source Serif', () => {
  it('is even in a column of 242 pt: few loose lines, few hyphens, no stacks', () => {
    const { lines, loose, veryLoose, hyphenated, stacks, shortLast } = compositionOf(setAll(242), 10);
    expect(lines).toBeGreaterThan(1000);
    expect(loose).toBeLessThanOrEqual(0.03);
    expect(veryLoose).toBeLessThanOrEqual(0.005);
    expect(hyphenated).toBeLessThanOrEqual(0.18);
    expect(stacks).toBe(0);
    expect(shortLast).toBeLessThanOrEqual(0.02);
  });
  it('has neither loose lines nor hyphens to speak of across a page', () => {
    const { loose, hyphenated, stacks, shortLast } = compositionOf(setAll(483), 10);
    expect(loose).toBe(0);
    expect(hyphenated).toBeLessThanOrEqual(0.02);
    expect(stacks).toBe(0);
    expect(shortLast).toBe(0);
  });
  it('reads well (to be looked at when it changes)', () => {
    const { lines } = compose([SENTENCES.slice(0, 8).join(' ')], 242, { fonts, style, lang: 'en-GB' });
    expect(`\n${lines.map(drawn).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      The ministry published its assessment of the river cross-
      ings on Tuesday, two weeks later than it had promised.
      Officials from three neighbouring provinces said that
      the figures confirm what local authorities have repor-
      ted since spring. Roughly four in ten of the bridges
      inspected need repairs before the next rainy season;
      seven must be replaced altogether. “We cannot plan
      deliveries on roads that may not be there,” a coordinator
      for one relief organisation said. The report does not say
      who is going to pay. Under the present arrangement,
      the central government covers the cost of construction
      and the provinces maintain what has been built. That
      division has worked poorly: maintenance budgets were
      cut in each of the past five years, and responsibility for
      inspections was moved twice. Humanitarian agencies
      rely on the same crossings to reach settlements in the
      north, where about sixty thousand people depend on
      monthly distributions.
      "
    `);
  });
});
