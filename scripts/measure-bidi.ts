import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BIDI_CSS, randomBidiLines, WRITTEN_LINES } from '../tests/layout/inline/bidi-lines.ts';
import {
  type MeasuredLine,
  type SeenCluster,
  visibleClusters,
  visualOrder,
} from '../tests/layout/inline/bidi-order.ts';

/**
 * Writes down in what order a browser places the characters of lines of mixed direction, for
 * tests/layout/inline/bidi-order.test.ts. By hand, where Chromium is installed and the lines have changed:
 *
 *   node scripts/run-ts.mjs scripts/measure-bidi.ts [CHROMIUM]
 */
const RANDOM = 300;
const OUT = 'tests/layout/inline/bidi-order.json';

const [chromium = 'chromium'] = process.argv.slice(2);
const lines = [...WRITTEN_LINES, ...randomBidiLines(RANDOM)];

/** Left and top of each UTF-16 unit's box in CSS pixels; undefined for what has no box. */
type Places = readonly (readonly [number, number] | null)[];
interface PlacedText {
  readonly text: string;
  readonly places: Places;
}

function fontFace(family: string, path: string): string {
  return `@font-face { font-family: "${family}"; src: url("${pathToFileURL(resolve(path)).href}") }`;
}

const noto = (name: string): string =>
  `node_modules/@expo-google-fonts/noto-sans-${name.toLowerCase()}/400Regular/NotoSans${name}_400Regular.ttf`;

/** Runs in the page: it cannot see anything outside of itself. */
const MEASURE = `
  document.fonts.ready.then(() => {
    const found = [...document.querySelectorAll('div')].map((line) => {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      let text = '';
      const places = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        text += node.data;
        for (let at = 0; at < node.data.length; at += 1) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const [box] = range.getClientRects();
          places.push(box && box.width > 0 ? [box.left, box.bottom] : null);
        }
      }
      return { text, places };
    });
    const out = document.createElement('pre');
    out.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(found))));
    document.body.replaceChildren(out);
  });
`;

const page = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><style>
  ${fontFace('Latin', 'templates/policy-brief/fonts/SourceSerif4-Regular.ttf')}
  ${fontFace('Arabic', noto('Arabic'))}
  ${fontFace('Hebrew', noto('Hebrew'))}
  div { font: 16px/40px Latin, Arabic, Hebrew; white-space: nowrap; width: 3000px }
  sup { font-size: 16px; vertical-align: baseline }
  ${BIDI_CSS}
</style><body>${lines.map(({ dir, html }) => `<div dir="${dir}">${html}</div>`).join('\n')}
<script>${MEASURE}</script></body></html>`;

function dump(): readonly PlacedText[] {
  const folder = mkdtempSync(join(tmpdir(), 'measure-bidi-'));
  try {
    const path = join(folder, 'page.html');
    writeFileSync(path, page);
    const words = ['--headless', '--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'];
    const more = ['--virtual-time-budget=20000', `--user-data-dir=${folder}/profile`, '--dump-dom', path];
    const { stdout } = spawnSync(chromium, [...words, ...more], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const [, base64] = /<pre>([^<]+)<\/pre>/.exec(stdout) ?? [];
    if (base64 === undefined) throw new Error(`${chromium} measured nothing: ${stdout.slice(0, 500)}`);
    return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function orderOf({ text, places }: PlacedText): string {
  const top = Math.min(...places.map((place) => place?.[1] ?? Number.POSITIVE_INFINITY));
  const seen = visibleClusters(text).map(({ start, end }): SeenCluster => {
    const boxes = places.slice(start, end).filter((place) => place !== null);
    if (boxes.length === 0) throw new Error(`nothing to see of ${JSON.stringify(text.slice(start, end))}`);
    const line = Math.round((Math.min(...boxes.map(([, bottom]) => bottom)) - top) / 40);
    return { line, x: Math.min(...boxes.map(([left]) => left)) };
  });
  return visualOrder(seen);
}

const placed = dump();
const measured = lines.map(({ dir, html }, index): MeasuredLine => {
  const line = placed[index];
  if (!line) throw new Error(`line ${index} is lost`);
  return [dir, orderOf(line), html];
});
const browser = spawnSync(chromium, ['--version'], { encoding: 'utf8' }).stdout.trim();
const rows = measured.map((line) => line.join('\t'));
writeFileSync(OUT, `${JSON.stringify({ browser, lines: rows }, undefined, 2)}\n`);
process.stdout.write(`${OUT}: ${measured.length} lines by ${browser}\n`);
