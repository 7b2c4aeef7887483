import { join } from 'node:path';
import type { World } from '../base/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import type { Face } from './face.ts';
import type { FontFaceSource } from './font-set.ts';
import type { Shaper } from './shaper.ts';
import { openFontFile } from './truetype-face.ts';

const FONT_FILE = /\.(?:ttf|otf|ttc|otc|woff2?)$/i;

/**
 * The fonts right in a folder (not in folders in it), as if an `@font-face` rule had been written for each: family,
 * weight and style are the file's own. `name` is how the user calls the folder. A file that is no usable font is warned
 * of and left out.
 */
export function readFontFolder(
  folder: { readonly path: string; readonly name: string },
  world: World,
  shaper: Shaper,
  sink: Sink,
): readonly FontFaceSource[] {
  const entries = world.listFolder(folder.path);
  const files = entries?.filter((entry) => FONT_FILE.test(entry)) ?? [];
  if (files.length === 0) {
    reportFolder(folder.name, entries ? 'empty' : kindOfPath(folder.path, world), sink);
    return [];
  }
  const sources: FontFaceSource[] = [];
  for (const entry of files) {
    const path = join(folder.path, entry);
    const read = world.readFile(path);
    if (!read.ok && read.reason === 'is-folder') continue;
    const face = read.ok
      ? shaper.face(path, read.bytes, () => openFontFile(read.bytes, shaper))
      : {
          code: 'fonts/unreadable' as const,
          message: `cannot be read: ${read.detail}`,
          hint: 'check the file',
        };
    if ('code' in face)
      sink.report({
        code: face.code,
        severity: 'warning',
        message: `the font file \`${join(folder.name, entry)}\` ${face.message}`,
        hints: [`${face.hint}; the others of the folder are used`],
      });
    else sources.push({ ...described(face), path, anywhere: true });
  }
  return sources;
}

function described({ family, weight, style, weights }: Face): Omit<FontFaceSource, 'path'> {
  return { family, weight, style, ...(weights && { weights }) };
}

type NoFolder = 'empty' | 'file' | 'missing';

function kindOfPath(path: string, world: World): NoFolder {
  const read = world.readFile(path);
  return read.ok || read.reason === 'no-permission' ? 'file' : 'missing';
}

const NO_FOLDER: Readonly<Record<NoFolder, { readonly says: string; readonly hint: string }>> = {
  empty: {
    says: 'holds no font: nothing that ends in .ttf, .otf, .woff or .woff2',
    hint: 'fonts are looked for right in the folder, not in folders in it',
  },
  file: { says: 'is a file', hint: 'name the folder that the font files lie in' },
  missing: {
    says: 'does not exist',
    hint: 'check the spelling; --font-dir is relative to the working folder',
  },
};

function reportFolder(name: string, what: NoFolder, sink: Sink): void {
  const { says, hint } = NO_FOLDER[what];
  sink.report({
    code: 'fonts/folder',
    severity: what === 'empty' ? 'warning' : 'error',
    message: `the font folder \`${name}\` ${says}`,
    hints: [hint],
  });
}
