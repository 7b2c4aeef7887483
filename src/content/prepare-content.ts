import { InternalError } from '../base/index.ts';
import type { YamlNodeReader } from './yaml-reading.ts';

let reader: YamlNodeReader | undefined;

/**
 * To be awaited before `readBrief` of the same file name. Loads the YAML library unless the name ends in `.json`:
 * a run over JSON never pays for it.
 */
export async function prepareContent(name: string): Promise<void> {
  if (reader || isJsonName(name)) return;
  reader = (await import('./yaml-nodes.ts')).yamlNodes;
}

export function isJsonName(name: string): boolean {
  return /\.json$/i.test(name);
}

/** The reader that `prepareContent` loaded. */
export function yamlReader(): YamlNodeReader {
  if (!reader) throw new InternalError('readBrief of YAML needs prepareContent first');
  return reader;
}
