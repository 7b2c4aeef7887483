import { isDefaultIgnorable } from './default-ignorable.ts';
import type { Face } from './face.ts';
import { placesMarks } from './mark-placement.ts';

/**
 * Whether a face draws a grapheme cluster: it has a glyph for each character, or for those of the cluster's composed
 * or decomposed form (HarfBuzz uses whichever the face has), and a place for each mark on a European letter.
 * Characters that are ignored by default need no glyph.
 */
export function covers(face: Face, cluster: string): boolean {
  return hasGlyphs(face, cluster) && (cluster.length === 1 || placesMarks(face, cluster));
}

function hasGlyphs(face: Face, cluster: string): boolean {
  if (hasAll(face, cluster)) return true;
  const composed = cluster.normalize('NFC');
  if (composed !== cluster && hasAll(face, composed)) return true;
  const decomposed = cluster.normalize('NFD');
  return decomposed !== cluster && hasAll(face, decomposed);
}

function hasAll(face: Face, text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (!face.has(codePoint) && !isDefaultIgnorable(codePoint)) return false;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return true;
}
