import { createNodeTerminal, createNodeWorld, run } from './cli/index.ts';

/** The program: words of the command line in, exit code out. */
export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = await run(argv, { world: createNodeWorld(), terminal: createNodeTerminal() });
}
