import type { BoxId } from '../boxes/index.ts';
import type { ElementNode } from '../html/index.ts';
import { type DraftNode, draftNode } from './draft-node.ts';
import type { Links } from './links.ts';
import { meaningOf } from './meaning.ts';

/** An element whose meaning lies on words: a link, a quotation, another language. */
export interface Phrase {
  readonly element: ElementNode;
  readonly boxId: BoxId | undefined;
  readonly lang: string;
}

/** Whether an element is one that `openPhrase` may make a node for, its language aside. */
export function isPhrase(element: ElementNode): boolean {
  return isLink(element) || meaningOf(element).kind === 'phrase';
}

function isLink(element: ElementNode): boolean {
  return element.name === 'a' && element.attributes.has('href');
}

/** The node of a phrase, and the innermost one, into which its words go; undefined where none is needed. */
export interface OpenPhrase {
  readonly outer: DraftNode;
  readonly inner: DraftNode;
}

/**
 * Makes the node of a phrase, appended to nothing yet. A reference to a note is a Reference around its Link; a Span
 * is made only where it carries a language, an expansion or an alternative.
 */
export function openPhrase(phrase: Phrase, langAround: string, links: Links): OpenPhrase | undefined {
  const { element, boxId, lang } = phrase;
  const foreign = lang !== '' && lang !== langAround;
  if (
    element.attributes.size === 0 &&
    !foreign &&
    element.name !== 'q' &&
    element.name !== 'code' &&
    element.name !== 'sup'
  )
    return undefined;
  const link = isLink(element) ? linkNode(element, boxId, links) : undefined;
  const own = ownNode(element, boxId);
  const outer = own ?? link ?? (foreign ? draftNode('Span', boxId) : undefined);
  if (!outer) return undefined;
  if (foreign) outer.lang = lang;
  const inner = link ?? outer;
  if (inner !== outer) outer.children.push(inner);
  return { outer, inner };
}

function linkNode(element: ElementNode, boxId: BoxId | undefined, links: Links): DraftNode | undefined {
  const target = links.target(element);
  if (!target) return undefined;
  const node = draftNode('Link', boxId);
  node.link = { target, description: '' };
  return node;
}

function ownNode(element: ElementNode, boxId: BoxId | undefined): DraftNode | undefined {
  const meaning = meaningOf(element);
  const label = element.attributes.get('aria-label')?.trim();
  if (meaning.kind !== 'phrase') {
    if (!label || isLink(element)) return undefined;
    const node = draftNode('Span', boxId);
    node.alt = label;
    return node;
  }
  const node = draftNode(meaning.role, boxId);
  const title = element.attributes.get('title')?.trim();
  if (element.name === 'abbr' && title) node.expansion = title;
  if (label && !isLink(element)) node.alt = label;
  return node;
}

/** Puts the description on a finished link; drops a phrase that holds nothing. True where it stays. */
export function closePhrase(
  { outer, inner }: OpenPhrase,
  element: ElementNode,
  text: string,
  links: Links,
): boolean {
  if (inner.children.length === 0) return false;
  if (inner.link) {
    const { target } = inner.link;
    inner.link = { target, description: links.description(element, target, text) };
  }
  return outer.children.length > 0;
}
