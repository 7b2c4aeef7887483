import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOOD } from './command-line.ts';

const ROOT = join(import.meta.dirname, '../..');
const BRIEF = join(ROOT, 'dist/brief.js');

/** Writes its words, one a line, and its standard input into the folder where it runs. */
const FAKE_LP = `#!/bin/sh
[ "$LC_ALL" = C ] || exit 9
printf '%s\\n' "$@" > lp.words
/bin/cat > lp.input
echo 'request id is hall-7 (1 file(s))'
`;
/** Takes nothing of what it is given, like one that refuses at once. */
const DEAF_LP = '#!/bin/sh\nexec <&-\necho "lp: Error - too much." >&2\nexit 1\n';

let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--if-stale'], { stdio: 'inherit' });
  folder = mkdtempSync(join(tmpdir(), 'brief-print-'));
  for (const name of ['fake', 'deaf', 'none', 'desk']) mkdirSync(join(folder, name));
  for (const [name, text] of [
    ['fake', FAKE_LP],
    ['deaf', DEAF_LP],
  ] as const) {
    writeFileSync(join(folder, name, 'lp'), text);
    chmodSync(join(folder, name, 'lp'), 0o755);
  }
  writeFileSync(join(folder, 'desk/x.yaml'), GOOD);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function brief(words: readonly string[], path: string) {
  const result = spawnSync(process.execPath, [BRIEF, ...words], {
    cwd: join(folder, 'desk'),
    env: { ...process.env, PATH: join(folder, path), TMPDIR: join(folder, 'none') },
    encoding: 'utf8',
  });
  return { exit: result.status, out: result.stdout, err: result.stderr };
}

const desk = (): string[] => readdirSync(join(folder, 'desk')).sort();

describe.skipIf(process.platform === 'win32')('brief print, with a program of the name lp', () => {
  it('gives it the brief on standard input and leaves no file behind', () => {
    expect(brief(['print', 'x.yaml', '--printer', '$(touch pwned); "a b"'], 'fake')).toEqual({
      exit: 0,
      out: 'hall-7  x.pdf  1 page  A4  one-sided\n',
      err: '',
    });
    expect(desk()).toEqual(['lp.input', 'lp.words', 'x.yaml']);
    const words = readFileSync(join(folder, 'desk/lp.words'), 'utf8').split('\n');
    expect(words.slice(0, 4)).toEqual(['-d', '$(touch pwned); "a b"', '-t', 'x.pdf']);
    expect(readFileSync(join(folder, 'desk/lp.input')).subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(existsSync(join(folder, 'none/lp'))).toBe(false);
    expect(readdirSync(join(folder, 'none'))).toEqual([]);
  });

  it('gives it a PDF by its name, whatever that is', () => {
    const name = `-o 'x' "y" $z.pdf`;
    writeFileSync(join(folder, 'desk', name), '%PDF-1.4\n');
    expect(brief(['print', '--copies=2', '--', name], 'fake').exit).toBe(0);
    const words = readFileSync(join(folder, 'desk/lp.words'), 'utf8').trimEnd().split('\n');
    expect(words.slice(-2)).toEqual(['--', name]);
    expect(readFileSync(join(folder, 'desk/lp.input'))).toHaveLength(0);
    rmSync(join(folder, 'desk', name));
  });

  it('can be pasted from a dry run', () => {
    const { out } = brief(['print', 'x.yaml', '--dry-run', '--printer', "it's"], 'fake');
    const path = `${join(folder, 'fake')}:/usr/bin:/bin`;
    const line = out.replace('brief build', `'${process.execPath}' '${BRIEF}' build`);
    const env = { ...process.env, PATH: path, LC_ALL: 'C' };
    execFileSync('/bin/sh', ['-c', line], { cwd: join(folder, 'desk'), env });
    const words = readFileSync(join(folder, 'desk/lp.words'), 'utf8').split('\n');
    expect(words.slice(0, 2)).toEqual(['-d', "it's"]);
    expect(readFileSync(join(folder, 'desk/lp.input')).subarray(0, 8).toString()).toBe('%PDF-1.7');
  });

  it('says what one that does not listen said', () => {
    const { exit, err } = brief(['print', 'x.yaml', '--printer', 'hall'], 'deaf');
    expect(exit).toBe(1);
    expect(err).toContain('too much');
  });

  it('says so where there is none', () => {
    const { exit, out, err } = brief(['print', 'x.yaml'], 'none');
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain('the program `lp` was not found');
  });
});
