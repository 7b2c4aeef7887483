export type { Desk } from './desk.ts';
export { EXIT, type ExitCode } from './exit-code.ts';
export { createNodeWorld } from './node-world.ts';
export { run } from './run.ts';
export { createNodeTerminal, type Output, type Terminal } from './terminal.ts';
