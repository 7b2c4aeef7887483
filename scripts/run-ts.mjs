// Runs a TypeScript file of ours: node scripts/run-ts.mjs scripts/bench.ts [words…]
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from './bundle-options.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [entry, ...words] = process.argv.slice(2);
const flags = [];
while (words[0]?.startsWith('--node=')) flags.push(words.shift().slice('--node='.length));

const folder = join(root, 'node_modules/.cache/policybrief');
mkdirSync(folder, { recursive: true });
const outfile = join(folder, `${basename(entry, '.ts')}-${process.pid}.cjs`);
try {
  await build({
    ...bundleOptions(root),
    entryPoints: [resolve(entry)],
    outfile,
    minifyWhitespace: false,
    external: ['esbuild'],
  });
  const { status } = spawnSync(process.execPath, [...flags, outfile, ...words], {
    stdio: 'inherit',
    cwd: root,
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(outfile, { force: true });
}
