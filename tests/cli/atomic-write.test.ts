import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileCalls, NODE_CALLS, writeAtomically } from '../../src/cli/atomic-write.ts';

const NEW = new TextEncoder().encode('the new file');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brief-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const errno = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });

/** A call that fails as the system would: with the callback, later. */
const failing = (code: string) =>
  ((...words: unknown[]) => {
    const then = words.at(-1) as (fault: Error) => void;
    setImmediate(() => then(errno(code)));
  }) as never;

describe('an atomic write', () => {
  it('makes the file and its folders', async () => {
    const path = join(folder, 'a/b/c.pdf');
    expect(await writeAtomically(path, NEW)).toEqual({ ok: true });
    expect(readFileSync(path, 'utf8')).toBe('the new file');
    expect(readdirSync(join(folder, 'a/b'))).toEqual(['c.pdf']);
  });

  it('replaces a file, follows a link, takes the longest name', async () => {
    const long = `${'x'.repeat(251)}.pdf`;
    for (const name of ['old.pdf', long]) {
      writeFileSync(join(folder, name), 'the old file, which was longer');
      expect(await writeAtomically(join(folder, name), NEW)).toEqual({ ok: true });
      expect(readFileSync(join(folder, name), 'utf8')).toBe('the new file');
    }
    symlinkSync('old.pdf', join(folder, 'link.pdf'));
    expect(await writeAtomically(join(folder, 'link.pdf'), new Uint8Array([65]))).toEqual({ ok: true });
    expect(readlinkSync(join(folder, 'link.pdf'))).toBe('old.pdf');
    expect(readFileSync(join(folder, 'old.pdf'), 'utf8')).toBe('A');
  });

  it('writes to what is no file as it is', async () => {
    expect(await writeAtomically('/dev/null', NEW)).toEqual({ ok: true });
    expect(await writeAtomically('/dev/full', NEW)).toMatchObject({ ok: false, reason: 'disk-full' });
  });

  it('replaces only what begins as it should', async () => {
    const path = join(folder, 'x');
    const write = (before: string) => {
      writeFileSync(path, before);
      return writeAtomically(path, NEW, { signature: '%PDF' });
    };
    for (const other of ['title: Talks', '%PD', ' %PDF-1.7']) {
      expect(await write(other)).toEqual({ ok: false, reason: 'occupied', detail: path });
      expect(readFileSync(path, 'utf8')).toBe(other);
    }
    for (const own of ['', '%PDF', '%PDF-1.7 and more']) {
      expect(await write(own)).toEqual({ ok: true });
      expect(readFileSync(path, 'utf8')).toBe('the new file');
    }
    expect(readdirSync(folder)).toEqual(['x']);
    expect(await writeAtomically('/dev/null', NEW, { signature: '%PDF' })).toEqual({ ok: true });
    expect(await writeAtomically(join(folder, 'y'), NEW, { signature: '%PDF' })).toEqual({ ok: true });
  });

  it('refuses a folder', async () => {
    mkdirSync(join(folder, 'x.pdf'));
    expect(await writeAtomically(join(folder, 'x.pdf'), NEW)).toMatchObject({ reason: 'is-folder' });
  });

  it('says when a file stands where a folder should', async () => {
    writeFileSync(join(folder, 'a'), '');
    expect(await writeAtomically(join(folder, 'a/b.pdf'), NEW)).toMatchObject({ ok: false });
  });

  const faults: [keyof FileCalls, string, string][] = [
    ['open', 'EACCES', 'no-permission'],
    ['open', 'EROFS', 'no-permission'],
    ['write', 'ENOSPC', 'disk-full'],
    ['write', 'EIO', 'other'],
    ['fsync', 'ENOSPC', 'disk-full'],
    ['fsync', 'EIO', 'other'],
    ['close', 'EDQUOT', 'disk-full'],
    ['rename', 'EACCES', 'no-permission'],
  ];
  it.each(faults)(
    'leaves the old file and nothing else when %s fails with %s',
    async (call, code, reason) => {
      const path = join(folder, 'x.pdf');
      writeFileSync(path, 'the old file');
      const result = await writeAtomically(path, NEW, { calls: { ...NODE_CALLS, [call]: failing(code) } });
      expect(result).toMatchObject({ ok: false, reason });
      expect(readFileSync(path, 'utf8')).toBe('the old file');
      expect(readdirSync(folder)).toEqual(['x.pdf']);
    },
  );

  it('goes on after a short write, and ends when nothing is taken', async () => {
    const path = join(folder, 'x.pdf');
    const oneByte = ((fd: number, bytes: Uint8Array, _o: number, _l: number, _p: null, then: never) =>
      NODE_CALLS.write(fd, bytes, 0, 1, null, then)) as never;
    expect(await writeAtomically(path, NEW, { calls: { ...NODE_CALLS, write: oneByte } })).toEqual({
      ok: true,
    });
    expect(readFileSync(path, 'utf8')).toBe('the new file');
    const nothing = ((...words: unknown[]) =>
      (words.at(-1) as (f: null, n: number) => void)(null, 0)) as never;
    expect(await writeAtomically(path, NEW, { calls: { ...NODE_CALLS, write: nothing } })).toMatchObject({
      reason: 'disk-full',
    });
  });
});
