import type { BlockBox, BlockLevelBox, Box, ImageBox, MarkerBox, TableBox } from '../../boxes/index.ts';
import { type ComputedStyle, resolveLength } from '../../css/index.ts';
import { createColumns } from '../columns/columns.ts';
import { type AtomicLayout, composeParagraph, type LayoutResources, type Line } from '../inline/index.ts';
import { collectTable } from '../table/collect-table.ts';
import { layoutAtomic } from './atomic.ts';
import { SizeMeasurer } from './content-sizes.ts';
import { containerOf, contentSize, definiteHeight, extentOf, frameOf, leftOf, marginOf } from './edges.ts';
import { FlowBuilder, type Resume } from './flow-builder.ts';
import { COST, type FlowList, type LineGrid, type OpenItem } from './flow-item.ts';
import { gridOf } from './line-grid.ts';
import { type PendingMarker, type SetMarker, setMarker } from './markers.ts';
import { isDecorated } from './place.ts';
import { layoutReplaced } from './replaced.ts';

/** What a collection takes with it into nested contexts. */
export interface Collection {
  readonly resources: LayoutResources;
  readonly sizes: SizeMeasurer;
}

/** Collects the contents of a block container as one flow list for a content box of `measure` points. */
export function collectContents(
  box: BlockBox,
  measure: number,
  resources: LayoutResources,
  resume?: Resume,
): FlowList {
  const collection = { resources, sizes: new SizeMeasurer(resources) };
  return new FlowCollector(collection, resume).contents(box, measure);
}

class FlowCollector {
  readonly #collection: Collection;
  readonly #builder: FlowBuilder;
  #grid: LineGrid | undefined;
  #marker: PendingMarker | undefined;
  /** Boxes whose `break-before` an ancestor has taken over. */
  readonly #propagated = new Set<BlockLevelBox>();
  /** Inside of a column set: what to do with a box that spans all columns. */
  #spanner: ((box: BlockLevelBox) => void) | undefined;

  constructor(collection: Collection, resume: Resume | undefined) {
    this.#collection = collection;
    this.#builder = new FlowBuilder(resume);
  }

  /** The contents of a box that has its own formatting context. */
  contents(box: BlockBox, measure: number): FlowList {
    if (box.style.lineGrid === 'create') this.#grid = gridOf(box.style, this.#collection.resources);
    this.#contentOf(box, 0, measure);
    if (this.#builder.gap.margin !== 0) this.#builder.flushInside();
    return this.#builder.finish();
  }

  #contentOf(box: BlockBox, x: number, width: number): void {
    if (box.content.kind === 'inline') this.#paragraph(box, x, width);
    else for (const child of box.content.children) this.#blockLevel(child, x, width);
  }

  #blockLevel(box: BlockLevelBox, x: number, available: number): void {
    if (box.style.columnSpan === 'all' && this.#spanner) {
      this.#spanner(box);
      return;
    }
    switch (box.kind) {
      case 'block':
        this.#block(box, x, available);
        break;
      case 'image':
        this.#image(box, x, available);
        break;
      case 'table':
        this.#table(box, x, available);
        break;
    }
  }

  #block(box: BlockBox, x: number, available: number): void {
    const { style } = box;
    const frame = frameOf(style, available);
    const extent = extentOf(style, containerOf(box, available), frame);
    const open = openItem(box, x + extent.x, extent.width, frame);
    const leaveGrid = this.#enterGrid(box);
    const builder = this.#builder;
    this.#breakBefore(box);
    builder.gap.addMargin(marginOf(style.marginTop, available));
    builder.mark(box.strings);
    if (box.marker) this.#marker = pendingMarker(box.marker, style, x + extent.contentX, extent.contentWidth);
    const start = this.#enter(open, style);
    const leaveAvoid = builder.enterAvoid(style);
    this.#body(box, x + extent.contentX, extent.contentWidth);
    this.#loneMarker(box);
    this.#fixedHeight(box, frame.top + frame.bottom, start);
    leaveAvoid();
    this.#leave(open, style);
    builder.gap.addMargin(marginOf(style.marginBottom, available));
    builder.gap.addBreak(style.breakAfter);
    leaveGrid();
  }

  /** What a first child asks for holds before its parent, so that no frame is left behind (CSS Break 3 §3.1). */
  #breakBefore(box: BlockBox): void {
    let first: BlockLevelBox | undefined = box;
    while (first && !this.#propagated.has(first)) {
      this.#propagated.add(first);
      this.#builder.gap.addBreak(first.style.breakBefore);
      first =
        first.kind === 'block' && first.content.kind === 'blocks' ? first.content.children[0] : undefined;
    }
  }

  #body(box: BlockBox, x: number, width: number): void {
    const { columnCount, columnWidth } = box.style;
    const columns = columnCount !== 'auto' || columnWidth !== 'auto';
    if (columns) this.#columns(box, x, width);
    else this.#contentOf(box, x, width);
  }

  /** Returns where the box's content begins in the list. */
  #enter(open: OpenItem | undefined, style: ComputedStyle): number {
    if (open) this.#builder.open(open);
    if (isolates(style)) this.#builder.flush();
    return this.#builder.itemCount;
  }

  #leave(open: OpenItem | undefined, style: ComputedStyle): void {
    if (isolates(style)) this.#builder.endContents();
    if (open) this.#builder.close(open);
  }

  #enterGrid(box: BlockBox): () => void {
    const outer = this.#grid;
    if (box.style.lineGrid === 'create') this.#grid = gridOf(box.style, this.#collection.resources);
    return () => {
      this.#grid = outer;
    };
  }

  /** A height or minimum height that the content does not reach becomes room that is kept. */
  #fixedHeight(box: BlockBox, sides: number, start: number): void {
    const { style } = box;
    const height = definiteHeight(style.height);
    const wanted = Math.max(
      height === undefined ? 0 : (contentSize(style, height, 0, sides) ?? 0),
      contentSize(style, definiteHeight(style.minHeight) ?? 'auto', 0, sides) ?? 0,
    );
    if (wanted === 0) return;
    if (this.#builder.itemCount === start) this.#builder.flush();
    else this.#builder.flushInside();
    this.#builder.fixedSpace(wanted - this.#builder.heightSince(start));
  }

  #paragraph(box: BlockBox, x: number, measure: number): void {
    if (box.content.kind !== 'inline') return;
    const skip = this.#builder.skippingTo;
    const resumed = skip?.boxId === box.id;
    if (skip && (!resumed || skip.offset > 0)) this.#marker = undefined;
    if (skip && !resumed) return;
    const lines = composeParagraph(
      {
        content: box.content.inline,
        style: box.style,
        lang: box.lang,
        measure,
        from: resumed ? skip.offset : 0,
        layoutAtomic: this.#atomic,
      },
      this.#collection.resources,
    );
    lines.forEach((line, index) => {
      this.#line(box, line, x);
      if (index < lines.length - 1)
        this.#builder.lineBreak(lineCost(box.style, line, index + 1, lines.length));
    });
  }

  #line(box: BlockBox, line: Line, x: number): void {
    const marker = this.#marker;
    this.#marker = undefined;
    this.#builder.slice({
      kind: 'slice',
      x,
      height: line.height,
      baseline: line.baseline,
      snap: box.style.lineSnap === 'baseline' ? this.#grid : undefined,
      boxId: box.id,
      offset: line.start,
      origin: box.origin,
      place: marker ? this.#withMarker(marker, line, x) : (x, y, out) => line.place(x, y, out),
    });
  }

  /** The marker stands on the first line's baseline. */
  #withMarker(pending: PendingMarker, line: Line, lineX: number): Line['place'] {
    const drawn = this.#setMarker(pending);
    if (!drawn) return line.place.bind(line);
    return (x, y, out) => {
      drawn.line.place(x + drawn.x - lineX, y + line.baseline - drawn.line.baseline, out);
      line.place(x, y, out);
    };
  }

  #setMarker(pending: PendingMarker): SetMarker | undefined {
    return setMarker(pending, { ...this.#collection, layoutAtomic: this.#atomic });
  }

  /** An item without any line still shows its marker. */
  #loneMarker(box: BlockBox): void {
    const pending = this.#marker;
    if (!box.marker || !pending || pending.marker !== box.marker) return;
    this.#marker = undefined;
    const drawn = this.#setMarker(pending);
    if (!drawn) return;
    const { height, baseline } = drawn.line;
    this.#builder.slice({
      kind: 'slice',
      x: drawn.x,
      height,
      baseline,
      snap: undefined,
      boxId: box.id,
      offset: 0,
      origin: box.origin,
      place: (x, y, out) => drawn.line.place(x, y, out),
    });
  }

  #image(box: ImageBox, x: number, available: number): void {
    const { style } = box;
    const drawn = layoutReplaced({ ...box, style: { ...style, marginTop: 0, marginBottom: 0 } }, available);
    const margins = marginOf(style.marginLeft, available) + marginOf(style.marginRight, available);
    const left = leftOf(style, containerOf(box, available), drawn.width - margins);
    const builder = this.#builder;
    const { origin } = box;
    builder.gap.addBreak(style.breakBefore);
    builder.gap.addMargin(marginOf(style.marginTop, available));
    builder.slice({
      kind: 'slice',
      x: x + left - marginOf(style.marginLeft, available),
      height: drawn.height,
      baseline: drawn.height,
      snap: undefined,
      boxId: box.id,
      offset: 0,
      origin,
      place: drawn.place,
    });
    builder.gap.addMargin(marginOf(style.marginBottom, available));
    builder.gap.addBreak(style.breakAfter);
  }

  #table(box: TableBox, x: number, available: number): void {
    const { style } = box;
    const builder = this.#builder;
    const { resources, sizes } = this.#collection;
    if (!this.#propagated.has(box)) builder.gap.addBreak(style.breakBefore);
    builder.gap.addMargin(marginOf(style.marginTop, available));
    const leaveAvoid = builder.enterAvoid(style);
    collectTable({
      box,
      x,
      available,
      builder,
      sizeOf: sizes.outer,
      resources,
      contents: this.#contentsOf,
      caption: (caption, at, width) => this.#block(caption, at, width),
    });
    leaveAvoid();
    builder.gap.addMargin(marginOf(style.marginBottom, available));
    builder.gap.addBreak(style.breakAfter);
  }

  /** CSS Multi-column 1: the contents for one column, in as many sets as spanners part them into. */
  #columns(box: BlockBox, x: number, width: number): void {
    const { style } = box;
    const gap = style.columnGap === 'normal' ? style.fontSize : resolveLength(style.columnGap, width);
    const count = usedColumnCount(style, width, gap);
    const columnWidth = Math.max(0, (width - (count - 1) * gap) / count);
    const resume = this.#builder.skippingTo;
    const rtl = style.direction === 'rtl';
    const setX = rtl ? x + width - (count * (columnWidth + gap) - gap) : x;
    const inner = new FlowCollector(this.#collection, resume);
    inner.#grid = this.#grid;
    const firstX = rtl ? setX + (count - 1) * (columnWidth + gap) : setX;
    inner.#marker = this.#marker && { ...this.#marker, edge: this.#marker.edge - firstX };
    this.#marker = undefined;
    const endSet = (): void => {
      const innerGap = inner.#builder.gap;
      const met = resume !== undefined && inner.#builder.skippingTo === undefined;
      const list = inner.#builder.cut();
      if (list.items.some((item) => item.kind === 'slice' || item.kind === 'nested')) {
        const flow = createColumns({ list, box, count, columnWidth, gap, grid: inner.#grid });
        this.#builder.nested({ kind: 'nested', x: setX, boxId: box.id, origin: box.origin, flow }, met);
      }
      this.#builder.gap.merge(innerGap);
    };
    inner.#spanner = (spanner) => {
      endSet();
      this.#blockLevel(spanner, x, width);
      const met = this.#builder.skippingTo === undefined;
      if (met && inner.#builder.skippingTo) inner.#builder.startHere();
    };
    inner.#contentOf(box, 0, columnWidth);
    endSet();
  }

  readonly #atomic = (box: BlockBox | ImageBox, available: number): AtomicLayout =>
    layoutAtomic(box, available, { sizes: this.#collection.sizes, contents: this.#contentsOf });

  /** The contents of a box inside of this flow that is never parted. */
  readonly #contentsOf = (box: BlockBox, width: number): FlowList =>
    new FlowCollector(this.#collection, undefined).contents(box, width);
}

function pendingMarker(marker: MarkerBox, item: ComputedStyle, x: number, width: number): PendingMarker {
  const rtl = item.direction === 'rtl';
  return { marker, edge: rtl ? x + width : x, rtl };
}

/** Boxes that draw something or have a frame get an item of their own. */
function openItem(
  box: Box,
  x: number,
  width: number,
  frame: { top: number; bottom: number },
): OpenItem | undefined {
  if (!isDecorated(box.style) && frame.top === 0 && frame.bottom === 0) return undefined;
  return { kind: 'open', box, x, width, top: frame.top, bottom: frame.bottom, repeat: undefined };
}

/** Boxes whose margins do not adjoin those of their children. */
function isolates(style: ComputedStyle): boolean {
  return style.display === 'flow-root' || style.columnCount !== 'auto' || style.columnWidth !== 'auto';
}

/** CSS Multi-column 1 §3.4. */
function usedColumnCount(style: ComputedStyle, width: number, gap: number): number {
  const { columnCount, columnWidth } = style;
  if (columnWidth === 'auto') return columnCount === 'auto' ? 1 : columnCount;
  const fitting = Math.max(1, Math.floor((width + gap) / (columnWidth + gap)));
  return columnCount === 'auto' ? fitting : Math.min(columnCount, fitting);
}

/** What it costs to end a page or column after line `done` of `total`. */
function lineCost(
  style: ComputedStyle,
  line: Line,
  done: number,
  total: number,
): { page: number; column: number } {
  const short = done < Math.min(style.orphans, total) || total - done < Math.min(style.widows, total);
  const cost = short ? COST.widow : 0;
  return {
    page: cost + (line.hyphenated ? COST.hyphen * 2 : 0),
    column: cost + (line.hyphenated ? COST.hyphen : 0),
  };
}
