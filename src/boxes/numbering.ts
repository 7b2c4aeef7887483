import { unreachable } from '../base/index.ts';
import type { BlockBox, Box, BoxId, InlineContent, TableBox } from './box-tree.ts';
import type { Draft, StringValue } from './draft.ts';
import type { PageMarks } from './element-content.ts';
import { withPageNumbers } from './generated-content.ts';
import type { PageCounters } from './sources.ts';

const ATOMIC = '\uFFFC';

/** How a tree is finished. */
export interface NumberingPlan {
  /** Gives the next id; boxes come in document order. */
  readonly allocate: (box: Box) => BoxId;
  readonly marks: PageMarks | undefined;
  readonly pageCounters: PageCounters | undefined;
}

/**
 * Finishes a tree of drafts in one pass: ids in document order, parents, page numbers where text shows them, and
 * the text and offsets of inline content.
 */
export class Numbering {
  readonly #plan: NumberingPlan;

  constructor(plan: NumberingPlan) {
    this.#plan = plan;
  }

  box(box: Draft<Box>, parent: Box | undefined): void {
    box.id = this.#plan.allocate(box as Box);
    box.parent = parent;
    switch (box.kind) {
      case 'block':
        this.#block(box);
        return;
      case 'marker':
        this.#inline(box.inline, box);
        return;
      case 'table':
        this.#table(box);
        return;
      case 'table-group':
        for (const row of box.rows) this.box(row, box);
        return;
      case 'table-row':
        for (const cell of box.cells) this.box(cell.box, box);
        return;
      case 'text': {
        const styles = this.#plan.marks?.texts.get(box);
        if (styles) box.text = this.#numbered(box.text, styles, box);
        return;
      }
      case 'image':
      case 'inline':
        return;
      default:
        unreachable(box);
    }
  }

  #block(box: Draft<BlockBox>): void {
    const marked = this.#plan.marks?.strings;
    if (marked && marked.size > 0)
      box.strings = box.strings.map((named) => this.#string(named, marked.get(named), box));
    if (box.marker) this.box(box.marker, box);
    if (box.content.kind === 'inline') this.#inline(box.content.inline, box);
    else for (const child of box.content.children) this.box(child, box);
  }

  #string(named: StringValue, styles: readonly string[] | undefined, box: Box): StringValue {
    return styles ? { name: named.name, value: this.#numbered(named.value, styles, box) } : named;
  }

  #table(box: Draft<TableBox>): void {
    if (box.caption) this.box(box.caption, box);
    for (const group of box.groups) this.box(group, box);
  }

  #inline(inline: Draft<InlineContent>, owner: Box): void {
    const open: Box[] = [];
    let parent = owner;
    let text = '';
    for (const item of inline.items as Draft<InlineContent['items'][number]>[]) {
      switch (item.kind) {
        case 'text':
          this.box(item.box, parent);
          item.start = text.length;
          text += item.box.text;
          item.end = text.length;
          break;
        case 'open':
          this.box(item.box, parent);
          item.at = text.length;
          open.push(parent);
          parent = item.box;
          break;
        case 'close':
          item.at = text.length;
          parent = open.pop() ?? owner;
          break;
        case 'atomic':
        case 'break':
          this.box(item.box, parent);
          item.at = text.length;
          text += item.kind === 'atomic' ? ATOMIC : '\n';
          break;
        default:
          unreachable(item);
      }
    }
    inline.text = text;
  }

  #numbered(text: string, styles: readonly string[], box: Box): string {
    const counters = this.#plan.pageCounters;
    let page: number | undefined;
    for (let at: Box | undefined = box; at && page === undefined; at = at.parent)
      page = counters?.pageOf(at.id);
    return withPageNumbers(text, styles, { page: page ?? 1, pages: counters?.pages ?? 1 });
  }
}
