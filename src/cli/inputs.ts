import { basename, dirname, resolve } from 'node:path';
import type { World } from '../base/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';

/** A brief to be read. */
export interface Input {
  /** As the user knows it; `<stdin>` for standard input. */
  readonly name: string;
  /** Absolute; undefined for standard input. */
  readonly path: string | undefined;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  readonly faults: readonly Diagnostic[];
}

export const STDIN_NAME = '<stdin>';
const DEFAULT_FOLDER = 'content';
const BRIEF_ENDING = /\.(?:ya?ml|json)$/i;

/**
 * Finds the briefs that were asked for: files, patterns, folders (the briefs right in them), `-`; the folder
 * `content` where nothing was named. In the order of the words, a folder's by name; each file once.
 */
export async function collectInputs(
  operands: readonly string[],
  world: World,
  folder: string,
): Promise<Inputs> {
  const found = new Map<string, Input>();
  const faults: Diagnostic[] = [];
  for (const word of operands.length > 0 ? operands : [DEFAULT_FOLDER]) {
    const inputs = await namedBy(word, world, folder);
    if (inputs.length === 0) faults.push(nothingFound(word, operands.length === 0));
    for (const input of inputs) if (!found.has(input.path ?? '-')) found.set(input.path ?? '-', input);
  }
  return { inputs: [...found.values()], faults };
}

async function namedBy(word: string, world: World, folder: string): Promise<readonly Input[]> {
  if (word === '-') return [{ name: STDIN_NAME, path: undefined }];
  const path = resolve(folder, word);
  // The ending spares a look at the disk; a folder that is called so is found out when it is read.
  if (BRIEF_ENDING.test(word) && !isPattern(word)) return [{ name: word, path }];
  const entries = world.listFolder(path);
  if (entries) return briefsOf(word, entries).map((name) => ({ name, path: resolve(folder, name) }));
  if (!isPattern(word) || world.listFolder(dirname(path))?.includes(basename(path)))
    return word === DEFAULT_FOLDER ? [] : [{ name: word, path }];
  const { expandPattern } = await import('./expand-pattern.ts');
  const names = await expandPattern(word, folder);
  return names.map((name) => ({ name, path: resolve(folder, name) }));
}

const isPattern = (word: string): boolean => /[*?[\]{}()!]/.test(word);

function briefsOf(word: string, entries: readonly string[]): string[] {
  const prefix = word === '.' ? '' : word.endsWith('/') ? word : `${word}/`;
  return entries
    .filter((entry) => BRIEF_ENDING.test(entry) && !entry.startsWith('.'))
    .map((entry) => prefix + entry);
}

function nothingFound(word: string, asDefault: boolean): Diagnostic {
  return {
    code: 'cli/no-briefs',
    severity: 'error',
    message: asDefault
      ? 'no brief was named and the folder `content` holds none'
      : `\`${word}\` holds no brief: nothing that ends in .yaml, .yml or .json`,
    hints: asDefault
      ? ['name a file: brief build talks.yaml', 'or start one: brief new talks']
      : ['check the spelling, or put the pattern in quotation marks'],
  };
}
