import { type Face, planSubset, type ShapedText, type SubsetPlan } from '../fonts/index.ts';
import { ByteWriter } from './byte-writer.ts';
import { type DrawnPiece, drawPiece, drawTracked } from './drawn-piece.ts';

/** A face in use in one document. */
export class DocumentFont {
  /** Name among the resources. */
  readonly name: string;
  readonly face: Face;
  readonly subset: SubsetPlan;
  /** What the stretches of drawn pieces point into. */
  readonly codes = new ByteWriter(1 << 13);
  readonly #widthOf: (glyph: number) => number;
  /** Half of all pieces are one and the same space, and words come again: each is put into codes once. */
  readonly #drawn = new Map<ShapedText, DrawnPiece>();

  constructor(name: string, face: Face) {
    this.name = name;
    this.face = face;
    this.subset = planSubset(face);
    this.#widthOf = widthsOf(face);
  }

  /** `tracking` in thousandths of an em. */
  drawn(piece: ShapedText, tracking: number): DrawnPiece {
    const known = this.#drawn.get(piece) ?? this.#draw(piece);
    if (tracking === 0 || known.codeCount === known.clusterCount) return known;
    return drawTracked(piece, this.subset.encode(piece), tracking, this.codes) ?? known;
  }

  #draw(piece: ShapedText): DrawnPiece {
    const drawn = drawPiece(piece, this.subset.encode(piece), this.#widthOf, this.codes);
    this.#drawn.set(piece, drawn);
    return drawn;
  }
}

/** The fonts of a document, numbered in the order of their first use. */
export class DocumentFonts {
  readonly #fonts = new Map<Face, DocumentFont>();

  get all(): Iterable<DocumentFont> {
    return this.#fonts.values();
  }

  of(face: Face): DocumentFont {
    const known = this.#fonts.get(face);
    if (known !== undefined) return known;
    const font = new DocumentFont(`F${this.#fonts.size + 1}`, face);
    this.#fonts.set(face, font);
    return font;
  }
}

const widthTables = new WeakMap<Face, (glyph: number) => number>();

/** Advances in thousandths of an em, as the PDF's width table has them; kept with the face. */
function widthsOf(face: Face): (glyph: number) => number {
  const known = widthTables.get(face);
  if (known !== undefined) return known;
  const scale = 1000 / face.program.unitsPerEm;
  let widths = new Float64Array(1024).fill(-1);
  const widthOf = (glyph: number): number => {
    if (glyph >= widths.length) {
      const more = new Float64Array(Math.max(glyph + 1, widths.length * 2)).fill(-1);
      more.set(widths);
      widths = more;
    }
    const width = widths[glyph] ?? -1;
    if (width >= 0) return width;
    const fresh = Math.round(face.program.advance(glyph) * scale * 1000) / 1000;
    widths[glyph] = fresh;
    return fresh;
  };
  widthTables.set(face, widthOf);
  return widthOf;
}
