import { describe, expect, it } from 'vitest';
import { buildBrief } from '../../src/index.ts';
import { brief, GOOD } from './command-line.ts';

const QUESTIONS = Array.from({ length: 60 }, (_, nth) => {
  const priority = nth < 2 ? 1 : nth < 4 ? 3 : 8;
  return `  - {question: What of matter number ${nth}?, why: It is not settled and much hangs on it, priority: ${priority}}\n`;
});
const LONG = `${GOOD}terms:\n  - {term: Border, meaning: A line between countries}\npriority: {terms: 9}\nopenQuestions:\n${QUESTIONS.join('')}`;

const build = (words: readonly string[], text = LONG) =>
  brief(['build', 'a.yaml', ...words], { 'a.yaml': text });

describe('--pages', () => {
  it('leaves out the highest priority first, from the end, and says so', async () => {
    const { exit, out, err } = await build(['--pages', '1', '--json']);
    expect(exit).toBe(0);
    const [report] = JSON.parse(out).briefs;
    expect(report).toMatchObject({ pages: 1, contentPages: 1 });
    const [terms, questions] = report.leftOut;
    expect(terms).toEqual({ section: 'terms', items: [], priority: 9, names: ['Border'] });
    expect(questions).toMatchObject({ section: 'openQuestions', priority: 8 });
    const { items, names } = questions;
    const count: number = items.length;
    expect(items).toEqual(Array.from({ length: count }, (_, nth) => 60 - count + nth));
    expect(names[0]).toBe(`What of matter number ${items[0]}?`);
    expect(err).toMatch(/note: fits 1 page: /);
    expect(err).toContain(`left out the one term (priority 9), ${count} open questions (priority 8)`);
  });

  it('goes before `print.pages`, and says nothing where nothing was done', async () => {
    const { exit, err } = await build(['--pages', '1'], `${GOOD}print: {pages: 3}\n`);
    expect(exit).toBe(0);
    expect(err).toBe('');
  });

  it('is refused where what is kept is too long: how much, and where', async () => {
    const kept = LONG.replaceAll(/priority: \d\}/g, 'priority: 1}').replace('{terms: 1}', '{terms: 9}');
    const { exit, err, written } = await build(['--pages', '1', '--messages', 'short'], kept);
    expect(exit).toBe(1);
    expect(written).toEqual([]);
    expect(err).toMatch(
      /^a\.yaml:\d+:\d+: error: the brief is about \d+ words too long for 1 page, as tight as it can be set/m,
    );
    const line = Number(/^a\.yaml:(\d+)/m.exec(err)?.[1]);
    expect(kept.split('\n')[line - 1]).toMatch(/matter number [2-5]\d/);
  });

  it('is refused where there is too little', async () => {
    const { exit, err } = await build(['--pages', '4'], GOOD);
    expect(exit).toBe(1);
    expect(err).toMatch(/the brief is about \d+ words too short for 4 pages, as loose as it can be set/);
  });

  it('is a number', async () => {
    for (const pages of ['0', 'two', '-1', '1.5']) expect((await build([`--pages=${pages}`])).exit).toBe(2);
  });

  it('does not count the speaking card, and a stylesheet may bind', async () => {
    const text = `${LONG}talkingPoints: [Say this first.]\n`;
    const { out } = await build(['--preset', 'one-page', '--speaker', '--json'], text);
    expect(JSON.parse(out).briefs[0]).toMatchObject({ pages: 2, contentPages: 1 });
  });

  it('is there for programs', async () => {
    const built = await buildBrief(LONG, { pages: 1 });
    expect(built).toMatchObject({ pages: 1, contentPages: 1 });
    expect(built.leftOut.map(({ section }) => section)).toEqual(['terms', 'openQuestions']);
    expect(built.pdf).toBeInstanceOf(Uint8Array);
  });
});
