import { InternalError } from '../../base/index.ts';
import type { BlockBox, ImageBox, InlineBox, InlineContent, InlineItem, TextBox } from '../../boxes/index.ts';
import { type AutoLength, type ComputedStyle, resolveLength } from '../../css/index.ts';
import { isCursive } from '../../unicode/index.ts';
import { type BidiLevels, bidiLevels } from './bidi/index.ts';
import { reportMissingFamily } from './faults.ts';
import { itemize } from './itemize.ts';
import { joinsAt, NO_JOINS } from './joined-shape.ts';
import type { AtomicLayout, LayoutResources } from './line.ts';
import { type MissingGlyphs, noteMissingGlyphs } from './missing-glyphs.ts';
import type { InlineEdges, Item, Paragraph } from './paragraph.ts';
import { type RunStyle, runStyleOf } from './run-style.ts';
import type { Word } from './word.ts';

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
  readonly #bidi: BidiLevels | undefined;
  /** Width since the last forced break; for tab stops. */
  #advance = 0;
  #lastRun: RunStyle | undefined;
  #fixed = true;

  constructor(request: CollectRequest, resources: LayoutResources, root: RunStyle) {
    this.#request = request;
    this.#resources = resources;
    this.#root = root;
    this.#bidi = bidiLevels(request.content, request.style);
  }

  run(): Paragraph {
    for (const item of this.#request.content.items) this.#add(item);
    if (this.#missing.length > 0) noteMissingGlyphs(this.#missing, this.#resources);
    return {
      content: this.#request.content,
      root: this.#root,
      items: this.#items,
      bidi: this.#bidi,
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
    this.#lastRun = undefined;
    let i = start;
    while (i < end) {
      const code = text.charCodeAt(i);
      if (code === SPACE || code === NO_BREAK_SPACE) {
        this.#addSpace({ box, start, run }, i, code !== SPACE);
        i++;
      } else if (code === NEWLINE) {
        this.#items.push(this.#forced(box, i, start));
        i++;
      } else if (code === TAB) {
        this.#addTab(box, i, start, run);
        i++;
      } else i = this.#addChunk({ box, start, run }, i, end);
    }
  }

  #addSpace(text: BoxedText, at: number, glue: boolean): void {
    const { box, start: boxStart } = text;
    const run = this.#runOfSpace(text, at);
    const width = run.spaceWidth;
    this.#items.push({ kind: 'space', start: at, end: at + 1, width, box, boxStart, run, glue });
    this.#advance += width;
  }

  /** Inside of right-to-left text a space is drawn with the word before it; else in the language's face. */
  #runOfSpace({ run }: BoxedText, at: number): RunStyle {
    const rtl = this.#isRightToLeft(at);
    if (this.#lastRun?.rtl === rtl && (rtl || this.#lastRun === run)) return this.#lastRun;
    const main = run.main(this.#resources.fonts);
    return rtl ? main.sibling(main.face, '', true) : main;
  }

  #isRightToLeft(at: number): boolean {
    return this.#bidi !== undefined && ((this.#bidi.levels[at] ?? 0) & 1) === 1;
  }

  /** Adds the text up to the next space, and tells where that is. */
  #addChunk(text: BoxedText, at: number, limit: number): number {
    const source = this.#request.content.text;
    let end = at + 1;
    while (end < limit && !isSpace(source.charCodeAt(end))) end++;
    if (this.#bidi) this.#addByLevel(text, at, end, this.#bidi.levels);
    else this.#addLevel(text, at, end, false);
    return end;
  }

  #addByLevel(text: BoxedText, at: number, end: number, levels: Uint8Array): void {
    let start = at;
    while (start < end) {
      let next = start + 1;
      while (next < end && levels[next] === levels[start]) next++;
      this.#addLevel(text, start, next, ((levels[start] ?? 0) & 1) === 1);
      start = next;
    }
  }

  /** Text of one direction without spaces: nearly always one word in the style's own face. */
  #addLevel(text: BoxedText, start: number, end: number, rtl: boolean): void {
    const { run } = text;
    const written = this.#request.content.text.slice(start, end);
    if (!rtl && run.isPlain && (run.words.has(written) || !NEEDS_CARE.test(written))) {
      const word = run.words.get(written);
      if (word.shaped.missing.length === 0) {
        this.#addWord(text, start, end, run);
        return;
      }
    }
    for (const piece of itemize(written, run, rtl, this.#resources.fonts))
      this.#addWord(text, start + piece.start, start + piece.end, piece.run);
  }

  #addWord({ box, start: boxStart }: BoxedText, start: number, end: number, run: RunStyle): void {
    const written = this.#request.content.text.slice(start, end);
    const word = isCursive(run.script) ? this.#joinedWord(written, start, run) : run.words.get(written);
    if (word.shaped.missing.length > 0) this.#missing.push({ box, word, at: start - boxStart });
    const width = word.width * run.size + word.glyphs * run.letterSpacing;
    this.#items.push({ kind: 'word', start, end, width, box, boxStart, run, word });
    this.#advance += width;
    this.#lastRun = run;
  }

  /** Letters join across the bounds of boxes, unless a face has another one beside it. */
  #joinedWord(written: string, start: number, run: RunStyle): Word {
    const { text } = this.#request.content;
    const end = start + written.length;
    const joins = joinsAt(text, start, end, run.script);
    return joins === NO_JOINS ? run.words.get(written) : run.words.getJoined(written, joins);
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

/** A text box that is being collected: where it begins in the content's text, and its style. */
interface BoxedText {
  readonly box: TextBox;
  readonly start: number;
  readonly run: RunStyle;
}

/** Letters of scripts that are shaped by rules of their own, or have faces of their own, and marks, which not every face can place. */
const NEEDS_CARE = /[\u0300-\u036f\u0483-\u0487\u0530-\u1dff\u2c00-\ud7ff\uf900-\ufdff\ufe30-\uffee]/;

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
  const left = length(style.marginLeft);
  const right = length(style.marginRight);
  const { backgroundColor, borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth } = style;
  const leftWidth = left + borderLeftWidth + length(style.paddingLeft);
  const rightWidth = right + borderRightWidth + length(style.paddingRight);
  const rtl = style.direction === 'rtl';
  return {
    run,
    marginStart: rtl ? right : left,
    marginEnd: rtl ? left : right,
    startWidth: rtl ? rightWidth : leftWidth,
    endWidth: rtl ? leftWidth : rightWidth,
    top: borderTopWidth + length(style.paddingTop),
    bottom: borderBottomWidth + length(style.paddingBottom),
    painted:
      backgroundColor.alpha > 0 ||
      borderTopWidth + borderRightWidth + borderBottomWidth + borderLeftWidth > 0,
    clone: style.boxDecorationBreak === 'clone',
  };
}
