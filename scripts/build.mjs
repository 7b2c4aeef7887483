// Makes dist/: one bundle with a code cache, the files that go with it, and the types of the library entry.
//   node scripts/build.mjs              builds
//   node scripts/build.mjs --if-stale   builds only where a source is newer than dist/
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions, LAZY_PACKAGES, lazyPackages } from './bundle-options.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);

if (process.argv.includes('--if-stale') && !isStale()) process.exit(0);

/** True where dist/ lacks or anything it is made from is newer. */
function isStale() {
  const made = join(dist, 'brief.cache');
  if (!existsSync(made)) return true;
  const time = statSync(made).mtimeMs;
  const newer = (path) => {
    const stat = statSync(path);
    if (!stat.isDirectory()) return stat.mtimeMs > time;
    return readdirSync(path).some((name) => newer(join(path, name)));
  };
  return ['src', 'scripts', 'templates', 'package.json', 'package-lock.json'].some((name) =>
    newer(join(root, name)),
  );
}

// Built beside and then put in place, so that a build that fails leaves the old one.
const work = join(root, `dist.${process.pid}.tmp`);
mkdirSync(work, { recursive: true });
try {
  await bundle();
  copyResources();
  writeData();
  writeTypes();
  rmSync(dist, { recursive: true, force: true });
  renameSync(work, dist);
  // Last, because the cache remembers where the bundle lay.
  writeCodeCache();
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function bundle() {
  const { metafile } = await build({
    ...bundleOptions(root),
    stdin: {
      contents: "export { main } from './src/main.ts';\nexport { buildBrief } from './src/index.ts';\n",
      resolveDir: root,
      loader: 'ts',
    },
    outfile: join(work, 'bundle.cjs'),
    plugins: [...bundleOptions(root).plugins, lazyPackages],
    metafile: process.argv.includes('--sizes'),
  });
  if (metafile) printSizes(metafile);
  const path = join(work, 'bundle.cjs');
  writeFileSync(path, asciiOnly(readFileSync(path, 'utf8')));
  for (const name of LAZY_PACKAGES)
    await build({
      ...bundleOptions(root),
      entryPoints: [name],
      outfile: join(work, `lazy-${name}.cjs`),
      // The main bundle imports them as Node imports CommonJS: the default export is all of the module.
      footer: {
        js: 'if (typeof module.exports.default === "function") module.exports = Object.assign(module.exports.default, module.exports);',
      },
    });
  // The launcher is CommonJS: Node starts it 5 ms sooner than an ES module.
  for (const name of ['brief', 'index'])
    copyFileSync(join(root, `scripts/launcher/${name}.cjs`), join(work, `${name}.js`));
  writeFileSync(join(work, 'package.json'), '{ "type": "commonjs" }\n');
}

/** The launcher reads the bundle as one byte a character; esbuild leaves what stands in regular expressions. */
function asciiOnly(text) {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** --sizes: what the bundle is made of, largest first. */
function printSizes(metafile) {
  const sizes = new Map();
  for (const { inputs } of Object.values(metafile.outputs))
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const part = path.split('/').slice(0, 2).join('/');
      sizes.set(part, (sizes.get(part) ?? 0) + bytesInOutput);
    }
  for (const [part, bytes] of [...sizes].sort((a, b) => b[1] - a[1]))
    console.log(String(bytes).padStart(8), part);
}

function copyResources() {
  copyFileSync(require.resolve('harfbuzzjs/dist/harfbuzz.wasm'), join(work, 'harfbuzz.wasm'));
  const pdfkit = dirname(require.resolve('pdfkit'));
  copyFileSync(join(pdfkit, 'data/sRGB_IEC61966_2_1.icc'), join(work, 'srgb.icc'));
  cpSync(join(root, 'src/layout/inline/hyphenation/data'), join(work, 'hyphenation'), { recursive: true });
  copyFileSync(join(root, 'src/unicode/data/NOTICE.md'), join(work, 'unicode-notice.md'));
}

/** What is computed from the sources once and for all: the JSON Schema, the built-in template ready to be used. */
function writeData() {
  run('the data', process.execPath, [
    join(root, 'scripts/run-ts.mjs'),
    join(root, 'scripts/write-data.ts'),
    work,
  ]);
}

function writeTypes() {
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  const args = ['-p', join(root, 'tsconfig.build.json'), '--outDir', join(work, 'types')];
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...args], { encoding: 'utf8' });
  if (status !== 0) console.warn(`types of the library were written with faults:\n${stdout}`);
}

/** Runs the example once, so that the cache holds what a build really uses. Without it everything works, but slower. */
function writeCodeCache() {
  run('the code cache', process.execPath, [join(root, 'scripts/launcher/make-code-cache.cjs'), dist, root]);
}

function run(what, command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', cwd: root });
  if (status !== 0) throw new Error(`${what} could not be made`);
}
