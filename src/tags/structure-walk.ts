import type { BlockBox, BlockLevelBox, Box, BoxId, BoxTree, ImageBox, TableBox } from '../boxes/index.ts';
import { didYouMean, type Sink } from '../diagnostics/index.ts';
import type { ElementNode } from '../html/index.ts';
import { authorSpan } from '../template/index.ts';
import { eachLeaf } from './box-text.ts';
import { type AuthorColor, ContrastCheck } from './contrast.ts';
import { type DraftNode, draftNode, endsIn, gather, lastNode } from './draft-node.ts';
import { Headings } from './headings.ts';
import { InlineWalk } from './inline-walk.ts';
import { Links } from './links.ts';
import { listNumbering } from './list-numbering.ts';
import { headingLevel, KNOWN_ROLES, type LeafRole, type Meaning, meaningOf } from './meaning.ts';
import { isPhrase } from './phrases.ts';
import { home, listFor, type Place, placeIn, placeInBox } from './place.ts';
import { TableStructure } from './table-structure.ts';

/** The node of an element that has no box; undefined where it needs none. */
function boxlessNode(meaning: Meaning): DraftNode | undefined {
  if (meaning.kind === 'group' || meaning.kind === 'leaf') return draftNode(meaning.role, undefined);
  if (meaning.kind !== 'list') return undefined;
  const list = draftNode('L', undefined);
  list.listNumbering = 'None';
  return list;
}

/** Walks the box tree in order and gathers the structure nodes; see `buildStructure`. */
export class StructureWalk {
  readonly artifacts = new Set<BoxId>();
  readonly headings: Headings;
  readonly links: Links;
  readonly #sink: Sink;
  readonly #inline: InlineWalk;
  /** Nodes of elements that have no box of their own. */
  readonly #boxless = new Map<ElementNode, DraftNode>();

  constructor(tree: BoxTree, sink: Sink, author: AuthorColor) {
    this.#sink = sink;
    this.headings = new Headings(sink);
    this.links = new Links(tree, sink);
    this.#inline = new InlineWalk({
      links: this.links,
      contrast: new ContrastCheck(sink, author),
      artifacts: this.artifacts,
      block: (box, place) => this.visit(box, place),
      figure: (box, node) => this.#figure(box, node),
    });
  }

  visit(box: BlockLevelBox, outer: Place): void {
    const place = placeInBox(box, this.#withinBoxless(box, outer));
    switch (box.kind) {
      case 'image':
        this.#blockImage(box, place);
        return;
      case 'table':
        this.#table(box, place);
        return;
      case 'block':
        this.#block(box, place);
    }
  }

  #block(box: BlockBox, place: Place): void {
    const { element } = box;
    if (!element || box.part !== 'principal') {
      if (!this.#inline.label(box, place)) this.#contents(box, place, undefined);
      return;
    }
    const meaning = meaningOf(element);
    this.#checkRole(element);
    if (meaning.kind === 'artifact') {
      eachLeaf(box, ({ id }) => this.artifacts.add(id));
      return;
    }
    this.headings.bookmark(box);
    if (isPhrase(element)) {
      const phrase = { element, boxId: box.id, lang: box.lang };
      this.#contents(box, { ...place, phrases: [...place.phrases, phrase] }, undefined);
    } else this.#meant(box, element, meaning, place);
  }

  #meant(box: BlockBox, element: ElementNode, meaning: Meaning, place: Place): void {
    switch (meaning.kind) {
      case 'leaf':
        this.#leaf(box, meaning.role, place);
        return;
      case 'group':
        this.#group(box, draftNode(meaning.role, box.id), place);
        return;
      case 'list': {
        const list = draftNode('L', box.id);
        list.listNumbering = listNumbering(element.name, box);
        this.#group(box, list, place);
        return;
      }
      case 'item':
        this.#item(box, element, place);
        return;
      case 'term':
      case 'definition':
        this.#definition(box, meaning.kind, place);
        return;
      case 'figure':
        this.#drawing(box, element, place);
        return;
      default:
        this.#contents(box, place, undefined);
    }
  }

  /** What a block holds, with a marker that is no list item's; its words go into `own`, else into a paragraph. */
  #contents(box: BlockBox, place: Place, own: DraftNode | undefined): void {
    const { marker } = box;
    if (marker) this.#inline.fill(marker.inline, own ? place : this.#paragraph(box, place), marker.lang);
    this.#inner(box, place, own);
  }

  #inner(box: BlockBox, place: Place, own: DraftNode | undefined): void {
    if (box.content.kind === 'blocks') for (const child of box.content.children) this.visit(child, place);
    else this.#inline.fill(box.content.inline, own ? place : this.#paragraph(box, place), box.lang);
  }

  /** A paragraph for words that stand in a group; gone again if it stays empty (see `prune`). */
  #paragraph(box: BlockBox, place: Place): Place {
    if (place.direct) return place;
    const node = draftNode('P', box.id);
    home(place.node).children.push(node);
    return placeIn(node, box.lang, place);
  }

  #leaf(box: BlockBox, role: LeafRole, place: Place): void {
    if (place.direct && role === 'P') {
      this.#contents(box, place, undefined);
      return;
    }
    const node = draftNode(role, box.id);
    const level = headingLevel(role);
    const filled = gather(home(place.node), node, () =>
      this.#contents(box, placeIn(node, box.lang, place), node),
    );
    if (level === 0) return;
    if (filled) this.headings.add(box, level);
    else this.headings.reportEmpty(box, level);
  }

  #group(box: BlockBox, node: DraftNode, place: Place): void {
    const label = box.element?.attributes.get('aria-label')?.trim();
    if (label) node.title = label;
    gather(home(place.node), node, () => this.#contents(box, placeIn(node, box.lang, place), undefined));
  }

  /** Label and body; an inside marker or a `::before` is the label where there is no outside one. */
  #item(box: BlockBox, element: ElementNode, place: Place): void {
    const item = draftNode('LI', box.id);
    gather(listFor(place.node), item, () => {
      const inItem = placeIn(item, box.lang, place);
      const { marker } = box;
      if (marker) {
        const label = draftNode('Lbl', marker.id);
        gather(item, label, () =>
          this.#inline.fill(marker.inline, placeIn(label, marker.lang, inItem), marker.lang),
        );
      }
      const body = draftNode('LBody', undefined);
      const inBody = placeIn(body, box.lang, inItem);
      gather(item, body, () =>
        this.#inline.labelled(marker ? undefined : { element, item }, () => this.#inner(box, inBody, body)),
      );
    });
  }

  /** `dt` and `dd`: an item is its terms and what follows them up to the next term. */
  #definition(box: BlockBox, kind: 'term' | 'definition', place: Place): void {
    const list = listFor(place.node);
    const last = lastNode(list, 'LI');
    const lastBody = last && lastNode(last, 'LBody');
    if (kind === 'definition' && lastBody) {
      this.#contents(box, placeIn(lastBody, '', place), undefined);
      return;
    }
    const reuse = last && !lastBody;
    const item = reuse ? last : draftNode('LI', undefined);
    if (!reuse) list.children.push(item);
    const node = draftNode(kind === 'term' ? 'Lbl' : 'LBody', box.id);
    gather(item, node, () => this.#contents(box, placeIn(node, box.lang, place), node));
  }

  /** `role="img"` on an element that is no image: one figure with all that is in it. */
  #drawing(box: BlockBox, element: ElementNode, place: Place): void {
    const alt = element.attributes.get('aria-label')?.trim();
    if (!alt) {
      this.#reportNoAlt(box, '`role="img"` needs an `aria-label`');
      this.#contents(box, place, undefined);
      return;
    }
    const node = draftNode('Figure', box.id);
    node.alt = alt;
    gather(home(place.node), node, () =>
      eachLeaf(box, ({ id }) => {
        node.children.push({ kind: 'content', boxId: id });
      }),
    );
  }

  #blockImage(box: ImageBox, place: Place): void {
    if (place.phrases.length === 0) {
      this.#figure(box, place.direct ? place.node : home(place.node));
      return;
    }
    const node = draftNode('P', undefined);
    gather(home(place.node), node, () =>
      this.#inline.withinPhrases(
        placeIn(node, box.lang, place),
        () => box.alt ?? '',
        (inner) => this.#figure(box, inner),
      ),
    );
  }

  /** An image is a figure with its alternative; one without a word is decoration. */
  #figure(box: ImageBox, parent: DraftNode): void {
    const attributes = box.element?.attributes;
    const role = attributes?.get('role');
    const hidden = role === 'none' || role === 'presentation' || attributes?.get('aria-hidden') === 'true';
    const alt = attributes?.get('aria-label')?.trim() || box.alt?.trim();
    if (hidden || !alt) {
      this.artifacts.add(box.id);
      if (!hidden && alt === undefined)
        this.#reportNoAlt(
          box,
          'write `alt`: what the image tells; or leave it empty (`alt: ""`) for decoration',
        );
      return;
    }
    const node = draftNode('Figure', box.id);
    node.alt = alt;
    node.children.push({ kind: 'content', boxId: box.id });
    parent.children.push(node);
  }

  #reportNoAlt(box: Box, hint: string): void {
    this.#sink.report({
      code: 'tags/missing-alt',
      severity: 'error',
      message: 'an image has no alternative text',
      span: authorSpan(box.element?.attributeOrigins?.get('src') ?? box.origin),
      hints: [hint],
    });
  }

  /** A table that is one in the source; boxes that only look like one are not. */
  #table(box: TableBox, place: Place): void {
    const { element } = box;
    const role = element?.attributes.get('role');
    if (element?.attributes.get('aria-hidden') === 'true') {
      eachLeaf(box, ({ id }) => this.artifacts.add(id));
      return;
    }
    const fill = (inner: BlockBox, node: DraftNode, around: readonly Box[]): void => {
      let at: Place = placeIn(node, inner.lang, place);
      for (const outer of around) at = placeInBox(outer, at);
      this.#contents(inner, placeInBox(inner, at), node);
    };
    if (role === 'none' || role === 'presentation' || (element?.name !== 'table' && role !== 'table')) {
      this.#layoutTable(box, place);
      return;
    }
    const node = draftNode('Table', box.id);
    const label = element?.attributes.get('aria-label')?.trim();
    if (label) node.title = label;
    home(place.node).children.push(node);
    new TableStructure(box, fill, this.#sink).fill(node);
  }

  #layoutTable(box: TableBox, place: Place): void {
    if (box.caption) this.#contents(box.caption, placeInBox(box.caption, place), undefined);
    for (const group of box.groups)
      for (const row of group.rows) {
        const inRow = placeInBox(row, placeInBox(group, place));
        for (const cell of row.cells) this.visit(cell.box, inRow);
      }
  }

  /**
   * Elements between a box and the box around it that have none of their own here: those with `display: contents`,
   * and inline ones that the box splits.
   */
  #withinBoxless(box: BlockLevelBox, place: Place): Place {
    const { element } = box;
    if (!element || box.part !== 'principal' || element.parent === place.element) return place;
    const between: ElementNode[] = [];
    for (let at = element.parent; at && at !== place.element; at = at.parent) between.unshift(at);
    let inner = place;
    for (const at of between) inner = this.#boxlessPlace(at, inner, box.lang);
    return inner;
  }

  #boxlessPlace(element: ElementNode, place: Place, lang: string): Place {
    const meaning = meaningOf(element);
    if (isPhrase(element)) {
      return { ...place, element, phrases: [...place.phrases, { element, boxId: undefined, lang }] };
    }
    const node = this.#boxlessNode(element, meaning, place.node);
    return node ? { ...placeIn(node, '', place), element } : { ...place, element };
  }

  /** The node made before, as long as nothing came after it; else a new one. */
  #boxlessNode(element: ElementNode, meaning: Meaning, around: DraftNode): DraftNode | undefined {
    const known = this.#boxless.get(element);
    if (known && endsIn(around, known)) return known;
    const node = boxlessNode(meaning);
    if (!node) return undefined;
    this.#boxless.set(element, node);
    home(around).children.push(node);
    return node;
  }

  #checkRole(element: ElementNode): void {
    const role =
      element.attributes.size > 0 ? element.attributes.get('role')?.trim().toLowerCase() : undefined;
    if (!role || role.split(/\s+/).some((name) => KNOWN_ROLES.includes(name))) return;
    this.#sink.report({
      code: 'tags/unknown-role',
      severity: 'warning',
      message: `the role \`${role}\` means nothing to the structure of a PDF`,
      span: authorSpan(element.origin),
      hints: didYouMean(role, KNOWN_ROLES),
    });
  }
}
