import { realpathSync } from 'node:fs';
import { basename, delimiter, dirname, isAbsolute, relative, resolve } from 'node:path';

/** How the process was started. */
export interface Start {
  /** The script that Node runs, as it was named: the second of the words that the process was started with. */
  readonly script: string | undefined;
  /** The script with its links resolved. */
  readonly target: string | undefined;
  readonly folder: string;
  environment(name: string): string | undefined;
}

const PROGRAM = 'brief';
/** The folder in which npx keeps packages that it fetched; of a checkout it holds only a link. */
const FETCHED = /[/\\]_npx[/\\]/;

/** Words that start this program once more from the same folder: `brief`, `npx brief`, `node dist/brief.js`. */
export function startedAs({ script, target, folder, environment }: Start): readonly string[] {
  if (script === undefined) return [PROGRAM];
  if (basename(script) !== PROGRAM) return ['node', shownPath(script, folder)];
  // npx would look for a package of this name, which is not where the copy came from.
  if (FETCHED.test(target ?? script)) return [shownPath(script, folder)];
  if (environment('npm_command') !== undefined) return ['npx', PROGRAM];
  const found = (environment('PATH') ?? '').split(delimiter).some((each) => each === dirname(script));
  return [found ? PROGRAM : shownPath(script, folder)];
}

/** Relative where it lies below the folder. A name without a folder would be looked up in `PATH`. */
function shownPath(path: string, folder: string): string {
  const short = relative(folder, resolve(folder, path));
  if (short.startsWith('..') || isAbsolute(short)) return path;
  return dirname(short) === '.' ? `./${short}` : short;
}

/** How this process was started. */
export function nodeStart(): Start {
  const script = process.argv[1];
  return {
    script,
    target: script === undefined ? undefined : realPath(script),
    folder: process.cwd(),
    environment: (name) => process.env[name],
  };
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
