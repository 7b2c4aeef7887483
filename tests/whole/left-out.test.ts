import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildBrief } from '../../src/index.ts';
import { extractAttachment } from '../../src/pdf/index.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const example = (name: string): string => readFileSync(join(CONTENT, name), 'utf8');

describe('a brief cut to one page', () => {
  it('carries what is on the page, and that is a brief again', async () => {
    const whole = await buildBrief(example('ukraine-peace-talks.yaml'), { name: 'x.yaml', pages: 1 });
    expect(whole.leftOut?.map(({ section }) => section)).toContain('timeline');
    const attached = extractAttachment(whole.pdf ?? new Uint8Array());
    const text = new TextDecoder().decode(attached?.bytes);
    for (const { section, items } of whole.leftOut ?? [])
      if (items.length === 0) expect(text).not.toMatch(new RegExp(`^${section}:`, 'm'));
    const again = await buildBrief(text, { name: 'x.yaml' });
    expect(again.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const full = await buildBrief(example('ukraine-peace-talks.yaml'), {
      name: 'x.yaml',
      pages: 1,
      attachSource: 'full',
    });
    expect(new TextDecoder().decode(extractAttachment(full.pdf ?? new Uint8Array())?.bytes)).toContain(
      'timeline:',
    );
  });

  it('is bound by its own number of pages only in its own preset', async () => {
    const brief = example('ukraine-peace-talks.yaml').concat('\nprint:\n  pages: 2\n');
    const pagesOf = async (preset?: string) =>
      (await buildBrief(brief, { name: 'x.yaml', ...(preset !== undefined && { preset }) })).contentPages;
    expect(await pagesOf()).toBe(2);
    expect(await pagesOf('one-page')).toBe(1);
    expect(await pagesOf('large-print')).toBeGreaterThan(5);
  });
});
