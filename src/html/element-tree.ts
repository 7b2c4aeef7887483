import type { Origin } from '../template/index.ts';

/** A parsed document: strictly nested, markers stripped, origins on every node. */
export interface ElementTree {
  readonly root: ElementNode;
  /** Text of `<title>`, trimmed; empty where there is none. */
  readonly title: string;
  /** `<meta name content>` pairs, in order. */
  readonly meta: readonly { readonly name: string; readonly content: string }[];
  /** `<link rel="stylesheet" href>` and `<style>`, in order. */
  readonly stylesheets: readonly StylesheetReference[];
}

export type StylesheetReference =
  | { readonly kind: 'link'; readonly href: string; readonly origin: Origin }
  | { readonly kind: 'inline'; readonly text: string; readonly origin: Origin };

export type MarkupNode = ElementNode | TextNode;

export interface ElementNode {
  readonly kind: 'element';
  /** Lower case. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: ElementNode | undefined;
  readonly children: readonly MarkupNode[];
  readonly origin: Origin;
  /** Where the values of attributes come from that hold inserted values; absent where none does. */
  readonly attributeOrigins?: ReadonlyMap<string, Origin>;
}

export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
  readonly parent: ElementNode;
  /** Ascending; the first starts at 0. Text from `start` up to the next one's start comes from `origin`. */
  readonly origins: readonly { readonly start: number; readonly origin: Origin }[];
}
