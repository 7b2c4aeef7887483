/**
 * A brief as its author wrote it, before the schema has a say: the common form of YAML and JSON. Offsets are UTF-16
 * units into the file. Aliases of YAML share one node, so this is a graph; it has no cycles.
 */
export type SourceNode = SourceScalar | SourceList | SourceMap;

export interface SourceScalar {
  readonly kind: 'scalar';
  /** The value with escapes and folding resolved; numbers and the like as they are written. */
  readonly text: string;
  /** Without quotation marks, so that the schema decides whether `yes`, `1.10` or `null` is text. */
  readonly plain: boolean;
  readonly start: number;
  readonly end: number;
}

export interface SourceList {
  readonly kind: 'list';
  readonly items: readonly SourceNode[];
  readonly start: number;
  readonly end: number;
}

export interface SourceMap {
  readonly kind: 'map';
  readonly entries: readonly SourceEntry[];
  readonly start: number;
  readonly end: number;
}

export interface SourceEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: SourceNode;
}

/** Deeper nesting than any brief has; keeps every recursion over nodes far from the end of the stack. */
export const MAX_DEPTH = 64;

/** Words of YAML and JSON for "no value". */
export function isNullWord(node: SourceScalar): boolean {
  return node.plain && (node.text === '' || node.text === '~' || /^(?:null|Null|NULL)$/.test(node.text));
}
