'use strict';
// node make-code-cache.cjs DIST ROOT: builds the example in this process and keeps the code that V8 compiled for it.
const { existsSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const [dist, root] = process.argv.slice(2);
const example = join(root, 'content/ukraine-peace-talks.yaml');
const { load, optimise } = require(join(dist, 'brief.js'));
const { script, exports: bundle } = load(true);
const folder = mkdtempSync(join(tmpdir(), 'policybrief-'));

async function make() {
  if (existsSync(example))
    await bundle.main(['build', example, '-o', join(folder, 'example.pdf'), '--quiet']);
  if (process.exitCode) console.warn('the example was not built; the code cache holds less than it could');
  process.exitCode = 0;
  optimise();
  writeFileSync(join(dist, 'brief.cache'), script.createCachedData());
}

make().finally(() => rmSync(folder, { recursive: true, force: true }));
