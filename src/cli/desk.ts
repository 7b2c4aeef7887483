import type { World } from '../base/index.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import type { UsageFault } from './usage-fault.ts';

/** What a command works with. */
export interface Desk {
  readonly world: World;
  readonly terminal: Terminal;
  /** Called before long work: the process was started in a state that suits one short brief. */
  readonly optimise?: () => void;
}

/** What a command answers; a usage fault is printed by the one that called it. */
export type CommandResult = { readonly exit: ExitCode } | { readonly usage: UsageFault };
