import type { Face, ShapedText } from './face.ts';
import { toUnicodeMap } from './to-unicode.ts';

/** A shaped piece in the codes of one document's font. Two bytes a code (Identity-H): code = CID = index in `widths`. */
export interface EncodedText {
  /** One CID a glyph, in the order of `ShapedText.glyphs`. */
  readonly cids: Uint16Array;
  /**
   * True where some cluster has several glyphs that do not stand for one character each: the piece must be drawn
   * inside `/Span <</ActualText …>>` with `ShapedText.text`.
   */
  readonly needsActualText: boolean;
}

/** What one embedded font of a PDF holds; grows while pages are drawn, `finish` is called once at the end. */
export interface SubsetPlan {
  /** The CID (first-use order, 1 and up; 0 is .notdef) of a glyph that stands for `text`; another text is another CID. */
  cidOf(glyph: number, text: string): number;
  /** All glyphs of a piece at once, memoised by the identity of `shaped`. */
  encode(shaped: ShapedText): EncodedText;
  /** The same, for callers that only draw. */
  cidsOf(shaped: ShapedText): Uint16Array;
  finish(): FinishedSubset;
}

export interface FinishedSubset {
  /** A TrueType file whose glyph ids are the CIDs (`/CIDToGIDMap /Identity`). */
  readonly program: Uint8Array;
  /** By CID, in thousandths of an em. */
  readonly widths: readonly number[];
  /** A ToUnicode CMap, ASCII, not compressed. */
  readonly toUnicode: string;
  readonly cidCount: number;
}

/** Extra glyphs of a cluster whose first glyph carries the text; invisible, and no place to break a word. */
const NO_TEXT = '\u2060';

/** Starts an empty plan for a face; one per face and document. */
export function planSubset(face: Face): SubsetPlan {
  return new GrowingSubset(face);
}

class GrowingSubset implements SubsetPlan {
  readonly #face: Face;
  /** By CID. */
  readonly #glyphs: number[] = [0];
  readonly #texts: string[] = [''];
  /** By glyph: its first CID and the code unit that one stands for (−1: none yet, or more than one unit). */
  #firstCid = new Uint16Array(1024);
  #firstUnit = new Int32Array(1024).fill(-1);
  readonly #others = new Map<number, Map<string, number>>();
  readonly #encoded = new Map<ShapedText, EncodedText>();

  constructor(face: Face) {
    this.#face = face;
  }

  cidOf(glyph: number, text: string): number {
    return text.length === 1 ? this.#cidOfUnit(glyph, text.charCodeAt(0)) : this.#cidOfText(glyph, text);
  }

  cidsOf(shaped: ShapedText): Uint16Array {
    return this.encode(shaped).cids;
  }

  encode(shaped: ShapedText): EncodedText {
    const known = this.#encoded.get(shaped);
    if (known !== undefined) return known;
    const encoded = this.#encodeNew(shaped);
    this.#encoded.set(shaped, encoded);
    return encoded;
  }

  finish(): FinishedSubset {
    const { program } = this.#face;
    const scale = 1000 / program.unitsPerEm;
    return {
      program: program.subset(this.#glyphs),
      widths: this.#glyphs.map((glyph) => Math.round(program.advance(glyph) * scale * 1000) / 1000),
      toUnicode: toUnicodeMap(this.#texts),
      cidCount: this.#glyphs.length,
    };
  }

  #encodeNew(shaped: ShapedText): EncodedText {
    const { glyphs, clusters, text } = shaped;
    const cids = new Uint16Array(glyphs.length);
    let needsActualText = false;
    for (let first = 0; first < glyphs.length; ) {
      const start = clusters[first] ?? 0;
      let next = first + 1;
      while (next < glyphs.length && clusters[next] === start) next += 1;
      const end = next < glyphs.length ? (clusters[next] ?? text.length) : text.length;
      if (next === first + 1) {
        const glyph = glyphs[first] ?? 0;
        cids[first] =
          end === start + 1
            ? this.#cidOfUnit(glyph, text.charCodeAt(start))
            : this.#cidOfText(glyph, text.slice(start, end));
      } else if (!this.#encodeOneToOne(shaped, first, next, cids)) {
        needsActualText = true;
        cids[first] = this.cidOf(glyphs[first] ?? 0, text.slice(start, end));
        for (let at = first + 1; at < next; at += 1) cids[at] = this.cidOf(glyphs[at] ?? 0, NO_TEXT);
      }
      first = next;
    }
    return { cids, needsActualText };
  }

  /** A cluster whose glyphs are those of its characters, in order (a letter and its marks), needs no ActualText. */
  #encodeOneToOne(shaped: ShapedText, first: number, next: number, cids: Uint16Array): boolean {
    const { glyphs, clusters, text } = shaped;
    const characters = [...text.slice(clusters[first], clusters[next] ?? text.length)];
    if (characters.length !== next - first) return false;
    const same = characters.every(
      (character, at) => this.#face.glyphOf?.(character.codePointAt(0) ?? 0) === glyphs[first + at],
    );
    if (!same) return false;
    for (const [at, character] of characters.entries())
      cids[first + at] = this.cidOf(glyphs[first + at] ?? 0, character);
    return true;
  }

  /** The common case, without making a string: one UTF-16 unit, the same as when the glyph was first used. */
  #cidOfUnit(glyph: number, unit: number): number {
    if (glyph >= this.#firstUnit.length) this.#grow(glyph);
    const first = this.#firstUnit[glyph];
    if (first === unit) return this.#firstCid[glyph] ?? 0;
    if (first !== -1) return this.#cidOfText(glyph, String.fromCharCode(unit));
    const cid = this.#add(glyph, String.fromCharCode(unit));
    this.#firstUnit[glyph] = unit;
    this.#firstCid[glyph] = cid;
    return cid;
  }

  #cidOfText(glyph: number, text: string): number {
    let texts = this.#others.get(glyph);
    if (texts === undefined) {
      texts = new Map();
      this.#others.set(glyph, texts);
    }
    let cid = texts.get(text);
    if (cid === undefined) {
      cid = this.#add(glyph, text);
      texts.set(text, cid);
    }
    return cid;
  }

  #add(glyph: number, text: string): number {
    this.#glyphs.push(glyph);
    this.#texts.push(text);
    return this.#glyphs.length - 1;
  }

  #grow(glyph: number): void {
    const size = Math.max(glyph + 1, this.#firstUnit.length * 2);
    const units = new Int32Array(size).fill(-1);
    units.set(this.#firstUnit);
    this.#firstUnit = units;
    const cids = new Uint16Array(size);
    cids.set(this.#firstCid);
    this.#firstCid = cids;
  }
}
