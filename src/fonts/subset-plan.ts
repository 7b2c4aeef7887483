import { needsSlices, type ShapedCluster, shapedClusters, sliceCluster } from './cluster-text.ts';
import type { Face, ShapedText } from './face.ts';
import type { EmbeddedGlyph, GlyphCluster } from './glyph-cluster.ts';
import { toUnicodeMap } from './to-unicode.ts';

/** A shaped piece in the codes of one document's font. Two bytes a code (Identity-H): code = CID = index in `widths`. */
export interface EncodedText {
  /** In logical order. */
  readonly cids: Uint16Array;
  /** Undefined in left-to-right text whose clusters are one glyph each: then codes are glyphs, placed as shaped. */
  readonly places: CodePlaces | undefined;
}

/** Where codes stand, parallel to `EncodedText.cids`. */
export interface CodePlaces {
  /** Of the code's origin, in ems from the piece's left edge. */
  readonly x: Float64Array;
  /** Clusters of the piece on the left of the code's: so often tracking is added before it. */
  readonly clustersBefore: Uint16Array;
  /** What the width table says, in thousandths of an em. */
  readonly widths: Float64Array;
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

/** Starts an empty plan for a face; one per face and document. */
export function planSubset(face: Face): SubsetPlan {
  return new GrowingSubset(face);
}

class GrowingSubset implements SubsetPlan {
  readonly #face: Face;
  /** By CID. */
  readonly #glyphs: EmbeddedGlyph[] = [0];
  readonly #texts: string[] = [''];
  /** By glyph: its first CID and the code unit that one stands for (−1: none yet, or more than one unit). */
  #firstCid = new Uint16Array(1024);
  #firstUnit = new Int32Array(1024).fill(-1);
  readonly #others = new Map<number, Map<string, number>>();
  /** By text, advance and parts. */
  readonly #clusters = new Map<string, number>();
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
      widths: this.#glyphs.map((glyph) =>
        thousandths((typeof glyph === 'number' ? program.advance(glyph) : glyph.advance) * scale),
      ),
      toUnicode: toUnicodeMap(this.#texts),
      cidCount: this.#glyphs.length,
    };
  }

  /** Most text: left to right, a glyph a cluster. */
  #encodeNew(shaped: ShapedText): EncodedText {
    const { glyphs, clusters, text } = shaped;
    if (shaped.rtl || shaped.offsetsY?.some((offset) => offset !== 0)) return this.#encodeClusters(shaped);
    const cids = new Uint16Array(glyphs.length);
    for (let index = 0; index < glyphs.length; index += 1) {
      const start = clusters[index] ?? 0;
      const end = index + 1 < glyphs.length ? (clusters[index + 1] ?? 0) : text.length;
      const glyph = glyphs[index] ?? 0;
      if (end === start + 1) cids[index] = this.#cidOfUnit(glyph, text.charCodeAt(start));
      else {
        const several = text.slice(start, end);
        if (several === '' || needsSlices(several, false)) return this.#encodeClusters(shaped);
        cids[index] = this.#cidOfText(glyph, several);
      }
    }
    return { cids, places: undefined };
  }

  #encodeClusters(shaped: ShapedText): EncodedText {
    const { unitsPerEm } = this.#face.program;
    const codes: PlacedCode[] = [];
    for (const cluster of shapedClusters(shaped, unitsPerEm)) this.#encodeCluster(cluster, shaped.rtl, codes);
    return {
      cids: Uint16Array.from(codes, ({ cid }) => cid),
      places: {
        x: Float64Array.from(codes, ({ x }) => x / unitsPerEm),
        clustersBefore: Uint16Array.from(codes, ({ clustersBefore }) => clustersBefore),
        widths: Float64Array.from(codes, ({ advance }) => thousandths((advance * 1000) / unitsPerEm)),
      },
    };
  }

  #encodeCluster(cluster: ShapedCluster, rtl: boolean, codes: PlacedCode[]): void {
    const { text, parts, advance, x, clustersBefore } = cluster;
    const [first, ...others] = parts;
    if (needsSlices(text, rtl)) {
      for (const slice of sliceCluster(cluster, this.#face.program.unitsPerEm, rtl))
        codes.push({
          cid: this.#cidOfCluster(slice, slice.text),
          x: x + slice.left,
          clustersBefore,
          advance: slice.advance,
        });
    } else if (first !== undefined && others.length === 0 && first.y === 0) {
      const nominal = this.#face.program.advance(first.glyph);
      codes.push({ cid: this.cidOf(first.glyph, text), x: x + first.x, clustersBefore, advance: nominal });
    } else codes.push({ cid: this.#cidOfCluster(cluster, text), x, clustersBefore, advance });
  }

  #cidOfCluster(cluster: GlyphCluster, text: string): number {
    const parts = cluster.parts.map(({ glyph, x, y }) => `${glyph},${x},${y}`).join(' ');
    const key = `${parts} ${cluster.advance} ${text}`;
    const known = this.#clusters.get(key);
    if (known !== undefined) return known;
    const cid = this.#add(cluster, text);
    this.#clusters.set(key, cid);
    return cid;
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

  #add(glyph: EmbeddedGlyph, text: string): number {
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

/** `x` and `advance` in font units. */
interface PlacedCode {
  readonly cid: number;
  readonly clustersBefore: number;
  readonly x: number;
  readonly advance: number;
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
