import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { folder } from './builder.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Plain JavaScript without types. */
const OPTIONS: string = join(ROOT, 'scripts/bundle-options.mjs');

/** Bundles the sources as `dist/` is, for child processes; gives the path of the bundle. */
export async function bundleForChild(): Promise<string> {
  const { bundleOptions } = await import(OPTIONS);
  const outfile = join(ROOT, `node_modules/.cache/policybrief/child-${process.pid}.cjs`);
  await build({
    ...bundleOptions(ROOT),
    entryPoints: [join(ROOT, 'tests/whole/print-digests.ts')],
    outfile,
  });
  return outfile;
}

/** SHA-256 of the PDFs of these briefs (JSON files' texts), built by a fresh process. */
export function digestsInChild(
  bundle: string,
  briefs: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): readonly string[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [bundle, folder], {
    input: JSON.stringify(briefs),
    env: { PATH: process.env.PATH, ...environment },
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split('\n');
}
