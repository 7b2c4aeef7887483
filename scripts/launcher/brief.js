#!/usr/bin/env node

// Loads the bundle with its code cache and runs it. A cache that lacks, or that V8 refuses (another Node, other
// flags), only costs time.
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');

/**
 * Node 20 compiles WebAssembly twice, the second time in threads that compete with the build: once is enough. And what
 * its optimising compiler makes for one brief costs more than it gives; `optimise` brings it back for many.
 */
const isNode20 = process.versions.node.startsWith('20.');
const setFlags = isNode20 ? require('node:v8').setFlagsFromString : () => {};

function readCache() {
  try {
    return readFileSync(`${__dirname}/brief.cache`);
  } catch {
    return undefined;
  }
}

/** `forOne`: the process makes one brief and ends. */
exports.load = (forOne) => {
  setFlags('--liftoff-only');
  if (forOne) setFlags('--no-opt');
  const filename = `${__dirname}/bundle.cjs`;
  // The bundle is ASCII; one byte a character is the fastest way in.
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`;
  const cachedData = readCache();
  const script = new Script(source, cachedData ? { filename, cachedData } : { filename });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, filename, __dirname);
  return { script, exports: module.exports };
};

exports.optimise = () => setFlags('--opt');

if (require.main === module) exports.load(true).exports.main(process.argv.slice(2), exports.optimise);
