import type { FileFailure, FileFailureReason } from '../base/index.ts';

const REASONS: Readonly<Record<string, FileFailureReason>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EISDIR: 'is-folder',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

/** The system's fault as plain data; nothing that Node throws leaves this folder. */
export function failureOf(error: unknown): FileFailure {
  const { code, message } = error as { code?: string; message?: string };
  return { ok: false, reason: REASONS[code ?? ''] ?? 'other', detail: message ?? String(error) };
}
