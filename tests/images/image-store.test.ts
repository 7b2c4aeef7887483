import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileFailureReason } from '../../src/base/index.ts';
import { createImageStore, type ImageFault, type ImageFile } from '../../src/images/index.ts';
import { jpegSegment, makeJpeg, makePng, pngChunk } from './image-bytes.ts';
import { memoryWorld } from './memory-world.ts';

function readAs(bytes: Uint8Array | FileFailureReason, src = 'x.jpg'): ImageFile | ImageFault {
  return createImageStore(memoryWorld({ '/brief/x.jpg': bytes }), ['/brief']).read(src, '/brief');
}

const sizeOf = (image: ImageFile | ImageFault): unknown =>
  'reason' in image ? image : `${image.format} ${image.width}×${image.height} @${image.orientation}`;
const reasonOf = (image: ImageFile | ImageFault): string => ('reason' in image ? image.reason : 'fine');
const text = (words: string): Buffer => Buffer.from(words, 'utf8');

describe('sizes', () => {
  it.each([
    ['a PNG', makePng({ width: 40, height: 30 }), 'png 40×30 @1'],
    ['a grey PNG of one bit', makePng({ width: 9, height: 2, depth: 1, colorType: 0 }), 'png 9×2 @1'],
    ['a PNG with alpha of 16 bits', makePng({ width: 3, height: 3, depth: 16, colorType: 6 }), 'png 3×3 @1'],
    ['a JPEG', makeJpeg({ width: 640, height: 480 }), 'jpeg 640×480 @1'],
    ['a progressive grey JPEG', makeJpeg({ width: 1, height: 2, components: 1, frame: 0xc2 }), 'jpeg 1×2 @1'],
    ['a JPEG upside down', makeJpeg({ width: 640, height: 480, orientation: 3 }), 'jpeg 640×480 @3'],
    ['a JPEG on its side', makeJpeg({ width: 640, height: 480, orientation: 6 }), 'jpeg 480×640 @6'],
    [
      'a JPEG on its side, Intel order',
      makeJpeg({ width: 640, height: 480, orientation: 8, littleEndian: true }),
      'jpeg 480×640 @8',
    ],
    [
      'a JPEG with nonsense for orientation',
      makeJpeg({ width: 6, height: 4, orientation: 77 }),
      'jpeg 6×4 @1',
    ],
    [
      'a JPEG with bytes behind its end',
      Buffer.concat([makeJpeg({ width: 6, height: 4 }), text('tail')]),
      'jpeg 6×4 @1',
    ],
  ])('%s', (_, bytes, expected) => {
    expect(sizeOf(readAs(bytes))).toBe(expected);
  });

  it('goes by content, not by name', () => {
    expect(sizeOf(readAs(makePng({ width: 2, height: 2 }), 'x.jpg'))).toBe('png 2×2 @1');
  });

  it('knows the rows of interlaced images of all small sizes', () => {
    for (let width = 1; width <= 9; width += 1)
      for (let height = 1; height <= 9; height += 1) {
        const rows = Buffer.alloc(adam7Size(width, height));
        expect(reasonOf(readAs(makePng({ width, height, colorType: 0, interlace: 1, rows })))).toBe('fine');
        const short = rows.subarray(1);
        expect(reasonOf(readAs(makePng({ width, height, colorType: 0, interlace: 1, rows: short })))).toBe(
          'truncated',
        );
      }
  });
});

/** Counted pixel by pixel: the pass of each (PNG §8.2), then its rows. */
function adam7Size(width: number, height: number): number {
  const pattern = [
    '16462646',
    '77777777',
    '56565656',
    '77777777',
    '36463646',
    '77777777',
    '56565656',
    '77777777',
  ];
  const rows = new Map<string, number>();
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const row = `${pattern[y % 8]?.[x % 8]} ${y}`;
      rows.set(row, (rows.get(row) ?? 1) + 1);
    }
  return [...rows.values()].reduce((sum, bytes) => sum + bytes, 0);
}

describe('refused, with a reason and a hint', () => {
  const png = makePng({ width: 40, height: 30 });
  const jpeg = makeJpeg({ width: 40, height: 30 });
  const flipped = (bytes: Buffer, at: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 0xff;
    return copy;
  };
  it.each<[string, Uint8Array | FileFailureReason, string]>([
    ['empty file', Buffer.alloc(0), 'not-an-image'],
    ['text file', text('Peace talks, day 2: über alles\n'), 'not-an-image'],
    ['web page', text('<!DOCTYPE html><html>'), 'not-an-image'],
    ['LFS pointer', text('version https://git-lfs.github.com/spec/v1\n'), 'not-an-image'],
    ['unknown bytes', Buffer.from([1, 2, 3, 0, 5]), 'not-an-image'],
    ['GIF', text('GIF89a'), 'not-yet'],
    ['WebP', text('RIFF\x10\0\0\0WEBPVP8 '), 'not-yet'],
    ['AVIF', text('\0\0\0\x20ftypavif'), 'not-yet'],
    ['SVG', text('<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg">'), 'not-yet'],
    ['BMP', text('BM\x10\x20\x30\0\0\0\0\0'), 'not-yet'],
    ['text like a BMP', text('BMW and others'), 'not-an-image'],
    ['PDF', text('%PDF-1.7'), 'not-yet'],
    ['PNG cut in its data', png.subarray(0, 50), 'truncated'],
    ['PNG cut in its header', png.subarray(0, 20), 'truncated'],
    ['PNG without end chunk', png.subarray(0, -12), 'truncated'],
    ['PNG with a flipped bit in its data', flipped(png, 45), 'damaged'],
    ['PNG with a flipped bit in its header', flipped(png, 18), 'damaged'],
    ['PNG with too few rows', makePng({ width: 40, height: 30, rows: Buffer.alloc(121 * 29) }), 'truncated'],
    ['PNG with an unknown filter', makePng({ width: 1, height: 1, rows: Buffer.of(9, 0, 0, 0) }), 'damaged'],
    ['PNG without palette', makePng({ width: 2, height: 2, colorType: 3 }), 'damaged'],
    ['PNG with an impossible depth', makePng({ width: 2, height: 2, depth: 4, colorType: 2 }), 'damaged'],
    ['PNG of no width', makePng({ width: 0, height: 2 }), 'zero-size'],
    ['PNG 30,000 px wide', makePng({ width: 30_000, height: 2 }), 'too-many-pixels'],
    ['PNG of 400 million pixels', makePng({ width: 20_000, height: 20_000 }), 'too-many-pixels'],
    ['JPEG without end', makeJpeg({ width: 40, height: 30, end: false }), 'truncated'],
    ['JPEG cut in a segment', jpeg.subarray(0, 12), 'truncated'],
    ['JPEG cut before its scan', jpeg.subarray(0, 39), 'truncated'],
    ['JPEG with a nonsense marker', flipped(jpeg, 20), 'damaged'],
    ['JPEG with a segment of no length', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]), 'damaged'],
    ['JPEG without frame', Buffer.from([0xff, 0xd8, ...jpegSegment(0xda, [1]), 0, 0xff, 0xd9]), 'damaged'],
    ['JPEG of no height', makeJpeg({ width: 40, height: 0 }), 'zero-size'],
    ['JPEG 30,000 px wide', makeJpeg({ width: 30_000, height: 10 }), 'too-many-pixels'],
    ['CMYK JPEG', makeJpeg({ width: 40, height: 30, components: 4 }), 'cmyk'],
    ['JPEG of two components', makeJpeg({ width: 40, height: 30, components: 2 }), 'damaged'],
    ['JPEG of 12 bits', makeJpeg({ width: 40, height: 30, precision: 12 }), 'not-yet'],
    ['arithmetic-coded JPEG', makeJpeg({ width: 40, height: 30, frame: 0xc9 }), 'not-yet'],
    ['a file that is not there', 'missing', 'missing'],
    ['a folder', 'is-folder', 'unreadable'],
    ['no permission', 'no-permission', 'unreadable'],
    ['a link to the outside', 'outside', 'outside'],
    ['more than the world reads', 'too-large', 'too-large'],
    ['40 MiB', Buffer.alloc(40 << 20, 1), 'too-large'],
  ])('%s', (_, file, reason) => {
    const image = readAs(file);
    expect(reasonOf(image)).toBe(reason);
    expect(image).toMatchObject({
      message: expect.stringMatching(/^the image `x\.jpg` [^\n]*[^.\n]$/),
      hint: expect.stringMatching(/\S/),
    });
  });

  it.each([
    ['', 'no-source'],
    ['  ', 'no-source'],
    ['https://example.org/x.jpg', 'remote'],
    ['HTTP://example.org/x.jpg', 'remote'],
    ['//example.org/x.jpg', 'remote'],
    ['data:image/png;base64,AAAA', 'data-url'],
    ['file:///etc/passwd', 'not-a-path'],
    ['x\0.jpg', 'not-a-path'],
    ['/etc/passwd', 'outside'],
    ['../../x.jpg', 'outside'],
    ['../brief-2/x.jpg', 'outside'],
    ['y.jpg', 'missing'],
  ])('src %j', (src, reason) => {
    expect(reasonOf(readAs(makePng({ width: 2, height: 2 }), src))).toBe(reason);
  });

  it('never opens an address', () => {
    const world = memoryWorld({});
    createImageStore(world, ['/brief']).read('https://example.org/x.jpg', '/brief');
    expect(world.reads).toEqual([]);
  });

  it('suggests a file of nearly that name', () => {
    const world = memoryWorld({ '/brief/skyline.png': makePng({ width: 2, height: 2 }) });
    expect(createImageStore(world, ['/brief']).read('Skylne.png', '/brief')).toMatchObject({
      message: 'the image `Skylne.png` does not exist',
      hint: 'did you mean `skyline.png`?',
    });
  });

  it('takes a comment whose checksum is wrong', () => {
    const comment = pngChunk('tEXt', text('Title\0x'));
    comment[9] = 0;
    expect(reasonOf(readAs(makePng({ width: 2, height: 2, before: [comment] })))).toBe('fine');
  });
});

describe('the store', () => {
  it('reads a path once, however it is written', () => {
    const world = memoryWorld({ '/brief/img/x.png': makePng({ width: 2, height: 2 }) });
    const store = createImageStore(world, ['/brief']);
    const first = store.read('img/x.png', '/brief');
    expect(store.read('./img/../img/x.png', '/brief')).toBe(first);
    expect(store.read('x.png', '/brief/img')).toBe(first);
    expect(world.reads).toHaveLength(1);
  });

  it('names a fault as it was written, though it is found once', () => {
    const store = createImageStore(memoryWorld({ '/brief/x.png': text('no') }), ['/brief']);
    expect(store.read('x.png', '/brief')).toMatchObject({
      message: 'the image `x.png` is really a text file',
    });
    expect(store.read('./x.png', '/brief')).toMatchObject({
      message: 'the image `./x.png` is really a text file',
    });
  });
});

describe('any bytes', () => {
  const answers = (bytes: Uint8Array): void => {
    const image = readAs(bytes);
    if ('reason' in image) expect(image.hint).not.toBe('');
    else expect(image.width * image.height).toBeGreaterThan(0);
  };

  it('get an answer, never a throw', () => {
    const starts = [
      [],
      [0xff, 0xd8, 0xff],
      [...text('\x89PNG\r\n\x1a\n')],
      [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) =>
        answers(Buffer.from([...start, ...rest])),
      ),
      { numRuns: 1000 },
    );
  });

  it('made from a whole image by changing, cutting and repeating, too', () => {
    const wholes = [
      makePng({ width: 12, height: 7 }),
      makePng({ width: 5, height: 5, colorType: 0, depth: 2 }),
      makeJpeg({ width: 12, height: 7, orientation: 6 }),
    ];
    const change = fc.record({ at: fc.nat(400), byte: fc.nat(255) });
    fc.assert(
      fc.property(
        fc.constantFrom(...wholes),
        fc.array(change, { maxLength: 6 }),
        fc.nat(400),
        (whole, changes, cut) => {
          const copy = Buffer.from(whole);
          for (const { at, byte } of changes) copy[at % copy.length] = byte;
          answers(copy);
          answers(copy.subarray(0, cut));
          answers(Buffer.concat([copy.subarray(0, cut), copy]));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('every prefix of a whole image is refused', () => {
    for (const whole of [
      makePng({ width: 12, height: 7 }),
      makeJpeg({ width: 12, height: 7, orientation: 6 }),
    ])
      for (let length = 0; length < whole.length; length += 1)
        expect(reasonOf(readAs(whole.subarray(0, length))), `${length} of ${whole.length}`).not.toBe('fine');
  });
});
