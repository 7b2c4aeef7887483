import type { Box, BoxId, BoxTree } from '../boxes/index.ts';
import { didYouMean, type Sink } from '../diagnostics/index.ts';
import type { ElementNode } from '../html/index.ts';
import { authorSpan, type Origin } from '../template/index.ts';
import { textOf } from './box-text.ts';
import type { LinkTarget } from './structure-tree.ts';

/** Longest text of a target in a description, in characters. */
const MOST_OF_TARGET = 80;
/** A link text that tells nothing alone: the number of a note, an arrow, a letter. */
const TELLS_NOTHING = /^(?:[^A-Za-z\u00C0-\u1FFF\u2C00-\uDFFF]*|.)$/;
/** Schemes that run code or hold a file, which a reader of a PDF should never meet behind a link. */
const REFUSED_SCHEME = /^(?:javascript|data|vbscript|file):/i;

/** Finds what links lead to, and says it in words. */
export class Links {
  readonly #tree: BoxTree;
  readonly #sink: Sink;
  #ids: Map<string, BoxId> | undefined;
  /** By element, as an inline box may come in pieces; `undefined` for a link that leads nowhere. */
  readonly #targets = new Map<ElementNode, LinkTarget | undefined>();
  readonly #named = new Set<ElementNode>();

  constructor(tree: BoxTree, sink: Sink) {
    this.#tree = tree;
    this.#sink = sink;
  }

  /** Where an `a` leads; undefined, with an error, where that is nowhere. */
  target(element: ElementNode): LinkTarget | undefined {
    if (this.#targets.has(element)) return this.#targets.get(element);
    const target = this.#find(element);
    this.#targets.set(element, target);
    return target;
  }

  /** What a screen reader says for a piece of a link: its name, and where it leads if the name does not tell. */
  description(element: ElementNode, target: LinkTarget, text: string): string {
    const label = element.attributes.get('aria-label')?.trim() || element.attributes.get('title')?.trim();
    const name = label || text.replace(/\s+/g, ' ').trim();
    if (name !== '') this.#named.add(element);
    if (label) return label;
    if (target.kind === 'uri') {
      const bare = target.uri.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '');
      if (name === '') return target.uri;
      return name.includes(bare) ? name : `${name} (${target.uri})`;
    }
    if (name !== '' && !TELLS_NOTHING.test(name)) return name;
    const box = this.#tree.boxes[target.boxId];
    const there = box ? textOf(box).slice(0, MOST_OF_TARGET).trim() : '';
    return (
      [name, there].filter((part) => part !== '').join(': ') ||
      `#${element.attributes.get('href')?.slice(1) ?? ''}`
    );
  }

  /** Reports the links that have no text; after the whole tree, because a link's first piece may be empty. */
  reportEmpty(): void {
    for (const [element, target] of this.#targets) {
      if (!target || this.#named.has(element)) continue;
      this.#sink.report({
        code: 'tags/empty-link',
        severity: 'error',
        message: `the link to \`${element.attributes.get('href') ?? ''}\` has no text`,
        span: authorSpan(hrefOrigin(element)),
        hints: ['give it words that tell where it leads'],
      });
    }
  }

  #find(element: ElementNode): LinkTarget | undefined {
    const href = element.attributes.get('href')?.trim() ?? '';
    if (href.startsWith('#')) {
      const boxId = this.boxOf(decoded(href.slice(1)));
      if (boxId !== undefined) return { kind: 'box', boxId };
      const known = [...this.#allIds().keys()].map((id) => `#${id}`);
      this.#refuse(
        element,
        `there is nothing with the id \`${href.slice(1)}\` to link to`,
        didYouMean(href, known),
      );
      return undefined;
    }
    if (href === '')
      this.#refuse(element, 'a link has an empty `href`', ['write an address, or take the link off']);
    else if (REFUSED_SCHEME.test(href))
      this.#refuse(element, `a link leads to \`${href.slice(0, 40)}\``, [
        'Link to a web page, a mail address or an id',
      ]);
    else return { kind: 'uri', uri: href };
    return undefined;
  }

  #refuse(element: ElementNode, message: string, hints: readonly string[]): void {
    const span = authorSpan(hrefOrigin(element));
    this.#sink.report({ code: 'tags/link-target', severity: 'error', message, span, hints });
  }

  /** The first box of the element with that id, or of the first thing in it. */
  boxOf(id: string): BoxId | undefined {
    const known = this.#allIds().get(id);
    if (known !== undefined) return known;
    return this.#tree.boxes.find((box) => isInside(box, id))?.id;
  }

  #allIds(): ReadonlyMap<string, BoxId> {
    if (this.#ids) return this.#ids;
    this.#ids = new Map();
    for (const { element, id } of this.#tree.boxes) {
      const name = element && element.attributes.size > 0 ? element.attributes.get('id') : undefined;
      if (name !== undefined && !this.#ids.has(name)) this.#ids.set(name, id);
    }
    return this.#ids;
  }
}

/** Where the address was written. */
function hrefOrigin(element: ElementNode): Origin {
  return element.attributeOrigins?.get('href') ?? element.origin;
}

/** For elements without boxes of their own (`display: contents`). */
function isInside(box: Box, id: string): boolean {
  for (let element = box.element; element; element = element.parent)
    if (element.attributes.get('id') === id) return true;
  return false;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
