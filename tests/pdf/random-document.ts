import fc from 'fast-check';
import type { BorderStyle } from '../../src/css/index.ts';
import type { Fragment } from '../../src/layout/index.ts';
import type { PaintInput } from '../../src/pdf/index.ts';
import type { StructureChild, StructureNode, StructureRole } from '../../src/tags/index.ts';
import {
  BLUE,
  BOLD,
  box,
  imageFile,
  input,
  leaf,
  node,
  page,
  rgb,
  SANS,
  SERIF,
  text,
} from './drawn-document.ts';
import { alphaPng } from './png-bytes.ts';

/** What a random document is made from: plain data, so that a failure prints. */
interface Choice {
  readonly tree: TreeChoice;
  /** Fragments in paint order; `leaf` counts through the leaves of the tree, beyond them there is no node. */
  readonly fragments: readonly FragmentChoice[];
}

interface TreeChoice {
  readonly role: StructureRole;
  readonly link: boolean;
  readonly children: readonly (TreeChoice | 'leaf')[];
}

interface FragmentChoice {
  readonly kind: Fragment['kind'];
  readonly leaf: number;
  readonly page: number;
  readonly artifact: boolean;
  readonly decoration: 'none' | 'underline' | 'line-through';
  readonly look: number;
}

const WORDS = [
  'office',
  'AV To',
  '“fluffy” text',
  'a\u00a0b',
  'infor\u00ad',
  'e\u0301te\u0323\u0301',
  ' ',
  '(x\\y)',
];
const IMAGE = imageFile(alphaPng(4, 3), 'png', 4, 3);
const roles = fc.constantFrom<StructureRole>('P', 'Span', 'Sect', 'LBody', 'Link', 'Figure', 'Note', 'TD');

const { tree } = fc.letrec<{ tree: TreeChoice; child: TreeChoice | 'leaf' }>((tie) => ({
  tree: fc.record({
    role: roles,
    link: fc.boolean(),
    children: fc.array(tie('child'), { maxLength: 4 }),
  }),
  child: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constant('leaf' as const), tie('tree')),
}));

const fragment: fc.Arbitrary<FragmentChoice> = fc.record({
  kind: fc.constantFrom('text', 'text', 'text', 'box', 'image', 'rule'),
  leaf: fc.nat({ max: 12 }),
  page: fc.nat({ max: 2 }),
  artifact: fc.boolean(),
  decoration: fc.constantFrom('none', 'none', 'underline', 'line-through'),
  look: fc.nat({ max: 63 }),
});

export interface RandomDocument {
  readonly input: PaintInput;
  readonly leaves: number;
  readonly choice: Choice;
}

export const randomDocument: fc.Arbitrary<RandomDocument> = fc
  .record({ tree, fragments: fc.array(fragment, { maxLength: 25 }) })
  .map((choice) => documentOf(choice));

/** Leaves have the box ids 1, 2, …; boxes that are in no node the ids from 100. */
function documentOf(choice: Choice): RandomDocument {
  let leaves = 0;
  const build = ({ role, link, children }: TreeChoice): StructureNode => {
    const built: StructureChild[] = children.map((child) => {
      if (child !== 'leaf') return build(child);
      leaves += 1;
      return leaf(leaves);
    });
    return node(role, built, {
      ...(link && { link: { target: { kind: 'box', boxId: 3 }, description: 'there' } }),
      ...(role === 'Figure' && { alt: 'what it shows' }),
    });
  };
  const root = node('Document', [build(choice.tree)]);
  const pages = [0, 1, 2].map((index) =>
    page(
      index + 1,
      choice.fragments.filter((made) => made.page === index).map((made) => fragmentOf(made, leaves)),
      [{ artifact: 'footer', fragments: [text(0, 'foot', { x: 50, y: 810 }, { face: SANS, size: 8 })] }],
    ),
  );
  return { input: input(pages, root), leaves, choice };
}

const STYLES: readonly BorderStyle[] = ['solid', 'dashed', 'dotted', 'double', 'none'];

function fragmentOf(made: FragmentChoice, leaves: number): Fragment {
  const { kind, look } = made;
  const boxId = made.leaf < leaves && (kind === 'text' || kind === 'image') ? made.leaf + 1 : 100 + made.leaf;
  const artifact = made.artifact ? { artifact: true as const } : {};
  const x = 50 + look * 3;
  const y = 80 + ((look * 37) % 600);
  const color = rgb(look, 0, 0, look % 5 === 0 ? 0.5 : 1);
  const style = STYLES[look % 5] ?? 'solid';
  const rect = { x, y, width: 10 + look, height: 8 + (look % 20) };
  switch (kind) {
    case 'text':
      return text(
        boxId,
        WORDS[look % WORDS.length] ?? '',
        { x, y },
        {
          face: look % 3 === 0 ? BOLD : SERIF,
          size: 6 + (look % 9) / 4,
          color,
          tracking: (look % 4) / 100,
          wordSpacing: (look % 7) / 3,
          ...artifact,
          decoration:
            made.decoration === 'none'
              ? undefined
              : { line: made.decoration, color: BLUE, thickness: 0.5, offset: 1 },
        },
      );
    case 'image':
      return {
        kind,
        boxId,
        rect,
        imageRect: look % 2 ? rect : { ...rect, x: x - 5, width: 30 + look },
        image: IMAGE,
        ...artifact,
      };
    case 'rule':
      return {
        kind,
        boxId,
        from: { x, y },
        to: { x, y: y + 50 },
        width: 1 + (look % 4),
        style,
        color,
        ...artifact,
      };
    case 'box': {
      const round = look % 3 === 0 ? 3 : 0;
      return box(boxId, rect, {
        background: look % 2 ? color : undefined,
        radii: [round, 0, round * 4, 0],
        borders: {
          widths: { top: look % 4, right: look % 3, bottom: look % 4, left: look % 2 ? 3 : look % 4 },
          styles: [style, 'solid', style, STYLES[(look + 1) % 5] ?? 'solid'],
          colors: [color, color, BLUE, color],
        },
        ...artifact,
      });
    }
  }
}
