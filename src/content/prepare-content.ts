import { InternalError } from '../base/index.ts';
import type { YamlNodeReader, YamlReading } from './yaml-reading.ts';

let library: YamlNodeReader | undefined;

/**
 * To be awaited before `readBrief` of the same file. Loads the YAML library, for which a program that only reads JSON
 * need not wait: not for a name that ends in `.json`.
 */
export async function prepareContent(name: string): Promise<void> {
  if (library || isJsonName(name)) return;
  library = (await import('./yaml-nodes.ts')).yamlNodes;
}

export function isJsonName(name: string): boolean {
  return /\.json$/i.test(name);
}

/** The nodes of a YAML text, by the library that `prepareContent` loaded. */
export function readYaml(text: string): YamlReading {
  if (!library) throw new InternalError('readBrief of YAML needs prepareContent first');
  return library(text);
}
