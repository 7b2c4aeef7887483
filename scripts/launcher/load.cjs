'use strict';
// Loads the bundle with its code cache. A cache that lacks, or that V8 refuses (another Node, other flags), only
// costs time.
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');

/** Node 20 compiles WebAssembly twice, the second time in threads that compete with the build: once is enough. */
if (process.versions.node.startsWith('20.')) require('node:v8').setFlagsFromString('--liftoff-only');

function readCache() {
  try {
    return readFileSync(`${__dirname}/brief.cache`);
  } catch {
    return undefined;
  }
}

exports.load = () => {
  const filename = `${__dirname}/bundle.cjs`;
  // The bundle is ASCII; one byte a character is the fastest way in.
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`;
  const cachedData = readCache();
  const script = new Script(source, cachedData ? { filename, cachedData } : { filename });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, filename, __dirname);
  return { script, exports: module.exports };
};
