import type { ComputedStyle } from '../css/index.ts';
import type { ElementNode } from '../html/index.ts';
import type { Origin } from '../template/index.ts';
import type {
  BlockBox,
  BlockContent,
  BlockLevelBox,
  Box,
  ImageBox,
  InlineBox,
  InlineContent,
  InlineItem,
  MarkerBox,
  TableBox,
  TableGroupBox,
  TableRowBox,
  TextBox,
} from './box-tree.ts';

/** A box while it is made: ids, parents and offsets are filled in when the whole tree stands. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** An id that no box has: what a box carries until it is numbered. */
export const UNNUMBERED = Number.MIN_SAFE_INTEGER;

/** What a box is made of and from. */
export interface BoxSource {
  readonly style: ComputedStyle;
  readonly origin: Origin;
  readonly element: ElementNode | undefined;
  readonly part: Box['part'];
  readonly lang: string;
}

/** An anonymous box's source: the style is its own, the rest its parent's. */
export function anonymousSource(parent: BoxSource, style: ComputedStyle): BoxSource {
  return { style, origin: parent.origin, element: undefined, part: 'anonymous', lang: parent.lang };
}

/** `string-set` values on their way to the block box that will carry them. */
export type StringValue = BlockBox['strings'][number];

/** An inline formatting context with nothing in it. */
export function emptyInline(): Draft<InlineContent> {
  return { text: '', items: [] };
}

export function blockBox(
  source: BoxSource,
  content: BlockContent,
  strings: readonly StringValue[],
): Draft<BlockBox> {
  return {
    kind: 'block',
    id: UNNUMBERED,
    style: source.style,
    origin: source.origin,
    element: source.element,
    parent: undefined,
    part: source.part,
    lang: source.lang,
    content,
    marker: undefined,
    strings,
  };
}

export function markerBox(source: BoxSource, inline: InlineContent): Draft<MarkerBox> {
  return {
    kind: 'marker',
    id: UNNUMBERED,
    style: source.style,
    origin: source.origin,
    element: source.element,
    parent: undefined,
    part: 'marker',
    lang: source.lang,
    inline,
  };
}

export function imageBox(
  source: BoxSource,
  image: ImageBox['image'],
  alt: string | undefined,
): Draft<ImageBox> {
  return {
    kind: 'image',
    id: UNNUMBERED,
    style: source.style,
    origin: source.origin,
    element: source.element,
    parent: undefined,
    part: source.part,
    lang: source.lang,
    image,
    alt,
  };
}

export function inlineBox(source: BoxSource): Draft<InlineBox> {
  return {
    kind: 'inline',
    id: UNNUMBERED,
    style: source.style,
    origin: source.origin,
    element: source.element,
    parent: undefined,
    part: source.part,
    lang: source.lang,
  };
}

/** Text of a box; the style is the one of the box that holds it, the element none. */
export function textBox(holder: BoxSource, text: string, origins: TextBox['origins']): Draft<TextBox> {
  return {
    kind: 'text',
    id: UNNUMBERED,
    style: holder.style,
    origin: origins[0]?.origin ?? holder.origin,
    element: undefined,
    parent: undefined,
    part: 'anonymous',
    lang: holder.lang,
    text,
    origins,
  };
}

export function tableBox(
  source: BoxSource,
  parts: Pick<TableBox, 'caption' | 'columns' | 'groups'>,
): Draft<TableBox> {
  return {
    kind: 'table',
    id: UNNUMBERED,
    style: source.style,
    origin: source.origin,
    element: source.element,
    parent: undefined,
    part: source.part,
    lang: source.lang,
    caption: parts.caption,
    columns: parts.columns,
    groups: parts.groups,
  };
}

export function tableGroupBox(source: BoxSource, role: TableGroupBox['role']): Draft<TableGroupBox> {
  return {
    kind: 'table-group',
    id: UNNUMBERED,
    style: source.style,
    origin: source.origin,
    element: source.element,
    parent: undefined,
    part: source.part,
    lang: source.lang,
    role,
    rows: [],
  };
}

export function tableRowBox(source: BoxSource): Draft<TableRowBox> {
  return {
    kind: 'table-row',
    id: UNNUMBERED,
    style: source.style,
    origin: source.origin,
    element: source.element,
    parent: undefined,
    part: source.part,
    lang: source.lang,
    cells: [],
  };
}

/** Inline items as they are collected; offsets are 0 until numbering. */
export type DraftItem =
  | Draft<Extract<InlineItem, { kind: 'text' }>>
  | Draft<Extract<InlineItem, { kind: 'open' }>>
  | Draft<Extract<InlineItem, { kind: 'close' }>>
  | Draft<Extract<InlineItem, { kind: 'atomic' }>>
  | Draft<Extract<InlineItem, { kind: 'break' }>>;

export type { BlockLevelBox };
