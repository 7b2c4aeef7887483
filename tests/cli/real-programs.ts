import { createNodeWorld, run } from '../../src/cli/index.ts';
import { runProgram } from '../../src/cli/run-program.ts';
import { recordedTerminal } from './memory-world.ts';

/** Runs `brief` in a folder of the disk; the programs that it starts are real, and found by `PATH`. */
export async function briefIn(
  folder: string,
  words: readonly string[],
): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> {
  const recorded = recordedTerminal();
  const terminal = {
    ...recorded,
    folder,
    execute: (program: string, its: readonly string[], input?: Uint8Array) =>
      runProgram(program, its, { folder, ...(input && { input }) }),
  };
  const exit = await run(words, { world: createNodeWorld(), terminal });
  return { exit, out: recorded.text('out'), err: recorded.text('err') };
}
