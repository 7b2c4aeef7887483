import { type Refusal, refuse } from './image-fault.ts';

/** What a file is by its first bytes: readable, or the reason why not. */
export type ImageKind = 'jpeg' | 'png' | Refusal;

const CONVERT = 'convert it to PNG (graphics, logos) or JPEG (photographs)';

/** Formats that people name in briefs but that are not drawn yet. `?` matches any byte. */
const NOT_YET: readonly (readonly [pattern: string, name: string])[] = [
  ['GIF8', 'a GIF'],
  ['RIFF????WEBP', 'a WebP'],
  ['????ftypavif', 'an AVIF'],
  ['????ftypavis', 'an AVIF'],
  ['????ftyphei', 'a HEIC'],
  ['????ftypmif1', 'a HEIC'],
  ['????ftypmsf1', 'a HEIC'],
  ['BM????\0\0\0\0', 'a BMP'],
  ['II*\0', 'a TIFF'],
  ['MM\0*', 'a TIFF'],
  ['\xff\x0a', 'a JPEG XL'],
  ['\0\0\0\x0cJXL ', 'a JPEG XL'],
  ['\0\0\0\x0cjP  ', 'a JPEG 2000'],
  ['\xff\x4f\xff\x51', 'a JPEG 2000'],
  ['\0\0\x01\0', 'an icon (ICO)'],
];

const HEAD = 1024;

/** Goes by content, never by the file's name. */
export function imageKind(bytes: Uint8Array): ImageKind {
  if (bytes.length === 0)
    return refuse('not-an-image', 'is an empty file', 'copy or download the file again');
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  const later = NOT_YET.find(([pattern]) => matches(head, pattern));
  if (later) return refuse('not-yet', `is ${later[1]} image, which cannot be drawn yet`, CONVERT);
  return textKind(head);
}

function textKind(head: string): Refusal {
  if (
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s>]/i.test(
      head,
    )
  )
    return refuse(
      'not-yet',
      'is an SVG drawing, which cannot be drawn yet',
      'export it as PNG at 300 pixels an inch',
    );
  if (head.startsWith('%PDF'))
    return refuse(
      'not-yet',
      'is a PDF, which cannot be placed as an image yet',
      'export the page as PNG or JPEG',
    );
  if (/^\s*(?:<!doctype html|<html)/i.test(head))
    return refuse(
      'not-an-image',
      'is really a web page',
      'save the image itself, not the page that shows it',
    );
  if (head.startsWith('version https://git-lfs'))
    return refuse('not-an-image', 'is a Git LFS pointer, not the image', 'fetch the file with: git lfs pull');
  if (isText(head)) return refuse('not-an-image', 'is really a text file', 'name a PNG or JPEG file');
  return refuse('not-an-image', 'is of an unknown format', CONVERT);
}

/** No control characters but white space; bytes above 0x7f may be UTF-8. */
function isText(head: string): boolean {
  return !/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(head);
}

function matches(head: string, pattern: string): boolean {
  for (let at = 0; at < pattern.length; at += 1)
    if (pattern[at] !== '?' && pattern[at] !== head[at]) return false;
  return true;
}
