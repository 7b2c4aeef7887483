import { describe, expect, it } from 'vitest';
import { brief, GOOD } from './command-line.ts';
import { sizeOf } from './page-size.ts';

const build = (...words: string[]) => brief(['build', 'a.yaml', ...words], { 'a.yaml': GOOD });

describe('imposition', () => {
  it.each([
    [['--n-up', '2'], '2-up', [842, 595]],
    [['--booklet'], 'booklet', [842, 595]],
    [['--booklet', '--marks'], 'booklet', [899, 652]],
    [['--marks'], 'marks', [652, 899]],
  ] as const)('%j writes a second file', async (words, suffix, size) => {
    const { exit, out, written, world } = await build(...words);
    expect({ exit, written }).toEqual({
      exit: 0,
      written: [`output/a.${suffix}.pdf`, 'output/a.pdf'].sort(),
    });
    expect(out).toContain(`output/a.${suffix}.pdf`);
    expect(sizeOf(world.files.get(`/desk/output/a.${suffix}.pdf`) ?? new Uint8Array())).toEqual(size);
  });

  it('leaves the brief as it is', async () => {
    const file = async (...words: string[]) => (await build(...words)).world.files.get('/desk/output/a.pdf');
    expect(await file('--booklet', '--marks')).toEqual(await file());
  });

  it('is in the report of --json', async () => {
    const { out } = await build('--booklet', '--json');
    const { briefs } = JSON.parse(out) as { readonly briefs: readonly { readonly output: string }[] };
    expect(briefs.map(({ output }) => output)).toEqual(['output/a.pdf', 'output/a.booklet.pdf']);
  });

  it('goes to no standard output, and is of one kind', async () => {
    const piped = await build('--booklet', '-o', '-');
    expect(piped).toMatchObject({ exit: 2, written: [] });
    expect(piped.err).toContain('standard output');
    const both = await build('--booklet', '--n-up', '2');
    expect(both).toMatchObject({ exit: 2, written: [] });
    expect(both.err).toContain('two ways');
    expect((await build('--n-up', '4')).exit).toBe(2);
  });

  it('follows --grey', async () => {
    const file = async (...words: string[]) =>
      (await build('--n-up', '2', ...words)).world.files.get('/desk/output/a.2-up.pdf');
    expect(await file('--grey')).not.toEqual(await file());
    expect(await file('--grey')).toEqual(await file('--grey'));
  });
});
