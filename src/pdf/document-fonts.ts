import { type Face, planSubset, type ShapedText, type SubsetPlan } from '../fonts/index.ts';

/** A face in use in one document. */
export interface DocumentFont {
  /** Name among the resources. */
  readonly name: string;
  readonly face: Face;
  readonly subset: SubsetPlan;
  /** Advances in thousandths of an em, as the PDF's width table has them; by glyph of the font file. */
  readonly widthOf: (glyph: number) => number;
  /** A real space, for the ends of lines; undefined where the face has none. */
  readonly space: ShapedText | undefined;
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
    const font: DocumentFont = {
      name: `F${this.#fonts.size + 1}`,
      face,
      subset: planSubset(face),
      widthOf: widthsOf(face),
      space: face.has(0x20) ? face.shape(' ', '', 'en') : undefined,
    };
    this.#fonts.set(face, font);
    return font;
  }
}

const widthTables = new WeakMap<Face, (glyph: number) => number>();

/** Reading a font's `hmtx` for every glyph of a text costs more than drawing it, so widths are kept with the face. */
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
