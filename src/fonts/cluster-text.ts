import type { ShapedText } from './face.ts';
import type { ClusterPart, GlyphCluster } from './glyph-cluster.ts';

/** A cluster as it was shaped; font units. */
export interface ShapedCluster extends GlyphCluster {
  readonly text: string;
  /** Left edge, from the piece's. */
  readonly x: number;
  /** Clusters of the piece on its left. */
  readonly clustersBefore: number;
}

/** A part of a cluster's text, and of its width. The first carries the whole outline, the others are empty. */
export interface ClusterSlice extends GlyphCluster {
  readonly text: string;
  /** From the cluster's left edge. */
  readonly left: number;
}

/** Nonspacing and enclosing marks, joiners and other format characters: they take no room of their own. */
const MARK = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const FORMAT = /^\p{Cf}$/u;
const ANY_MARK = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Room of a mark among the slices of its cluster, as a part of the em: readers of a PDF sort characters by their place. */
const MARK_SLICE = 0.02;

/**
 * Whether a cluster must be written as one code a character. How readers of a PDF take codes was tried with pdf.js 5.4,
 * poppler 22.12 and MuPDF 1.21; this way, with codes and lines of text in logical order, each gives back the text:
 *
 * - a ToUnicode of several characters is reversed by pdf.js and by poppler in right-to-left text (lam-alef comes out as
 *   alef-lam), and written in reverse it is wrong in MuPDF and every reader that trusts it: so one character a code;
 * - pdf.js takes a code whose text holds a nonspacing mark for one without width, which makes spaces of its own in
 *   Indic text and loses the order of pointed Hebrew and Arabic: so the base and its marks apart;
 * - marks without any width are put before their base by poppler: so each has a thin slice behind it;
 * - ActualText is ignored by pdf.js and MuPDF, and turned round by poppler.
 */
export function needsSlices(text: string, rtl: boolean): boolean {
  return text.length > 1 && (rtl || ANY_MARK.test(text));
}

/**
 * Divides a cluster's width among the characters of its text in reading direction, marks thin, the others alike.
 * A format character goes with a mark before it, because pdf.js drops a code that is nothing else.
 */
export function sliceCluster(
  { text, parts, advance }: ShapedCluster,
  unitsPerEm: number,
  rtl: boolean,
): ClusterSlice[] {
  const texts: string[] = [];
  let marks = 0;
  for (const character of text) {
    const last = texts.at(-1);
    if (last !== undefined && FORMAT.test(character) && ANY_MARK.test(last)) {
      texts[texts.length - 1] = last + character;
      continue;
    }
    if (texts.length > 0 && MARK.test(character)) marks += 1;
    texts.push(character);
  }
  const thin = Math.min(Math.floor(unitsPerEm * MARK_SLICE), Math.floor(advance / (2 * texts.length)));
  const wide = Math.floor((advance - marks * thin) / (texts.length - marks));
  let at = rtl ? advance : 0;
  return texts.map((slice, index) => {
    const width = index > 0 && ANY_MARK.test(slice) ? thin : wide;
    if (rtl) at -= width;
    const left = at;
    if (!rtl) at += width;
    const shifted = index === 0 ? parts.map((part) => ({ ...part, x: part.x - left })) : [];
    return { text: slice, left, advance: width, parts: shifted };
  });
}

/** The clusters of a piece in logical order, in font units, which HarfBuzz's positions are whole ones of. */
export function shapedClusters(shaped: ShapedText, unitsPerEm: number): ShapedCluster[] {
  const { glyphs, clusters, advances, offsetsX, offsetsY, rtl, text } = shaped;
  const found: GlyphGroup[] = [];
  let x = 0;
  let clustersBefore = -1;
  for (let index = 0; index < glyphs.length; index += 1) {
    const start = clusters[index] ?? 0;
    const advance = Math.round((advances[index] ?? 0) * unitsPerEm);
    if (clusters[index - 1] !== start) clustersBefore += 1;
    let group = found.at(-1);
    // A letter without width of its own: the alef of a lam-alef that is drawn with the lam.
    const joins = rtl && group?.advance === 0 && group.start > start;
    if (group === undefined || (group.start !== start && !joins)) {
      group = { start, x, clustersBefore, advance: 0, parts: [] };
      found.push(group);
    }
    group.start = start;
    group.parts.push({
      glyph: glyphs[index] ?? 0,
      x: x - group.x + Math.round((offsetsX?.[index] ?? 0) * unitsPerEm),
      y: Math.round((offsetsY?.[index] ?? 0) * unitsPerEm),
    });
    group.advance += advance;
    x += advance;
  }
  if (rtl) found.reverse();
  return found.map(({ start, x: left, clustersBefore, advance, parts }, index) => ({
    text: text.slice(start, found[index + 1]?.start ?? text.length),
    x: left,
    clustersBefore,
    advance: Math.max(0, Math.min(0xffff, advance)),
    parts,
  }));
}

interface GlyphGroup {
  start: number;
  readonly x: number;
  readonly clustersBefore: number;
  advance: number;
  readonly parts: ClusterPart[];
}
