import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { FileBytes, FileFailure, ResourceName, World } from '../base/index.ts';
import { writeAtomically } from './atomic-write.ts';
import { failureOf } from './file-failure.ts';

/** Larger files are refused before they are read; the stages have smaller limits of their own. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Where a resource lies, from `home`: beside the bundle, else in the package it comes from. */
const RESOURCES = {
  'harfbuzz.wasm': ['dist/harfbuzz.wasm', 'node_modules/harfbuzzjs/dist/harfbuzz.wasm'],
  'srgb.icc': ['dist/srgb.icc', 'node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc'],
} as const;
const HYPHENATION = 'hyphenation/';

/** The real disk, clock and environment. `start` is any folder inside the tool's own. */
export function createNodeWorld(start: string = import.meta.dirname): World {
  const home = findHome(start);
  const realFolders = new Map<string, string | undefined>();
  return {
    home,
    workingFolder: process.cwd(),
    resource(name) {
      const [first, second] = placesOf(name, start, home);
      return readFileSync(existsSync(first) ? first : second);
    },
    precompiled() {
      // Sources do not use what an older build made of them.
      const path = join(start, 'template.json');
      return existsSync(path) ? readFileSync(path) : undefined;
    },
    readFile(path, within) {
      try {
        if (within && !within.some((folder) => liesIn(path, folder, realFolders)))
          return { ok: false, reason: 'outside', detail: path };
        return readBounded(path);
      } catch (error) {
        return failureOf(error);
      }
    },
    listFolder(path) {
      try {
        return readdirSync(path).sort();
      } catch {
        return undefined;
      }
    },
    writeFile: (path, bytes, signature) => writeAtomically(path, bytes, { signature }),
    environment: (name) => process.env[name],
    now: () => Date.now(),
  };
}

/** Where a resource is in a built tool, and where in a checkout. */
function placesOf(name: ResourceName, start: string, home: string): readonly [string, string] {
  if (name === 'harfbuzz.wasm' || name === 'srgb.icc') {
    const [built, library] = RESOURCES[name];
    return [join(home, built), join(home, library)];
  }
  // Sources do not use what an older build has put beside the bundle.
  const file = `${name.slice(HYPHENATION.length)}.bin`;
  return [join(start, HYPHENATION, file), join(home, 'src/layout/inline/hyphenation/data', file)];
}

/** The folder with `templates/` above the bundle or the sources. */
function findHome(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'templates/policy-brief'))) return folder;
    if (dirname(folder) === folder) return dirname(start);
  }
}

/** Whether the file, links resolved, is inside of the folder. Throws where the file does not exist. */
function liesIn(path: string, folder: string, known: Map<string, string | undefined>): boolean {
  let real = known.get(folder);
  if (real === undefined) {
    real = existsSync(folder) ? realpathSync(folder) : folder;
    known.set(folder, real);
  }
  return realpathSync(path).startsWith(real.endsWith(sep) ? real : real + sep);
}

function readBounded(path: string): FileBytes | FileFailure {
  const descriptor = openSync(path, 'r');
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) return { ok: false, reason: 'is-folder', detail: path };
    if (stat.size > MAX_FILE_BYTES) return tooLarge(stat.size);
    return stat.isFile() ? readSized(descriptor, stat.size) : readStream(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const tooLarge = (bytes: number): FileFailure => ({
  ok: false,
  reason: 'too-large',
  detail: `${bytes} bytes; the limit is ${MAX_FILE_BYTES}`,
});

function readSized(descriptor: number, size: number): FileBytes {
  const bytes = new Uint8Array(size);
  let read = 0;
  while (read < size) {
    const count = readSync(descriptor, bytes, read, size - read, read);
    if (count === 0) break;
    read += count;
  }
  return { ok: true, bytes: read === size ? bytes : bytes.subarray(0, read) };
}

/** Pipes and devices have no size; an endless one meets the limit. */
export function readStream(descriptor: number): FileBytes | FileFailure {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(65536);
    const count = readSync(descriptor, chunk, 0, chunk.length, null);
    if (count === 0) return { ok: true, bytes: Buffer.concat(chunks) };
    chunks.push(chunk.subarray(0, count));
    total += count;
    if (total > MAX_FILE_BYTES) return tooLarge(total);
  }
}
