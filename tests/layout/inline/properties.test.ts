import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComputedStyle } from '../../../src/css/index.ts';
import type { TextFragment } from '../../../src/layout/fragment.ts';
import type { Line } from '../../../src/layout/inline/index.ts';
import { rightShare } from '../../../src/layout/inline/protrusion.ts';
import { compose, contentOf, type Piece, textsOf } from './inline-content.ts';
import { squareFonts } from './square-fonts.ts';

const fonts = squareFonts({ narrowSpace: true });
const RUNS = 1500;

const word = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom('a', 'peace', 'talks', 'negotiations', 'humanitarian', 'government’s'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('“Kyiv,”', 'well-known', 'cease-fire', 'talks—again', '2022–25', 'and/or'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('re\u00adpre\u00adsent', 'zero\u200bwidth', 'Mr\u00a0X', 'e\u0301te\u0301'),
  },
  { weight: 1, arbitrary: fc.constantFrom('https://example.org/a/long-path?x=1', '🕊🕊🕊', '—', '-', '…', '(') },
  {
    weight: 1,
    arbitrary: fc.string({ minLength: 1, maxLength: 30 }).map((text) => text.replace(/\s/g, 'x') || 'x'),
  },
);

const text = fc
  .array(word, { minLength: 1, maxLength: 14 })
  .chain((words) => fc.constantFrom(words.join(' '), `${words.join(' ')} `, ` ${words.join(' ')}`));

const plain = fc.array(text, { minLength: 1, maxLength: 3 });

const inlineStyle = fc.record(
  {
    fontSize: fc.constantFrom(7, 10, 13),
    fontWeight: fc.constantFrom(400, 700),
    letterSpacing: fc.constantFrom(0, 0.5, -0.2),
    verticalAlign: fc.constantFrom('super', 'sub', 'middle', 'top', 'bottom', 3),
    whiteSpace: fc.constantFrom('nowrap', 'normal'),
    paddingLeft: fc.constantFrom(0, 3),
    paddingRight: fc.constantFrom(0, 4),
    boxDecorationBreak: fc.constantFrom('slice', 'clone'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<ComputedStyle>>;

const pieces: fc.Arbitrary<Piece[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: text },
    { weight: 1, arbitrary: fc.constant('\n' as const) },
    {
      weight: 2,
      arbitrary: fc.record({
        style: inlineStyle,
        children: fc.array(fc.oneof(text, fc.constant('\n')), { minLength: 0, maxLength: 2 }),
      }),
    },
  ),
  { minLength: 1, maxLength: 5 },
);

const blockStyle: fc.Arbitrary<Partial<ComputedStyle>> = fc.record({
  textAlign: fc.constantFrom('justify', 'justify', 'start', 'center', 'right'),
  hyphens: fc.constantFrom('auto', 'auto', 'manual', 'none'),
  hangingPunctuation: fc.constantFrom('protrude', 'none', 'allow-end'),
  overflowWrap: fc.constantFrom('normal', 'anywhere', 'break-word'),
  wordBreak: fc.constantFrom('normal', 'normal', 'break-all'),
  whiteSpace: fc.constantFrom('normal', 'normal', 'pre-wrap', 'pre', 'nowrap'),
  textWrap: fc.constantFrom('wrap', 'pretty', 'balance'),
  textIndent: fc.constantFrom(0, 12),
});

const measure = fc.integer({ min: 5, max: 60 }).map((tens) => tens * 10 + 3);

function inkOf(lines: readonly Line[]): string {
  return lines
    .flatMap(textsOf)
    .flatMap((one) => one.pieces.map((piece) => piece.text))
    .join('')
    .replace(/[\s\u00ad]/g, '');
}

/** Where the ink ends that has to stay inside of the measure. */
function end(texts: readonly TextFragment[], hanging: string): number {
  const last = texts.findLast((one) => one.pieces.some((piece) => piece.text.trim() !== ''));
  if (!last) return 0;
  const ink = last.pieces.findLast((piece) => piece.text.trim() !== '');
  const code = ink?.text.replace('\u00ad', '-').charCodeAt(ink.text.length - 1) ?? 0;
  const shares = { protrude: rightShare(code), 'allow-end': /[.,]/.test(String.fromCharCode(code)) ? 1 : 0 };
  return last.x + last.width - (shares[hanging as keyof typeof shares] ?? 0) * last.size;
}

describe('the lines of any paragraph', () => {
  it('partition its text, draw all of it, and fit or say why not', () => {
    fc.assert(
      fc.property(pieces, blockStyle, measure, (content, style, width) => {
        const { lines, sink, content: inline } = compose(content, width, { fonts, style });
        if (lines.length === 0) {
          expect(inline.text.trim()).toBe('');
          return;
        }
        let at = 0;
        for (const line of lines) {
          expect(line.start).toBe(at);
          if (inline.text !== '') expect(line.end).toBeGreaterThan(line.start);
          expect(line.height).toBeGreaterThan(0);
          at = line.end;
        }
        expect(at).toBe(inline.text.length);
        expect(inkOf(lines)).toBe(inline.text.replace(/[\s\u00ad\u200b\u2060\ufeff]/g, ''));
        if (sink.items.length > 0) return;
        for (const line of lines)
          expect(end(textsOf(line), style.hangingPunctuation ?? 'none')).toBeLessThanOrEqual(width + 0.011);
      }),
      { numRuns: RUNS },
    );
  });

  it('hold soft hyphens only where they were hyphenated', () => {
    fc.assert(
      fc.property(pieces, blockStyle, measure, (content, style, width) => {
        for (const line of compose(content, width, { fonts, style }).lines) {
          const drawn = textsOf(line)
            .flatMap((one) => one.pieces.map((piece) => piece.text))
            .join('');
          expect(drawn.indexOf('\u00ad')).toBe(line.hyphenated ? drawn.length - 1 : -1);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('end exactly at the measure when justified, by spaces and at most 1.5 % of an em between letters', () => {
    fc.assert(
      fc.property(plain, fc.constantFrom('auto', 'none'), measure, (content, hyphens, width) => {
        const style = { textAlign: 'justify', hangingPunctuation: 'protrude', hyphens } as const;
        const { lines, sink } = compose(content, width, { fonts, style });
        for (const line of lines) {
          const texts = textsOf(line);
          for (const one of texts)
            expect(Math.abs(one.tracking)).toBeLessThanOrEqual(0.015 * one.size + 1e-9);
          const inside = texts
            .flatMap((one) => one.pieces.map((piece) => piece.text))
            .join('')
            .trim();
          if (line.ends || sink.items.length > 0 || !/[ \u00a0]/.test(inside)) continue;
          expect(end(texts, 'protrude')).toBeCloseTo(width, 2);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('can be resumed at every line', () => {
    fc.assert(
      fc.property(pieces, blockStyle, measure, measure, (content, style, width, other) => {
        const sample = contentOf(content, style).content;
        for (const line of compose(sample, width, { fonts, style }).lines.slice(1)) {
          const rest = compose(sample, other, { fonts, style, from: line.start }).lines;
          expect(rest[0]?.start).toBe(line.start);
          expect(rest.at(-1)?.end).toBe(sample.text.length);
          expect(inkOf(rest)).toBe(
            sample.text.slice(line.start).replace(/[\s\u00ad\u200b\u2060\ufeff]/g, ''),
          );
        }
      }),
      { numRuns: RUNS / 3 },
    );
  });

  it('are the same every time', () => {
    fc.assert(
      fc.property(pieces, blockStyle, measure, (content, style, width) => {
        const dump = (): string =>
          JSON.stringify(
            compose(content, width, { fonts, style }).lines.map((line) => [
              line.start,
              line.end,
              line.height,
              line.baseline,
              textsOf(line).map((one) => [one.x, one.width, one.tracking, one.wordSpacing]),
            ]),
          );
        expect(dump()).toBe(dump());
      }),
      { numRuns: 300 },
    );
  });
});
