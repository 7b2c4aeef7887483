import { describe, expect, it } from 'vitest';
import { brief, GOOD } from '../cli/command-line.ts';

const CARD = 'talkingPoints: [Say this first.]\nqa: [{q: Who asked?, a: Nobody.}]\n';

describe('the speaking card', () => {
  const built = (pages: number, ...words: string[]) =>
    brief(['build', 'a.yaml', '--json', ...words], { 'a.yaml': `${GOOD}${CARD}print: {pages: ${pages}}\n` });

  it('does not count towards the pages that a brief is bound to', async () => {
    const plain = await built(1);
    expect(plain.exit).toBe(0);
    expect(JSON.parse(plain.out).briefs[0].pages).toBe(1);
    const spoken = await built(1, '--speaker');
    expect(spoken.err).not.toContain('pipeline/page-count');
    expect(spoken.exit).toBe(0);
    expect(JSON.parse(spoken.out).briefs[0]).toMatchObject({ pages: 2, contentPages: 1 });
  });

  it('does not help a brief that is too short', async () => {
    const { exit, err } = await built(2, '--speaker');
    expect(exit).toBe(1);
    expect(err).toContain('words too short for 2 pages');
  });
});
