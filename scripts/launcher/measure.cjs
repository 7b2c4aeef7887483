'use strict';
// node measure.cjs DIST LIST: builds the briefs of a JSON list of files in this process; times as JSON on stdout.
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const [dist, list] = process.argv.slice(2);
const { buildBrief } = require(join(dist, 'index.js'));
/** Linux hands the peak of the parent down in `maxRSS`; the process's own stands in /proc. */
function peakMiB() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return Number(kilobytes) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

const ms = [];
const pages = [];
let bytes = 0;

async function measure(name) {
  const start = performance.now();
  const built = await buildBrief(readFileSync(name), { name, folder: dirname(name) });
  ms.push(performance.now() - start);
  if (!built.pdf) {
    const errors = built.diagnostics.filter((item) => item.severity === 'error');
    throw new Error(`${name}: ${JSON.stringify(errors.slice(0, 3), null, 1)}`);
  }
  pages.push(built.pages);
  bytes += built.pdf.length;
}

async function main() {
  for (const name of JSON.parse(readFileSync(list, 'utf8'))) await measure(name);
  console.log(JSON.stringify({ ms, pages, bytes, peakMiB: peakMiB() }));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
