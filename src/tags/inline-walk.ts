import type { BlockBox, BlockLevelBox, BoxId, ImageBox, InlineBox, InlineContent } from '../boxes/index.ts';
import type { ElementNode } from '../html/index.ts';
import { eachLeaf, textOf } from './box-text.ts';
import type { ContrastCheck } from './contrast.ts';
import { type Ground, groundIn } from './contrast.ts';
import { type DraftNode, draftNode } from './draft-node.ts';
import type { Links } from './links.ts';
import { meaningOf } from './meaning.ts';
import { closePhrase, type OpenPhrase, openPhrase, type Phrase } from './phrases.ts';
import { type Place, placeIn } from './place.ts';

/** What the inline walk shares with the walk through blocks. */
export interface InlineWorld {
  readonly links: Links;
  readonly contrast: ContrastCheck;
  readonly artifacts: Set<BoxId>;
  readonly block: (box: BlockLevelBox, place: Place) => void;
  readonly figure: (box: ImageBox, node: DraftNode) => void;
}

/** A list item that waits for an inside marker, or a `::before`, to be its label. */
interface AwaitedLabel {
  readonly element: ElementNode;
  readonly item: DraftNode;
}

/** An inline box that is open. */
interface Frame {
  readonly node: DraftNode;
  readonly lang: string;
  readonly ground: Ground;
  readonly hidden: boolean;
  readonly element: ElementNode | undefined;
  /** What closing it must finish. */
  readonly phrase: OpenPhrase | undefined;
  /** Offset of its first character. */
  readonly from: number;
}

const NO_PHRASES: readonly Phrase[] = [];

/** Gathers words, images and inline blocks into nodes. */
export class InlineWalk {
  readonly #world: InlineWorld;
  #label: AwaitedLabel | undefined;

  constructor(world: InlineWorld) {
    this.#world = world;
  }

  /** Runs `fill`; the first inside marker or `::before` of the item's element becomes its label. */
  labelled(label: AwaitedLabel | undefined, fill: () => void): void {
    const outer = this.#label;
    this.#label = label;
    fill();
    this.#label = outer;
  }

  /** A block-level `::before` that is the awaited label. */
  label(box: BlockBox, place: Place): boolean {
    if (box.part !== 'before' || box.content.kind !== 'inline') return false;
    const node = this.#takeLabel(box);
    if (!node) return false;
    this.fill(box.content.inline, placeIn(node, box.lang, { ...place, phrases: [] }), box.lang);
    return true;
  }

  /** Puts inline content into the node of a place, inside of the phrases around it. `lang` is the content's. */
  fill(inline: InlineContent, place: Place, lang: string): void {
    if (place.phrases.length === 0 && (lang === '' || lang === place.lang)) {
      this.#items(inline, place);
      return;
    }
    this.withinPhrases(
      place,
      () => spoken(inline, 0, inline.text.length),
      (node, inner) => {
        const own = lang === '' || lang === inner ? undefined : draftNode('Span', undefined);
        if (own) {
          own.lang = lang;
          node.children.push(own);
        }
        this.#items(inline, { ...place, node: own ?? node, lang: own ? lang : inner, phrases: NO_PHRASES });
      },
    );
  }

  /** Opens the phrases of a place in its node, and closes them after `fill`. */
  withinPhrases(place: Place, text: () => string, fill: (node: DraftNode, lang: string) => void): void {
    const { links } = this.#world;
    const open: { readonly phrase: Phrase; readonly made: OpenPhrase; readonly parent: DraftNode }[] = [];
    let { node, lang } = place;
    for (const phrase of place.phrases) {
      const made = openPhrase(phrase, lang, links);
      if (!made) continue;
      open.push({ phrase, made, parent: node });
      node.children.push(made.outer);
      node = made.inner;
      lang = phrase.lang || lang;
    }
    fill(node, lang);
    for (const { phrase, made, parent } of open.toReversed())
      if (!closePhrase(made, phrase.element, text(), links)) remove(parent, made.outer);
  }

  #items(inline: InlineContent, place: Place): void {
    const { contrast, artifacts } = this.#world;
    const stack: Frame[] = [];
    let frame: Frame = {
      node: place.node,
      lang: place.lang,
      ground: place.ground,
      hidden: false,
      element: place.element,
      phrase: undefined,
      from: 0,
    };
    for (const item of inline.items) {
      switch (item.kind) {
        case 'open':
          stack.push(frame);
          frame = this.#open(item.box, item.at, frame);
          break;
        case 'close':
          if (frame.phrase) this.#close(frame, spoken(inline, frame.from, item.at), stack.at(-1));
          frame = stack.pop() ?? frame;
          break;
        case 'text':
          if (frame.hidden) artifacts.add(item.box.id);
          else frame.node.children.push({ kind: 'content', boxId: item.box.id });
          contrast.check(item.box, frame.ground);
          break;
        case 'atomic':
          this.#atomic(item.box, frame, place);
          break;
        case 'break':
          break;
      }
    }
  }

  #atomic(box: BlockBox | ImageBox, frame: Frame, place: Place): void {
    if (frame.hidden) eachLeaf(box, ({ id }) => this.#world.artifacts.add(id));
    else if (box.kind === 'image') this.#world.figure(box, frame.node);
    else {
      const { node, lang, ground, element } = frame;
      this.#world.block(box, { ...place, node, lang, ground, element, direct: true });
    }
  }

  #open(box: InlineBox, from: number, outer: Frame): Frame {
    const element = box.element ?? outer.element;
    const ground = groundIn(box, outer.ground);
    const { node, lang, hidden } = outer;
    const frame: Frame = { node, lang, ground, hidden, element, phrase: undefined, from };
    if (outer.hidden || !box.element) return frame;
    if (box.part !== 'principal') {
      const label = box.part === 'after' ? undefined : this.#takeLabel(box);
      return label ? { ...frame, node: label } : frame;
    }
    if (meaningOf(box.element).kind === 'artifact') return { ...frame, hidden: true };
    const phrase = openPhrase(
      { element: box.element, boxId: box.id, lang: box.lang },
      outer.lang,
      this.#world.links,
    );
    if (!phrase) return frame;
    outer.node.children.push(phrase.outer);
    return { ...frame, node: phrase.inner, lang: box.lang || outer.lang, phrase };
  }

  #close({ phrase, element }: Frame, text: string, outer: Frame | undefined): void {
    if (!phrase || !element || !outer) return;
    if (!closePhrase(phrase, element, text, this.#world.links)) remove(outer.node, phrase.outer);
  }

  /** The label node of the item whose `::before` this is; each item has one at most. */
  #takeLabel(box: InlineBox | BlockBox): DraftNode | undefined {
    const awaited = this.#label;
    if (!awaited || box.element !== awaited.element) return undefined;
    this.#label = undefined;
    const node = draftNode('Lbl', box.id);
    awaited.item.children.unshift(node);
    return node;
  }
}

/** A range of inline content in words: images and inline blocks by their text. */
function spoken({ text, items }: InlineContent, from: number, to: number): string {
  let words = '';
  let at = from;
  for (const item of items) {
    if (item.kind !== 'atomic' || item.at < from || item.at >= to) continue;
    words += text.slice(at, item.at) + textOf(item.box);
    at = item.at + 1;
  }
  return words + text.slice(at, to);
}

function remove(parent: DraftNode, child: DraftNode): void {
  const index = parent.children.lastIndexOf(child);
  if (index >= 0) parent.children.splice(index, 1);
}
