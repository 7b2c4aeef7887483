import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockBox, BoxId } from '../../../src/boxes/index.ts';
import { type LaidOut, layOut } from '../lay-out.ts';
import { RULES } from '../random-page.ts';

/** Documents in which every heading, with the least that has to stand under it, fits a page. */
const words = (least: number, most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom('talks', 'on', 'a', 'ceasefire', 'territory,', 'reconstruction', 'law;', 'Kyiv'), {
      minLength: least,
      maxLength: most,
    })
    .map((list) => list.join(' '));
const heading = words(1, 3).map((text) => `<h2>${text}</h2>`);
const body = fc.oneof(
  { weight: 4, arbitrary: words(1, 60).map((text) => `<p>${text}</p>`) },
  { weight: 2, arbitrary: words(1, 25).map((text) => `<div class="avoid frame"><p>${text}</p></div>`) },
  {
    weight: 1,
    arbitrary: fc
      .array(words(1, 15), { minLength: 1, maxLength: 4 })
      .map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`),
  },
);
const piece = fc.oneof(
  { weight: 3, arbitrary: body },
  { weight: 2, arbitrary: fc.tuple(heading, body).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.tuple(heading, heading, body).map((parts) => parts.join('')) },
);
const section = fc
  .tuple(fc.constantFrom('', 'columns', 'columns'), fc.array(piece, { minLength: 1, maxLength: 9 }))
  .map(([name, pieces]) => `<section class="${name}">${pieces.join('')}</section>`);
const page = fc.array(section, { minLength: 1, maxLength: 4 }).map((sections) => sections.join(''));

/** A piece of a line, in the order of reading. */
interface Piece {
  readonly page: number;
  readonly y: number;
  /** The paragraph or heading. */
  readonly block: BlockBox;
  /** The innermost box around it that is not to be parted. */
  readonly kept: BlockBox | undefined;
}

function piecesOf({ tree, result }: LaidOut): readonly Piece[] {
  const blocksOf = (id: BoxId): readonly BlockBox[] => {
    const blocks: BlockBox[] = [];
    for (let box = tree.boxes[id]; box; box = box.parent) if (box.kind === 'block') blocks.push(box);
    return blocks;
  };
  return result.pages.flatMap(({ number, fragments }) =>
    fragments.flatMap((fragment) => {
      if (fragment.kind !== 'text' || fragment.artifact) return [];
      const blocks = blocksOf(fragment.boxId);
      const [block] = blocks;
      if (!block) return [];
      const kept = blocks.find(({ style }) => style.breakInside === 'avoid');
      return [{ page: number, y: fragment.y, block, kept }];
    }),
  );
}

const isHeading = ({ block }: Piece): boolean => block.element?.name === 'h2';
/** In the next column or on the next page. */
const isBeyond = (piece: Piece, first: Piece): boolean => piece.page !== first.page || piece.y < first.y - 4;

/** Lines that stand in the column of a heading's last line under it, of the two that have to. */
function linesUnder(pieces: readonly Piece[], at: number): number {
  const head = pieces[at];
  const next = pieces[at + 1];
  if (!head || !next) return 2;
  let lines = 0;
  let y = head.y;
  for (const piece of pieces.slice(at + 1)) {
    if (isBeyond(piece, head)) break;
    // The whole of what follows is enough.
    if (piece.block !== next.block) return 2;
    if (piece.y > y + 1) lines++;
    y = piece.y;
    if (lines === 2 || piece === pieces.at(-1)) return 2;
  }
  const rest = pieces.slice(at + 1).filter(({ block }) => block === next.block);
  return lines > 0 && rest.every((piece) => !isBeyond(piece, head)) ? 2 : lines;
}

const RUNS = { numRuns: Number(process.env.SOAK_RUNS ?? 800) };
const SIZE = { width: 260, height: 300 };

describe('what is kept together', () => {
  it('is a heading and at least two lines of what follows it', () => {
    fc.assert(
      fc.property(page, (html) => {
        const pieces = piecesOf(layOut(html, `${RULES} h2 { break-inside: avoid }`, SIZE));
        pieces.forEach((piece, at) => {
          const next = pieces[at + 1];
          if (!isHeading(piece) || !next || next.block === piece.block) return;
          if (isHeading(next)) expect(isBeyond(next, piece)).toBe(false);
          else expect(linesUnder(pieces, at)).toBe(2);
        });
      }),
      RUNS,
    );
  });

  it('is all of a box with `break-inside: avoid`', () => {
    fc.assert(
      fc.property(page, (html) => {
        const first = new Map<BlockBox, Piece>();
        for (const piece of piecesOf(layOut(html, `${RULES} h2 { break-inside: avoid }`, SIZE))) {
          if (!piece.kept) continue;
          const begun = first.get(piece.kept);
          if (begun) expect(isBeyond(piece, begun)).toBe(false);
          else first.set(piece.kept, piece);
        }
      }),
      RUNS,
    );
  });

  it('goes to the next page, not to the next column of the last few lines of a page', () => {
    const filler = '<p>one<br>two<br>three<br>four<br>five<br>six<br>seven<br>eight</p>';
    const css = 'section { columns: 2; column-gap: 10pt } h2 { font: inherit; break-after: avoid }';
    const text = 'talks on a ceasefire '.repeat(30);
    for (const height of [130, 142, 154]) {
      const html = `${filler}<section><h2>Heading</h2><p>${text}</p></section>`;
      const pieces = piecesOf(layOut(html, css, { height }));
      const at = pieces.findIndex(isHeading);
      expect(linesUnder(pieces, at)).toBe(2);
      expect(pieces[at]?.page).toBe(height === 154 ? 1 : 2);
    }
  });
});
