import type { BlockBox, ImageBox } from '../../boxes/index.ts';
import type { AtomicLayout } from '../inline/index.ts';
import type { SizeMeasurer } from './content-sizes.ts';
import { contentSize, definiteHeight, type Extent, extentOf, frameOf, marginOf } from './edges.ts';
import type { FlowList } from './flow-item.ts';
import { layoutMonolith } from './monolith.ts';
import { decorate, isDecorated } from './place.ts';
import { layoutReplaced } from './replaced.ts';

export interface AtomicRequest {
  readonly sizes: SizeMeasurer;
  readonly contents: (box: BlockBox, width: number) => FlowList;
}

/** An image or an inline-block as one piece in a line (CSS 2.2 §10.3.9, §10.6.6, §10.8.1). */
export function layoutAtomic(
  box: BlockBox | ImageBox,
  available: number,
  request: AtomicRequest,
): AtomicLayout {
  if (box.kind === 'block') return layoutInlineBlock(box, available, request);
  const drawn = layoutReplaced(box, available);
  return { ...drawn, baseline: drawn.height };
}

function layoutInlineBlock(box: BlockBox, available: number, request: AtomicRequest): AtomicLayout {
  const { style } = box;
  const frame = frameOf(style, available);
  const content = request.sizes.content(box);
  const margins = marginOf(style.marginLeft, available) + marginOf(style.marginRight, available);
  const room = available - margins - frame.left - frame.right;
  const extent: Extent = extentOf(
    style,
    { width: available, direction: style.direction },
    frame,
    Math.min(Math.max(content.min, room), content.max),
  );
  const body = layoutMonolith(request.contents(box, extent.contentWidth));
  const wanted = contentSize(style, definiteHeight(style.height) ?? 'auto', 0, frame.top + frame.bottom);
  const height = frame.top + Math.max(body.height, wanted ?? 0) + frame.bottom;
  const left = marginOf(style.marginLeft, available);
  const top = marginOf(style.marginTop, available);
  const outer = top + height + marginOf(style.marginBottom, available);
  return {
    width: left + extent.width + marginOf(style.marginRight, available),
    height: outer,
    baseline: body.lastBaseline === undefined ? outer : top + frame.top + body.lastBaseline,
    place: (x, y, out) => {
      const rect = { x: x + left, y: y + top, width: extent.width, height };
      if (isDecorated(style)) out.push(decorate(box.id, style, rect, { top: false, bottom: false }));
      body.place(rect.x + frame.left, rect.y + frame.top, out);
    },
  };
}
