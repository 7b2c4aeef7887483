import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GOOD } from './command-line.ts';
import { briefIn } from './real-programs.ts';

/** Writes its words, one a line, and its standard input into the folder where it runs. */
const FAKE_LP = `#!/bin/sh
[ "$LC_ALL" = C ] || exit 9
printf '%s\\n' "$@" > lp.words
/bin/cat > lp.input
echo 'request id is hall-7 (1 file(s))'
`;
const FAKE_BRIEF = `#!/bin/sh
printf '%s\\n' "$@" > brief.words
[ -e broken ] && exit 1
/bin/mkdir -p output && echo 'a PDF' > "output/it's "'$x.pdf'
`;
/** Takes nothing of what it is given, like one that refuses at once. */
const DEAF_LP = '#!/bin/sh\nexec <&-\necho "lp: Error - too much." >&2\nexit 1\n';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brief-print-'));
  for (const name of ['fake', 'deaf', 'none', 'desk']) mkdirSync(join(folder, name));
  for (const [name, text] of [
    ['fake/lp', FAKE_LP],
    ['fake/brief', FAKE_BRIEF],
    ['deaf/lp', DEAF_LP],
  ] as const)
    writeFileSync(join(folder, name), text, { mode: 0o755 });
  writeFileSync(join(folder, 'desk/x.yaml'), GOOD);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pathBefore = process.env.PATH;
afterEach(() => {
  process.env.PATH = pathBefore;
});

function brief(words: readonly string[], path: string) {
  process.env.PATH = join(folder, path);
  return briefIn(join(folder, 'desk'), words);
}

const desk = (): string[] => readdirSync(join(folder, 'desk')).sort();

describe.skipIf(process.platform === 'win32')('brief print, with a program of the name lp', () => {
  it('gives it the brief on standard input and leaves no file behind', async () => {
    expect(await brief(['print', 'x.yaml', '--printer', '$(touch pwned); "a b"'], 'fake')).toEqual({
      exit: 0,
      out: 'hall-7  x.pdf  1 page  A4  one-sided\n',
      err: '',
    });
    expect(desk()).toEqual(['lp.input', 'lp.words', 'x.yaml']);
    const words = readFileSync(join(folder, 'desk/lp.words'), 'utf8').split('\n');
    expect(words.slice(0, 4)).toEqual(['-d', '$(touch pwned); "a b"', '-t', 'x.pdf']);
    expect(readFileSync(join(folder, 'desk/lp.input')).subarray(0, 8).toString()).toBe('%PDF-1.7');
  });

  it('gives it a PDF by its name, whatever that is', async () => {
    const name = `-o 'x' "y" $z.pdf`;
    writeFileSync(join(folder, 'desk', name), '%PDF-1.4\n');
    expect((await brief(['print', '--copies=2', '--', name], 'fake')).exit).toBe(0);
    const words = readFileSync(join(folder, 'desk/lp.words'), 'utf8').trimEnd().split('\n');
    expect(words.slice(-2)).toEqual(['--', name]);
    expect(readFileSync(join(folder, 'desk/lp.input'))).toHaveLength(0);
    rmSync(join(folder, 'desk', name));
  });

  it('can be pasted from a dry run', async () => {
    writeFileSync(join(folder, 'desk', "it's $x.yaml"), GOOD);
    const { out } = await brief(['print', "it's $x.yaml", '--dry-run', '--printer', 'a "b"'], 'fake');
    const env = { PATH: `${join(folder, 'fake')}:/usr/bin:/bin`, LC_ALL: 'C' };
    const paste = () =>
      execFileSync('/bin/sh', ['-c', out], { cwd: join(folder, 'desk'), env, stdio: 'pipe' });
    paste();
    const lines = (name: string) =>
      readFileSync(join(folder, 'desk', name), 'utf8')
        .trimEnd()
        .split('\n');
    expect(lines('brief.words')).toEqual(['build', '--', "it's $x.yaml"]);
    expect(lines('lp.words').slice(0, 4)).toEqual(['-d', 'a "b"', '-t', "it's $x.pdf"]);
    const file = "output/it's $x.pdf";
    expect(lines('lp.words').slice(-2)).toEqual(['--', file]);
    expect(lines(file)).toEqual(['a PDF']);
    // A build that fails prints nothing.
    writeFileSync(join(folder, 'desk/broken'), '');
    rmSync(join(folder, 'desk/lp.words'));
    expect(paste).toThrow();
    expect(desk()).not.toContain('lp.words');
  });

  it('says what one that does not listen said', async () => {
    const { exit, err } = await brief(['print', 'x.yaml', '--printer', 'hall'], 'deaf');
    expect(exit).toBe(1);
    expect(err).toContain('too much');
  });

  it('says so where there is none', async () => {
    const { exit, out, err } = await brief(['print', 'x.yaml'], 'none');
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain('the program `lp` was not found');
  });
});
