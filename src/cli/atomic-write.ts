import { close, fsync, mkdir, open, realpath, rename, stat, unlink, write } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FileFailure, FileWritten } from '../base/index.ts';
import { failureOf } from './file-failure.ts';

/** The system calls of a write; tests pass ones that fail. Node's callback functions, which load nothing further. */
export interface FileCalls {
  readonly open: typeof open;
  readonly write: typeof write;
  readonly fsync: typeof fsync;
  readonly close: typeof close;
  readonly rename: typeof rename;
  readonly unlink: typeof unlink;
}

export const NODE_CALLS: FileCalls = { open, write, fsync, close, rename, unlink };

/** Names of temporary files that are tried where a crashed run left one behind. */
const MAX_NAMES = 64;
let serial = 0;

type Then = (fault: NodeJS.ErrnoException | null) => void;

/**
 * Writes so that at any moment there is the old file or the new one under `path`: a temporary file in the same
 * folder, flushed to the disk, then renamed. Missing folders are made, links are followed, and what is no regular file
 * (`/dev/null`, a named pipe) is written to as it is. The temporary file goes when anything fails.
 */
export async function writeAtomically(
  path: string,
  bytes: Uint8Array,
  calls: FileCalls = NODE_CALLS,
): Promise<FileWritten | FileFailure> {
  try {
    const old = await existing(resolve(path));
    if (old && !old.replaceable) await writeInto(await opened(old.path, 'w', calls), bytes, calls);
    else await replace(old?.path ?? resolve(path), bytes, calls);
    return { ok: true };
  } catch (error) {
    return failureOf(error);
  }
}

async function replace(target: string, bytes: Uint8Array, calls: FileCalls): Promise<void> {
  const temporary = await openTemporary(dirname(target), calls);
  try {
    await writeInto(temporary.descriptor, bytes, calls);
    await done((then) => calls.rename(temporary.path, target, then));
  } catch (error) {
    await done((then) => calls.unlink(temporary.path, () => then(null)));
    throw error;
  }
}

/** What is there already: its real path, and whether it is a plain file. */
function existing(path: string): Promise<{ path: string; replaceable: boolean } | undefined> {
  return new Promise((give, fail) =>
    realpath(path, (absent, real) => {
      if (absent) return absent.code === 'ENOENT' ? give(undefined) : fail(absent);
      stat(real, (fault, stats) => (fault ? fail(fault) : give({ path: real, replaceable: stats.isFile() })));
    }),
  );
}

/** Opens a file that was not there, making its folder when that lacks. */
async function openTemporary(
  folder: string,
  calls: FileCalls,
): Promise<{ readonly path: string; readonly descriptor: number }> {
  for (let attempt = 0; ; attempt++) {
    const path = join(folder, `.brief-${process.pid}-${++serial}.tmp`);
    try {
      return { path, descriptor: await opened(path, 'wx', calls) };
    } catch (error) {
      const { code } = error as { code?: string };
      if (attempt >= MAX_NAMES || (code !== 'EEXIST' && (code !== 'ENOENT' || attempt > 0))) throw error;
      if (code === 'ENOENT') await done((then) => mkdir(folder, { recursive: true }, (fault) => then(fault)));
    }
  }
}

const opened = (path: string, flags: string, calls: FileCalls): Promise<number> =>
  new Promise((give, fail) =>
    calls.open(path, flags, 0o666, (fault, descriptor) => (fault ? fail(fault) : give(descriptor))),
  );

async function writeInto(descriptor: number, bytes: Uint8Array, calls: FileCalls): Promise<void> {
  try {
    for (let offset = 0; offset < bytes.length; )
      offset += await writeSome(descriptor, bytes.subarray(offset), calls);
    // Pipes and devices cannot be flushed and say so.
    await done((then) => calls.fsync(descriptor, (fault) => then(fault?.code === 'EINVAL' ? null : fault)));
  } finally {
    await done((then) => calls.close(descriptor, then));
  }
}

function writeSome(descriptor: number, bytes: Uint8Array, calls: FileCalls): Promise<number> {
  return new Promise((give, fail) =>
    calls.write(descriptor, bytes, 0, bytes.length, null, (fault, count) => {
      if (fault) fail(fault);
      // A disk that takes nothing and names no fault would keep us here for ever.
      else if (count === 0) fail(Object.assign(new Error('nothing could be written'), { code: 'ENOSPC' }));
      else give(count);
    }),
  );
}

function done(call: (then: Then) => void): Promise<void> {
  return new Promise((give, fail) => call((fault) => (fault ? fail(fault) : give())));
}
