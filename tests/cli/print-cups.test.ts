import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOOD } from './command-line.ts';
import { briefIn } from './real-programs.ts';

const CUPSD = ['/usr/sbin/cupsd', '/usr/bin/cupsd'].find((path) => existsSync(path));
const isComplete = CUPSD !== undefined && ['lp', 'lpstat', 'lpadmin'].every(isInstalled);

function isInstalled(program: string): boolean {
  const places = ['/usr/bin', '/usr/sbin', '/bin', '/sbin'];
  return places.some((place) => existsSync(join(place, program)));
}

let folder: string;
let server: ChildProcess | undefined;

/** A CUPS of its own on a socket in a temporary folder, with printers whose paper is /dev/null. */
beforeAll(async () => {
  if (!CUPSD || !isComplete) return;
  folder = mkdtempSync(join(tmpdir(), 'brief-cups-'));
  writeFileSync(join(folder, 'x.yaml'), GOOD);
  const places = ['ServerRoot', 'CacheDir', 'StateDir', 'RequestRoot', 'TempDir'];
  for (const name of places) mkdirSync(join(folder, name));
  const logs = ['AccessLog', 'ErrorLog', 'PageLog'];
  const files = [...places, ...logs].map((name) => `${name} ${join(folder, name)}\n`).join('');
  writeFileSync(join(folder, 'files.conf'), `${files}FileDevice Yes\n`);
  const open = 'Order allow,deny\nAllow all\n';
  writeFileSync(
    join(folder, 'cupsd.conf'),
    `Listen ${join(folder, 'socket')}\nBrowsing No\nWebInterface No\nDefaultAuthType None\nDirtyCleanInterval 0\n` +
      `<Location />\n${open}</Location>\n<Policy default>\n<Limit All>\n${open}</Limit>\n</Policy>\n`,
  );
  const words = ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'files.conf')];
  // All that is started from here on speaks to this one.
  Object.assign(process.env, { CUPS_SERVER: join(folder, 'socket'), LC_ALL: 'C' });
  for (const name of ['LPDEST', 'PRINTER']) delete process.env[name];
  server = spawn(CUPSD, words, { stdio: 'ignore' });
  for (let tries = 0; tries < 100 && !/is running/.test(cups('lpstat', '-r')); tries++)
    await new Promise((resume) => setTimeout(resume, 100));
  for (const name of ['office', 'hall']) cups('lpadmin', '-p', name, '-E', '-v', 'file:///dev/null');
}, 120_000);

afterAll(async () => {
  const ended = new Promise((resume) => (server ? server.on('exit', resume) : resume(undefined)));
  server?.kill();
  await ended;
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const cups = (program: string, ...words: string[]): string =>
  spawnSync(program, words, { encoding: 'utf8' }).stdout;

const brief = (...words: string[]) => briefIn(folder, ['print', 'x.yaml', ...words]);

/** What the scheduler wrote down of a job: its attributes, as IPP. */
const attributes = (job: string): string =>
  readFileSync(join(folder, 'RequestRoot', `c${job.replace(/^.*-/, '').padStart(5, '0')}`)).toString(
    'latin1',
  );

describe.skipIf(!isComplete)('brief print, with a CUPS (skipped where cupsd or lpadmin lack)', () => {
  it('makes a job with what was asked for', async () => {
    const { exit, out, err } = await brief(
      '--printer',
      'office',
      '--duplex',
      '--grey',
      '--copies',
      '2',
      '--json',
    );
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    const { job, printer } = JSON.parse(out);
    expect(printer).toBe('office');
    expect(cups('lpstat', '-W', 'all', '-o')).toContain(job);
    const found = attributes(job);
    for (const [name, value] of [
      ['sides', 'two-sided-long-edge'],
      ['media', 'A4'],
      ['print-color-mode', 'monochrome'],
      ['print-scaling', 'none'],
      ['job-name', 'x.pdf'],
    ] as const)
      expect(found).toContain(`${name}\0${String.fromCharCode(value.length)}${value}`);
    // Lengths of two bytes and of four, then the number.
    expect(found).toContain('copies\0\x04\0\0\0\x02');
  });

  it('sends a booklet so that it can be folded', async () => {
    const { exit, out } = await brief('--printer', 'hall', '--booklet', '--paper', 'letter');
    expect(exit).toBe(0);
    const found = attributes(out.split(' ')[0] ?? '');
    expect(found).toContain('two-sided-short-edge');
    expect(found).toContain('Letter');
  });

  it('tells what is wrong with a printer', async () => {
    const none = await brief();
    expect(none.exit).toBe(1);
    expect(none.err).toContain('there is no default printer');
    expect(none.err).toContain('--printer office');
    const unknown = await brief('--printer', 'ofice');
    expect(unknown.exit).toBe(1);
    expect(unknown.err).toContain('did you mean `office`?');
    cups('cupsreject', 'office');
    expect((await brief('--printer', 'office')).err).toContain('printer `office` takes no jobs now');
    cups('cupsaccept', 'office');
  });

  it('warns where the printer is stopped', async () => {
    cups('cupsdisable', '-r', 'no paper', 'hall');
    const { exit, err } = await brief('--printer', 'hall');
    expect(exit).toBe(0);
    expect(err).toContain('printer `hall` is stopped, and the job waits: no paper');
  });
});
