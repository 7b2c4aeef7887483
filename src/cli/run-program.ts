import { spawn } from 'node:child_process';

/** What another program answered. */
export type ProgramRun =
  | {
      readonly ok: true;
      /** Its exit code; 1 where a signal ended it. */
      readonly exit: number;
      readonly out: string;
      readonly err: string;
    }
  | { readonly ok: false; readonly reason: 'missing' | 'other'; readonly detail: string };

/**
 * Runs a program, without a shell, and waits. It speaks English (`LC_ALL=C`), so that its answers can be read. A
 * program that does not want its input is no fault.
 */
export function runProgram(
  program: string,
  words: readonly string[],
  { input, folder }: { readonly input?: Uint8Array; readonly folder: string },
): Promise<ProgramRun> {
  return new Promise((give) => {
    const child = spawn(program, words, {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: 'pipe',
    });
    const chunks = { out: [] as Buffer[], err: [] as Buffer[] };
    child.stdout.on('data', (chunk: Buffer) => chunks.out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.err.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) =>
      give({ ok: false, reason: error.code === 'ENOENT' ? 'missing' : 'other', detail: error.message }),
    );
    child.on('close', (code) =>
      give({
        ok: true,
        exit: code ?? 1,
        out: Buffer.concat(chunks.out).toString(),
        err: Buffer.concat(chunks.err).toString(),
      }),
    );
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
