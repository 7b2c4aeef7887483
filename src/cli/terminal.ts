import { fstatSync, writeSync } from 'node:fs';
import type { FileBytes, FileFailure, FileWritten } from '../base/index.ts';
import { failureOf } from './file-failure.ts';
import { readStream } from './node-world.ts';
import type { ProgramRun } from './run-program.ts';
import { nodeStart, startedAs } from './started-as.ts';

/** One of the two outputs of the process. */
export interface Output {
  /** A reader that went away is no failure; a full disk behind a redirection is. */
  write(data: string | Uint8Array): FileWritten | FileFailure;
  /** Whether a person is looking. */
  readonly isTerminal: boolean;
  /** Whether colour is wanted: a terminal, unless NO_COLOR or FORCE_COLOR say otherwise. */
  readonly color: boolean;
}

/** Everything of a command that is not a file: streams, working folder, other programs. Tests pass one that records. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
  readonly folder: string;
  /** Words that start this program once more, for commands that are shown. */
  startedAs(): readonly string[];
  readInput(): FileBytes | FileFailure;
  /** Batches of changed files (absolute paths) below the given folders, until the user has had enough. */
  watch(folders: readonly string[]): AsyncIterable<readonly string[]>;
  /** Shows a file in the system's viewer; does not wait. */
  show(path: string): void;
  /** Runs another program in the working folder, with this on its standard input, and waits. */
  execute(program: string, words: readonly string[], input?: Uint8Array): Promise<ProgramRun>;
}

export function createNodeTerminal(): Terminal {
  return {
    out: createOutput(1),
    err: createOutput(2),
    folder: process.cwd(),
    startedAs: () => startedAs(nodeStart()),
    readInput() {
      try {
        return readStream(0);
      } catch (error) {
        return { ok: false, reason: 'other', detail: String((error as Error).message) };
      }
    },
    async *watch(folders) {
      const { watchFiles } = await import('./file-watcher.ts');
      yield* watchFiles(folders);
    },
    async execute(program, words, input) {
      const { runProgram } = await import('./run-program.ts');
      return runProgram(program, words, { folder: process.cwd(), ...(input && { input }) });
    },
    show: (path) => void import('./show-file.ts').then(({ showFile }) => showFile(path)),
  };
}

/**
 * Writes straight to the descriptor: `process.stdout` loads Node's network code, which costs more than all that is
 * printed. A reader that went away (EPIPE) is no fault: what else is printed goes nowhere.
 */
function createOutput(descriptor: 1 | 2): Output {
  let open = true;
  let terminal: boolean | undefined;
  const isTerminal = (): boolean => {
    terminal ??= isDevice(descriptor) && process.getBuiltinModule('node:tty').isatty(descriptor);
    return terminal;
  };
  return {
    write(data) {
      if (!open) return { ok: true };
      try {
        open = writeAll(descriptor, typeof data === 'string' ? Buffer.from(data) : data);
        return { ok: true };
      } catch (error) {
        return failureOf(error);
      }
    },
    get isTerminal() {
      return isTerminal();
    },
    get color() {
      const { NO_COLOR, FORCE_COLOR } = process.env;
      if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
      return !NO_COLOR && process.env.TERM !== 'dumb' && isTerminal();
    },
  };
}

/** False when nobody reads any more. */
function writeAll(descriptor: number, bytes: Uint8Array): boolean {
  for (let offset = 0; offset < bytes.length; ) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'EPIPE' || code === 'EBADF' || code === 'EIO') return false;
      if (code !== 'EAGAIN') throw error;
      // The other end is slow and the descriptor does not block: wait two milliseconds.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
  return true;
}

function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}
