#!/usr/bin/env node
'use strict';
// Loads the bundle with its code cache and runs it. A cache that lacks, or that V8 refuses (another Node, other
// flags), only costs time.
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');

/**
 * Settings of V8 in Node 20, measured on the example. WebAssembly is compiled twice otherwise, the second time in
 * threads that compete with the build.
 */
const ALWAYS = ['--liftoff-only'];
/** One brief ends before the optimising compiler and the care for old objects give back what they cost. */
const FOR_ONE = ['--no-opt', '--no-incremental-marking', '--semi-space-growth-factor=8'];
const FOR_MANY = [
  '--opt',
  '--incremental-marking',
  '--semi-space-growth-factor=2',
  '--heap-growing-percent=20',
];

const isNode20 = process.versions.node.startsWith('20.');

function setFlags(flags) {
  if (isNode20) for (const flag of flags) require('node:v8').setFlagsFromString(flag);
}

function readCache() {
  try {
    return readFileSync(`${__dirname}/brief.cache`);
  } catch {
    return undefined;
  }
}

/** `forOne`: the process makes one brief and ends. */
exports.load = (forOne) => {
  setFlags(ALWAYS);
  const filename = `${__dirname}/bundle.cjs`;
  // The bundle is ASCII; one byte a character is the fastest way in.
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`;
  const cachedData = readCache();
  const script = new Script(source, cachedData ? { filename, cachedData } : { filename });
  // After the script was made: a cache belongs to the flags that it was made under.
  if (forOne) setFlags(FOR_ONE);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, filename, __dirname);
  return { script, exports: module.exports };
};

exports.optimise = () => setFlags(FOR_MANY);

if (require.main === module) exports.load(true).exports.main(process.argv.slice(2), exports.optimise);
