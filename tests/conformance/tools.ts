import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a program of others is on this machine; tests that need it are skipped, with a line that says so. */
export function hasTool(name: string): boolean {
  const { error } = spawnSync(name, ['--version'], { stdio: 'ignore' });
  return error === undefined;
}

export interface ToolRun {
  readonly status: number | null;
  readonly out: string;
}

export function runTool(name: string, words: readonly string[]): ToolRun {
  const { status, stdout, stderr } = spawnSync(name, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
  return { status, out: stdout + stderr };
}

let folder: string | undefined;

function temporaryFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'brief-pdf-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Writes a PDF where programs can read it; it goes when the process does. */
export function temporaryFile(pdf: Uint8Array): string {
  folder ??= temporaryFolder();
  const path = join(mkdtempSync(join(folder, 'pdf-')), 'brief.pdf');
  writeFileSync(path, pdf);
  return path;
}
