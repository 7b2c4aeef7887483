import { exifOrientation } from './exif.ts';
import { damaged, type Refusal, refuse, truncated } from './image-fault.ts';
import { type ImageFacts, sizeRefusal } from './image-size.ts';

const END_OF_IMAGE = Buffer.of(0xff, 0xd9);
const START_OF_SCAN = 0xda;
const EXIF_SEGMENT = 0xe1;

interface Frame {
  readonly marker: number;
  readonly precision: number;
  readonly width: number;
  readonly height: number;
  readonly components: number;
}

/**
 * Reads the marker segments of a JPEG (ITU-T T.81 Annex B) up to the first scan, and looks for the end-of-image marker
 * behind it: within entropy-coded data FF D9 can be nothing else. Never throws.
 */
export function readJpeg(bytes: Uint8Array): ImageFacts | Refusal {
  let frame: Frame | undefined;
  let orientation = 1;
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    if (at + 4 > bytes.length) return truncated('it ends before its first scan');
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0) return damaged('a marker is expected where there is none');
    if (isStandalone(marker)) {
      at += 2;
      continue;
    }
    const length = u16(bytes, at + 2);
    if (length < 2) return damaged('a segment has no length');
    const end = at + 2 + length;
    if (end > bytes.length) return truncated('a segment reaches beyond the end of the file');
    if (isFrame(marker)) frame ??= readFrame(bytes, at, marker);
    if (marker === EXIF_SEGMENT) orientation = exifOrientation(bytes, at + 4, end) ?? orientation;
    at = end;
    if (marker === START_OF_SCAN) break;
  }
  if (!frame) return damaged('it has no frame header');
  return frameRefusal(frame) ?? scanRefusal(bytes, at) ?? facts(frame, orientation);
}

function facts({ width, height }: Frame, orientation: number): ImageFacts {
  return orientation >= 5
    ? { format: 'jpeg', width: height, height: width, orientation }
    : { format: 'jpeg', width, height, orientation };
}

/** Markers without a segment: restarts, TEM, start of image. */
function isStandalone(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01;
}

/** SOF0 to SOF15, but the three that are other tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function readFrame(bytes: Uint8Array, at: number, marker: number): Frame {
  return {
    marker,
    precision: bytes[at + 4] ?? 0,
    height: u16(bytes, at + 5),
    width: u16(bytes, at + 7),
    components: bytes[at + 9] ?? 0,
  };
}

/** What PDF's DCTDecode (ISO 32000-1 §7.4.8) or an sRGB output intent (ISO 19005-3 §6.2.4.3) does not allow. */
function frameRefusal({ marker, precision, width, height, components }: Frame): Refusal | undefined {
  const size = sizeRefusal(width, height);
  if (size) return size;
  if (marker > 0xc2)
    return refuse(
      'not-yet',
      'is a lossless, hierarchical or arithmetic-coded JPEG, which PDF cannot hold',
      'save it as an ordinary (baseline or progressive) JPEG',
    );
  if (precision !== 8)
    return refuse('not-yet', `has ${precision} bits a sample; PDF takes 8`, 'save it as an 8-bit JPEG');
  if (components === 4)
    return refuse(
      'cmyk',
      'is in CMYK colours, but the PDF is made for sRGB (PDF/A allows one of the two)',
      'convert it to RGB, for instance: magick in.jpg -colorspace sRGB out.jpg',
    );
  return components === 1 || components === 3 ? undefined : damaged(`${components} colour components`);
}

function scanRefusal(bytes: Uint8Array, scan: number): Refusal | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return data.indexOf(END_OF_IMAGE, scan) > scan ? undefined : truncated('it has no end-of-image marker');
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
