import { InternalError } from '../base/index.ts';
import { quickYaml } from './quick-yaml.ts';
import type { SourceNode } from './source-node.ts';
import type { YamlNodeReader, YamlReading } from './yaml-reading.ts';

let library: YamlNodeReader | undefined;

/** The last text that was read quickly, since `prepareContent` and `readBrief` ask for the same one after the other. */
let last: { readonly text: string; readonly root: SourceNode | undefined } | undefined;

/**
 * To be awaited before `readBrief` of the same file. Loads the YAML library where it is needed: not for a name that
 * ends in `.json`, nor, if the bytes are given, for a file that can be read without it.
 */
export async function prepareContent(name: string, bytes?: Uint8Array): Promise<void> {
  if (library || isJsonName(name)) return;
  if (bytes && quick(new TextDecoder().decode(bytes))) return;
  library = (await import('./yaml-nodes.ts')).yamlNodes;
}

export function isJsonName(name: string): boolean {
  return /\.json$/i.test(name);
}

/** The nodes of a YAML text, quickly where it is plain, else by the library that `prepareContent` loaded. */
export function readYaml(text: string): YamlReading {
  const root = quick(text);
  if (root) return { root, nodes: text.length, faults: [] };
  if (!library) throw new InternalError('readBrief of YAML needs prepareContent first');
  return library(text);
}

function quick(text: string): SourceNode | undefined {
  if (last?.text !== text) last = { text, root: quickYaml(text) };
  return last.root;
}
