import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextBox } from '../src/boxes/index.ts';
import { createNodeWorld } from '../src/cli/index.ts';
import type { ComputedStyle } from '../src/css/index.ts';
import { DiagnosticList, SourceFile } from '../src/diagnostics/index.ts';
import { composeParagraph, type LayoutResources, type Line } from '../src/layout/inline/index.ts';
import { compositionOf } from '../tests/layout/inline/composition.ts';
import { styleOf } from '../tests/layout/inline/inline-content.ts';
import { serifFonts } from '../tests/layout/inline/serif-fonts.ts';

/**
 * Measures composition on the paragraphs of a folder of briefs (JSON with `sections[].paras`), set justified in
 * 10 pt Source Serif 4: share of loose lines (mean word gap over 4 pt), hyphenated lines, stacks of three hyphens,
 * and the time a run takes. Counts lines with four gaps or more, the last of a paragraph left out, as bench/spacing.py
 * does on PDFs.
 *
 *   node scripts/run-ts.mjs scripts/measure-composition.ts CHECKOUT FOLDER [ROUNDS]
 */
const SIZE = 10;
const BATCH = 10;

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

function report(name: string, paragraphs: readonly (readonly Line[])[]): void {
  const found = compositionOf(paragraphs, SIZE);
  const { gaps } = found;
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const at = (q: number): string =>
    (gaps[Math.min(Math.floor(q * gaps.length), gaps.length - 1)] ?? 0).toFixed(2);
  console.log(
    `${name}: ${found.lines} lines, loose ${percent(found.loose)}, very loose ${percent(found.veryLoose)}, tight ${percent(found.tight)}, hyphenated ${percent(found.hyphenated)}, stacks ${found.stacks}, short last ${percent(found.shortLast)}, uneven ${percent(found.uneven)}, gap median ${at(0.5)} p5 ${at(0.05)} p95 ${at(0.95)} max ${at(1)}`,
  );
}

const [checkout = '.', folder = '', rounds = '5'] = process.argv.slice(2);
const fonts = serifFonts(checkout);
const paragraphs = paragraphsOf(folder);
const sink = new DiagnosticList();
const world = createNodeWorld();
const hyphenation = (name: string): Uint8Array => world.resource(`hyphenation/${name}`);
const resources = { tree: undefined, fonts, sink, hyphenation } as unknown as LayoutResources;
const style = styleFor('auto');
for (const measure of [242, 483]) {
  let start = performance.now();
  const set = paragraphs.map((text) => setText(text, style, measure, resources));
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
  report(`${measure} pt`, set);
  console.log(
    `  ${paragraphs.length} paragraphs, ${words} words; first ${cold.toFixed(0)} ms, then ${((1000 * best) / words).toFixed(3)} ms per 1,000 words`,
  );
}
for (const one of sink.items.slice(0, 5)) console.log(one.message);
