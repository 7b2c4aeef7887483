import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextBox } from '../src/boxes/index.ts';
import type { ComputedStyle } from '../src/css/index.ts';
import { DiagnosticList, SourceFile } from '../src/diagnostics/index.ts';
import { createShaper, type FontSet, openFontSet } from '../src/fonts/index.ts';
import type { Fragment, TextFragment } from '../src/layout/fragment.ts';
import { composeParagraph, type LayoutResources, type Line } from '../src/layout/inline/index.ts';
import { styleOf } from '../tests/layout/inline/inline-content.ts';

/**
 * Measures composition on the paragraphs of a folder of briefs (JSON with `sections[].paras`), set justified in
 * 10 pt Source Serif 4: share of loose lines (mean word gap over 4 pt), hyphenated lines, stacks of three hyphens,
 * and the time a run takes. Counts lines with four gaps or more, the last of a paragraph left out, as bench/spacing.py
 * does on PDFs.
 *
 *   npx esbuild scripts/measure-composition.ts --bundle --platform=node --format=esm \
 *     --outfile=/tmp/measure.mjs && node /tmp/measure.mjs CHECKOUT FOLDER
 */
const SIZE = 10;
const LOOSE = 4;
const BATCH = 10;

interface Tally {
  gaps: number[];
  hyphenated: number;
  all: number;
  stacks: number;
  shortLast: number;
  paragraphs: number;
  trackings: number;
}

function paragraphsOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const brief = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      const sections: { paras: string[] }[] = [
        ...brief.sections,
        ...(brief.humanitarian ? [brief.humanitarian] : []),
      ];
      return sections.flatMap((section) => section.paras);
    })
    .filter((text) => text !== '');
}

function openFonts(checkout: string): FontSet {
  const folder = join(checkout, 'templates/policy-brief/fonts');
  const world = {
    readFile: (path: string) => ({ ok: true as const, bytes: new Uint8Array(readFileSync(path)) }),
  };
  const wasm = readFileSync(join(checkout, 'node_modules/harfbuzzjs/dist/harfbuzz.wasm'));
  return openFontSet(
    [
      {
        family: 'Source Serif 4',
        weight: 400,
        style: 'normal',
        path: join(folder, 'SourceSerif4-Regular.ttf'),
      },
    ],
    world as unknown as Parameters<typeof openFontSet>[1],
    createShaper(wasm),
    new DiagnosticList(),
  );
}

function styleFor(hyphens: 'auto' | 'manual'): ComputedStyle {
  return styleOf({
    fontFamily: ['Source Serif 4'],
    fontSize: SIZE,
    lineHeight: 13,
    textAlign: 'justify',
    hyphens,
    hangingPunctuation: 'protrude',
    hyphenateLimitChars: [5, 2, 3],
    hyphenateLimitLines: 2,
  });
}

function setText(text: string, style: ComputedStyle, measure: number, resources: LayoutResources): Line[] {
  const source = new SourceFile('x', text);
  const origin = { template: { file: source, start: 0, end: 0 } };
  const box: TextBox = {
    kind: 'text',
    id: 1,
    text,
    style,
    origin,
    origins: [],
    element: undefined,
    parent: undefined,
    part: 'principal',
    lang: 'en-GB',
  };
  const content = { text, items: [{ kind: 'text' as const, box, start: 0, end: text.length }] };
  return composeParagraph(
    {
      content,
      style,
      lang: 'en-GB',
      measure,
      from: 0,
      layoutAtomic: () => {
        throw new Error('none');
      },
    },
    resources,
  );
}

function tally(lines: readonly Line[], into: Tally): void {
  into.paragraphs++;
  let run = 0;
  lines.forEach((line) => {
    const out: Fragment[] = [];
    line.place(0, 0, out);
    const texts = out.filter((one): one is TextFragment => one.kind === 'text');
    if (line.ends) {
      const width = texts.reduce((sum, one) => sum + one.width, 0);
      if (lines.length > 1 && width < 3 * SIZE) into.shortLast++;
      return;
    }
    const drawn = texts
      .flatMap((one) => one.pieces.map((piece) => piece.text))
      .join('')
      .trimEnd();
    const spaces = [...drawn].filter((one) => one === ' ').length;
    const hyphen = /[-\u00ad\u2010]$/.test(drawn);
    run = hyphen ? run + 1 : 0;
    if (run === 3) into.stacks++;
    const [first] = texts;
    if (spaces < 4 || !first) return;
    const space = first.pieces.find((piece) => piece.text === ' ')?.width ?? 0;
    into.gaps.push(space * SIZE + first.wordSpacing + 2 * first.tracking);
    into.trackings += Math.abs(first.tracking) / SIZE;
    into.all++;
    if (hyphen) into.hyphenated++;
  });
}

function report(
  name: string,
  { gaps, hyphenated, all, stacks, shortLast, paragraphs, trackings }: Tally,
): void {
  gaps.sort((a, b) => a - b);
  const share = (n: number): string => `${((100 * n) / all).toFixed(1)} %`;
  const at = (q: number): string =>
    (gaps[Math.min(Math.floor(q * gaps.length), gaps.length - 1)] ?? 0).toFixed(2);
  console.log(
    `${name}: ${all} lines, loose ${share(gaps.filter((one) => one > LOOSE).length)}, very loose ${share(gaps.filter((one) => one > 5).length)}, tight ${share(gaps.filter((one) => one < 1.8).length)}, hyphenated ${share(hyphenated)}, stacks ${stacks}, short last ${((100 * shortLast) / paragraphs).toFixed(1)} %, gap median ${at(0.5)} p5 ${at(0.05)} p95 ${at(0.95)} max ${at(1)}, mean tracking ${((100 * trackings) / all).toFixed(2)} % em`,
  );
}

const [checkout = '.', folder = '', rounds = '5'] = process.argv.slice(2);
const fonts = openFonts(checkout);
const paragraphs = paragraphsOf(folder);
const sink = new DiagnosticList();
const resources = { tree: undefined, fonts, sink } as unknown as LayoutResources;
const style = styleFor('auto');
for (const measure of [242, 483]) {
  const result: Tally = {
    gaps: [],
    hyphenated: 0,
    all: 0,
    stacks: 0,
    shortLast: 0,
    paragraphs: 0,
    trackings: 0,
  };
  let start = performance.now();
  for (const text of paragraphs) tally(setText(text, style, measure, resources), result);
  const cold = performance.now() - start;
  const words = paragraphs.reduce((sum, text) => sum + text.split(' ').length, 0);
  // The least time of each small batch over all rounds: other processes disturb some batches, not all.
  const least: number[] = [];
  for (let round = 0; round < Number(rounds); round++)
    for (let batch = 0; batch * BATCH < paragraphs.length; batch++) {
      start = performance.now();
      for (const text of paragraphs.slice(batch * BATCH, (batch + 1) * BATCH))
        setText(text, style, measure, resources);
      least[batch] = Math.min(least[batch] ?? Number.POSITIVE_INFINITY, performance.now() - start);
    }
  const best = least.reduce((sum, one) => sum + one, 0);
  report(`${measure} pt`, result);
  console.log(
    `  ${paragraphs.length} paragraphs, ${words} words; first ${cold.toFixed(0)} ms, then ${((1000 * best) / words).toFixed(3)} ms per 1,000 words`,
  );
}
for (const one of sink.items.slice(0, 5)) console.log(one.message);
