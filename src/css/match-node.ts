import type { ElementNode } from '../html/index.ts';
import { type Direction, ownDirection } from './directionality.ts';

const NO_CLASSES: readonly string[] = [];

/** An element as selectors see it: its place among its siblings is counted once, whatever asks for it. */
export class MatchNode {
  readonly element: ElementNode;
  readonly parent: MatchNode | undefined;
  readonly name: string;
  readonly id: string;
  readonly classes: readonly string[];
  /** BCP 47, from the nearest `lang`. */
  readonly lang: string;
  /** The directionality of HTML, which markup decides; `direction` of CSS follows it where no rule says else. */
  readonly direction: Direction;
  /** Among element siblings, from 0. */
  readonly index: number;
  readonly siblings: readonly MatchNode[];
  /** Among siblings of the same name, from 0, and how many there are; -1 until asked for. */
  typeIndex = -1;
  typeCount = 0;

  constructor(
    element: ElementNode,
    parent: MatchNode | undefined,
    siblings: readonly MatchNode[],
    classes: readonly string[],
  ) {
    this.element = element;
    this.parent = parent;
    this.name = element.name;
    this.id = element.attributes.get('id') ?? '';
    this.classes = classes;
    this.lang = element.attributes.get('lang') ?? parent?.lang ?? '';
    this.direction = ownDirection(element) ?? parent?.direction ?? 'ltr';
    this.index = siblings.length;
    this.siblings = siblings;
  }
}

/** Counts the siblings by name, for all of them at once. */
export function countTypes(node: MatchNode): void {
  if (node.typeIndex >= 0) return;
  const counts = new Map<string, number>();
  for (const sibling of node.siblings) {
    const count = counts.get(sibling.name) ?? 0;
    sibling.typeIndex = count;
    counts.set(sibling.name, count + 1);
  }
  for (const sibling of node.siblings) sibling.typeCount = counts.get(sibling.name) ?? 0;
}

const classLists = new Map<string, readonly string[]>();
const MOST_CLASS_LISTS = 2000;

/** The names in a `class` attribute; the same text gives the same list. */
export function classList(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return NO_CLASSES;
  const known = classLists.get(text);
  if (known) return known;
  const list = text.split(/[ \t\n\r\f]+/).filter((name) => name !== '');
  if (classLists.size >= MOST_CLASS_LISTS) classLists.clear();
  classLists.set(text, list);
  return list;
}
