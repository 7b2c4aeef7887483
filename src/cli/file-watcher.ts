import { watch } from 'chokidar';

/** Editors save in several steps; changes within this time (ms) are one. */
const QUIET_TIME = 60;

/** Batches of changed files (absolute paths) below the given folders, for ever. */
export async function* watchFiles(folders: readonly string[]): AsyncGenerator<readonly string[]> {
  const changed = new Set<string>();
  let wake: (() => void) | undefined;
  const watcher = watch([...folders], {
    ignoreInitial: true,
    depth: 4,
    ignored: (path) => /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/.test(path),
  });
  watcher.on('all', (_event, path) => {
    changed.add(path);
    wake?.();
  });
  try {
    for (;;) {
      if (changed.size === 0) await new Promise<void>((resume) => (wake = resume));
      await new Promise((resume) => setTimeout(resume, QUIET_TIME));
      const batch = [...changed].sort();
      changed.clear();
      yield batch;
    }
  } finally {
    await watcher.close();
  }
}
