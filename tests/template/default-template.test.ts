import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BriefDocument,
  type FieldNode,
  fieldTree,
  prepareContent,
  readBrief,
} from '../../src/content/index.ts';
import { computeStyles, parseStylesheet } from '../../src/css/index.ts';
import { DiagnosticList, type Span } from '../../src/diagnostics/index.ts';
import { type MarkupNode, parseMarkup } from '../../src/html/index.ts';
import { inlinePlain } from '../../src/template/escape-markup.ts';
import {
  loadTemplate,
  precompileTemplate,
  type RenderSettings,
  renderTemplate,
  type Template,
  templatePresets,
  templateStylesheets,
} from '../../src/template/index.ts';
import { bare, memoryWorld, shippedFiles, TEMPLATE_FOLDER, told } from './memory-world.ts';
import { randomBriefs } from './random-brief.ts';

const WORLD = memoryWorld(shippedFiles());

function shipped(): Template {
  const sink = new DiagnosticList();
  const template = loadTemplate(TEMPLATE_FOLDER, WORLD, sink);
  expect(told(sink.items)).toEqual([]);
  if (!template) throw new Error('the shipped template was not loaded');
  return template;
}

const template = shipped();

/** The same files under another folder. */
const shownWorld = () =>
  memoryWorld(
    Object.fromEntries(
      Object.entries(shippedFiles()).map(([name, text]) => [name.replace(/^t\//, 'shown/'), text]),
    ),
  );

function documentOf(brief: object): BriefDocument {
  const sink = new DiagnosticList();
  const bytes = new TextEncoder().encode(JSON.stringify(brief, null, 1));
  const document = readBrief(bytes, 'b.json', sink);
  if (!document) throw new Error(`not a valid brief:\n${told(sink.items).join('\n')}`);
  return document;
}

/** Renders and parses; everything that is said on the way. */
function build(document: BriefDocument, settings: RenderSettings = {}) {
  const sink = new DiagnosticList();
  const markup = renderTemplate(template, document, settings, sink);
  const tree = markup && parseMarkup(markup, sink);
  if (!markup || !tree) throw new Error('nothing was rendered');
  return { markup, tree, told: told(sink.items) };
}

/** Text of the body by the place of the content it comes from: `start-end`. */
function textByPlace(node: MarkupNode, into: Map<string, string>): void {
  if (node.kind === 'element') {
    if (node.name !== 'head') for (const child of node.children) textByPlace(child, into);
    return;
  }
  for (const [index, { start, origin }] of node.origins.entries()) {
    const place = origin.content?.();
    if (!place) continue;
    const part = node.text.slice(start, node.origins[index + 1]?.start ?? node.text.length);
    into.set(key(place), (into.get(key(place)) ?? '') + part);
  }
}

const key = (span: Span): string => `${span.start}-${span.end}`;

interface Leaf {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** Every text that the schema calls printed. */
function printedTexts(value: unknown, node: FieldNode | undefined, path: Leaf['path']): readonly Leaf[] {
  if (!node?.printed) return [];
  if (typeof value === 'string') return node.kind === 'text' ? [{ path, text: value }] : [];
  if (Array.isArray(value))
    return value.flatMap((item, index) => printedTexts(item, node.item, [...path, index]));
  if (typeof value !== 'object' || value === null || node.kind === 'date') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    printedTexts(inner, node.kind === 'map' ? node.item : node.fields?.[name], [...path, name]),
  );
}

describe('the shipped template', () => {
  it('prints every text of any brief, with its place in the author’s file', () => {
    fc.assert(
      fc.property(randomBriefs(), (brief) => {
        const document = documentOf(brief);
        const { tree, told: lines } = build(document, { speaker: true });
        expect(lines).toEqual([]);
        const texts = new Map<string, string>();
        textByPlace(tree.root, texts);
        for (const { path, text } of printedTexts(document.brief, fieldTree(), [])) {
          const found = texts.get(key(document.spanOf(path))) ?? '';
          expect(found, path.join('.')).toContain(inlinePlain(text));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('names the speaking card where it is not asked for', () => {
    const brief = { title: 'T', keyPoints: ['a'], talkingPoints: ['b'], qa: [{ q: 'c', a: 'd' }] };
    expect(build(documentOf(brief)).told.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'note template/left-out: `talkingPoints` is left out: it belongs to the speaking card (build with `--speaker` to print it)',
      'note template/left-out: `qa` is left out: it belongs to the speaking card (build with `--speaker` to print it)',
    ]);
    expect(build(documentOf(brief), { speaker: true }).told).toEqual([]);
  });

  it('prints nothing for what a brief does not have', () => {
    const { markup } = build(documentOf({ title: 'Title', keyPoints: ['One', 'Two', 'Three'] }));
    const body = bare(markup.html)
      .replace(/^[\s\S]*<body/, '<body')
      .replace(/\s+/g, ' ');
    expect(body).toBe(
      '<body data-folio-1="Page " data-folio-2=" of " data-folio-3=""> <header class="masthead"> ' +
        '<h1 data-head="" data-foot="Title" data-short-foot="Title">Title</h1> </header> <main class="short"> ' +
        '<section class="key-points"> <h2>Key points</h2> <ul> <li>One</li> <li>Two</li> <li>Three</li> </ul> </section> ' +
        '<div class="columns"> </div> </main> </body> </html> ',
    );
  });

  it.each(['ukraine-peace-talks.yaml', 'minimal.yaml'])('has nothing to say of content/%s', async (name) => {
    await prepareContent(name);
    const bytes = readFileSync(join(import.meta.dirname, '../../content', name));
    const document = readBrief(bytes, name, new DiagnosticList());
    if (!document) throw new Error(`${name} is not valid`);
    const { tree, told: lines } = build(document);
    expect(lines).toEqual([]);
    const styles = new DiagnosticList();
    for (const preset of [undefined, ...templatePresets(template)]) {
      const files = templateStylesheets(template, preset, styles);
      computeStyles(
        { tree, sheets: files.map((file) => parseStylesheet(file, template.folder, styles)) },
        styles,
      );
    }
    expect(told(styles.items)).toEqual([]);
  });

  it('has a heading of the first rank and skips none', () => {
    fc.assert(
      fc.property(randomBriefs(), (brief) => {
        const ranks: number[] = [];
        const walk = (node: MarkupNode): void => {
          if (node.kind === 'text') return;
          if (/^h[1-6]$/.test(node.name)) ranks.push(Number(node.name.slice(1)));
          node.children.forEach(walk);
        };
        walk(build(documentOf(brief), { speaker: true }).tree.root);
        expect(ranks.filter((rank) => rank === 1)).toEqual([1]);
        ranks.reduce((before, rank) => {
          expect(rank - before).toBeLessThanOrEqual(1);
          return rank;
        }, 0);
      }),
      { numRuns: 200 },
    );
  });

  it('hands its running head and foot to the margins', () => {
    const brief = { title: 'A *title*', keyPoints: ['k'], series: 'S', asOf: '2026-03-01' };
    const heading = (more: object): string =>
      /<h1[^>]*>/
        .exec(bare(build(documentOf({ ...brief, ...more })).markup.html))?.[0]
        .replaceAll('\u00A0', ' ') ?? '';
    expect(heading({})).toBe(
      '<h1 data-head="" data-foot="S · A title · As of 1 March 2026" data-short-foot="S">',
    );
    expect(heading({ handling: { label: 'Secret', embargo: '2026-03-03' } })).toBe(
      '<h1 data-head="Secret · Embargoed until 3 March 2026 · As of 1 March 2026" data-foot="Secret · S · A title" data-short-foot="Secret">',
    );
    // A TLP label leaves no room for the title.
    expect(heading({ handling: { tlp: 'GREEN' }, number: '4' })).toContain('data-foot="S · No. 4" ');
    expect(heading({ handling: { tlp: 'GREEN' }, series: undefined })).toContain('data-foot="A title" ');
    const long = heading({
      handling: { tlp: 'GREEN' },
      series: undefined,
      title: 'A title, '.repeat(9).trim(),
    });
    expect(long).toContain(`data-foot="${'A title, '.repeat(5)}A…" `);
  });

  it('says who may not be named, and which speaker is to be checked', () => {
    const quotes = [
      { text: 'a' },
      { text: 'b', speaker: 'S', named: false },
      { text: 'c', speaker: 'S', anonymityReason: 'fear' },
      { text: 'e', named: false, role: 'diplomat', anonymityReason: 'fear' },
      { text: 'f', named: false },
      { text: 'd', kind: 'translated', original: { lang: 'uk', text: 'г' } },
    ];
    const { markup } = build(documentOf({ title: 'T', keyPoints: ['k'], quotes }));
    const words = bare(markup.html)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(words).toContain(
      '“a” speaker to be checked “b” S not named in the source “c” S not named: fear “e” Diplomat not named: fear “f” Unnamed speaker “d” «г» speaker to be checked translated',
    );
  });

  it('writes deadlines and agenda items without saying a word twice', () => {
    const { markup } = build(
      documentOf({
        title: 'T',
        keyPoints: ['k'],
        meeting: { name: 'M', date: '2026-03-01', item: 'Item 3b' },
        recommendations: [
          { text: 'r', by: '2026-12-04' },
          { text: 's', by: 'before Christmas' },
        ],
      }),
    );
    const words = bare(markup.html)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(words).toContain('1 March 2026 Item 3b ');
    expect(words).toContain('r (by 4 December 2026) s (before Christmas)');
  });

  it('shows the source and the description of each chart', () => {
    const chart = { type: 'bar', title: 'C', data: { labels: ['x'], series: [{ name: 's', values: [1] }] } };
    const { markup } = build(
      documentOf({
        title: 'T',
        keyPoints: ['k'],
        charts: [{ ...chart, source: 'a', alt: 'First grew.' }],
        sections: [{ heading: 'H', blocks: [{ chart: { ...chart, source: 'a', alt: 'Second grew.' } }] }],
        sources: [{ id: 'a', title: 'A' }],
      }),
    );
    const notes = bare(markup.html).match(/<p class="figure-note">.*?<\/p>/g) ?? [];
    expect(notes.map((note) => note.replace(/<[^>]*>/g, ''))).toEqual([
      'Second grew. Source1',
      'First grew. Source1',
    ]);
  });

  it('is the same when it was compiled before', () => {
    const sink = new DiagnosticList();
    const compiled = precompileTemplate(TEMPLATE_FOLDER, WORLD, sink, 'shown');
    const read = loadTemplate('shown', shownWorld(), sink, {
      compiled: JSON.parse(JSON.stringify(compiled)),
    });
    expect(sink.items).toEqual([]);
    if (!read) throw new Error('nothing was precompiled');
    const document = documentOf({
      title: 'T',
      keyPoints: ['a **b**'],
      timeline: [{ period: 'now', text: 'x' }],
    });
    const again = renderTemplate(read, document, {}, sink);
    expect(again?.html).toBe(build(document).markup.html);
    expect(again?.origins[0]?.template.file.name).toMatch(/^shown\//);
  });

  it('renders the same again and again', () => {
    const document = documentOf({ title: 'T', keyPoints: ['a'], quotes: ['q'] });
    expect(build(document).markup.html).toBe(build(document).markup.html);
  });
});
