import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileUnicode, hasUnicodeData } from '../../scripts/compile-unicode.ts';
import { UNICODE_VERSION } from '../../src/unicode/index.ts';
import { ABSENT, conformanceLines } from './conformance-file.ts';

const DATA = join(import.meta.dirname, '../../src/unicode/data');

describe('tables of Unicode', () => {
  it('are what scripts/compile-unicode.ts makes of the data files', ({ skip }) => {
    if (!hasUnicodeData() || !conformanceLines('LineBreak.txt')) return skip(ABSENT);
    for (const [name, text] of compileUnicode())
      expect(readFileSync(join(DATA, name), 'utf8'), name).toBe(text);
  });

  it('are small, and of the version they say', () => {
    const modules = readdirSync(DATA).filter((name) => name.endsWith('.ts'));
    const texts = modules.map((name) => readFileSync(join(DATA, name), 'utf8'));
    expect(texts.join('').length).toBeLessThan(25_000);
    for (const text of texts) expect(text).toContain(`Database ${UNICODE_VERSION}`);
  });
});
