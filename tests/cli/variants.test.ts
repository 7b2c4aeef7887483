import { describe, expect, it } from 'vitest';
import { planBuilds, type VariantFile } from '../../src/cli/planned-builds.ts';
import { MASTER, VARIANT_SETS, variantsOf } from '../../src/cli/variants.ts';
import { brief, GOOD } from './command-line.ts';
import { sizeOf } from './page-size.ts';

/** Too long for one page, whatever is left out: key points stay. */
const LONG = GOOD.replace(
  'The talks have begun.',
  'The talks have begun, and nobody knows how they will end. '.repeat(120),
);

const SUFFIXES = ['', '.one-page', '.large-print', '.2-up'];

describe('brief build --for meeting', () => {
  it('writes all of the set, named after the brief', async () => {
    const { exit, out, written, world } = await brief(['build', 'x.yaml', '--for', 'meeting'], {
      'x.yaml': GOOD,
    });
    expect(exit).toBe(0);
    const names = SUFFIXES.map((suffix) => `output/x${suffix}.pdf`);
    expect([...written].sort()).toEqual([...names].sort());
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split('  ')[0]),
    ).toEqual(names);
    expect(sizeOf(world.files.get('/desk/output/x.2-up.pdf') ?? new Uint8Array())).toEqual([842, 595]);
  });

  it('leaves alone what is no PDF, whichever of the set is in its place', async () => {
    const notes = 'output/x.one-page.pdf';
    const { exit, err, written, world } = await brief(
      ['build', 'x.yaml', '--for=meeting', '--messages=short'],
      {
        'x.yaml': GOOD,
        [notes]: 'my notes',
        'output/x.pdf': '%PDF-1.4 of yesterday',
        'output/x.2-up.pdf': '',
      },
    );
    expect([exit, written]).toEqual([1, ['output/x.large-print.pdf']]);
    expect(err).toContain(`\`${notes}\` is already there and is no PDF`);
    expect(err).toContain('cli/exists');
    const text = (name: string) => Buffer.from(world.files.get(`/desk/${name}`) ?? []).toString('latin1');
    expect(text(notes)).toBe('my notes');
    expect(text('output/x.pdf')).toContain('%PDF-1.7');
    expect(text('output/x.2-up.pdf')).toContain('%PDF-1.7');
  });

  it('has a master that is the brief as it is built alone', async () => {
    const alone = await brief(['build', 'x.yaml'], { 'x.yaml': GOOD });
    const set = await brief(['build', 'x.yaml', '--for', 'meeting'], { 'x.yaml': GOOD });
    expect(set.world.files.get('/desk/output/x.pdf')).toEqual(alone.world.files.get('/desk/output/x.pdf'));
  });

  it('has variants that are the same as alone', async () => {
    const set = await brief(['build', 'x.yaml', '--for', 'meeting'], { 'x.yaml': GOOD });
    const alone = await brief(['build', 'x.yaml', '--preset', 'large-print'], { 'x.yaml': GOOD });
    const sheets = await brief(['build', 'x.yaml', '--n-up', '2'], { 'x.yaml': GOOD });
    const file = ({ world }: typeof set, name: string) => world.files.get(`/desk/output/${name}`);
    expect(file(set, 'x.large-print.pdf')).toEqual(file(alone, 'x.pdf'));
    expect(file(set, 'x.2-up.pdf')).toEqual(file(sheets, 'x.2-up.pdf'));
  });

  it('goes into a folder, or beside a name, for several briefs', async () => {
    const files = { 'x.yaml': GOOD, 'y.yaml': GOOD };
    const named = await brief(['build', 'x.yaml', '--for', 'meeting', '-o', 'out/talks.pdf'], files);
    expect(named.written).toContain('out/talks.large-print.pdf');
    const both = await brief(['build', 'x.yaml', 'y.yaml', '--for', 'meeting', '-o', 'out/'], files);
    expect(both.written).toHaveLength(8);
    const piped = await brief(['build', 'x.yaml', '--for', 'meeting', '-o', '-'], files);
    expect(piped.exit).toBe(2);
    expect(piped.err).toContain('4 files cannot go to one standard output');
  });

  it('writes the others where one variant cannot be made', async () => {
    const { exit, err, out, written } = await brief(['build', 'x.yaml', '--for', 'meeting', '--json'], {
      'x.yaml': LONG,
    });
    expect(exit).toBe(1);
    expect(written).toEqual(['output/x.2-up.pdf', 'output/x.large-print.pdf', 'output/x.pdf']);
    expect(err).toMatch(/^error: one-page: /m);
    const report = JSON.parse(out);
    expect(report.briefs.map((one: { variant?: string }) => one.variant ?? '')).toEqual([
      '',
      'one-page',
      'large-print',
      '2-up',
    ]);
    expect(report.briefs.map((one: { output: string | null }) => one.output === null)).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(report.errors).toBe(1);
  });

  it('is not bound by the pages of the brief but on one page', async () => {
    const text = `${GOOD}print: { pages: 1, duplex: true, preset: memo }\n`;
    const { exit, out } = await brief(['build', 'x.yaml', '--for', 'meeting', '--json', '--speaker'], {
      'x.yaml': `${text}talkingPoints: [Say nothing of this.]\n`,
    });
    expect(exit).toBe(0);
    const [, onePage] = JSON.parse(out).briefs;
    expect(onePage).toMatchObject({ variant: 'one-page', pages: 1, contentPages: 1 });
  });

  it('tells a fault of the brief once', async () => {
    const { exit, err, out, written } = await brief(['build', 'x.yaml', '--for', 'meeting', '--json'], {
      'x.yaml': 'title: T\nkeypoints: [a]\n',
    });
    expect({ exit, written }).toEqual({ exit: 1, written: [] });
    expect(err).not.toContain('one-page:');
    expect(err.match(/^error: /gm)).toHaveLength(JSON.parse(out).errors);
  });

  it('is checked without writing', async () => {
    const { exit, err, written } = await brief(['check', 'x.yaml', '--for', 'meeting'], { 'x.yaml': LONG });
    expect({ exit, written }).toEqual({ exit: 1, written: [] });
    expect(err).toContain('one-page: ');
  });

  it('is one of the sets that there are', async () => {
    const { exit, err } = await brief(['build', 'x.yaml', '--for', 'meating'], { 'x.yaml': GOOD });
    expect(exit).toBe(2);
    expect(err).toContain('did you mean `meeting`?');
  });
});

describe('builds', () => {
  const plan = (
    base: Parameters<typeof planBuilds>[1],
    variants = variantsOf('meeting', base.imposition),
  ): string[] =>
    planBuilds(
      variants.map((variant): VariantFile => ({ variant, output: undefined })),
      base,
    ).map(({ settings, files }) => {
      const names = files.map(({ variant }) => variant.suffix || 'master').join('+');
      return `${names} ${settings.imposition?.kind ?? '-'}`;
    });

  it('are as few as the settings allow', () => {
    expect(plan({ speaker: false })).toEqual(['master+2-up n-up', 'one-page -', 'large-print -']);
    expect(plan({ speaker: false }, [MASTER])).toEqual(['master -']);
  });

  it('keep the speaking card out of the handout', () => {
    expect(plan({ speaker: true })).toEqual(['master -', 'one-page -', 'large-print -', '2-up n-up']);
  });

  it('make a booklet too where one is asked for', () => {
    const imposition = { kind: 'booklet', marks: false } as const;
    expect(plan({ speaker: false, imposition })).toEqual([
      'master+2-up n-up',
      'one-page -',
      'large-print -',
      'booklet booklet',
    ]);
    expect(plan({ imposition }, variantsOf(undefined, imposition))).toEqual(['master+booklet booklet']);
  });

  it('have names of their own in every set', () => {
    for (const set of Object.values(VARIANT_SETS)) {
      const names = set.map(({ suffix }) => suffix);
      expect(names[0]).toBe('');
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
