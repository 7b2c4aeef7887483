import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import type { ImageFile } from '../../src/images/index.ts';
import { embedImage, openJpeg } from '../../src/pdf/image-object.ts';
import { paintPdf } from '../../src/pdf/index.ts';
import { PdfDocument } from '../../src/pdf/pdf-document.ts';
import { decodeSamples, inflateRows, readPng } from '../../src/pdf/png-file.ts';
import { pngStreams } from '../../src/pdf/png-streams.ts';
import { imageFile, input, leaf, node, page } from './drawn-document.ts';
import { alphaPng, pngBytes } from './png-bytes.ts';
import { readPdf } from './read-pdf.ts';

const newDocument = (): PdfDocument => new PdfDocument({ lang: 'en', displayTitle: true });

const readJpegHeader = (bytes: Uint8Array): object | undefined => {
  const image = openJpeg(newDocument(), bytes);
  if (image === undefined) return undefined;
  const { bits, width, height, colorSpace, orientation } = image;
  return { bits, width, height, colorSpace, orientation };
};

const paeth = (a: number, b: number, c: number): number => {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

/** Filters rows as an encoder does (PNG §9.2), a filter a row. */
function filtered(rows: readonly Uint8Array[], filters: readonly number[], back: number): Uint8Array {
  const out: number[] = [];
  for (const [index, row] of rows.entries()) {
    const filter = filters[index % filters.length] ?? 0;
    out.push(filter);
    for (const [at, value] of row.entries()) {
      const a = row[at - back] ?? 0;
      const b = rows[index - 1]?.[at] ?? 0;
      const c = at >= back ? (rows[index - 1]?.[at - back] ?? 0) : 0;
      const guess = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter] ?? 0;
      out.push((value - guess) & 0xff);
    }
  }
  return Uint8Array.from(out);
}

const pack = (samples: readonly number[], bits: number): Uint8Array => {
  const text = samples.map((sample) => sample.toString(2).padStart(bits, '0')).join('');
  return Uint8Array.from(text.match(/.{1,8}/g) ?? [], (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
};

const anyPng = fc
  .record({
    width: fc.integer({ min: 1, max: 17 }),
    height: fc.integer({ min: 1, max: 17 }),
    kind: fc.constantFrom(
      [0, 1],
      [0, 2],
      [0, 4],
      [0, 8],
      [0, 16],
      [2, 8],
      [2, 16],
      [3, 1],
      [3, 4],
      [3, 8],
      [4, 8],
      [6, 8],
      [6, 16],
    ),
    filters: fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 5 }),
    interlaced: fc.boolean(),
    seed: fc.nat({ max: 1e6 }),
  })
  .map(({ width, height, kind: [colorType = 0, bits = 8], filters, interlaced, seed }) => {
    const channels = [1, 0, 3, 1, 2, 0, 4][colorType] ?? 1;
    let state = seed + 1;
    const random = (): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) & (2 ** bits - 1);
    };
    const samples = Array.from({ length: width * height * channels }, random);
    const passes = interlaced
      ? [
          [0, 0, 8, 8],
          [4, 0, 8, 8],
          [0, 4, 4, 8],
          [2, 0, 4, 4],
          [0, 2, 2, 4],
          [1, 0, 2, 2],
          [0, 1, 1, 2],
        ]
      : [[0, 0, 1, 1]];
    const parts = passes.map(([x0 = 0, y0 = 0, dx = 1, dy = 1]) => {
      const rows: Uint8Array[] = [];
      for (let y = y0; y < height && x0 < width; y += dy) {
        const row: number[] = [];
        for (let x = x0; x < width; x += dx)
          row.push(...samples.slice((y * width + x) * channels, (y * width + x + 1) * channels));
        rows.push(pack(row, bits));
      }
      return filtered(rows, filters, Math.max(1, (bits * channels) >> 3));
    });
    const palette = colorType === 3 ? Array.from({ length: 3 * 2 ** bits }, (_, at) => at & 0xff) : undefined;
    const bytes = pngBytes({
      width,
      height,
      bits,
      colorType,
      interlaced,
      rows: Buffer.concat(parts),
      ...(palette && { palette, transparency: [0, 128] }),
    });
    return { bytes, samples, width, height, bits, colorType, interlaced };
  });

describe('PNG', () => {
  it('of every kind is decoded to its samples', () => {
    fc.assert(
      fc.property(anyPng, ({ bytes, samples, bits, colorType }) => {
        const png = readPng(bytes);
        const rows = png && inflateRows(png);
        const decoded = png && rows && decodeSamples(png, rows);
        const scale = colorType === 3 ? 1 : bits === 16 ? 1 / 257 : 255 / (2 ** bits - 1);
        expect(decoded).toHaveLength(samples.length);
        for (const [index, value] of (decoded ?? []).entries())
          expect(Math.abs(value - (samples[index] ?? 0) * scale)).toBeLessThanOrEqual(bits === 16 ? 1 : 0.5);
      }),
      { numRuns: 500 },
    );
  });

  it('with alpha or transparent colours becomes colour and soft mask of the right sizes', () => {
    fc.assert(
      fc.property(anyPng, ({ bytes, width, height, colorType, interlaced }) => {
        const stream = pngStreams(imageFile(bytes, 'png', width, height));
        if (stream === 'damaged') throw new Error('damaged');
        const alpha = colorType >= 3;
        expect(stream.softMask !== undefined).toBe(alpha);
        if (stream.softMask) expect(inflateSync(stream.softMask.bytes)).toHaveLength(width * height);
        const colors = colorType === 2 || colorType === 6 ? 3 : 1;
        expect(stream.color.data.DecodeParms !== undefined).toBe(
          !interlaced && colorType !== 4 && colorType !== 6,
        );
        if (interlaced) expect(inflateSync(stream.color.bytes)).toHaveLength(width * height * colors);
      }),
      { numRuns: 300 },
    );
  });

  it('with one transparent colour has a colour key', () => {
    const bytes = pngBytes({
      width: 1,
      height: 1,
      bits: 8,
      colorType: 2,
      transparency: [0, 1, 0, 2, 0, 255],
      rows: Uint8Array.from([0, 1, 2, 3]),
    });
    const stream = pngStreams(imageFile(bytes, 'png', 1, 1));
    expect(stream).toMatchObject({ color: { data: { Mask: [1, 1, 2, 2, 255, 255] } } });
  });

  it('that is cut, bent or random is told to be damaged, and nothing throws', () => {
    const whole = alphaPng(9, 7);
    const bent = fc.record({
      cut: fc.nat({ max: whole.length }),
      at: fc.nat({ max: whole.length - 1 }),
      byte: fc.nat({ max: 255 }),
    });
    fc.assert(
      fc.property(bent, ({ cut, at, byte }) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = byte;
        const image = imageFile(bytes.subarray(0, cut), 'png', 9, 7);
        const stream = pngStreams(image);
        expect(embedImage(newDocument(), image) === undefined).toBe(stream === 'damaged');
        if (cut < whole.length - 30) expect(stream).toBe('damaged');
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (bytes) => pngStreams(imageFile(bytes, 'png', 1, 1)) === 'damaged',
      ),
    );
  });

  it('that inflates without end is damaged', () => {
    const bytes = pngBytes({ width: 1, height: 1, bits: 8, colorType: 2, rows: new Uint8Array(0) });
    expect(pngStreams(imageFile(bytes, 'png', 1, 1))).toBe('damaged');
    expect(deflateSync(new Uint8Array(0)).length).toBeGreaterThan(0);
  });
});

/** Headers of a JPEG: an EXIF segment and a frame; enough to embed it. */
function jpegBytes(components: number, orientation?: number, little = false): Uint8Array {
  const exif = Buffer.alloc(32);
  if (orientation !== undefined) {
    exif.write('Exif\0\0', 0, 'latin1');
    exif.write(little ? 'II' : 'MM', 6, 'latin1');
    const u16 = (value: number, at: number): unknown =>
      little ? exif.writeUInt16LE(value, at) : exif.writeUInt16BE(value, at);
    const u32 = (value: number, at: number): unknown =>
      little ? exif.writeUInt32LE(value, at) : exif.writeUInt32BE(value, at);
    u16(42, 8);
    u32(8, 10);
    u16(1, 14);
    u16(0x0112, 16);
    u16(3, 18);
    u32(1, 20);
    u16(orientation, 24);
  }
  const segment = (marker: number, body: Uint8Array): Buffer =>
    Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body]);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      ...(orientation === undefined ? [] : [segment(0xe1, exif)]),
      segment(0xc4, Buffer.alloc(4)),
      segment(0xc2, Buffer.from([8, 0, 60, 0, 80, components, 1, 0x11, 0])),
      segment(0xda, Buffer.alloc(4)),
    ]),
  );
}

describe('JPEG', () => {
  it('is read for size, colours and orientation', () => {
    expect(readJpegHeader(jpegBytes(3))).toEqual({
      bits: 8,
      width: 80,
      height: 60,
      colorSpace: 'DeviceRGB',
      orientation: 1,
    });
    for (const little of [false, true])
      for (let orientation = 1; orientation <= 8; orientation += 1)
        expect(readJpegHeader(jpegBytes(1, orientation, little))).toMatchObject({ orientation });
    expect(readJpegHeader(jpegBytes(3, 9))).toMatchObject({ orientation: 1 });
    expect(readJpegHeader(jpegBytes(2))).toBeUndefined();
  });

  it('never throws at bytes that are none', () => {
    const bent = fc.record({ at: fc.nat({ max: 70 }), byte: fc.nat({ max: 255 }), cut: fc.nat({ max: 80 }) });
    fc.assert(
      fc.property(bent, ({ at, byte, cut }) => {
        const bytes = jpegBytes(3, 6);
        bytes[at] = byte;
        const embedded = embedImage(newDocument(), imageFile(bytes.subarray(0, cut), 'jpeg', 80, 60));
        expect(embedded === undefined || embedded.orientation >= 1).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('goes into the file as it is, turned as its orientation says', () => {
    const corners = (orientation: number): string => {
      const bytes = jpegBytes(3, orientation);
      const read = readPdf(paintPdf(withImage(imageFile(bytes, 'jpeg', 60, 80))));
      expect(read.streams.find(({ entries }) => entries.includes('/DCTDecode'))?.bytes).toEqual(bytes);
      return /([-\d. ]+) cm/.exec(read.contents[0] ?? '')?.[1] ?? '';
    };
    // The rectangle is 30 wide and 40 high, its lower left corner at (10, 791.89).
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(corners)).toEqual([
      '30 0 0 40 10 781.89',
      '-30 0 0 40 40 781.89',
      '-30 0 0 -40 40 821.89',
      '30 0 0 -40 10 821.89',
      '0 -40 -30 0 40 821.89',
      '0 -40 30 0 10 821.89',
      '0 40 30 0 10 781.89',
      '0 40 -30 0 40 781.89',
    ]);
  });
});

function withImage(image: ImageFile, times = 1): Parameters<typeof paintPdf>[0] {
  const rect = { x: 10, y: 20, width: 30, height: 40 };
  const fragments = Array.from({ length: times }, () => ({
    kind: 'image' as const,
    boxId: 1,
    rect,
    imageRect: rect,
    image,
  }));
  return input([page(1, fragments)], node('Document', [node('Figure', [leaf(1)], { alt: 'x' })]));
}

describe('an image', () => {
  it('is written once a document, with its figure’s bounding box', () => {
    const read = readPdf(paintPdf(withImage(imageFile(alphaPng(4, 4), 'png', 4, 4), 3)));
    expect(read.streams.filter(({ entries }) => entries.includes('/SMask'))).toHaveLength(1);
    expect(read.contents[0]?.match(/\/I1 Do/g)).toHaveLength(3);
    expect([...read.objects.values()].join('\n')).toContain(
      '/A<</O/Layout/Placement/Block/BBox[10 781.89 40 821.89]>>',
    );
  });

  it('that is cropped is clipped to its box', () => {
    const document = withImage(imageFile(alphaPng(4, 4), 'png', 4, 4));
    const [first] = document.pages;
    const fragments = (first?.fragments ?? []).map((fragment) => ({
      ...fragment,
      imageRect: { x: 0, y: 20, width: 60, height: 40 },
    }));
    const [content = ''] = readPdf(paintPdf({ ...document, pages: [page(1, fragments as never)] })).contents;
    expect(content).toContain('10 781.89 30 40 re\nW n\n60 0 0 40 0 781.89 cm /I1 Do');
  });

  it('that cannot be decoded is left out and reported once', () => {
    const sink = new DiagnosticList();
    const read = readPdf(paintPdf({ ...withImage(imageFile(new Uint8Array(9), 'png', 4, 4), 2), sink }));
    expect(read.contents).toEqual(['']);
    expect(sink.items.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'pdf/damaged-image: the pixels of `/test.png` cannot be decoded',
    ]);
  });
});
