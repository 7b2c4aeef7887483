import type { BlockBox, BoxId } from '../boxes/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import { authorSpanOf } from './author-span.ts';
import { textOf } from './box-text.ts';
import type { OutlineItem } from './structure-tree.ts';

interface Entry {
  readonly level: number;
  readonly title: string;
  readonly boxId: BoxId;
}

interface DraftItem {
  readonly title: string;
  readonly boxId: BoxId;
  readonly children: DraftItem[];
}

/** Nests entries by level; a level that is skipped is no harm. */
function nested(entries: readonly Entry[]): readonly OutlineItem[] {
  const top: DraftItem[] = [];
  const open: { level: number; children: DraftItem[] }[] = [{ level: 0, children: top }];
  for (const { level, title, boxId } of entries) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    const item: DraftItem = { title, boxId, children: [] };
    open.at(-1)?.children.push(item);
    open.push({ level, children: item.children });
  }
  return top;
}

/** Checks headings in document order (ISO 14289-1 §7.4.2) and makes the outline. */
export class Headings {
  readonly #sink: Sink;
  readonly #bookmarks: Entry[] = [];
  readonly #headings: Entry[] = [];
  #level = 0;
  #titles = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** A box that may have a `bookmark-level`. */
  bookmark(box: BlockBox): void {
    const level = box.style.bookmarkLevel;
    if (level === 'none') return;
    const title = textOf(box);
    if (title !== '') this.#bookmarks.push({ level, title, boxId: box.id });
  }

  /** A heading that has content. */
  add(box: BlockBox, level: number): void {
    this.#headings.push({ level, title: textOf(box), boxId: box.id });
    if (level > this.#level + 1) this.#reportSkipped(box, level);
    this.#level = level;
    if (level > 1) return;
    this.#titles += 1;
    if (this.#titles !== 2) return;
    this.#sink.report({
      code: 'tags/several-titles',
      severity: 'warning',
      message: 'there is more than one heading of level 1',
      span: authorSpanOf(box),
      hints: ['keep level 1 for the title; make this one level 2'],
    });
  }

  reportEmpty(box: BlockBox, level: number): void {
    this.#sink.report({
      code: 'tags/empty-heading',
      severity: 'error',
      message: `a heading of level ${level} has no text`,
      span: authorSpanOf(box),
      hints: ['write the heading, or take it out'],
    });
  }

  /** From the boxes with a `bookmark-level`; from the headings where a style sheet gives none. */
  outline(): readonly OutlineItem[] {
    return nested(this.#bookmarks.length > 0 ? this.#bookmarks : this.#headings);
  }

  #reportSkipped(box: BlockBox, level: number): void {
    const before = this.#level;
    this.#sink.report({
      code: 'tags/skipped-heading',
      severity: 'error',
      message:
        before === 0
          ? `the first heading is of level ${level}, not 1`
          : `a heading of level ${level} follows one of level ${before}`,
      span: authorSpanOf(box),
      hints: [`make it level ${before + 1}`],
    });
  }
}
