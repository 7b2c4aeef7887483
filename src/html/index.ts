export { ELEMENTS, type ElementRule, GLOBAL_ATTRIBUTES } from './element-table.ts';
export type { ElementNode, ElementTree, MarkupNode, StylesheetReference, TextNode } from './element-tree.ts';
export { parseMarkup } from './parse-markup.ts';
