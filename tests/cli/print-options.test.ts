import { describe, expect, it } from 'vitest';
import { brief, GOOD } from './command-line.ts';
import { sizeOf } from './page-size.ts';

const MM = 72 / 25.4;

async function built(print: string, ...words: string[]) {
  const run = await brief(['build', 'a.yaml', '-o', 'a.pdf', '--json', ...words], {
    'a.yaml': `${GOOD}${print}`,
  });
  const pdf = run.world.files.get('/desk/a.pdf');
  return { ...run, pages: JSON.parse(run.out || '{}').briefs?.[0]?.pages, size: pdf ? sizeOf(pdf) : [] };
}

describe('--paper', () => {
  it('takes names and sizes, over what the brief says', async () => {
    expect((await built('', '--paper', 'letter')).size).toEqual([612, 792]);
    expect((await built('', '--paper', 'universal')).size).toEqual([595, 842]);
    expect((await built('', '--paper', '148x210mm')).size).toEqual([420, 595]);
    expect((await built('', '--paper', '297.5x210mm')).size).toEqual([Math.round(297.5 * MM), 595]);
    expect((await built('print: {paper: 170x240mm}\n')).size).toEqual([482, 680]);
    expect((await built('print: {paper: universal}\n', '--paper', 'letter')).size).toEqual([612, 792]);
  });

  it('tells what is no paper', async () => {
    const mistyped = await built('', '--paper', 'lettre');
    expect(mistyped.exit).toBe(2);
    expect(mistyped.err).toContain('did you mean `letter`?');
    const odd = await built('', '--paper', '148x210');
    expect(odd.err).toContain('it is one of a4, letter, universal, or such as 148x210mm');
    const small = await built('', '--paper', '50x210mm');
    expect(small.exit).toBe(1);
    expect(small.err).toContain('paper of 50 × 210 mm cannot be had: each side is from 100 to 594 mm');
    const large = await built('print: {paper: 148x2100mm}\n');
    expect(large.exit).toBe(1);
    expect(large.err).toMatch(/a\.yaml:9:\d+/);
    const inBrief = await built('print: {paper: A5}\n');
    expect(inBrief.err).toContain('`print.paper` cannot be `A5`');
  });
});

describe('--binding, --duplex and --notes', () => {
  it('do what the brief asks for by itself, without a warning', async () => {
    const { exit, err, pages } = await built(
      'print: {binding: left, duplex: true, notes: page}\n',
      '--strict',
    );
    expect(err).toBe('');
    expect(exit).toBe(0);
    expect(pages).toBe(2);
  });

  it('win over the brief', async () => {
    expect((await built('print: {notes: page}\n')).pages).toBe(2);
    expect((await built('print: {notes: page}\n', '--notes', 'margin')).pages).toBe(1);
    expect((await built('', '--duplex')).pages).toBe(2);
  });

  it('do not count against the pages that a brief is bound to', async () => {
    const { exit, pages } = await built('print: {pages: 1}\n', '--notes', 'page', '--duplex');
    expect(exit).toBe(0);
    expect(pages).toBe(2);
  });

  it('are told where no such thing is known', async () => {
    expect((await built('', '--binding', 'right')).err).toContain('it is one of left, top');
    expect((await built('', '--notes', 'pages')).err).toContain('did you mean `page`?');
  });
});
