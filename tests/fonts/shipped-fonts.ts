import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../src/base/index.ts';
import { InternalError } from '../../src/base/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import {
  createShaper,
  type Face,
  type FontFaceSource,
  openFontSet,
  type Shaper,
} from '../../src/fonts/index.ts';

const FOLDER = join(import.meta.dirname, '../../templates/policy-brief/fonts');
const WASM = join(import.meta.dirname, '../../node_modules/harfbuzzjs/dist/harfbuzz.wasm');

export const SHIPPED = [
  'SourceSerif4-Regular',
  'SourceSerif4-It',
  'SourceSerif4-Semibold',
  'SourceSans3-Regular',
  'SourceSans3-Semibold',
  'NotoSerif-Regular',
  'NotoSerif-Italic',
  'NotoSerif-SemiBold',
  'NotoSans-Regular',
  'NotoSans-SemiBold',
] as const;

export const fontBytes = (name: (typeof SHIPPED)[number]): Uint8Array =>
  new Uint8Array(readFileSync(join(FOLDER, `${name}.ttf`)));

/** One for all tests of a file, as in a process that builds many briefs. */
export function newShaper(): Shaper {
  return createShaper(() => readFileSync(WASM));
}

/** A world of these font files; keeps count of what is read. */
export function fontWorld(files: Record<string, Uint8Array>): World & { readonly reads: string[] } {
  const reads: string[] = [];
  const no = (): never => {
    throw new InternalError('not in this world');
  };
  return {
    home: '/tool',
    reads,
    resource: no,
    readFile(path, within) {
      reads.push(path);
      if (within && !within.some((folder) => path.startsWith(`${folder}/`)))
        return { ok: false, reason: 'outside', detail: path };
      const bytes = files[path];
      return bytes ? { ok: true, bytes } : { ok: false, reason: 'missing', detail: path };
    },
    listFolder: no,
    writeFile: no,
    environment: no,
    now: no,
  };
}

export function rule(
  family: string,
  weight: number,
  style: 'normal' | 'italic',
  path: string,
): FontFaceSource {
  return { family, weight, style, path };
}

/** The face in these bytes, or the codes of what was reported. */
export function openFace(bytes: Uint8Array, shaper: Shaper, path = '/f/x.ttf'): Face | readonly string[] {
  const sink = new DiagnosticList();
  const world = fontWorld({ [path]: bytes });
  const face = openFontSet([rule('X', 400, 'normal', path)], world, shaper, sink).match(['X'], 400, 'normal');
  return face ?? sink.items.map(({ code, message }) => `${code}: ${message}`);
}

export function shippedFace(name: (typeof SHIPPED)[number], shaper: Shaper): Face {
  const face = openFace(fontBytes(name), shaper, `/f/${name}.ttf`);
  if (!('shape' in face)) throw new InternalError(face.join());
  return face;
}

/** A face in the folder of fonts of other kinds. */
export function fixtureFace(name: string): Face {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, 'files', name)));
  const face = openFace(bytes, newShaper(), `/f/${name}`);
  if (!('shape' in face)) throw new InternalError(face.join());
  return face;
}

/** A face of the Noto Sans packs that are there for the tests, as `arabic`. */
export function packFace(name: string): { readonly face: Face; readonly bytes: Uint8Array } {
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const path = `../../node_modules/@expo-google-fonts/noto-sans-${name}/400Regular/NotoSans${title}_400Regular.ttf`;
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, path)));
  const face = openFace(bytes, newShaper(), `/f/${name}.ttf`);
  if (!('shape' in face)) throw new InternalError(face.join());
  return { face, bytes };
}

/** Where a table stands in a font file. */
export function tablePlace(
  font: Uint8Array,
  tag: string,
): { readonly record: number; readonly start: number } {
  const view = new DataView(font.buffer, font.byteOffset, font.length);
  for (let record = 12; record < 12 + view.getUint16(4) * 16; record += 16)
    if (String.fromCharCode(...font.subarray(record, record + 4)) === tag)
      return { record, start: view.getUint32(record + 8) };
  throw new InternalError(`no ${tag}`);
}
