import { basename, dirname, resolve, sep } from 'node:path';
import type { FileFailure, World } from '../base/index.ts';
import { nearName } from '../diagnostics/index.ts';
import { type ImageFault, type Refusal, refuse } from './image-fault.ts';
import type { ImageFile } from './image-file.ts';
import { imageKind } from './image-kind.ts';
import { readJpeg } from './jpeg.ts';
import { readPng } from './png.ts';

/** The images of a build. */
export interface ImageStore {
  /**
   * The image that an author calls `src`, relative to `folder` (absolute); read and checked once a path. Opens no
   * network connection and reads no file outside of the allowed folders.
   */
  read(src: string, folder: string): ImageFile | ImageFault;
}

const MAX_BYTES = 32 << 20;

/** `within`: the folders that images may lie in, links resolved. */
export function createImageStore(world: World, within: readonly string[]): ImageStore {
  const known = new Map<string, ImageFile | Refusal>();
  return {
    read(src, folder) {
      const name = src.trim();
      const refusal = sourceRefusal(name);
      if (refusal) return named(refusal, name);
      const path = resolve(folder, name);
      let image = known.get(path);
      if (image === undefined) {
        image = load(path, world, within);
        known.set(path, image);
      }
      return 'reason' in image ? named(image, name) : image;
    },
  };
}

function named({ reason, says, hint }: Refusal, name: string): ImageFault {
  const shown = name.length > 80 ? `${name.slice(0, 79)}…` : name;
  const subject = name === '' ? 'an image' : `the image \`${shown.toWellFormed().replace(/\p{Cc}/gu, '�')}\``;
  return { reason, message: `${subject} ${says}`, hint };
}

/** What is no path of a file at all. */
function sourceRefusal(name: string): Refusal | undefined {
  if (name === '')
    return refuse('no-source', 'names no file', 'name the file of the image, relative to the brief');
  if (/^(?:https?:)?\/\//i.test(name) || /^https?:/i.test(name))
    return refuse(
      'remote',
      'is on the network, and a build opens no connection',
      'download it, put it beside the brief and name that file',
    );
  if (/^data:/i.test(name))
    return refuse(
      'data-url',
      'is written out as data:',
      'save it as a file beside the brief and name that file',
    );
  if (/^[a-z][a-z0-9+.-]+:/i.test(name))
    return refuse('not-a-path', 'is an address, not a file name', 'name the file, relative to the brief');
  return /\p{Cc}/u.test(name)
    ? refuse('not-a-path', 'has a control character in its name', 'write the name of the file without it')
    : undefined;
}

function load(path: string, world: World, within: readonly string[]): ImageFile | Refusal {
  const file = world.readFile(path, within);
  if (!file.ok) return fileRefusal(file, path, world, within);
  const { bytes } = file;
  if (bytes.length > MAX_BYTES)
    return refuse(
      'too-large',
      `is a file of ${Math.ceil(bytes.length / 2 ** 20)} MiB; the limit is ${MAX_BYTES / 2 ** 20}`,
      'scale the image down or compress it more',
    );
  const kind = imageKind(bytes);
  if (typeof kind === 'object') return kind;
  const facts = kind === 'jpeg' ? readJpeg(bytes) : readPng(bytes);
  return 'reason' in facts ? facts : { path, bytes, ...facts };
}

function fileRefusal(
  { reason, detail }: FileFailure,
  path: string,
  world: World,
  within: readonly string[],
): Refusal {
  const outside = !within.some((folder) => path.startsWith(folder.endsWith(sep) ? folder : folder + sep));
  // Whether a file exists where none may be read is nobody's business.
  if (reason === 'outside' || (reason === 'missing' && outside))
    return refuse(
      'outside',
      'lies outside of the folders that this brief may use',
      'put the file beside the brief, or allow its folder with `--allow-dir`',
    );
  switch (reason) {
    case 'missing':
      return refuse('missing', 'does not exist', missingHint(path, world));
    case 'is-folder':
      return refuse('unreadable', 'is a folder', 'name a file in it');
    case 'no-permission':
      return refuse('unreadable', 'may not be read (no permission)', 'change the permissions of the file');
    case 'too-large':
      return refuse('too-large', `is too large: ${detail}`, 'scale the image down or compress it more');
    default:
      return refuse('unreadable', `cannot be read: ${detail}`, 'check the file');
  }
}

function missingHint(path: string, world: World): string {
  const near = nearName(basename(path), world.listFolder(dirname(path)) ?? []);
  return near === undefined ? 'check the name; it is relative to the brief' : `did you mean \`${near}\`?`;
}
