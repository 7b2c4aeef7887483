import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildObject } from './builder.ts';
import { bare } from './marked-brief.ts';
import { randomBriefs } from './random-briefs.ts';
import { drawnText, readDocument } from './read-document.ts';
import { readWithPdfJs } from './read-with-pdf-js.ts';

const SAMPLE = 20;

describe('the reader of these tests', () => {
  it('reads the same text as pdf.js', async () => {
    let compared = 0;
    for (const brief of fc.sample(randomBriefs(), { numRuns: SAMPLE, seed: 7 })) {
      const { result } = buildObject(brief);
      if (!result) continue;
      const ours = readDocument(result.pdf).pages.map((page) => bare(drawnText(page)));
      expect((await readWithPdfJs(result.pdf)).map(bare)).toEqual(ours);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(SAMPLE * 0.8);
  });
});
