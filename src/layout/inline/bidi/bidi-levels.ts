import bidiFactory from 'bidi-js';
import type { InlineBox, InlineContent } from '../../../boxes/index.ts';
import type { ComputedStyle } from '../../../css/index.ts';
import { hasRightToLeft } from '../../../unicode/index.ts';

/** The embedding levels of a paragraph (UAX #9); even levels run from left to right, odd ones from right to left. */
export interface BidiLevels {
  /** The paragraph's own level: which side lines begin at. By UTF-16 unit, as forced breaks begin a new paragraph. */
  readonly bases: Uint8Array;
  /** By UTF-16 unit of the content's text. */
  readonly levels: Uint8Array;
  /** The levels of the controls that stand for the bounds of an isolate; rule L2 counts them as characters. */
  readonly bounds: ReadonlyMap<InlineBox, IsolateBounds>;
}

export interface IsolateBounds {
  readonly opening: number;
  readonly closing: number;
}

type UnicodeBidi = ComputedStyle['unicodeBidi'];

const LRE = '\u202a';
const RLE = '\u202b';
const PDF = '\u202c';
const LRO = '\u202d';
const RLO = '\u202e';
const LRI = '\u2066';
const RLI = '\u2067';
const FSI = '\u2068';
const PDI = '\u2069';

/** Stand-ins of the same bidi class for characters beyond U+FFFF, which the library reads as two of class L. */
const RIGHT_TO_LEFT_LETTER = '\u07ca';
const NEUTRAL = '\u2606';

type Embedding = ReturnType<ReturnType<typeof bidiFactory>['getEmbeddingLevels']>;
type BaseDirection = 'ltr' | 'rtl' | 'auto';

let algorithm: ReturnType<typeof bidiFactory> | undefined;
/** A paragraph comes again with every layout of a brief. By direction and text; when full it starts again. */
const embeddings = new Map<string, Embedding>();
const MOST_EMBEDDINGS = 1024;

function embed(text: string, direction: BaseDirection): Embedding {
  const key = `${direction} ${text}`;
  let found = embeddings.get(key);
  if (!found) {
    algorithm ??= bidiFactory();
    found = algorithm.getEmbeddingLevels(text, direction);
    if (embeddings.size >= MOST_EMBEDDINGS) embeddings.clear();
    embeddings.set(key, found);
  }
  return found;
}

/**
 * Levels of inline content, or undefined where all of it runs from left to right, which is told without the algorithm.
 * Inline boxes stand for control characters as CSS Writing Modes 4 §2.4.2 has it; a forced break ends a bidi paragraph.
 */
export function bidiLevels(content: InlineContent, style: ComputedStyle): BidiLevels | undefined {
  if (style.direction === 'ltr' && !hasRightToLeft(content.text) && !content.items.some(opensRightToLeft))
    return undefined;
  const shown = new ShownText(content);
  const plain = style.unicodeBidi === 'plaintext';
  const override = style.unicodeBidi === 'bidi-override' || style.unicodeBidi === 'isolate-override';
  const text = shown.build(override ? style : undefined);
  const found = embed(text, plain ? 'auto' : style.direction);
  const bases = new Uint8Array(content.text.length + 1).fill(style.direction === 'rtl' ? 1 : 0);
  const levels = new Uint8Array(content.text.length);
  for (const { start, end, level } of found.paragraphs)
    for (let at = start; at <= end; at++) {
      const index = shown.index[at] ?? -1;
      if (index >= 0) bases[index] = level;
    }
  for (let at = 0; at < text.length; at++) {
    const index = shown.index[at] ?? -1;
    if (index >= 0) levels[index] = found.levels[at] ?? 0;
  }
  if (content.text.length > 0) bases[content.text.length] = bases[content.text.length - 1] ?? 0;
  return { bases, levels, bounds: shown.bounds(found.levels) };
}

function opensRightToLeft(item: InlineContent['items'][number]): boolean {
  return item.kind === 'open' && item.box.style.direction === 'rtl';
}

/** The control characters that stand for a box's `unicode-bidi` and `direction`. */
function controlsOf({ unicodeBidi, direction }: ComputedStyle): readonly [open: string, close: string] {
  const rtl = direction === 'rtl';
  const controls: Record<UnicodeBidi, readonly [string, string]> = {
    normal: ['', ''],
    embed: [rtl ? RLE : LRE, PDF],
    isolate: [rtl ? RLI : LRI, PDI],
    'bidi-override': [rtl ? RLO : LRO, PDF],
    'isolate-override': [FSI + (rtl ? RLO : LRO), PDF + PDI],
    plaintext: [FSI, PDI],
  };
  return controls[unicodeBidi];
}

interface OpenControls {
  readonly box: InlineBox;
  readonly open: string;
  readonly close: string;
}

/** The content's text as the algorithm gets it, with the controls of its boxes. */
class ShownText {
  readonly #content: InlineContent;
  /** For each unit of the shown text the content's, or -1 for a control. */
  readonly index: number[] = [];
  /** Where the controls of an isolate stand in the shown text: its first and its last. */
  readonly #isolates = new Map<InlineBox, { readonly opening: number; closing: number }>();
  #text = '';

  constructor(content: InlineContent) {
    this.#content = content;
  }

  build(override: ComputedStyle | undefined): string {
    const stack: OpenControls[] = [];
    if (override) this.#control(override.direction === 'rtl' ? RLO : LRO);
    for (const item of this.#content.items) {
      if (item.kind === 'open') {
        const [open, close] = controlsOf(item.box.style);
        const opening = this.#text.length;
        if (close.endsWith(PDI)) this.#isolates.set(item.box, { opening, closing: opening });
        this.#control(open);
        stack.push({ box: item.box, open, close });
      } else if (item.kind === 'close') {
        this.#control(stack.pop()?.close ?? '');
        const isolate = this.#isolates.get(item.box);
        if (isolate) isolate.closing = this.#text.length - 1;
      } else if (item.kind === 'break') this.#forcedBreak(item.at, stack);
      else if (item.kind === 'atomic') this.#add('\ufffc', item.at);
      else this.#addText(item.start, item.end);
    }
    return this.#text;
  }

  /** What is open ends with the bidi paragraph and goes on in the next. */
  #forcedBreak(at: number, stack: readonly OpenControls[]): void {
    for (let k = stack.length - 1; k >= 0; k--) this.#control(stack[k]?.close ?? '');
    this.#add('\n', at);
    for (const { open } of stack) this.#control(open);
  }

  #addText(start: number, end: number): void {
    const { text } = this.#content;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 0xd800 || unit > 0xdfff) this.#add(text.charAt(at), at);
      else this.#add(standIn(text, at), at);
    }
  }

  #add(character: string, at: number): void {
    this.#text += character;
    this.index.push(at);
  }

  #control(characters: string): void {
    this.#text += characters;
    for (let k = 0; k < characters.length; k++) this.index.push(-1);
  }

  /** Of each box that isolates its text. */
  bounds(found: Uint8Array): Map<InlineBox, IsolateBounds> {
    const bounds = new Map<InlineBox, IsolateBounds>();
    for (const [box, { opening, closing }] of this.#isolates)
      bounds.set(box, { opening: found[opening] ?? 0, closing: found[closing] ?? 0 });
    return bounds;
  }
}

/** For one half of a surrogate pair. */
function standIn(text: string, at: number): string {
  const low = text.charCodeAt(at) >= 0xdc00;
  const codePoint = text.codePointAt(low ? at - 1 : at) ?? 0;
  if ((codePoint >= 0x10800 && codePoint < 0x11000) || (codePoint >= 0x1e800 && codePoint < 0x1f000))
    return RIGHT_TO_LEFT_LETTER;
  return codePoint >= 0x1f000 && codePoint < 0x20000 ? NEUTRAL : 'a';
}
