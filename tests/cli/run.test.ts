import { describe, expect, it } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { COMMANDS } from '../../src/cli/command-table.ts';
import { VERSION } from '../../src/pipeline/index.ts';
import { brief, GOOD } from './command-line.ts';
import { png } from './images.ts';
import { sizeOf } from './page-size.ts';

const BAD = 'title: No points\nkeypoints: [a, b, c]\n';

describe('brief build', () => {
  it('writes a PDF and says so in one line', async () => {
    const { exit, out, err, written, world } = await brief(['build', 'talks.yaml'], { 'talks.yaml': GOOD });
    expect(err).toBe('');
    expect(exit).toBe(0);
    expect(written).toEqual(['output/talks.pdf']);
    expect(out).toMatch(/^output\/talks\.pdf {2}1 page {2}\d+ kB {2}\d+\.\d\d s\n$/);
    expect(Buffer.from(world.files.get('/desk/output/talks.pdf') ?? []).toString('latin1')).toMatch(
      /^%PDF-1\.7/,
    );
  });

  it('reads content/ where nothing is named', async () => {
    const { written } = await brief(['build'], {
      'content/a.yaml': GOOD,
      'content/b.json': '{"title":"B","keyPoints":["x"]}',
    });
    expect(written).toEqual(['output/a.pdf', 'output/b.pdf']);
  });

  it('is a filter', async () => {
    const { exit, terminal, out, err, written } = await brief(['build', '-', '-o', '-'], {}, (_, it) => {
      it.input = GOOD;
    });
    expect({ exit, err, written }).toEqual({ exit: 0, err: '', written: [] });
    expect(out).toMatch(/^%PDF-1\.7/);
    expect(Buffer.from(terminal.bytes('out')).subarray(-6).toString()).toBe('%%EOF\n');
  });

  it('makes nine PDFs of ten briefs where one is bad', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 10 }, (_, n) => [`content/${n}.yaml`, n === 4 ? BAD : GOOD]),
    );
    const { exit, out, err, written } = await brief(['build'], files);
    expect(exit).toBe(1);
    expect(written).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9].map((n) => `output/${n}.pdf`));
    expect(out.trimEnd().split('\n')).toHaveLength(9);
    expect(err).toContain('content/4.yaml:2:1');
    expect(err).toContain('keyPoints');
  });

  it('gives the same bytes for the same brief, in any order', async () => {
    const files = { 'a.yaml': GOOD, 'b.yaml': GOOD.replaceAll('border', 'river') };
    const first = await brief(['build', 'a.yaml', 'b.yaml'], files);
    const second = await brief(['build', 'b.yaml', 'a.yaml'], files);
    for (const name of ['/desk/output/a.pdf', '/desk/output/b.pdf'])
      expect(first.world.files.get(name)).toEqual(second.world.files.get(name));
  });

  it('prints what it found as JSON with --json', async () => {
    const { exit, out, err } = await brief(['build', 'good.yaml', 'bad.yaml', '--json'], {
      'good.yaml': GOOD,
      'bad.yaml': BAD,
    });
    expect(exit).toBe(1);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      exit: 1,
      briefs: [{ output: 'output/good.pdf', pages: 1 }, { output: null }],
    });
    expect(report.errors).toBeGreaterThan(0);
    expect(report.briefs[1].diagnostics[0].place).toMatchObject({ file: 'bad.yaml', line: 2, column: 1 });
    expect(err).toContain('bad.yaml:2:1');
  });

  it('prints messages as lines of JSON or short ones', async () => {
    const json = await brief(['build', 'bad.yaml', '--messages', 'json'], { 'bad.yaml': BAD });
    const items = json.err
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(items.map((item) => item.code)).toContain('content/unknown-key');
    const short = await brief(['build', 'bad.yaml', '--messages=short'], { 'bad.yaml': BAD });
    expect(short.err).toMatch(/^bad\.yaml:2:1: error: .*\[content\/unknown-key\]$/m);
  });

  it('is silent with --quiet but for errors', async () => {
    const quiet = await brief(['build', '-q', 'a.yaml', 'bad.yaml'], { 'a.yaml': GOOD, 'bad.yaml': BAD });
    expect(quiet.out).toBe('');
    expect(quiet.err).toContain('error');
    expect(quiet.err).not.toContain('warning');
  });

  it('takes warnings for errors with --strict', async () => {
    const files = { 'a.yaml': 'title: T\nkeyPoints: [one]\n' };
    expect(await brief(['build', 'a.yaml'], files)).toMatchObject({ exit: 0, written: ['output/a.pdf'] });
    expect(await brief(['build', 'a.yaml', '--strict'], files)).toMatchObject({ exit: 1, written: [] });
  });

  it('sets the paper', async () => {
    const size = async (...words: string[]) => {
      const { world } = await brief(['build', 'a.yaml', ...words], { 'a.yaml': GOOD });
      return sizeOf(world.files.get('/desk/output/a.pdf') ?? new Uint8Array());
    };
    expect(await size()).toEqual([595, 842]);
    expect(await size('--paper', 'letter')).toEqual([612, 792]);
  });

  it('shows the PDF with --open, if there is one', async () => {
    const good = await brief(['build', 'a.yaml', '--open'], { 'a.yaml': GOOD });
    expect(good.terminal.shown).toEqual(['/desk/output/a.pdf']);
    const bad = await brief(['build', 'a.yaml', '--open'], { 'a.yaml': BAD });
    expect(bad.terminal.shown).toEqual([]);
  });

  it('builds again what a change touches with --watch', async () => {
    const image = 'sections: [{heading: H, blocks: [{image: {src: img/map.png, alt: A map}}]}]\n';
    const files = {
      'content/a.yaml': GOOD,
      'content/b.yaml': GOOD + image,
      'content/img/map.png': png(60, 40),
    };
    const { out } = await brief(['build', '--watch'], files, (world, terminal) => {
      const template = `${world.home}/templates/policy-brief`;
      terminal.changes = [
        ['/desk/content/a.yaml'],
        ['/desk/content/img/map.png'],
        ['/desk/content/build.log', '/desk/content/img/other.png', '/desk/content/x.pdf'],
        [`${template}/style.css`],
        [`${template}/build.log`, `${template}/partials/.masthead.hbs.swp`],
        [`${template}/partials/new.hbs`],
      ];
    });
    const names = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  ')[0]);
    const both = ['output/a.pdf', 'output/b.pdf'];
    expect(names).toEqual([...both, 'output/a.pdf', 'output/b.pdf', ...both, ...both]);
  });

  it('prints a line of JSON for each build with --watch --json', async () => {
    const { out } = await brief(['build', '--watch', '--json'], { 'content/a.yaml': GOOD }, (_, terminal) => {
      terminal.changes = [['/desk/content/a.yaml'], ['/desk/content/build.log']];
    });
    const reports = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(reports.map((report) => [report.exit, report.briefs[0].output])).toEqual([
      [0, 'output/a.pdf'],
      [0, 'output/a.pdf'],
    ]);
  });
});

describe('files that cannot be read or written', () => {
  it('are named', async () => {
    const cases = [
      [['build', 'gone.yaml'], '`gone.yaml` does not exist'],
      [['build', 'locked.yaml'], '`locked.yaml` may not be read'],
      [['build', 'folder.yaml'], '`folder.yaml` is a folder'],
      [['build', 'empty'], '`empty` holds no brief'],
      [['extract', 'gone.pdf'], '`gone.pdf` does not exist'],
      [['extract', 'a.yaml'], '`a.yaml` holds no brief'],
    ] as const;
    for (const [words, message] of cases) {
      const result = await brief(
        words,
        { 'a.yaml': GOOD, 'folder.yaml/x.txt': '', 'empty/x.txt': '', 'locked.yaml': GOOD },
        (world) => world.broken.set('/desk/locked.yaml', { ok: false, reason: 'no-permission', detail: '' }),
      );
      expect(result.exit).toBe(1);
      expect(result.err).toContain(message);
      expect(result.err).toContain('hint:');
    }
  });

  it.each([
    ['no-permission', 'may not be written'],
    ['disk-full', 'the disk is full'],
    ['is-folder', 'is a folder'],
    ['other', 'EIO'],
  ] as const)('writing: %s', async (reason, message) => {
    const { exit, err, out, written } = await brief(
      ['build', 'a.yaml', 'b.yaml'],
      { 'a.yaml': GOOD, 'b.yaml': GOOD },
      (world) => world.broken.set('/desk/output/a.pdf', { ok: false, reason, detail: 'EIO' }),
    );
    expect(exit).toBe(1);
    expect(err).toContain('`output/a.pdf`');
    expect(err).toContain(message);
    expect(written).toEqual(['output/b.pdf']);
    expect(out).toMatch(/^output\/b\.pdf/);
  });
});

describe('wrong usage', () => {
  it.each([
    [[], '--help'],
    [['bild'], 'brief build'],
    [['build', '--papr', 'a4'], '--paper'],
    [['build', 'a/x.yaml', 'b/x.yaml'], 'would both be written'],
    [['build', 'x.yaml', 'y.yaml', '-o', '-'], 'one standard output'],
    [['build', 'x.yaml', '-o', 'x.yaml'], 'would replace it'],
    [['build', 'x.yaml', 'y.yaml', '-o', 'one.pdf'], '-o one.pdf/'],
    [['build', '--json', '-o', '-'], '--json'],
    [['new', 'folder/'], 'no name'],
  ])('%j exits 2 and says how', async (words, part) => {
    const { exit, err, out, written } = await brief(words);
    expect({ exit, out, written }).toEqual({ exit: 2, out: '', written: [] });
    expect(err).toContain(part);
    expect(err).toContain('[cli/usage]');
  });
});

describe('the other commands', () => {
  it('check finds and writes nothing', async () => {
    expect(await brief(['check', 'a.yaml'], { 'a.yaml': GOOD })).toMatchObject({
      exit: 0,
      written: [],
      out: '',
    });
    expect(await brief(['check', 'a.yaml'], { 'a.yaml': BAD })).toMatchObject({ exit: 1, written: [] });
  });

  it('new writes a brief that builds, once', async () => {
    const { exit, out, world } = await brief(['new', 'border talks']);
    expect({ exit, out }).toEqual({ exit: 0, out: 'content/border talks.yaml\n' });
    const text = Buffer.from(world.files.get('/desk/content/border talks.yaml') ?? []).toString();
    const built = await brief(['build'], { 'content/border talks.yaml': text });
    expect(built.err).not.toContain('error');
    expect(built.exit).toBe(0);
    const arabic = await brief(['new', 'b', '--lang', 'ar']);
    const inArabic = Buffer.from(arabic.world.files.get('/desk/content/b.yaml') ?? []).toString();
    expect(inArabic).toContain('\nlang: ar\n');
    const again = await brief(['new', 'a'], { 'content/a.yaml': 'mine' });
    expect(again).toMatchObject({ exit: 1, written: [] });
    expect(again.err).toContain('already there');
  });

  it('extract gives the brief back', async () => {
    const { world } = await brief(['build', 'talks.yaml'], { 'talks.yaml': GOOD });
    const pdf = world.files.get('/desk/output/talks.pdf') ?? new Uint8Array();
    const shown = await brief(['extract', 'talks.pdf'], { 'talks.pdf': pdf });
    expect(shown.exit).toBe(0);
    expect(shown.out).toContain('title: Talks on a border');
    const rebuilt = await brief(['build', 'talks.yaml'], { 'talks.yaml': shown.out });
    expect(rebuilt.world.files.get('/desk/output/talks.pdf')).toEqual(pdf);
    const saved = await brief(['extract', 'talks.pdf', '-o', 'out/'], { 'talks.pdf': pdf });
    expect(saved.written).toEqual(['out/talks.yaml']);
  });

  it('extract writes over no file, unless forced, and never over its PDF', async () => {
    const { world } = await brief(['build', 'talks.yaml'], { 'talks.yaml': GOOD });
    const pdf = world.files.get('/desk/output/talks.pdf') ?? new Uint8Array();
    const files = { 'talks.pdf': pdf, 'mine.yaml': 'mine', 'out/talks.yaml': 'mine' };
    const at = ({ world: after }: { world: { files: Map<string, Uint8Array> } }, name: string): string =>
      Buffer.from(after.files.get(`/desk/${name}`) ?? []).toString('latin1');
    for (const [wish, name] of [
      ['mine.yaml', 'mine.yaml'],
      ['out/', 'out/talks.yaml'],
      ['out', 'out/talks.yaml'],
    ] as const) {
      const refused = await brief(['extract', 'talks.pdf', '-o', wish], files);
      expect(refused).toMatchObject({ exit: 1, out: '' });
      expect(refused.err).toContain(`\`${name}\` is already there`);
      expect(refused.err).toContain('[cli/exists]');
      expect(at(refused, name)).toBe('mine');
      const forced = await brief(['extract', 'talks.pdf', '-o', wish, '--force'], files);
      expect(forced).toMatchObject({ exit: 0, err: '' });
      expect(at(forced, name)).toContain('title: Talks on a border');
    }
    for (const extra of [[], ['--force']]) {
      const own = await brief(['extract', 'talks.pdf', '-o', './talks.pdf', ...extra], files);
      expect(own.exit).toBe(1);
      expect(own.err).toContain('[cli/exists]');
      expect(at(own, 'talks.pdf')).toMatch(/^%PDF/);
    }
  });

  it('new names a way out that it has where it may not write', async () => {
    const { exit, err } = await brief(['new', 'talks'], {}, (world) =>
      Object.assign(world, { writeFile: async () => ({ ok: false, reason: 'no-permission', detail: '' }) }),
    );
    expect(exit).toBe(1);
    expect(err).toContain('`content/talks.yaml` may not be written');
    expect(err).toContain('brief new FOLDER/NAME');
    expect(err).not.toContain('-o');
  });

  it('say in their help where each writes', async () => {
    const words = async (name: string) => (await brief([name, '--help'])).out.replace(/\s+/g, ' ');
    expect(await words('build')).toContain('standard output; default output/ [string]');
    expect(await words('extract')).toContain('standard output; default standard output [string]');
  });

  it('extract finds nothing where nothing was attached', async () => {
    for (const extra of [['--attach-source', 'none'], ['amber.yaml']]) {
      const name = extra[0] === 'amber.yaml' ? 'amber.yaml' : 'a.yaml';
      const words = ['build', name, ...(extra[0] === 'amber.yaml' ? [] : extra)];
      const { world } = await brief(words, {
        'a.yaml': GOOD,
        'amber.yaml': `${GOOD}handling: {tlp: AMBER}\n`,
      });
      const pdf = world.files.get(`/desk/output/${name.replace('yaml', 'pdf')}`) ?? new Uint8Array();
      expect(pdf.length).toBeGreaterThan(1000);
      const extracted = await brief(['extract', 'x.pdf'], { 'x.pdf': pdf });
      expect(extracted).toMatchObject({ exit: 1, out: '' });
      expect(extracted.err).toContain('--attach-source none');
      expect(extracted.err).toContain('above TLP:GREEN');
    }
  });

  it('completion prints a script, and candidates for it', async () => {
    const script = await brief(['completion']);
    expect(script.out).toContain('complete -o default -F _brief brief');
    for (const shell of ['bash', 'zsh'])
      expect(await brief(['completion', shell])).toMatchObject({ exit: 0, out: script.out });
    const words = async (...typed: string[]) =>
      (await brief(['--complete-words', ...typed])).out.split('\n').filter((line) => line !== '');
    expect(await words('')).toEqual(expect.arrayContaining(COMMANDS.map((row) => row.name)));
    expect(await words('ch')).toEqual(['check']);
    expect(await words('build', '--pap')).toEqual(['--paper']);
    expect(await words('build', '--paper', '')).toEqual(['a4', 'letter', 'universal']);
    expect(await words('build', 'con')).toEqual([]);
  });

  it('--version and --help', async () => {
    expect(VERSION).toBe(packageFile.version);
    expect(await brief(['--version'])).toMatchObject({ exit: 0, out: `${VERSION}\n` });
    const help = await brief(['--help']);
    for (const { name } of COMMANDS) {
      expect(help.out).toContain(`brief ${name}`);
      const own = await brief([name, '--help']);
      expect(own.exit).toBe(0);
      expect(own.out).toContain('Examples:');
    }
  });
});

describe('a bug of ours', () => {
  it('exits 3 and asks for a report', async () => {
    const { exit, err } = await brief(['build', 'a.yaml'], { 'a.yaml': GOOD }, (world) => {
      Object.assign(world, {
        readFile: () => {
          throw new Error('impossible');
        },
      });
    });
    expect(exit).toBe(3);
    expect(err).toContain('please report');
    expect(err).toContain('impossible');
  });
});
