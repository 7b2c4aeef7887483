import type { World } from '../base/index.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import type { UsageFault } from './usage-fault.ts';

/** What a command works with. */
export interface Desk {
  readonly world: World;
  readonly terminal: Terminal;
}

/** What a command answers; a usage fault is printed by the one that called it. */
export type CommandResult = { readonly exit: ExitCode } | { readonly usage: UsageFault };
