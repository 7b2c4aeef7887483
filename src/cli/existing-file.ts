import type { World } from '../base/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { describeWrite } from './describe-failure.ts';

/** Why nothing new may be written to a path: a file is there, or it cannot be told; undefined where all is well. */
export function refuseExisting(
  name: string,
  path: string,
  world: World,
  { taken, elsewhere }: { readonly taken: string; readonly elsewhere?: string },
): Diagnostic | undefined {
  // Streams hold nothing that could be lost, and reading one would wait for ever.
  if (path.startsWith('/dev/')) return undefined;
  const there = world.readFile(path);
  if (!there.ok && there.reason === 'missing') return undefined;
  // A file that cannot be looked at could still be replaced.
  if (!there.ok && (there.reason === 'no-permission' || there.reason === 'other'))
    return describeWrite(name, there, elsewhere);
  return { code: 'cli/exists', severity: 'error', message: `\`${name}\` is already there`, hints: [taken] };
}
