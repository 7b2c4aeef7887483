import { POINTS_PER } from '../../base/index.ts';
import type { ImageBox } from '../../boxes/index.ts';
import {
  type AutoLength,
  type ComputedStyle,
  type LengthPercentage,
  resolveLength,
} from '../../css/index.ts';
import type { Fragment } from '../fragment.ts';
import { contentSize, definiteHeight, frameOf, marginOf } from './edges.ts';
import { decorate, isDecorated } from './place.ts';

/** The used size of an image's boxes, in points. */
export interface ReplacedSize {
  /** Content box. */
  readonly width: number;
  readonly height: number;
}

/** CSS 2.2 §10.3.2, §10.6.2 and the constraint table of §10.4; one image pixel is one CSS pixel. */
export function replacedSize(box: ImageBox, available: number): ReplacedSize {
  const { style } = box;
  const frame = frameOf(style, available);
  const ratio = box.image.height / box.image.width;
  const horizontal = frame.left + frame.right;
  const vertical = frame.top + frame.bottom;
  const wantedWidth = contentSize(style, style.width, available, horizontal);
  const wantedHeight = heightOf(style, style.height, vertical);
  let width =
    wantedWidth ?? (wantedHeight === undefined ? box.image.width * POINTS_PER.px : wantedHeight / ratio);
  let height = wantedHeight ?? width * ratio;
  const maxWidth =
    style.maxWidth === 'none'
      ? Number.POSITIVE_INFINITY
      : (contentSize(style, style.maxWidth, available, horizontal) ?? 0);
  const maxHeight =
    style.maxHeight === 'none'
      ? Number.POSITIVE_INFINITY
      : (heightOf(style, style.maxHeight, vertical) ?? Number.POSITIVE_INFINITY);
  const minWidth = contentSize(style, style.minWidth, available, horizontal) ?? 0;
  const scale = Math.min(1, maxWidth / width, maxHeight / height);
  const free = wantedWidth === undefined || wantedHeight === undefined;
  if (scale < 1 && free) {
    width *= scale;
    height *= scale;
  } else {
    width = Math.min(width, maxWidth);
    height = Math.min(height, maxHeight);
  }
  if (width < minWidth) {
    if (wantedHeight === undefined) height *= minWidth / width;
    width = minWidth;
  }
  return { width, height };
}

function heightOf(
  style: ComputedStyle,
  value: AutoLength | LengthPercentage,
  sides: number,
): number | undefined {
  const definite = definiteHeight(value);
  if (definite === undefined) return undefined;
  return Math.max(0, style.boxSizing === 'border-box' ? definite - sides : definite);
}

/** The margin box of an image, and how to draw it there. */
export interface ReplacedLayout {
  readonly width: number;
  readonly height: number;
  readonly place: (x: number, y: number, out: Fragment[]) => void;
}

/** An image as one piece; `x`, `y` of `place` are its margin box's top left. */
export function layoutReplaced(box: ImageBox, available: number): ReplacedLayout {
  const { style } = box;
  const size = replacedSize(box, available);
  const frame = frameOf(style, available);
  const left = marginOf(style.marginLeft, available) + frame.left;
  const top = marginOf(style.marginTop, available) + frame.top;
  return {
    width: left + size.width + frame.right + marginOf(style.marginRight, available),
    height: top + size.height + frame.bottom + marginOf(style.marginBottom, available),
    place: (x, y, out) => {
      const border = {
        x: x + left - frame.left,
        y: y + top - frame.top,
        width: size.width + frame.left + frame.right,
        height: size.height + frame.top + frame.bottom,
      };
      if (isDecorated(style)) out.push(decorate(box.id, style, border, { top: false, bottom: false }));
      const rect = { x: x + left, y: y + top, width: size.width, height: size.height };
      out.push({ kind: 'image', boxId: box.id, rect, imageRect: fitted(box, rect), image: box.image });
    },
  };
}

/** CSS Images 3 §5.5, centred. */
function fitted(box: ImageBox, rect: { x: number; y: number; width: number; height: number }): typeof rect {
  const natural = { width: box.image.width * POINTS_PER.px, height: box.image.height * POINTS_PER.px };
  const across = rect.width / natural.width;
  const down = rect.height / natural.height;
  const fit = box.style.objectFit;
  if (fit === 'fill') return rect;
  const contain = Math.min(across, down);
  const scale =
    fit === 'contain'
      ? contain
      : fit === 'cover'
        ? Math.max(across, down)
        : fit === 'none'
          ? 1
          : Math.min(1, contain);
  const width = natural.width * scale;
  const height = natural.height * scale;
  return { x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width, height };
}

/** How wide an image is in its intrinsic or fixed size; for min- and max-content. */
export function replacedWidth(box: ImageBox): number {
  const { style } = box;
  const relative = typeof style.width === 'object' || typeof style.maxWidth === 'object';
  if (relative) return typeof style.width === 'number' ? style.width : 0;
  return (
    replacedSize(box, 0).width + resolveLength(style.paddingLeft, 0) + resolveLength(style.paddingRight, 0)
  );
}
