import { close, fsync, mkdir, open, read, realpath, rename, stat, unlink, write } from 'node:fs';
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

export interface WriteOptions {
  readonly calls?: FileCalls;
  /** How a file must begin, in ASCII, to be replaced; any may be where this is left out. */
  readonly signature?: string | undefined;
}

type Then = (fault: NodeJS.ErrnoException | null) => void;

/**
 * Writes so that at any moment there is the old file or the new one under `path`: a temporary file in the same
 * folder, flushed to the disk, then renamed. Missing folders are made, links are followed, and what is no regular file
 * (`/dev/null`, a named pipe) is written to as it is. The temporary file goes when anything fails. With a `signature`
 * a file that holds something else stays as it is: see `World.writeFile`.
 */
export async function writeAtomically(
  path: string,
  bytes: Uint8Array,
  { calls = NODE_CALLS, signature = '' }: WriteOptions = {},
): Promise<FileWritten | FileFailure> {
  try {
    const old = await existing(resolve(path));
    if (old?.replaceable && old.size > 0 && !(await startsWith(old.path, signature, calls)))
      return { ok: false, reason: 'occupied', detail: old.path };
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

interface Existing {
  readonly path: string;
  readonly size: number;
  /** Whether it is a plain file. */
  readonly replaceable: boolean;
}

/** What is there already, by its real path. */
function existing(path: string): Promise<Existing | undefined> {
  return new Promise((give, fail) =>
    realpath(path, (absent, real) => {
      if (absent) return absent.code === 'ENOENT' ? give(undefined) : fail(absent);
      stat(real, (fault, stats) =>
        fault ? fail(fault) : give({ path: real, size: stats.size, replaceable: stats.isFile() }),
      );
    }),
  );
}

async function startsWith(path: string, signature: string, calls: FileCalls): Promise<boolean> {
  if (signature === '') return true;
  const descriptor = await opened(path, 'r', calls);
  const head = Buffer.alloc(signature.length);
  try {
    await done((then) => read(descriptor, head, 0, head.length, 0, then));
  } finally {
    await done((then) => calls.close(descriptor, then));
  }
  return head.toString('latin1') === signature;
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
