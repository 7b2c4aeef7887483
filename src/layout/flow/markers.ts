import type { MarkerBox } from '../../boxes/index.ts';
import { composeParagraph, type LayoutResources, type Line, type ParagraphRequest } from '../inline/index.ts';
import type { SizeMeasurer } from './content-sizes.ts';

/** An outside marker that waits for the first line of its item. */
export interface PendingMarker {
  readonly marker: MarkerBox;
  /** The edge of the item's content where its lines start. */
  readonly edge: number;
  /** The item's direction: its markers stand outside at the right (CSS Lists 3 §3.1, `marker-side: match-self`). */
  readonly rtl: boolean;
}

export interface MarkerSetting {
  readonly resources: LayoutResources;
  readonly sizes: SizeMeasurer;
  readonly layoutAtomic: ParagraphRequest['layoutAtomic'];
}

/** Between an outside marker and the text, in ems of the marker. */
const MARKER_GAP = 0.4;
const UNBOUNDED = 1e6;
/** Lets a line that is exactly as wide as it measures stay one. */
const ROUNDING = 1e-3;

/** A marker as a line with where it stands, in the coordinates of the item's edge. */
export interface SetMarker {
  readonly line: Line;
  readonly x: number;
}

/** Sets a marker; it ends a little before the item's content. Undefined where it shows nothing. */
export function setMarker(pending: PendingMarker, setting: MarkerSetting): SetMarker | undefined {
  const { marker, edge, rtl } = pending;
  const { style, lang, inline: content } = marker;
  const width = setting.sizes.inline(content, style, lang).max;
  // In its own width no alignment moves it; where lines start at the left it needs none.
  const measure = rtl || style.textAlign !== 'start' ? width + ROUNDING : UNBOUNDED;
  const request = { content, style, lang, measure, from: 0, layoutAtomic: setting.layoutAtomic };
  const [line] = composeParagraph(request, setting.resources);
  if (!line) return undefined;
  const gap = MARKER_GAP * style.fontSize;
  return { line, x: rtl ? edge + gap : edge - width - gap };
}
