import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ImageFile } from '../../src/images/index.ts';
import { type PaintInput, paintPdf } from '../../src/pdf/index.ts';
import { box, briefLike, imageFile, input, leaf, node, page, rgb } from './drawn-document.ts';
import { alphaPng, pngBytes } from './png-bytes.ts';
import { objectsLike, readPdf } from './read-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'brief-grey-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function installed(program: string): boolean {
  const found = spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  if (!found) console.warn(`SKIPPED: ${program} is not installed; what it would judge is not judged`);
  return found;
}

/** 16 × 16: red, bright green, blue and red squares. */
const PHOTO = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAQABADAREAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAABwYI/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABcBAQEBAQAAAAAAAAAAAAAAAAgGBwn/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwA6RxImJIOejLx4tiX4elS//9k=',
  'base64',
);

const rgbPng = pngBytes({
  width: 3,
  height: 1,
  bits: 8,
  colorType: 2,
  rows: Uint8Array.from([0, 255, 0, 0, 0, 255, 0, 128, 128, 128]),
});
const keyedPng = pngBytes({
  width: 2,
  height: 1,
  bits: 8,
  colorType: 2,
  transparency: [0, 255, 0, 0, 0, 0],
  rows: Uint8Array.from([0, 255, 0, 0, 0, 0, 255]),
});
const palettePng = pngBytes({
  width: 2,
  height: 1,
  bits: 8,
  colorType: 3,
  palette: [255, 0, 0, 0, 0, 255],
  rows: Uint8Array.from([0, 0, 1]),
});

/** sRGB grey of pure red, green and blue: by their share of luminance. */
const [RED, GREEN, BLUE] = [127, 220, 76];

const IMAGES: readonly ImageFile[] = [
  imageFile(rgbPng, 'png', 3, 1),
  imageFile(keyedPng, 'png', 2, 1),
  imageFile(palettePng, 'png', 2, 1),
  imageFile(alphaPng(6, 4), 'png', 6, 4),
  imageFile(PHOTO, 'jpeg', 16, 16),
];

function withImage(image: ImageFile): PaintInput {
  const rect = { x: 100, y: 100, width: 160, height: 160 };
  const red = box(0, { x: 300, y: 100, width: 100, height: 100 }, { background: rgb(255, 0, 0) });
  const drawn = { kind: 'image', boxId: 1, rect, imageRect: rect, image } as const;
  const root = node('Document', [node('Figure', [leaf(1)], { alt: 'Squares', boxId: 1 })]);
  return { ...input([page(1, [red, drawn])], root), grey: true };
}

const files = IMAGES.map((image, index) => {
  const path = join(folder, `${index}.pdf`);
  writeFileSync(path, paintPdf(withImage(image)));
  return path;
});
const whole = join(folder, 'brief.pdf');
writeFileSync(whole, paintPdf({ ...briefLike(imageFile(alphaPng(40, 24), 'png', 40, 24)), grey: true }));

const imagesIn = (image: ImageFile) =>
  readPdf(paintPdf(withImage(image))).streams.filter(({ entries }) => entries.includes('/Image'));

describe('a grey file', () => {
  it('has operators of grey only', () => {
    const content = readPdf(readFileSync(whole)).contents.join('\n');
    expect(content).toMatch(/\d g\n/);
    expect(content).not.toMatch(/ (rg|RG|k|K|sc|scn)\n/);
  });

  it('has greys as light as the colours', () => {
    expect(readPdf(paintPdf(withImage(IMAGES[0] as ImageFile))).contents[0]).toContain('\n.498 g');
  });

  it('does not change a file in colour', () => {
    const plain = briefLike();
    expect(paintPdf({ ...plain, grey: false })).toEqual(paintPdf(plain));
  });

  it('has PNGs of one channel', () => {
    const [pixels] = imagesIn(IMAGES[0] as ImageFile);
    expect(pixels?.entries).toContain('/ColorSpace/DeviceGray');
    expect([...(pixels?.bytes ?? [])]).toEqual([RED, GREEN, 128]);
  });

  it('keeps the one colour that is transparent', () => {
    const found = imagesIn(IMAGES[1] as ImageFile).map(({ bytes }) => [...bytes]);
    expect(found).toContainEqual([RED, BLUE]);
    expect(found).toContainEqual([0, 255]);
  });

  it('has palettes of greys', () => {
    expect(imagesIn(IMAGES[2] as ImageFile)[0]?.entries).toContain(
      '/ColorSpace[/Indexed/DeviceGray 1<7f4c>]',
    );
  });

  it('has JPEGs as they are, painted in grey', () => {
    const pdf = readPdf(paintPdf(withImage(IMAGES[4] as ImageFile)));
    expect(objectsLike(pdf, /^\[\/DeviceN/)).toHaveLength(1);
    expect(pdf.text).not.toContain('DeviceRGB');
    expect(Buffer.from(paintPdf(withImage(IMAGES[4] as ImageFile))).includes(PHOTO)).toBe(true);
  });
});

/** Pixels at 72 dpi: red, green and blue of each point asked for. */
function pixels(path: string, points: readonly (readonly [number, number])[]): number[][] {
  const ppm = execFileSync('pdftoppm', ['-r', '72', path], { maxBuffer: 1 << 24 });
  const [head, width] = /^P6\n(\d+) \d+\n255\n/.exec(ppm.subarray(0, 30).toString('latin1')) ?? ['', '0'];
  return points.map(([x, y]) => {
    const at = head.length + (y * Number(width) + x) * 3;
    return [...ppm.subarray(at, at + 3)];
  });
}

describe.skipIf(!installed('pdftoppm'))('poppler', () => {
  it('draws every file in greys', () => {
    const all = Array.from({ length: 400 }, (_, index) => [index + 80, 90 + ((index * 7) % 180)] as const);
    for (const path of [...files, whole])
      for (const [red, green, blue] of pixels(path, all)) expect([green, blue]).toEqual([red, red]);
  });

  it('draws a photograph as light as it is', () => {
    const [red = [], green = [], blue = []] = pixels(files[4] ?? '', [
      [130, 130],
      [230, 130],
      [130, 230],
    ]);
    for (const [found, wanted] of [
      [red, RED],
      [green, GREEN],
      [blue, BLUE],
    ] as const)
      expect(Math.abs((found[0] ?? 0) - wanted)).toBeLessThanOrEqual(6);
  });
});

describe.skipIf(!installed('verapdf'))('veraPDF', () => {
  it.each(['3a', 'ua1'])('passes it: %s', (flavour) => {
    const { stdout } = spawnSync('verapdf', ['--format', 'text', '--flavour', flavour, whole, ...files], {
      encoding: 'utf8',
    });
    const lines = stdout.split('\n').filter((line) => line !== '');
    expect(lines).toHaveLength(files.length + 1);
    expect(lines.filter((line) => !line.startsWith('PASS'))).toEqual([]);
  });
});
