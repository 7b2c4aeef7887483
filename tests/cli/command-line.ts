import { run } from '../../src/cli/index.ts';
import { type MemoryWorld, memoryWorld, type RecordedTerminal, recordedTerminal } from './memory-world.ts';

export interface Finished {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  readonly world: MemoryWorld;
  readonly terminal: RecordedTerminal;
  /** Names of the files that were not there before, relative to the working folder. */
  readonly written: readonly string[];
}

/** Runs `brief` with these words in a working folder in memory that holds these files. */
export async function brief(
  words: readonly string[],
  files: Record<string, string | Uint8Array> = {},
  prepare: (world: MemoryWorld, terminal: RecordedTerminal) => void = () => {},
): Promise<Finished> {
  const world = memoryWorld(files);
  const terminal = recordedTerminal();
  prepare(world, terminal);
  const before = new Set(world.files.keys());
  const exit = await run(words, { world, terminal });
  const written = [...world.files.keys()].filter((path) => !before.has(path));
  return {
    exit,
    out: terminal.text('out'),
    err: terminal.text('err'),
    world,
    terminal,
    written: written.map((path) => path.slice('/desk/'.length)).sort(),
  };
}

/** A small brief without faults. */
export const GOOD = `title: Talks on a border
summary: Two neighbours talk about a border that both of them claim, and neither side has said so far what it would
  give for an end of the dispute, or when the next round of these talks is to be held.
asOf: 2025-12-17
keyPoints:
  - The talks have begun.
  - A border commission will meet every month.
  - Both sides keep their claims.
`;
