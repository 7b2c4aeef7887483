import { InternalError } from '../../base/index.ts';
import type { BlockBox, ImageBox, InlineBox, InlineContent, InlineItem, TextBox } from '../../boxes/index.ts';
import { type AutoLength, type ComputedStyle, resolveLength } from '../../css/index.ts';
import { type MissingGlyphs, reportMissingFamily, reportMissingGlyphs } from './faults.ts';
import type { AtomicLayout, LayoutResources } from './line.ts';
import type { InlineEdges, Item, Paragraph } from './paragraph.ts';
import { type RunStyle, runInFamily, runStyleOf } from './run-style.ts';

const SPACE = 0x20;
const TAB = 0x09;
const NEWLINE = 0x0a;
const NO_BREAK_SPACE = 0xa0;

export interface CollectRequest {
  readonly content: InlineContent;
  readonly style: ComputedStyle;
  readonly lang: string;
  /** Points; what percentages refer to. */
  readonly measure: number;
  readonly layoutAtomic: (box: BlockBox | ImageBox) => AtomicLayout;
}

/** Cuts inline content into words, spaces and edges, and measures them. Undefined where there is no font at all. */
export function collect(request: CollectRequest, resources: LayoutResources): Paragraph | undefined {
  const root = runStyleOf(request.style, request.lang, resources.fonts);
  if (!root) {
    reportMissingFamily(firstText(request.content), request.style, resources);
    return undefined;
  }
  return new Collector(request, resources, root).run();
}

function firstText(content: InlineContent): TextBox | undefined {
  for (const item of content.items) if (item.kind === 'text') return item.box;
  return undefined;
}

class Collector {
  readonly #request: CollectRequest;
  readonly #resources: LayoutResources;
  readonly #root: RunStyle;
  readonly #items: Item[] = [];
  readonly #edges = new Map<InlineBox, InlineEdges>();
  readonly #missing: MissingGlyphs[] = [];
  /** Width since the last forced break; for tab stops. */
  #advance = 0;
  #fixed = true;

  constructor(request: CollectRequest, resources: LayoutResources, root: RunStyle) {
    this.#request = request;
    this.#resources = resources;
    this.#root = root;
  }

  run(): Paragraph {
    for (const item of this.#request.content.items) this.#add(item);
    if (this.#missing.length > 0) reportMissingGlyphs(this.#missing, this.#resources);
    return {
      content: this.#request.content,
      root: this.#root,
      items: this.#items,
      fixed: this.#fixed,
    };
  }

  #add(item: InlineItem): void {
    switch (item.kind) {
      case 'text':
        this.#addText(item.box, item.start, item.end);
        return;
      case 'break':
        this.#items.push(this.#forced(item.box, item.at, item.at));
        return;
      case 'atomic':
        this.#addAtomic(item.box, item.at);
        return;
      case 'open':
      case 'close': {
        const edges = this.#edgesOf(item.box);
        const width = item.kind === 'open' ? edges.startWidth : edges.endWidth;
        this.#advance += width;
        this.#items.push({ kind: item.kind, start: item.at, end: item.at, width, box: item.box, edges });
      }
    }
  }

  #runOf(box: TextBox | InlineBox): RunStyle {
    const { fonts } = this.#resources;
    const run = runStyleOf(box.style, box.lang, fonts);
    if (!run) throw new InternalError('a font set that has a face for the root has one for every run');
    if (run.substituted) reportMissingFamily(box, box.style, this.#resources);
    return run;
  }

  #addText(box: TextBox, start: number, end: number): void {
    const { text } = this.#request.content;
    const run = this.#runOf(box);
    let i = start;
    while (i < end) {
      const code = text.charCodeAt(i);
      if (code === SPACE || code === NO_BREAK_SPACE) {
        this.#items.push({
          kind: 'space',
          start: i,
          end: i + 1,
          width: run.spaceWidth,
          box,
          boxStart: start,
          run,
          glue: code !== SPACE,
        });
        this.#advance += run.spaceWidth;
        i++;
      } else if (code === NEWLINE) {
        this.#items.push(this.#forced(box, i, start));
        i++;
      } else if (code === TAB) {
        this.#addTab(box, i, start, run);
        i++;
      } else i = this.#addWord(box, i, { start, end, run });
    }
  }

  /** Adds the word at `i` and tells where it ends. */
  #addWord(box: TextBox, i: number, text: { start: number; end: number; run: RunStyle }): number {
    const source = this.#request.content.text;
    let end = i + 1;
    while (end < text.end && !isSpace(source.charCodeAt(end))) end++;
    const written = source.slice(i, end);
    let { run } = text;
    let word = run.words.get(written);
    if (word.shaped.missing.length > 0) {
      const other = this.#otherRun(run, word.drawn);
      if (other) {
        run = other;
        word = other.words.get(written);
      } else this.#missing.push({ box, word, at: i - text.start, face: run.face });
    }
    const width = word.width * run.size + word.glyphs * run.letterSpacing;
    this.#items.push({ kind: 'word', start: i, end, width, box, boxStart: text.start, run, word });
    this.#advance += width;
    return end;
  }

  /** The next of the style's families that has all of a word's characters. */
  #otherRun(run: RunStyle, text: string): RunStyle | undefined {
    for (const family of run.style.fontFamily) {
      const other = runInFamily(run, family, this.#resources.fonts);
      if (other && [...text].every((one) => other.face.has(one.codePointAt(0) ?? 0))) return other;
    }
    return undefined;
  }

  #addTab(box: TextBox, at: number, boxStart: number, run: RunStyle): void {
    const stop = run.style.tabSize * run.spaceWidth;
    const width = stop > 0 ? stop - (this.#advance % stop) : run.spaceWidth;
    this.#items.push({ kind: 'tab', start: at, end: at + 1, width, box, boxStart, run });
    this.#advance += width;
  }

  #forced(box: TextBox, at: number, boxStart: number): Item {
    this.#advance = 0;
    return { kind: 'forced', start: at, end: at + 1, width: 0, box, boxStart, run: this.#runOf(box) };
  }

  #addAtomic(box: BlockBox | ImageBox, at: number): void {
    const layout = this.#request.layoutAtomic(box);
    this.#fixed = false;
    this.#items.push({ kind: 'atomic', start: at, end: at + 1, width: layout.width, box, layout });
    this.#advance += layout.width;
  }

  #edgesOf(box: InlineBox): InlineEdges {
    const known = this.#edges.get(box);
    if (known) return known;
    const edges = edgesOf(box, this.#runOf(box), this.#request.measure);
    if (hasPercentages(box.style)) this.#fixed = false;
    this.#edges.set(box, edges);
    return edges;
  }
}

function isSpace(code: number): boolean {
  return code === SPACE || code === NO_BREAK_SPACE || code === NEWLINE || code === TAB;
}

function hasPercentages(style: ComputedStyle): boolean {
  const { marginLeft, marginRight, paddingTop, paddingRight, paddingBottom, paddingLeft } = style;
  return [marginLeft, marginRight, paddingTop, paddingRight, paddingBottom, paddingLeft].some(
    (value) => typeof value === 'object',
  );
}

function edgesOf(box: InlineBox, run: RunStyle, measure: number): InlineEdges {
  const { style } = box;
  const length = (value: AutoLength): number => (value === 'auto' ? 0 : resolveLength(value, measure));
  const marginStart = length(style.marginLeft);
  const marginEnd = length(style.marginRight);
  const { backgroundColor, borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth } = style;
  return {
    run,
    marginStart,
    marginEnd,
    startWidth: marginStart + borderLeftWidth + length(style.paddingLeft),
    endWidth: marginEnd + borderRightWidth + length(style.paddingRight),
    top: borderTopWidth + length(style.paddingTop),
    bottom: borderBottomWidth + length(style.paddingBottom),
    painted:
      backgroundColor.alpha > 0 ||
      borderTopWidth + borderRightWidth + borderBottomWidth + borderLeftWidth > 0,
    clone: style.boxDecorationBreak === 'clone',
  };
}
