import { expect } from 'vitest';
import { buildObject } from './builder.ts';
import { proseBrief } from './prose-briefs.ts';

export const LENGTHS = [150, 300, 500, 800, 1200, 1800, 2400, 3000] as const;

/** Builds a brief of prose on so many pages; returns what kept it from them, if anything did. */
export function buildOnPages(seed: number, words: number, pages: number): string | undefined {
  const { result, found } = buildObject(proseBrief(seed, words), { pages });
  const errors = found.items.filter(({ severity }) => severity === 'error');
  if (!result) {
    expect(errors.map(({ code }) => code)).toEqual(['pipeline/page-count']);
    const [{ message = '', span } = {}] = errors;
    expect(message).toMatch(/about \d+ words? too (?:long|short) for \d pages?/);
    expect(span).toBeDefined();
    return message;
  }
  expect(errors).toEqual([]);
  expect([result.pages, result.contentPages]).toEqual([pages, pages]);
  return undefined;
}
