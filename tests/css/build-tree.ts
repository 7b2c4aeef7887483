import { SourceFile } from '../../src/diagnostics/index.ts';
import type { ElementNode, ElementTree, MarkupNode, TextNode } from '../../src/html/index.ts';

/** What a test writes: a name with attributes and children, or text. */
export interface Sketch {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Sketch | string)[];
}

type Attributes = Readonly<Record<string, string>>;

export function el(
  name: string,
  attributes: Attributes = {},
  ...children: readonly (Sketch | string)[]
): Sketch {
  return { name, attributes, children };
}

/** The element number `n`, in document order from 0, has the origin `<test>` from `n` to `n + 1`. */
const FILE = new SourceFile('<test>', ' '.repeat(10_000));

function place(sketch: Sketch, parent: ElementNode | undefined, counter: { next: number }): ElementNode {
  const children: MarkupNode[] = [];
  const start = counter.next++;
  const origin = { template: { file: FILE, start, end: start + 1 } };
  const attributes = new Map(Object.entries(sketch.attributes));
  const element: ElementNode = { kind: 'element', name: sketch.name, attributes, parent, children, origin };
  for (const child of sketch.children) {
    if (typeof child !== 'string') children.push(place(child, element, counter));
    else {
      const text: TextNode = { kind: 'text', text: child, parent: element, origins: [{ start: 0, origin }] };
      children.push(text);
    }
  }
  return element;
}

export function treeOf(sketch: Sketch): ElementTree {
  return { root: place(sketch, undefined, { next: 0 }), title: '', meta: [], stylesheets: [] };
}
