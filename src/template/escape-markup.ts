import { type InlineNode, inlineText, isPlainInline, parseInline } from './inline-markdown.ts';

const MARKUP_SIGNS = /[&<>"'\uE000-\uE002]/;
const ALL_MARKUP_SIGNS = /[&<>"'\uE000-\uE002]/g;

/**
 * Text for any place of the markup: between tags and in quoted attribute values alike. The characters that carry
 * origins cannot come from content that was validated; from anywhere else they become U+FFFD.
 */
export function escapeMarkup(text: string): string {
  return MARKUP_SIGNS.test(text) ? text.replace(ALL_MARKUP_SIGNS, escapeSign) : text;
}

function escapeSign(sign: string): string {
  switch (sign) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '"':
      return '&quot;';
    case "'":
      return '&#39;';
    default:
      return '\uFFFD';
  }
}

/** A text field with its inline Markdown as HTML. */
export function inlineMarkup(text: string): string {
  return isPlainInline(text) ? escapeMarkup(text) : nodesMarkup(parseInline(text));
}

/** A text field with its inline Markdown taken away, not escaped. */
export function inlinePlain(text: string): string {
  return isPlainInline(text) ? text : inlineText(parseInline(text));
}

function nodesMarkup(nodes: readonly InlineNode[]): string {
  let markup = '';
  for (const node of nodes) markup += nodeMarkup(node);
  return markup;
}

function nodeMarkup(node: InlineNode): string {
  switch (node.kind) {
    case 'text':
      return escapeMarkup(node.text);
    case 'code':
      return `<code>${escapeMarkup(node.text)}</code>`;
    case 'strong':
      return `<strong>${nodesMarkup(node.children)}</strong>`;
    case 'emphasis':
      return `<em>${nodesMarkup(node.children)}</em>`;
    case 'superscript':
      return `<sup>${nodesMarkup(node.children)}</sup>`;
    case 'link':
      return `<a href="${escapeMarkup(node.href)}">${nodesMarkup(node.children)}</a>`;
    case 'language':
      return `<span lang="${escapeMarkup(node.lang)}">${nodesMarkup(node.children)}</span>`;
  }
}
