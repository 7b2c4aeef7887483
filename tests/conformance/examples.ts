import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CONTENT = join(import.meta.dirname, '../../content');

/** The names of the briefs that come with the project. */
export const EXAMPLES: readonly string[] = readdirSync(CONTENT)
  .filter((name) => name.endsWith('.yaml'))
  .sort();

export const readExample = (name: string): Uint8Array => readFileSync(join(CONTENT, name));
