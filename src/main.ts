import { createNodeTerminal, createNodeWorld, run } from './cli/index.ts';

/**
 * The program: words of the command line in, exit code out. The launcher starts it in a state that suits one brief;
 * `optimise` changes that.
 */
export async function main(argv: readonly string[], optimise?: () => void): Promise<void> {
  const desk = { world: createNodeWorld(), terminal: createNodeTerminal() };
  process.exitCode = await run(argv, optimise ? { ...desk, optimise } : desk);
}
