export type { ElementNode, ElementTree, MarkupNode, StylesheetReference, TextNode } from './element-tree.ts';
