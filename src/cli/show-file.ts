import { spawn } from 'node:child_process';

const VIEWERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens a file in the system's viewer, detached. A system without one is not a fault of the brief. */
export function showFile(path: string): void {
  const [program, ...words] = VIEWERS[process.platform] ?? (['xdg-open'] as const);
  const child = spawn(program, [...words, path], { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}
