import type { Display, StyledElement, StyledText } from '../css/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import { authorSpan } from '../template/index.ts';
import { attributeNumber } from './attribute-number.ts';
import type { BlockBox, TableBox } from './box-tree.ts';
import { anonymousStyle, blockifiedStyle } from './derived-style.ts';
import {
  anonymousSource,
  type BoxSource,
  blockBox,
  type Draft,
  markerBox,
  type StringValue,
} from './draft.ts';
import { ElementContent, type GeneratedElement } from './element-content.ts';
import { FlowContainer } from './flow-container.ts';
import { readImage } from './image-reading.ts';
import { InlineRun } from './inline-run.ts';
import type { BoxSources } from './sources.ts';
import { TableBuilder } from './table-builder.ts';
import { isBlank } from './white-space.ts';

/** Where the walk puts boxes: a block container, or a table (with the anonymous boxes that are open in either). */
type Receiver = FlowReceiver | TableReceiver;

interface FlowReceiver {
  readonly kind: 'flow';
  readonly flow: FlowContainer;
  /** Anonymous table around stray table parts. */
  table: TableReceiver | undefined;
}

interface TableReceiver {
  readonly kind: 'table';
  readonly builder: TableBuilder;
  readonly level: 'table' | 'group' | 'row';
  /** Anonymous cell around what is no table part. */
  cell: (FlowReceiver & { readonly source: BoxSource }) | undefined;
}

const GROUP_ROLES = {
  'table-row-group': 'body',
  'table-header-group': 'head',
  'table-footer-group': 'foot',
} as const;

const SPAN = { least: 1, most: 1000 };
const ROW_SPAN = { least: 0, most: 65_534 };
const NO_STRINGS: readonly StringValue[] = [];

function isTablePart(display: Display): boolean {
  return display.startsWith('table-');
}

function sourceOf(node: StyledElement): BoxSource {
  const { element, style, lang } = node;
  return { style, origin: element.origin, element, part: 'principal', lang };
}

/** Walks the styled tree once, in document order, and makes the boxes; CSS Display 3 §2, CSS Tables 3 §2. */
export class BoxWalk {
  readonly content: ElementContent;
  readonly #sources: BoxSources;
  readonly #sink: Sink;
  /** Strings of table parts, which are no block boxes: the next block box carries them. */
  #strings: StringValue[] = [];

  constructor(sources: BoxSources, sink: Sink) {
    this.#sources = sources;
    this.#sink = sink;
    this.content = new ElementContent(sink);
  }

  /** The box of the root element, blockified. CSS Display 3 §2.8. */
  root(node: StyledElement): Draft<BlockBox> {
    const source = { ...sourceOf(node), style: blockifiedStyle(node.style) };
    if (node.style.display === 'none') return blockBox(source, { kind: 'blocks', children: [] }, NO_STRINGS);
    this.content.count(node);
    const box = this.#block(node, this.content.stringsOf(node), source);
    // Strings of a table without cells found no other box.
    if (this.#strings.length > 0) box.strings = [...box.strings, ...this.#strings];
    return box;
  }

  #contents(node: StyledElement, receiver: Receiver, langAround: string): void {
    const { scopes } = this.content;
    scopes.enter();
    if (node.before) this.#pseudo(this.content.pseudo(node, 'before', langAround), receiver);
    for (const child of node.children) {
      if (child.kind === 'text') this.#text(child, receiver);
      else this.#element(child, receiver, node.lang);
    }
    if (node.after) this.#pseudo(this.content.pseudo(node, 'after', langAround), receiver);
    scopes.leave();
  }

  #element(node: StyledElement, receiver: Receiver, langAround: string): void {
    const { display, stringSet } = node.style;
    if (display === 'none') return;
    this.content.count(node);
    const strings = stringSet.length > 0 ? this.content.stringsOf(node) : NO_STRINGS;
    this.#place(node, receiver, strings, langAround);
  }

  #place(node: StyledElement, receiver: Receiver, strings: readonly StringValue[], lang: string): void {
    const { display } = node.style;
    const { name } = node.element;
    const leaf = name === 'img' || name === 'br';
    if (display === 'contents' && !leaf) {
      if (receiver.kind === 'flow') receiver.flow.addStrings(strings);
      else this.#strings.push(...strings);
      this.#contents(node, receiver, lang);
    } else if (receiver.kind === 'table') {
      if (leaf || !this.#tablePart(node, receiver, strings, lang))
        this.#place(node, this.#cellOf(receiver), strings, lang);
    } else if (!leaf && isTablePart(display)) {
      receiver.table ??= this.#anonymousTable(receiver.flow);
      this.#place(node, receiver.table, strings, lang);
    } else {
      this.#closeTable(receiver);
      this.#inFlow(node, receiver, strings, lang);
    }
  }

  #inFlow(node: StyledElement, receiver: FlowReceiver, strings: readonly StringValue[], lang: string): void {
    const { flow } = receiver;
    const { element } = node;
    if (element.name === 'br') {
      flow.addStrings(strings);
      flow.run.lineBreak(flow.holder, [{ start: 0, origin: element.origin }]);
      return;
    }
    if (element.name === 'img') {
      flow.addStrings(strings);
      this.#image(node, flow);
      return;
    }
    switch (node.style.display) {
      case 'inline':
        flow.addStrings(strings);
        flow.openInline(sourceOf(node));
        this.#contents(node, receiver, lang);
        this.#closeTable(receiver);
        flow.closeInline();
        return;
      case 'inline-block':
        flow.run.atomic(this.#block(node, strings, sourceOf(node), lang));
        return;
      case 'table':
        flow.addBlock(this.#table(node, strings, lang));
        return;
      default:
        flow.addBlock(this.#block(node, strings, sourceOf(node), lang));
    }
  }

  #block(
    node: StyledElement,
    strings: readonly StringValue[],
    source: BoxSource,
    lang = node.lang,
  ): Draft<BlockBox> {
    const flow = new FlowContainer(source);
    const receiver: FlowReceiver = { kind: 'flow', flow, table: undefined };
    const before = this.#strings;
    if (before.length > 0) this.#strings = [];
    const marker = node.style.display === 'list-item' ? this.content.marker(node) : undefined;
    const outside = marker && node.style.listStylePosition === 'outside';
    if (marker && !outside) {
      this.#inline(marker, flow);
      flow.run.swallowSpace();
    }
    this.#contents(node, receiver, lang);
    this.#closeTable(receiver);
    const { content, strings: inner } = flow.finish();
    const all = before.length + inner.length > 0 ? [...before, ...strings, ...inner] : strings;
    const box = blockBox(source, content, all);
    if (outside) box.marker = this.#marker(marker);
    return box;
  }

  /** How far an outside marker stands from the text is layout's to say, not a space's. */
  #marker({ source, generated }: GeneratedElement) {
    const run = new InlineRun();
    this.content.addText(run, source, { ...generated, text: generated.text.trimEnd() });
    return markerBox(source, run.finish());
  }

  #inline({ source, generated }: GeneratedElement, flow: FlowContainer): void {
    flow.openInline(source);
    this.content.addText(flow.run, flow.holder, generated);
    flow.closeInline();
  }

  #pseudo(made: GeneratedElement | undefined, receiver: Receiver): void {
    if (!made) return;
    const { display } = made.source.style;
    if (receiver.kind === 'table') {
      if (display !== 'table-cell') {
        this.#pseudo(made, this.#cellOf(receiver));
        return;
      }
      this.#closeCell(receiver);
      const cell = { box: this.#pseudoBlock(made), columnSpan: 1, rowSpan: 1, header: false };
      receiver.builder.addCell(cell);
      return;
    }
    this.#closeTable(receiver);
    if (display === 'inline' || display === 'contents') this.#inline(made, receiver.flow);
    else if (display === 'inline-block') receiver.flow.run.atomic(this.#pseudoBlock(made));
    else receiver.flow.addBlock(this.#pseudoBlock(made));
  }

  #pseudoBlock({ source, generated }: GeneratedElement): Draft<BlockBox> {
    const flow = new FlowContainer(source);
    this.content.addText(flow.run, source, generated);
    return blockBox(source, flow.finish().content, NO_STRINGS);
  }

  #text({ node }: StyledText, receiver: Receiver): void {
    if (receiver.kind === 'table') {
      if (receiver.cell || !isBlank(node.text)) this.#text({ kind: 'text', node }, this.#cellOf(receiver));
      return;
    }
    if (receiver.table) {
      if (isBlank(node.text)) return;
      this.#closeTable(receiver);
    }
    receiver.flow.run.text(receiver.flow.holder, node.text, node.origins);
  }

  #image(node: StyledElement, flow: FlowContainer): void {
    const source = sourceOf(node);
    const { display } = node.style;
    const box = readImage(source, this.#sources, this.#sink);
    const inline =
      display === 'inline' || display === 'inline-block' || display === 'contents' || isTablePart(display);
    if (box && inline) flow.run.atomic(box);
    else if (box) flow.addBlock(box);
    else this.#alternative(source, flow, inline);
  }

  /** The alternative text in place of an image that cannot be shown. */
  #alternative(source: BoxSource, flow: FlowContainer, inline: boolean): void {
    const text = source.element?.attributes.get('alt') ?? '';
    if (text.trim() === '') return;
    const made: GeneratedElement = { source, generated: { text, pageStyles: [] } };
    if (inline) this.#inline(made, flow);
    else flow.addBlock(this.#pseudoBlock(made));
  }

  #table(node: StyledElement, strings: readonly StringValue[], lang: string): Draft<TableBox> {
    const receiver: TableReceiver = {
      kind: 'table',
      builder: new TableBuilder(sourceOf(node)),
      level: 'table',
      cell: undefined,
    };
    this.#strings.push(...strings);
    this.#contents(node, receiver, lang);
    this.#closeCell(receiver);
    return receiver.builder.finish();
  }

  #anonymousTable(flow: FlowContainer): TableReceiver {
    const source = anonymousSource(flow.source, anonymousStyle(flow.source.style, 'table'));
    return { kind: 'table', builder: new TableBuilder(source), level: 'table', cell: undefined };
  }

  #closeTable(receiver: FlowReceiver): void {
    const { table } = receiver;
    if (!table) return;
    receiver.table = undefined;
    this.#closeCell(table);
    receiver.flow.addBlock(table.builder.finish());
  }

  #cellOf(receiver: TableReceiver): FlowReceiver {
    if (receiver.cell) return receiver.cell;
    const source = receiver.builder.cellSource();
    receiver.cell = { kind: 'flow', flow: new FlowContainer(source), table: undefined, source };
    return receiver.cell;
  }

  #closeCell(receiver: TableReceiver): void {
    const { cell } = receiver;
    if (!cell) return;
    receiver.cell = undefined;
    this.#closeTable(cell);
    const { content, strings } = cell.flow.finish();
    const box = blockBox(cell.source, content, strings);
    receiver.builder.addCell({ box, columnSpan: 1, rowSpan: 1, header: false });
  }

  /** Places a proper child of a table, row group or row; false where the node must go into an anonymous cell. */
  #tablePart(
    node: StyledElement,
    receiver: TableReceiver,
    strings: readonly StringValue[],
    lang: string,
  ): boolean {
    const { builder, level } = receiver;
    const { display } = node.style;
    switch (display) {
      case 'table-column':
      case 'table-column-group':
        if (level === 'table') this.#columns(node, builder);
        return true;
      case 'table-caption':
        if (level !== 'table') return false;
        this.#caption(node, receiver, strings, lang);
        return true;
      case 'table-row-group':
      case 'table-header-group':
      case 'table-footer-group':
        if (level !== 'table') return false;
        this.#closeCell(receiver);
        this.#strings.push(...strings);
        builder.openGroup(sourceOf(node), GROUP_ROLES[display]);
        this.#inTable(node, builder, 'group', lang);
        builder.closeGroup();
        return true;
      case 'table-row':
        if (level === 'row') return false;
        this.#closeCell(receiver);
        this.#strings.push(...strings);
        builder.openRow(sourceOf(node));
        this.#inTable(node, builder, 'row', lang);
        builder.closeRow();
        return true;
      case 'table-cell':
        this.#closeCell(receiver);
        builder.addCell(this.#cell(node, strings, lang));
        return true;
      default:
        return false;
    }
  }

  #inTable(node: StyledElement, builder: TableBuilder, level: 'group' | 'row', lang: string): void {
    const receiver: TableReceiver = { kind: 'table', builder, level, cell: undefined };
    this.#contents(node, receiver, lang);
    this.#closeCell(receiver);
  }

  #cell(node: StyledElement, strings: readonly StringValue[], lang: string) {
    const { element } = node;
    const role = element.attributes.get('role');
    return {
      box: this.#block(node, strings, sourceOf(node), lang),
      columnSpan: attributeNumber(element, 'colspan', SPAN, this.#sink) ?? 1,
      rowSpan: attributeNumber(element, 'rowspan', ROW_SPAN, this.#sink) ?? 1,
      header: element.name === 'th' || role === 'columnheader' || role === 'rowheader',
    };
  }

  /** A second caption goes on as a block in a row of its own, so that none of its text is lost. */
  #caption(
    node: StyledElement,
    receiver: TableReceiver,
    strings: readonly StringValue[],
    lang: string,
  ): void {
    this.#closeCell(receiver);
    const box = this.#block(node, strings, sourceOf(node), lang);
    if (receiver.builder.setCaption(box)) return;
    this.#cellOf(receiver).flow.addBlock(box);
    this.#sink.report({
      code: 'boxes/second-caption',
      severity: 'warning',
      message: 'a table has more than one caption; the later one becomes a row',
      span: authorSpan(node.element.origin),
      hints: ['keep one `<caption>` per table'],
    });
  }

  /** CSS 2.2 §17.2: a column group with columns in it is only their frame. */
  #columns(node: StyledElement, builder: TableBuilder): void {
    const columns = node.children.filter((child) => child.kind === 'element');
    const inner = node.style.display === 'table-column-group' ? columns : [];
    for (const column of inner) if (column.style.display === 'table-column') this.#columns(column, builder);
    if (inner.length > 0) return;
    builder.addColumns(node.style, attributeNumber(node.element, 'span', SPAN, this.#sink) ?? 1);
  }
}
