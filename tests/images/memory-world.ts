import type { FileFailureReason, World } from '../../src/base/index.ts';
import { InternalError } from '../../src/base/index.ts';

/** A world that has these files only; a reason in place of bytes is how reading fails. Counts what is read. */
export function memoryWorld(
  files: Record<string, Uint8Array | FileFailureReason>,
): World & { readonly reads: string[] } {
  const reads: string[] = [];
  const no = (): never => {
    throw new InternalError('not in this world');
  };
  return {
    home: '/tool',
    reads,
    resource: no,
    readFile(path, within) {
      reads.push(path);
      const file = files[path] ?? 'missing';
      if (typeof file === 'string') return { ok: false, reason: file, detail: 'as the test wants' };
      const inside = within?.some((folder) => path.startsWith(`${folder}/`)) ?? true;
      return inside ? { ok: true, bytes: file } : { ok: false, reason: 'outside', detail: path };
    },
    listFolder: (path) =>
      Object.keys(files)
        .filter((name) => name.startsWith(`${path}/`))
        .map((name) => name.slice(path.length + 1))
        .sort(),
    writeFile: no,
    environment: no,
    now: no,
  };
}
