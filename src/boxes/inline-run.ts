import type { BlockBox, ImageBox, InlineBox, InlineContent, TextBox } from './box-tree.ts';
import { hasInlineEdges } from './derived-style.ts';
import { type BoxSource, type Draft, type DraftItem, type StringValue, textBox } from './draft.ts';
import { endsInWord, transformText } from './text-transform.ts';
import {
  type Before,
  collapse,
  preservedLines,
  slicedOrigins,
  type TextOrigins,
  withoutEmpty,
} from './white-space.ts';

/**
 * Collects one inline formatting context: white space is collapsed over the ends of inline boxes, and stripped at
 * the start and end of the context and around forced breaks (CSS Text 3 §4.1). Offsets come with numbering.
 */
export class InlineRun {
  readonly items: DraftItem[] = [];
  readonly strings: StringValue[] = [];
  #before: Before = 'line-start';
  /** The text before on this line; only `capitalize` asks whether it ends inside a word. */
  #previous = '';
  /** The text box that ends in the collapsible space which `#before` tells of. */
  #spaced: Draft<TextBox> | undefined;

  /** Text of the box `holder`; returns the box made last, or undefined where all of it collapsed. */
  text(holder: BoxSource, raw: string, origins: TextOrigins): Draft<TextBox> | undefined {
    const mode = holder.style.whiteSpace;
    if (mode === 'normal' || mode === 'nowrap') return this.#collapsed(holder, raw, origins);
    return this.#lines(holder, raw, origins, mode === 'pre-line');
  }

  /** A forced line break, `br`. */
  lineBreak(holder: BoxSource, origins: TextOrigins): void {
    this.#dropTrailingSpace();
    this.items.push({ kind: 'break', box: textBox(holder, '\n', origins), at: 0 });
    this.#before = 'line-start';
    this.#previous = '';
  }

  open(box: Draft<InlineBox>): void {
    this.items.push({ kind: 'open', box, at: 0 });
  }

  close(box: Draft<InlineBox>): void {
    this.items.push({ kind: 'close', box, at: 0 });
  }

  atomic(box: BlockBox | ImageBox): void {
    this.items.push({ kind: 'atomic', box, at: 0 });
    this.#before = 'text';
    this.#spaced = undefined;
    this.#previous = '';
  }

  /** After an inside marker: white space that follows it is gone, as at a line's start. */
  swallowSpace(): void {
    this.#before = 'line-start';
    this.#spaced = undefined;
  }

  /** Whether the run makes no difference between blocks: neither content nor an inline box that shows or is a target. */
  get isBlank(): boolean {
    return this.items.every((item) => {
      if (item.kind === 'close') return true;
      return (
        item.kind === 'open' && !hasInlineEdges(item.box.style) && !item.box.element?.attributes.has('id')
      );
    });
  }

  /** The content, trailing space off and empty texts out. */
  finish(): Draft<InlineContent> {
    this.#dropTrailingSpace();
    return { text: '', items: this.items };
  }

  #collapsed(holder: BoxSource, raw: string, origins: TextOrigins): Draft<TextBox> | undefined {
    const { text, origins: moved } = collapse(raw, origins, this.#before);
    if (text === '') return undefined;
    const box = this.#append(holder, text, moved);
    const spaced = text.charCodeAt(text.length - 1) === 32;
    this.#before = spaced ? 'space' : 'text';
    this.#spaced = spaced ? box : undefined;
    return box;
  }

  #lines(
    holder: BoxSource,
    raw: string,
    origins: TextOrigins,
    collapsing: boolean,
  ): Draft<TextBox> | undefined {
    let last: Draft<TextBox> | undefined;
    for (const { start, end, next } of preservedLines(raw)) {
      const text = raw.slice(start, end);
      const parts = slicedOrigins(origins, start, end - start);
      if (collapsing) last = this.#collapsed(holder, text, parts) ?? last;
      else if (text !== '') last = this.#preserved(holder, text, parts);
      if (next > end) this.lineBreak(holder, slicedOrigins(origins, end, next - end));
    }
    return last;
  }

  #preserved(holder: BoxSource, text: string, origins: TextOrigins): Draft<TextBox> {
    const box = this.#append(holder, text, origins);
    this.#before = 'text';
    this.#spaced = undefined;
    return box;
  }

  #append(holder: BoxSource, text: string, origins: TextOrigins): Draft<TextBox> {
    const box =
      holder.style.textTransform === 'none'
        ? textBox(holder, text, origins)
        : this.#transformed(holder, text, origins);
    this.#previous = text;
    this.items.push({ kind: 'text', box, start: 0, end: 0 });
    return box;
  }

  /** Case mappings may change lengths (ß becomes SS); origins move with them. */
  #transformed(holder: BoxSource, text: string, origins: TextOrigins): Draft<TextBox> {
    const { textTransform } = holder.style;
    const inWord = textTransform === 'capitalize' && endsInWord(this.#previous, false);
    const map = (part: string): string => transformText(part, textTransform, holder.lang, inWord);
    const changed = map(text);
    if (changed.length === text.length || origins.length === 1) return textBox(holder, changed, origins);
    const moved = origins.map(({ start, origin }) => ({ start: map(text.slice(0, start)).length, origin }));
    return textBox(holder, changed, withoutEmpty(moved, changed.length));
  }

  #dropTrailingSpace(): void {
    const box = this.#spaced;
    if (!box) return;
    this.#spaced = undefined;
    this.#before = 'line-start';
    box.text = box.text.slice(0, -1);
    if (box.text !== '') {
      if (box.origins.length > 1) box.origins = withoutEmpty(box.origins, box.text.length);
      return;
    }
    const index = this.items.findLastIndex((item) => item.box === box);
    if (index >= 0) this.items.splice(index, 1);
  }
}
