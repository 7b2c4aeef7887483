import type { ElementNode } from '../html/index.ts';
import type { StructureRole } from './structure-tree.ts';

/** What an element says to someone who cannot see its look. */
export type Meaning =
  /** Nothing: what it holds belongs to what is around it. */
  | { readonly kind: 'none' }
  /** Holds blocks; text in it needs a paragraph. */
  | { readonly kind: 'group'; readonly role: 'Sect' | 'Art' | 'Div' | 'BlockQuote' | 'Part' }
  /** A block that takes text directly. */
  | { readonly kind: 'leaf'; readonly role: LeafRole }
  | { readonly kind: 'phrase'; readonly role: PhraseRole }
  | { readonly kind: 'list' | 'item' | 'term' | 'definition' | 'figure' | 'artifact' };

export type LeafRole = Extract<StructureRole, 'P' | 'Caption' | 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6'>;
export type PhraseRole = Extract<StructureRole, 'Quote' | 'Code' | 'Reference' | 'Link' | 'Span'>;

const NONE: Meaning = { kind: 'none' };
const SECT: Meaning = { kind: 'group', role: 'Sect' };
const DIV: Meaning = { kind: 'group', role: 'Div' };
const BLOCK_QUOTE: Meaning = { kind: 'group', role: 'BlockQuote' };
const PARAGRAPH: Meaning = { kind: 'leaf', role: 'P' };
const CAPTION: Meaning = { kind: 'leaf', role: 'Caption' };
const LIST: Meaning = { kind: 'list' };
const ITEM: Meaning = { kind: 'item' };
const ARTIFACT: Meaning = { kind: 'artifact' };
const FIGURE: Meaning = { kind: 'figure' };
const SPAN: Meaning = { kind: 'phrase', role: 'Span' };
const REFERENCE: Meaning = { kind: 'phrase', role: 'Reference' };

const HEADING_ROLES = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const;
const HEADINGS: readonly Meaning[] = HEADING_ROLES.map((role) => ({ kind: 'leaf', role }));

/**
 * By element. A `figure` is a Div, because it may hold a table, and a Figure's alternative would hide its caption;
 * the image in it is the Figure. Elements that are not here mean nothing on their own.
 */
const BY_ELEMENT: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['section', SECT],
  ['aside', SECT],
  ['article', { kind: 'group', role: 'Art' }],
  ['header', DIV],
  ['footer', DIV],
  ['figure', DIV],
  ['blockquote', BLOCK_QUOTE],
  ['p', PARAGRAPH],
  ['pre', PARAGRAPH],
  ['figcaption', CAPTION],
  ['caption', CAPTION],
  ['ul', LIST],
  ['ol', LIST],
  ['dl', LIST],
  ['li', ITEM],
  ['dt', { kind: 'term' }],
  ['dd', { kind: 'definition' }],
  ['hr', ARTIFACT],
  ['q', { kind: 'phrase', role: 'Quote' }],
  ['code', { kind: 'phrase', role: 'Code' }],
  ...HEADINGS.map((meaning, index) => [`h${index + 1}`, meaning] as const),
]);

/** By ARIA role. `table` and its parts come from boxes; the roles that mean nothing more than their element are `none`. */
const BY_ROLE: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['none', NONE],
  ['presentation', NONE],
  ['generic', NONE],
  ['main', NONE],
  ['document', NONE],
  ['text', NONE],
  ['table', NONE],
  ['rowgroup', NONE],
  ['row', NONE],
  ['cell', NONE],
  ['columnheader', NONE],
  ['rowheader', NONE],
  ['strong', NONE],
  ['emphasis', NONE],
  ['time', NONE],
  ['article', { kind: 'group', role: 'Art' }],
  ['banner', DIV],
  ['complementary', SECT],
  ['contentinfo', DIV],
  ['group', DIV],
  ['navigation', DIV],
  ['note', DIV],
  ['region', SECT],
  ['doc-abstract', SECT],
  ['doc-appendix', SECT],
  ['doc-bibliography', SECT],
  ['doc-conclusion', SECT],
  ['doc-endnotes', SECT],
  ['doc-example', SECT],
  ['doc-glossary', SECT],
  ['doc-introduction', SECT],
  ['doc-pullquote', BLOCK_QUOTE],
  ['doc-qna', SECT],
  ['doc-tip', SECT],
  ['doc-subtitle', PARAGRAPH],
  ['doc-biblioentry', ITEM],
  ['doc-endnote', ITEM],
  ['doc-noteref', REFERENCE],
  ['doc-biblioref', REFERENCE],
  ['blockquote', BLOCK_QUOTE],
  ['caption', CAPTION],
  ['paragraph', PARAGRAPH],
  ['code', { kind: 'phrase', role: 'Code' }],
  ['figure', DIV],
  ['img', FIGURE],
  ['list', LIST],
  ['listitem', ITEM],
  ['separator', ARTIFACT],
]);

/** The ARIA roles that are understood; `heading` goes with `aria-level`. */
export const KNOWN_ROLES: readonly string[] = [...BY_ROLE.keys(), 'heading', 'link'];

function headingMeaning(element: ElementNode): Meaning {
  const level = Number(element.attributes.get('aria-level') ?? 2);
  return HEADINGS[Math.min(Math.max(Math.trunc(level) || 2, 1), HEADINGS.length) - 1] ?? PARAGRAPH;
}

/** The first of the roles of an element that is understood. WAI-ARIA 1.2 §5.4: a list of fallbacks. */
function meaningOfRole(element: ElementNode, roles: string): Meaning | undefined {
  for (const role of roles.trim().toLowerCase().split(/\s+/)) {
    if (role === 'heading') return headingMeaning(element);
    const meaning = BY_ROLE.get(role);
    if (meaning) return meaning;
  }
  return undefined;
}

/** A superscript around a link into the document is a citation. */
function isCitation(element: ElementNode): boolean {
  return element.children.some(
    (child) =>
      child.kind === 'element' &&
      child.name === 'a' &&
      child.attributes.get('href')?.startsWith('#') === true,
  );
}

/** What an element means, by `aria-hidden`, `role` and name. Links and languages are looked at elsewhere. */
export function meaningOf(element: ElementNode): Meaning {
  const { attributes, name } = element;
  if (attributes.size > 0) {
    if (attributes.get('aria-hidden') === 'true') return ARTIFACT;
    const role = attributes.get('role');
    const meaning = role === undefined ? undefined : meaningOfRole(element, role);
    if (meaning) return meaning;
    if (name === 'abbr' && attributes.has('title')) return SPAN;
  }
  if (name === 'sup' && isCitation(element)) return REFERENCE;
  // Heads and feet of parts, such as the source line of a quotation, are no parts of their own.
  if ((name === 'header' || name === 'footer') && element.parent?.name !== 'body') return NONE;
  return BY_ELEMENT.get(name) ?? NONE;
}

/** The level of a heading's role, 1 to 6; 0 for all others. */
export function headingLevel(role: StructureRole): number {
  return HEADING_ROLES.indexOf(role as (typeof HEADING_ROLES)[number]) + 1;
}
