import type { Rect } from '../../src/base/index.ts';
import { createNodeWorld } from '../../src/cli/index.ts';
import type { Color } from '../../src/css/index.ts';
import { type Face, type ShapedText, shapingOf } from '../../src/fonts/index.ts';
import type { ImageFile } from '../../src/images/index.ts';
import type { BoxFragment, Fragment, MarginFragments, Page, TextFragment } from '../../src/layout/index.ts';
import type { PaintInput } from '../../src/pdf/index.ts';
import type { StructureChild, StructureNode, StructureRole } from '../../src/tags/index.ts';
import { newShaper, shippedFace } from '../fonts/shipped-fonts.ts';

const shaper = newShaper();
export const SERIF = shippedFace('SourceSerif4-Regular', shaper);
export const BOLD = shippedFace('SourceSerif4-Semibold', shaper);
export const ITALIC = shippedFace('SourceSerif4-It', shaper);
export const SANS = shippedFace('SourceSans3-Regular', shaper);
export const SANS_BOLD = shippedFace('SourceSans3-Semibold', shaper);

export const ICC = createNodeWorld().resource('srgb.icc');

export const BLACK: Color = { red: 0, green: 0, blue: 0, alpha: 1 };
export const BLUE: Color = { red: 20, green: 60, blue: 120, alpha: 1 };

export function rgb(red: number, green: number, blue: number, alpha = 1): Color {
  return { red, green, blue, alpha };
}

export function node(
  role: StructureRole,
  children: readonly StructureChild[],
  rest: Omit<Partial<StructureNode>, 'kind' | 'role' | 'children'> = {},
): StructureNode {
  return { kind: 'node', role, children, ...rest };
}

export function leaf(boxId: number): StructureChild {
  return { kind: 'content', boxId };
}

/** Words and spaces as the line breaker hands them on; `-` at the end of `hyphenated` text is a soft hyphen. */
export function pieces(face: Face, text: string): ShapedText[] {
  return (text.match(/[ \u00a0]|[^ \u00a0]+/g) ?? []).map((piece) =>
    piece.endsWith('\u00ad')
      ? face.shapeHyphenated(piece.slice(0, -1), shapingOf('', 'en'))
      : face.shape(piece, shapingOf('', 'en')),
  );
}

type TextChoice = Partial<Omit<TextFragment, 'kind' | 'boxId' | 'x' | 'y' | 'pieces'>>;

export function text(
  boxId: number,
  words: string,
  at: { readonly x: number; readonly y: number },
  choice: TextChoice = {},
): TextFragment {
  const face = choice.face ?? SERIF;
  const size = choice.size ?? 10;
  const parts = pieces(face, words);
  const tracking = choice.tracking ?? 0;
  const wordSpacing = choice.wordSpacing ?? 0;
  let width = 0;
  for (const part of parts) {
    width += part.width * size + part.glyphs.length * tracking;
    if (part.text === ' ' || part.text === '\u00a0') width += wordSpacing;
  }
  return {
    kind: 'text',
    rtl: false,
    boxId,
    start: 0,
    end: words.length,
    ...at,
    width,
    face,
    size,
    color: BLACK,
    pieces: parts,
    tracking,
    wordSpacing,
    decoration: undefined,
    ...choice,
  };
}

export function box(boxId: number, rect: Rect, rest: Partial<BoxFragment> = {}): BoxFragment {
  return {
    kind: 'box',
    boxId,
    rect,
    background: undefined,
    borders: undefined,
    radii: [0, 0, 0, 0],
    ...rest,
  };
}

export function page(
  number: number,
  fragments: readonly Fragment[],
  margins: readonly MarginFragments[] = [],
): Page {
  return {
    number,
    width: 595.28,
    height: 841.89,
    area: { x: 50, y: 60, width: 495.28, height: 720 },
    fragments,
    margins,
  };
}

export function input(
  pages: readonly Page[],
  root: StructureNode,
  rest: Partial<PaintInput> = {},
): PaintInput {
  return {
    pages,
    structure: { root, outline: [], artifacts: new Set() },
    info: { title: 'A title', lang: 'en-GB', creator: 'policybrief 0', producer: 'policybrief 0' },
    iccProfile: ICC,
    conformance: 'default',
    ...rest,
  };
}

const ATTACHED = 'title: A title\nkeyPoints:\n  - One (of three)\n';

/** Two pages with all that a brief has: see the order of `root`. */
export function briefLike(image?: ImageFile): PaintInput {
  const grey = rgb(240, 240, 244);
  const rule = rgb(120, 120, 130);
  const one: Fragment[] = [
    box(1, { x: 50, y: 60, width: 495, height: 60 }, { background: grey, radii: [4, 4, 4, 4] }),
    text(
      3,
      'Talks & terms: <what> is on the table',
      { x: 60, y: 90 },
      { face: SANS_BOLD, size: 22, color: BLUE },
    ),
    text(
      5,
      'The first paragraph of the brief is set justified, with an infor\u00ad',
      { x: 50, y: 140 },
      {
        wordSpacing: 1.37,
        tracking: 0.012,
      },
    ),
    text(5, 'mation that runs on; “fluffy” affidavits are offi', { x: 50, y: 153 }),
    text(6, 'cially bold', { x: 262, y: 153 }, { face: BOLD }),
    text(
      8,
      'a link that runs over',
      { x: 320, y: 153 },
      {
        color: BLUE,
        decoration: { line: 'underline', color: BLUE, thickness: 0.5, offset: 1.5 },
        end: 22,
      },
    ),
    text(
      8,
      'two lines',
      { x: 50, y: 166 },
      {
        color: BLUE,
        decoration: { line: 'underline', color: BLUE, thickness: 0.5, offset: 1.5 },
      },
    ),
    text(9, ' and back to the text.', { x: 90, y: 166 }),
    text(12, '•', { x: 50, y: 190 }),
    text(14, 'First item', { x: 62, y: 190 }),
    text(16, '•', { x: 50, y: 203 }),
    text(18, 'Second item, ', { x: 62, y: 203 }),
    text(
      19,
      'struck',
      { x: 115, y: 203 },
      {
        decoration: { line: 'line-through', color: BLACK, thickness: 0.5, offset: -3 },
      },
    ),
    box(
      20,
      { x: 50, y: 220, width: 240, height: 40 },
      {
        borders: {
          widths: { top: 1, right: 0, bottom: 0.5, left: 3 },
          styles: ['solid', 'none', 'dashed', 'solid'],
          colors: [rule, rule, rule, BLUE],
        },
      },
    ),
    text(24, 'Party', { x: 60, y: 235 }, { face: SANS_BOLD, size: 9 }),
    text(26, 'Terms', { x: 160, y: 235 }, { face: SANS_BOLD, size: 9 }),
    text(30, 'Kyiv', { x: 60, y: 250 }, { face: SANS, size: 9 }),
    text(32, 'Guarantees', { x: 160, y: 250 }, { face: SANS, size: 9 }),
    {
      kind: 'rule',
      boxId: 1,
      from: { x: 297, y: 130 },
      to: { x: 297, y: 300 },
      width: 0.5,
      style: 'dotted',
      color: rule,
    },
  ];
  if (image)
    one.push({
      kind: 'image',
      boxId: 41,
      rect: { x: 320, y: 220, width: 80, height: 60 },
      imageRect: { x: 310, y: 220, width: 100, height: 60 },
      image,
    });
  one.push(text(44, 'Figure 1: caption', { x: 320, y: 295 }, { face: ITALIC, size: 9 }));
  const two: Fragment[] = [
    text(24, 'Party', { x: 60, y: 75 }, { face: SANS_BOLD, size: 9, artifact: true }),
    text(46, 'A paragraph on the next page, going on.', { x: 50, y: 100 }, { face: ITALIC }),
  ];
  one.push(text(46, 'It begins here,', { x: 50, y: 760 }, { face: ITALIC }));
  const foot = (number: number): MarginFragments => ({
    artifact: 'footer',
    fragments: [text(0, `page ${number} of 2`, { x: 480, y: 815 }, { face: SANS, size: 8 })],
  });
  const head: MarginFragments = {
    artifact: 'header',
    fragments: [text(0, 'Policy brief', { x: 50, y: 40 }, { face: SANS, size: 8 })],
  };
  const root = node('Document', [
    node('H1', [leaf(3)], { boxId: 2 }),
    node('P', [
      leaf(5),
      node('Span', [leaf(6)], { lang: 'de' }),
      node('Link', [leaf(8)], {
        link: {
          target: { kind: 'uri', uri: 'https://example.org/?a=1&b=(2)' },
          description: 'Example (site)',
        },
      }),
      leaf(9),
    ]),
    node(
      'L',
      [
        node('LI', [node('Lbl', [leaf(12)]), node('LBody', [leaf(14)])]),
        node('LI', [node('Lbl', [leaf(16)]), node('LBody', [leaf(18), leaf(19)])]),
      ],
      { listNumbering: 'Disc' },
    ),
    node('Table', [
      node('THead', [
        node('TR', [
          node('TH', [leaf(24)], { id: 'c1', table: { scope: 'Column' } }),
          node('TH', [leaf(26)], { id: 'c2', table: { scope: 'Column' } }),
        ]),
      ]),
      node('TBody', [
        node('TR', [
          node('TH', [leaf(30)], { table: { scope: 'Row' } }),
          node('TD', [leaf(32)], { table: { headers: ['c2'] } }),
        ]),
      ]),
    ]),
    ...(image ? [node('Figure', [leaf(41)], { alt: 'A grey square', boxId: 41 })] : []),
    node('P', [
      node('Link', [leaf(44)], {
        link: { target: { kind: 'box', boxId: 45 }, description: 'To the last paragraph' },
      }),
    ]),
    node('H2', [leaf(46)], { boxId: 45 }),
    node('Note', []),
  ]);
  return input([page(1, one, [head, foot(1)]), page(2, two, [foot(2)])], root, {
    structure: {
      root,
      artifacts: new Set(),
      outline: [
        { title: 'Talks & terms', boxId: 2, children: [{ title: 'Žurnal', boxId: 45, children: [] }] },
      ],
    },
    info: {
      title: 'Talks & terms: <what> “is” on the table',
      author: 'Žofie & Søn',
      subject: 'A subject',
      keywords: 'a, b',
      lang: 'en-GB',
      creator: 'policybrief 0.1.0',
      producer: 'policybrief 0.1.0',
      date: '2025-12-03',
    },
    attachment: {
      name: 'bríef.yaml',
      bytes: new TextEncoder().encode(ATTACHED),
      mediaType: 'application/yaml',
      description: 'Source of this brief',
      relationship: 'Source',
    },
    viewer: { showOutline: true },
  });
}

export function imageFile(
  bytes: Uint8Array,
  format: 'png' | 'jpeg',
  width: number,
  height: number,
): ImageFile {
  return { path: `/test.${format}`, format, bytes, width, height };
}
