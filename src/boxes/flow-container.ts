import type { BlockContent, BlockLevelBox, InlineBox } from './box-tree.ts';
import { anonymousStyle, cutStyle } from './derived-style.ts';
import {
  anonymousSource,
  type BoxSource,
  blockBox,
  type Draft,
  inlineBox,
  type StringValue,
} from './draft.ts';
import { InlineRun } from './inline-run.ts';

/** An inline box that is open where the walk stands, with its newest piece. */
interface OpenInline {
  readonly source: BoxSource;
  box: Draft<InlineBox>;
}

/** What a block container holds when it is done, and the strings that its own box carries. */
export interface FlowContent {
  readonly content: BlockContent;
  readonly strings: readonly StringValue[];
}

/**
 * Collects what a block container holds, in document order: either one inline formatting context, or block-level
 * boxes with anonymous block boxes around the inline runs between them. A block inside inline boxes splits them:
 * they are closed before it and opened again after it. CSS 2.2 §9.2.1.1.
 */
export class FlowContainer {
  /** The container's own box. */
  readonly source: BoxSource;
  readonly #blocks: Draft<BlockLevelBox>[] = [];
  readonly #open: OpenInline[] = [];
  #run = new InlineRun();
  /** Strings of runs that were dropped; the next block carries them. */
  #strings: StringValue[] = [];

  constructor(source: BoxSource) {
    this.source = source;
  }

  /** The inline formatting context that takes text and atomics now. */
  get run(): InlineRun {
    return this.#run;
  }

  /** The box that text goes into now: the innermost open inline box, else the container. */
  get holder(): BoxSource {
    return this.#open.at(-1)?.box ?? this.source;
  }

  addStrings(strings: readonly StringValue[]): void {
    for (const value of strings) this.#run.strings.push(value);
  }

  openInline(source: BoxSource): void {
    const box = inlineBox(source);
    this.#open.push({ source, box });
    this.#run.open(box);
  }

  closeInline(): void {
    const inline = this.#open.pop();
    if (inline) this.#run.close(inline.box);
  }

  addBlock(box: Draft<BlockLevelBox>): void {
    if (this.#open.length > 0) this.#split();
    else this.#wrapRun();
    if (this.#strings.length > 0 && box.kind === 'block') {
      box.strings = [...this.#strings, ...box.strings];
      this.#strings = [];
    }
    this.#blocks.push(box);
  }

  finish(): FlowContent {
    while (this.#open.length > 0) this.closeInline();
    if (this.#blocks.length === 0) {
      const inline = this.#run.finish();
      const strings = this.#run.strings;
      return inline.items.length === 0
        ? { content: { kind: 'blocks', children: [] }, strings }
        : { content: { kind: 'inline', inline }, strings };
    }
    this.#wrapRun();
    return { content: { kind: 'blocks', children: this.#blocks }, strings: this.#strings };
  }

  /** Ends the run around an anonymous block box; a run of nothing makes none. */
  #wrapRun(): void {
    const run = this.#run;
    if (run.items.length === 0 && run.strings.length === 0) return;
    this.#run = new InlineRun();
    const inline = run.finish();
    if (run.isBlank) {
      this.#strings.push(...run.strings);
      return;
    }
    const source = anonymousSource(this.source, anonymousStyle(this.source.style, 'block'));
    this.#blocks.push(blockBox(source, { kind: 'inline', inline }, [...this.#strings, ...run.strings]));
    this.#strings = [];
  }

  /** Closes the open inline boxes, ends the run, and opens their next pieces. */
  #split(): void {
    for (const { box } of this.#open.toReversed()) {
      box.style = cutStyle(box.style, 'end');
      this.#run.close(box);
    }
    this.#wrapRun();
    for (const inline of this.#open) {
      const { source } = inline;
      inline.box = inlineBox({ ...source, style: cutStyle(source.style, 'start') });
      this.#run.open(inline.box);
    }
  }
}
