import { describe, expect, it } from 'vitest';
import { brief, type Finished } from './command-line.ts';

const BRIEF = 'title: T\nkeyPoints: [One is enough here.]\n';

const withLabels = (lang: string, files: Record<string, string>): Promise<Finished> =>
  brief(['check', 'x.yaml', '--labels', 'own.json'], { 'x.yaml': `${BRIEF}lang: ${lang}\n`, ...files });

describe('--labels', () => {
  it('takes words of the author’s own for a language that has none', async () => {
    const bare = await brief(['check', 'x.yaml'], { 'x.yaml': `${BRIEF}lang: fy\n` });
    expect(bare.err).toContain('the template has no labels for the language `fy`');
    expect(bare.err).toMatch(/ at x\.yaml:3:\d+/);
    expect(bare.exit).toBe(0);
    const labels = '{"keyPoints":"Haadpunten","pageOfPages":"Side {page} fan {pages}"}';
    const own = await withLabels('fy', { 'own.json': labels });
    expect({ exit: own.exit, err: own.err.includes('label') }).toEqual({ exit: 0, err: false });
  });

  it('names key, language and file where one is missing', async () => {
    const { err, exit } = await withLabels('fy', { 'own.json': '{"keyPoints":"Haadpunten"}' });
    expect(err).toContain(
      'the label `pageOfPages` is missing for the language `fy` [template/missing-label]',
    );
    expect(err).toContain('hint: add `"pageOfPages": "…"` to `own.json`');
    expect(exit).toBe(1);
  });

  it.each([
    ['is not there', {}, '[template/missing-file]'],
    ['is not JSON', { 'own.json': '{' }, '[template/bad-labels]'],
    ['has a key that nobody uses', { 'own.json': '{"keyPonts":"x"}' }, 'did you mean `keyPoints`?'],
    ['lacks a placeholder', { 'own.json': '{"pageOfPages":"x"}' }, '[template/label-placeholder]'],
  ])('tells when the file %s', async (_name, files, words) => {
    expect((await withLabels('en', files)).err).toContain(words);
  });
});
