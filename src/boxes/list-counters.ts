import type { StyledElement } from '../css/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import { attributeNumber } from './attribute-number.ts';
import { type CounterScopes, mentions } from './counter-scopes.ts';

const LIST_ITEM = 'list-item';
const ANY = { least: -1_000_000_000, most: 1_000_000_000 };

function isList(name: string): boolean {
  return name === 'ol' || name === 'ul' || name === 'menu';
}

/** The value that the counter has before the first item of a list. */
function valueBefore(node: StyledElement, sink: Sink): number | undefined {
  const { element, style } = node;
  if (element.name === 'ol') {
    const reversed = element.attributes.has('reversed');
    const start = attributeNumber(element, 'start', ANY, sink);
    if (start !== undefined) return reversed ? start + 1 : start - 1;
    if (reversed) return node.children.filter(isListItem).length + 1;
  }
  return mentions(style.counterReset, LIST_ITEM) ? undefined : 0;
}

function isListItem(node: StyledElement['children'][number]): boolean {
  return node.kind === 'element' && node.style.display === 'list-item';
}

/**
 * Applies an element's counter properties, and what HTML and CSS Lists 3 §4.6 do with the counter `list-item` on
 * their own: lists begin anew (`start`, `reversed`), items count (`value`).
 */
export function applyCounters(node: StyledElement, scopes: CounterScopes, sink: Sink): void {
  const { style, element } = node;
  for (const { name, value } of style.counterReset) scopes.reset(name, value);
  if (isList(element.name)) {
    const before = valueBefore(node, sink);
    if (before !== undefined) scopes.reset(LIST_ITEM, before);
  }
  for (const { name, value } of style.counterIncrement) scopes.increment(name, value);
  if (style.display === 'list-item' && !mentions(style.counterIncrement, LIST_ITEM))
    scopes.increment(LIST_ITEM, element.parent?.attributes.has('reversed') ? -1 : 1);
  for (const { name, value } of style.counterSet) scopes.set(name, value);
  if (element.name === 'li') {
    const value = attributeNumber(element, 'value', ANY, sink);
    if (value !== undefined) scopes.set(LIST_ITEM, value);
  }
}
