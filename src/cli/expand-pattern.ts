import { glob } from 'tinyglobby';

/** Files that a glob pattern names, relative to `folder` (or as the pattern has them), sorted by code point. */
export async function expandPattern(pattern: string, folder: string): Promise<readonly string[]> {
  const names = await glob(pattern, { cwd: folder, onlyFiles: true, expandDirectories: false });
  return names.sort();
}
