import { posix } from 'node:path';
import type { Fault } from './declaration.ts';

interface Extent {
  readonly start: number;
  readonly end: number;
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    // A per cent sign of the file's name itself.
    return url;
  }
}

/**
 * The path of a file that a sheet names, relative to the stylesheet's folder; `base` is the folder of the file it
 * stands in, relative to the same. Undefined, with an error, for the network and for what lies outside.
 */
export function resolveUrl(url: string, base: string, at: Extent, faults: Fault[]): string | undefined {
  const { start, end } = at;
  if (/^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(url)) {
    const message = `\`${url.slice(0, 80)}\` is not a file of the template; nothing is fetched`;
    const hints = ["copy the file into the template's folder and name it by its path there"];
    faults.push({ code: 'css/remote-url', message, hints, start, end, error: true });
    return undefined;
  }
  const bare = decoded(url.replace(/[?#].*$/, '')).replaceAll('\\', '/');
  const path = posix.normalize(posix.join(base, bare));
  if (bare === '' || bare.startsWith('/') || path === '..' || path.startsWith('../') || bare.includes('\0')) {
    const message = `\`${url.slice(0, 80)}\` does not lie in the stylesheet's folder`;
    const hints = ['copy the file into that folder and name it by a relative path'];
    faults.push({ code: 'css/outside-folder', message, hints, start, end, error: true });
    return undefined;
  }
  return path;
}
