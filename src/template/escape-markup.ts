import { directionOfLanguage } from '../unicode/index.ts';
import { type InlineNode, inlineText, isPlainInline, parseInline } from './inline-markdown.ts';
import { hasDigit, leftToRightParts } from './left-to-right-numbers.ts';

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

/** Where a text field stands. */
export interface InlinePlace {
  /** False within a link. */
  readonly links?: boolean;
  /** Of the text around; left to right where absent. */
  readonly direction?: 'ltr' | 'rtl';
}

/** A text field with its inline Markdown as HTML; without its links where it stands in a link already. */
export function inlineMarkup(text: string, place: InlinePlace = {}): string {
  return isPlainInline(text) ? wordsMarkup(text, place) : nodesMarkup(parseInline(text), place);
}

/** A text field with its inline Markdown taken away, not escaped. */
export function inlinePlain(text: string): string {
  return isPlainInline(text) ? text : inlineText(parseInline(text));
}

/** Plain words; numbers that right-to-left text would turn round are isolated. */
function wordsMarkup(text: string, place: InlinePlace): string {
  if (place.direction !== 'rtl' || !hasDigit(text)) return escapeMarkup(text);
  return leftToRightParts(text)
    .map((part, index) => (index % 2 === 0 ? escapeMarkup(part) : leftToRight(escapeMarkup(part))))
    .join('');
}

/** Markup that runs from left to right, whatever is around it. */
export function leftToRight(markup: string): string {
  return `<bdi dir="ltr">${markup}</bdi>`;
}

function nodesMarkup(nodes: readonly InlineNode[], place: InlinePlace): string {
  let markup = '';
  for (const node of nodes) markup += nodeMarkup(node, place);
  return markup;
}

function nodeMarkup(node: InlineNode, place: InlinePlace): string {
  if (node.kind === 'text') return wordsMarkup(node.text, place);
  if (node.kind === 'code') return `<code>${escapeMarkup(node.text)}</code>`;
  if (node.kind === 'language') return languageMarkup(node, place);
  const inside = nodesMarkup(node.children, place);
  switch (node.kind) {
    case 'strong':
      return `<strong>${inside}</strong>`;
    case 'emphasis':
      return `<em>${inside}</em>`;
    case 'superscript':
      return `<sup>${inside}</sup>`;
    case 'link':
      return place.links !== false ? `<a href="${escapeMarkup(node.href)}">${inside}</a>` : inside;
  }
}

/** Words of another language; isolated from those around where their direction is another. */
function languageMarkup(node: Extract<InlineNode, { kind: 'language' }>, place: InlinePlace): string {
  const direction = directionOfLanguage(node.lang);
  const turned = direction === (place.direction ?? 'ltr') ? '' : ` dir="${direction}"`;
  const inside = nodesMarkup(node.children, { ...place, direction });
  return `<span lang="${escapeMarkup(node.lang)}"${turned}>${inside}</span>`;
}
