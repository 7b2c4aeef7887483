import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBytes, buildObject } from './builder.ts';
import { bundleForChild, digestsInChild, ROOT } from './child-process.ts';
import { randomBriefs } from './random-briefs.ts';

const BRIEFS = 60;
const EXAMPLE = readFileSync(join(ROOT, 'content/ukraine-peace-talks.yaml'));

const digest = (pdf: Uint8Array | undefined): string =>
  pdf ? createHash('sha256').update(pdf).digest('hex') : 'none';

/** Settings of a machine that must leave no trace in a PDF. */
const MACHINES: readonly Readonly<Record<string, string>>[] = [
  { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
  { TZ: 'America/New_York', LANG: 'tr_TR.UTF-8', HOME: '/nowhere', USER: 'somebody' },
];

describe('the same brief', () => {
  const briefs = fc.sample(randomBriefs(), { numRuns: BRIEFS, seed: 3 });
  let bundle: string;
  beforeAll(async () => {
    bundle = await bundleForChild();
  });
  afterAll(() => rmSync(bundle, { force: true }));

  it('gives the same bytes again, whatever was built before, and in a fresh process', () => {
    const once = briefs.map((brief) => digest(buildObject(brief).result?.pdf));
    const backwards = briefs.toReversed().map((brief) => digest(buildObject(brief).result?.pdf));
    expect(backwards.toReversed()).toEqual(once);
    expect(new Set(once).size).toBeGreaterThan(BRIEFS * 0.9);
    // Every other one, so that the child's caches hold other things.
    const half = briefs.filter((_, at) => at % 2 === 1);
    const texts = half.map((brief) => JSON.stringify(brief));
    expect(digestsInChild(bundle, texts)).toEqual(once.filter((_, at) => at % 2 === 1));
  });

  it('is made by a bundle of ASCII, as the launcher reads it: esbuild leaves regular expressions as they are', () => {
    const beyond = readFileSync(bundle, 'utf8').match(/.{0,40}[^\0-\x7f].{0,20}/g);
    expect(beyond).toBeNull();
  });

  it('gives the same bytes in every time zone and language, at every time', async () => {
    const here = digest(buildBytes(EXAMPLE, 'brief.yaml').result?.pdf);
    const [first, second] = MACHINES;
    expect(digestsInChild(bundle, [EXAMPLE.toString()], first)).toEqual([here]);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(digestsInChild(bundle, [EXAMPLE.toString()], second)).toEqual([here]);
  });

  it('gives the same bytes by the built program', ({ skip }) => {
    const program = join(ROOT, 'dist/brief.js');
    if (!existsSync(program)) skip('dist/ is not built');
    if (isOlderThanSources(program)) skip('dist/ is older than the sources');
    const pdfs = MACHINES.map((environment) => {
      const words = ['build', 'content/ukraine-peace-talks.yaml', '-o', '-'];
      const { stdout, status } = spawnSync(process.execPath, [program, ...words], {
        env: { PATH: process.env.PATH, ...environment },
        cwd: ROOT,
        maxBuffer: 1 << 26,
      });
      expect(status).toBe(0);
      return digest(stdout);
    });
    const name = 'content/ukraine-peace-talks.yaml';
    expect(pdfs).toEqual(MACHINES.map(() => digest(buildBytes(EXAMPLE, name).result?.pdf)));
  });
});

function isOlderThanSources(program: string): boolean {
  const time = statSync(program).mtimeMs;
  return ['src', 'templates'].some((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).some(
      (name) => statSync(join(ROOT, folder, name)).mtimeMs > time,
    ),
  );
}
