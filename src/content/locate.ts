import { paragraphsOf } from './brief-blocks.ts';
import type { ContentPath } from './content-path.ts';
import type { SourceEntry, SourceNode } from './source-node.ts';

/** Where a path leads in the author's file. */
export interface Located {
  /** The value, or its nearest ancestor where the value itself is a default or part of a shorthand. */
  readonly node: SourceNode;
  /** The key that the last step went through, where the value itself was found below a key. */
  readonly entry: SourceEntry | undefined;
  /** Whether the path was found to its end. */
  readonly exact: boolean;
}

/** Follows a path of the normalised brief through the nodes; the first of several equal keys is taken. */
export function locate(root: SourceNode, path: ContentPath): Located {
  let node = root;
  let entry: SourceEntry | undefined;
  for (let at = 0; at < path.length; at++) {
    const part = path[at];
    const next = typeof part === 'number' ? itemOf(node, part, path[at - 1]) : undefined;
    entry = typeof part === 'string' ? entryOf(node, part) : undefined;
    const found = next ?? entry?.value;
    if (!found) return { node, entry: undefined, exact: false };
    node = found;
  }
  return { node, entry, exact: true };
}

function entryOf(node: SourceNode, key: string): SourceEntry | undefined {
  return node.kind === 'map' ? node.entries.find((candidate) => candidate.key === key) : undefined;
}

function itemOf(
  node: SourceNode,
  index: number,
  holder: string | number | undefined,
): SourceNode | undefined {
  if (node.kind !== 'list') return undefined;
  return holder === 'blocks' ? blockOf(node.items, index) : node.items[index];
}

/** One text of a block list may have become several paragraphs; see `blocks`. */
function blockOf(items: readonly SourceNode[], index: number): SourceNode | undefined {
  let left = index;
  for (const item of items) {
    const paragraphs = item.kind === 'scalar' ? paragraphsOf(item.text).length : 1;
    if (left < paragraphs) return item;
    left -= paragraphs;
  }
  return undefined;
}
