import type { Rect } from '../../base/index.ts';
import { type ComputedStyle, type LengthPercentage, resolveLength } from '../../css/index.ts';
import type { BorderSet, BoxFragment, Fragment } from '../fragment.ts';
import type { Filled } from './fill.ts';
import type { OpenItem } from './flow-item.ts';

/** A box fragment whose foot is not known until its close, or the end of the page, is met. */
interface Started {
  readonly open: OpenItem;
  readonly at: number;
  readonly top: number;
  readonly continued: boolean;
}

/** Appends the fragments of a filled fragmentainer whose top left is at (x, y), in paint order. */
export function placeFilled(filled: Filled, x: number, y: number, out: Fragment[]): void {
  const started: Started[] = [];
  let top = y;
  for (const open of filled.openAtTop) {
    start(started, open, top, true, out);
    if (open.box.style.boxDecorationBreak === 'clone') top += open.top;
    if (open.repeat) {
      placeRepeated(open, x, top, out);
      top += open.repeat.height;
    }
  }
  for (const { item, y: offset, fit } of filled.placed) {
    switch (item.kind) {
      case 'open':
        start(started, item, y + offset, false, out);
        break;
      case 'close':
        finish(started, x, y + offset, false, out);
        break;
      case 'slice':
        item.place(x + item.x, y + offset, out);
        break;
      case 'nested':
        fit?.place(x + item.x, y + offset, out);
        break;
      default:
    }
  }
  const cloned = (begun: Started): number =>
    begun.open.box.style.boxDecorationBreak === 'clone' ? begun.open.bottom : 0;
  let foot = y + filled.height - started.reduce((feet, begun) => feet + cloned(begun), 0);
  for (let last = started.at(-1); last; last = started.at(-1)) {
    foot += cloned(last);
    finish(started, x, foot, true, out);
  }
}

/** The head of a table that goes on: the same drawing, marked as an artifact. */
function placeRepeated(open: OpenItem, x: number, y: number, out: Fragment[]): void {
  if (!open.repeat) return;
  const drawn: Fragment[] = [];
  open.repeat.place(x + open.repeat.x, y, drawn);
  for (const fragment of drawn) out.push({ ...fragment, artifact: true });
}

const PENDING: Rect = { x: 0, y: 0, width: 0, height: 0 };

function start(started: Started[], open: OpenItem, top: number, continued: boolean, out: Fragment[]): void {
  started.push({ open, at: out.length, top, continued });
  if (isDecorated(open.box.style))
    out.push({
      kind: 'box',
      boxId: open.box.id,
      rect: PENDING,
      background: undefined,
      borders: undefined,
      radii: NO_RADII,
    });
}

const NO_RADII = [0, 0, 0, 0] as const;

function finish(started: Started[], x: number, foot: number, cut: boolean, out: Fragment[]): void {
  const begun = started.pop();
  if (!begun) return;
  const { open, top, continued, at } = begun;
  if (!isDecorated(open.box.style)) return;
  const rect = { x: x + open.x, y: top, width: open.width, height: Math.max(0, foot - top) };
  const sliced = open.box.style.boxDecorationBreak === 'slice';
  out[at] = decorate(open.box.id, open.box.style, rect, { top: continued && sliced, bottom: cut && sliced });
}

/** The background and borders of a box, or of a piece of it whose top or bottom edge is a cut (CSS Break 3 §6). */
export function decorate(
  boxId: number,
  style: ComputedStyle,
  rect: Rect,
  cut: { readonly top: boolean; readonly bottom: boolean },
): BoxFragment {
  const radius = (value: LengthPercentage, isCut: boolean): number =>
    isCut ? 0 : resolveLength(value, rect.width);
  return {
    kind: 'box',
    boxId,
    rect,
    background: style.backgroundColor.alpha > 0 ? style.backgroundColor : undefined,
    borders: bordersOf(style, cut),
    radii: [
      radius(style.borderTopLeftRadius, cut.top),
      radius(style.borderTopRightRadius, cut.top),
      radius(style.borderBottomRightRadius, cut.bottom),
      radius(style.borderBottomLeftRadius, cut.bottom),
    ],
  };
}

function bordersOf(
  style: ComputedStyle,
  cut: { readonly top: boolean; readonly bottom: boolean },
): BorderSet | undefined {
  const widths = {
    top: cut.top ? 0 : style.borderTopWidth,
    right: style.borderRightWidth,
    bottom: cut.bottom ? 0 : style.borderBottomWidth,
    left: style.borderLeftWidth,
  };
  if (widths.top + widths.right + widths.bottom + widths.left === 0) return undefined;
  return {
    widths,
    styles: [style.borderTopStyle, style.borderRightStyle, style.borderBottomStyle, style.borderLeftStyle],
    colors: [style.borderTopColor, style.borderRightColor, style.borderBottomColor, style.borderLeftColor],
  };
}

/** Whether a box draws anything of its own. */
export function isDecorated(style: ComputedStyle): boolean {
  return (
    style.backgroundColor.alpha > 0 ||
    style.borderTopWidth + style.borderRightWidth + style.borderBottomWidth + style.borderLeftWidth > 0
  );
}
