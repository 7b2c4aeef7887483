import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWithPdfJs } from '../whole/read-with-pdf-js.ts';
import { GOOD } from './command-line.ts';

const ROOT = join(import.meta.dirname, '../..');
const BRIEF = join(ROOT, 'dist/brief.js');

const GERMAN = `title: Verhandlungen
lang: de
summary: Die Delegationen beider Nachbarstaaten besprechen den umstrittenen Verlauf ihrer Grenze. Noch ist ungewiss,
  welche Zusicherungen beide Seiten einander geben wollen und wann sie wieder zusammenkommen.
asOf: 2025-12-17
keyPoints: [Die Verhandlungen haben begonnen., Eine Kommission tagt monatlich., Beide halten an Forderungen fest.]
sections:
  - heading: Einzelheiten
    kind: fact
    blocks:
      - >-
        ${'Menschenrechtsorganisationen berichten übereinstimmend von Einschränkungen der Bewegungsfreiheit; '.repeat(4)}
        ${'Sicherheitsgarantien und Überprüfungsmechanismen bleiben unberücksichtigt. '.repeat(4)}
`;

let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--if-stale'], { stdio: 'inherit' });
  folder = mkdtempSync(join(tmpdir(), 'brief-process-'));
  writeFileSync(join(folder, 'good.yaml'), GOOD);
  writeFileSync(join(folder, 'bad.yaml'), 'title: T\nkeypoints: [one]\n');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Options {
  readonly input?: string;
  readonly env?: Record<string, string>;
  readonly program?: string;
  readonly flags?: readonly string[];
}

function brief(
  words: readonly string[],
  { input = '', env = {}, program = BRIEF, flags = [] }: Options = {},
) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env;
  const result = spawnSync(process.execPath, [...flags, program, ...words], {
    cwd: folder,
    input,
    env: { ...rest, ...env },
  });
  return { exit: result.status, out: result.stdout, err: result.stderr.toString() };
}

const pdf = (name: string): Buffer => readFileSync(join(folder, name));

describe('the built program', () => {
  it('answers 0, 1 and 2', () => {
    const good = brief(['build', 'good.yaml']);
    expect(good).toMatchObject({ exit: 0, err: '' });
    expect(good.out.toString()).toMatch(/^output\/good\.pdf {2}1 page {2}\d+ kB {2}\d\.\d\d s\n$/);
    expect(pdf('output/good.pdf').subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(brief(['build', 'bad.yaml']).exit).toBe(1);
    expect(brief(['build', '--what']).exit).toBe(2);
    expect(brief(['--version']).out.toString()).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const words of [['--help'], ['build', '--help'], ['completion']])
      expect(brief(words)).toMatchObject({ exit: 0, err: '' });
  });

  it('is a filter', () => {
    const { exit, out, err } = brief(['build', '-', '-o', '-'], { input: GOOD });
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out.subarray(0, 8).toString()).toBe('%PDF-1.7');
  });

  it('gives the same bytes in another time zone and language, and from its sources', async () => {
    brief(['build', 'good.yaml', '-o', 'one.pdf']);
    brief(['build', 'good.yaml', '-o', 'two.pdf'], {
      env: { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    });
    expect(pdf('two.pdf').equals(pdf('one.pdf'))).toBe(true);
    const { createNodeWorld, createNodeTerminal, run } = await import('../../src/cli/index.ts');
    const terminal = { ...createNodeTerminal(), folder };
    expect(
      await run(['build', 'good.yaml', '-o', 'three.pdf', '-q'], { world: createNodeWorld(), terminal }),
    ).toBe(0);
    expect(pdf('three.pdf').equals(pdf('one.pdf'))).toBe(true);
  });

  it('takes the date from SOURCE_DATE_EPOCH', () => {
    brief(['build', 'good.yaml', '-o', 'one.pdf']);
    brief(['build', 'good.yaml', '-o', 'two.pdf'], { env: { SOURCE_DATE_EPOCH: '1700000000' } });
    expect(pdf('two.pdf').equals(pdf('one.pdf'))).toBe(false);
  });

  it('colours only where that is wanted', () => {
    const colored = (env: Record<string, string>): boolean =>
      brief(['build', 'bad.yaml'], { env }).err.includes('\u001b[');
    expect(colored({})).toBe(false);
    expect(colored({ FORCE_COLOR: '1' })).toBe(true);
    expect(colored({ FORCE_COLOR: '0' })).toBe(false);
    expect(colored({ NO_COLOR: '1' })).toBe(false);
  });

  it('reads strange names', () => {
    for (const name of [
      'with space.yaml',
      'ünïcode — 日本.yaml',
      '-dash.yaml',
      '100%25.yaml',
      'a[1]*?.yaml',
      "it's.yaml",
    ]) {
      writeFileSync(join(folder, name), GOOD);
      expect(brief(['build', '-o', 'strange/', '--', name])).toMatchObject({ exit: 0, err: '' });
      expect(existsSync(join(folder, 'strange', name.replace('.yaml', '.pdf')))).toBe(true);
    }
  });

  it('expands patterns', () => {
    const { exit } = brief(['build', 'go*.yaml', '-o', 'patterns/']);
    expect(exit).toBe(0);
    expect(readdirSync(join(folder, 'patterns'))).toEqual(['good.pdf']);
  });

  it('is quiet when its reader goes away', () => {
    const line = `"${process.execPath}" "${BRIEF}" --help | head -c 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: 'b0\n', stderr: '' });
  });

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full', () => {
    const { exit, err } = brief(['build', 'good.yaml', '-o', '/dev/full']);
    expect(exit).toBe(1);
    expect(err).toContain('the disk is full');
    const line = `"${process.execPath}" "${BRIEF}" build good.yaml -o - > /dev/full`;
    const redirected = spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8' });
    expect(redirected.status).toBe(1);
    expect(redirected.stderr).toContain('`standard output`');
  });

  it('says that a file is in the way of a folder', () => {
    brief(['build', 'good.yaml', '-o', 'small.pdf']);
    for (const name of ['small.pdf/x.pdf', 'small.pdf/deep/x.pdf']) {
      const { exit, err } = brief(['build', 'good.yaml', '-o', name]);
      expect(exit).toBe(1);
      expect(err).toContain('a part of its path is a file, not a folder');
    }
  });

  it('leaves no temporary file behind', () => {
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.tmp'))).toEqual(
      [],
    );
  });
});

describe('the launcher', () => {
  const copy = (change: (dist: string) => void): string => {
    const home = mkdtempSync(join(folder, 'tool-'));
    cpSync(join(ROOT, 'dist'), join(home, 'dist'), { recursive: true });
    symlinkSync(join(ROOT, 'templates'), join(home, 'templates'));
    change(join(home, 'dist'));
    return join(home, 'dist/brief.js');
  };
  const cases: [name: string, change: (dist: string) => void, flags: string[]][] = [
    ['without a code cache', (dist) => rmSync(join(dist, 'brief.cache')), []],
    ['with an empty one', (dist) => writeFileSync(join(dist, 'brief.cache'), ''), []],
    [
      'with another file in its place',
      (dist) => writeFileSync(join(dist, 'brief.cache'), 'x'.repeat(4096)),
      [],
    ],
    [
      'with half of one',
      (dist) => {
        const cache = readFileSync(join(dist, 'brief.cache'));
        writeFileSync(join(dist, 'brief.cache'), cache.subarray(0, cache.length >> 1));
      },
      [],
    ],
    ['under other flags of V8', () => {}, ['--no-opt', '--stack-size=900']],
    ['without the precompiled template', (dist) => rmSync(join(dist, 'template.json')), []],
  ];
  it.each(cases)('works %s', (_name, change, flags) => {
    brief(['build', 'good.yaml', '-o', 'one.pdf']);
    const program = copy(change);
    expect(brief(['build', 'good.yaml', '-o', 'two.pdf'], { program, flags })).toMatchObject({
      exit: 0,
      err: '',
    });
    expect(pdf('two.pdf').equals(pdf('one.pdf'))).toBe(true);
  });

  it('heeds a change of the built-in template', () => {
    const home = mkdtempSync(join(folder, 'tool-'));
    for (const part of ['dist', 'templates']) cpSync(join(ROOT, part), join(home, part), { recursive: true });
    const program = join(home, 'dist/brief.js');
    brief(['build', 'good.yaml', '-o', 'one.pdf'], { program });
    const style = join(home, 'templates/policy-brief/style.css');
    writeFileSync(style, `${readFileSync(style, 'utf8')}\nh1 { font-size: 40pt }\n`);
    expect(brief(['build', 'good.yaml', '-o', 'two.pdf'], { program })).toMatchObject({ exit: 0, err: '' });
    expect(pdf('two.pdf').equals(pdf('one.pdf'))).toBe(false);
  });

  it('hyphenates by language, with patterns from beside the bundle', async () => {
    writeFileSync(join(folder, 'de.yaml'), GERMAN);
    const program = copy(() => {});
    const { exit, err } = brief(['build', 'de.yaml', '-o', 'de.pdf', '-q'], { program });
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    const pages = await readWithPdfJs(Uint8Array.from(pdf('de.pdf')));
    const read = pages.join(' ').split(/\P{L}+/u);
    const words = new Set(GERMAN.split(/\P{L}+/u));
    const parted = read.filter((part, i) => !words.has(part) && words.has(`${part}${read[i + 1] ?? ''}`));
    expect(parted.length).toBeGreaterThan(2);
  });

  it('is found through a link, as npm makes one', () => {
    symlinkSync(BRIEF, join(folder, 'brief'));
    expect(brief(['--version'], { program: join(folder, 'brief') }).exit).toBe(0);
  });
});

describe('the library', () => {
  const consumer = `import { buildBrief } from 'policybrief';
const built = await buildBrief({ title: 'T', keyPoints: ['one', 'two', 'three'] }, { paper: 'letter' });
const bad = await buildBrief('title: T\\n');
console.log(JSON.stringify([built.pages, built.pdf?.length, bad.pdf === undefined, bad.diagnostics[0]?.code]));
`;

  beforeAll(() => {
    const modules = join(folder, 'node_modules');
    cpSync(join(ROOT, 'package.json'), join(modules, 'policybrief/package.json'));
    for (const part of ['dist', 'templates'])
      symlinkSync(join(ROOT, part), join(modules, 'policybrief', part));
  });

  it('builds from an object and a text', () => {
    writeFileSync(join(folder, 'consumer.mjs'), consumer);
    const { exit, out, err } = brief([], { program: join(folder, 'consumer.mjs') });
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    const [pages, length, refused, code] = JSON.parse(out.toString());
    expect(pages).toBe(1);
    expect(length).toBeGreaterThan(5000);
    expect([refused, code]).toEqual([true, 'content/missing-field']);
  });

  it('has types', () => {
    const wrong = `import { buildBrief } from 'policybrief';\nbuildBrief('', { paper: 'a5' });\n`;
    writeFileSync(join(folder, 'right.mts'), consumer);
    writeFileSync(join(folder, 'wrong.mts'), wrong);
    const check = (file: string): string => {
      const flags = [
        '--noEmit',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        '--skipLibCheck',
        '--types',
        'node',
        '--typeRoots',
        join(ROOT, 'node_modules/@types'),
      ];
      const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
      return spawnSync(process.execPath, [tsc, ...flags, file], { cwd: folder, encoding: 'utf8' }).stdout;
    };
    expect(check('right.mts')).toBe('');
    expect(check('wrong.mts')).toContain('"a5"');
  });
});
