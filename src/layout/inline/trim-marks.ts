import type { ShapedText } from '../../fonts/index.ts';

/** Full-width marks whose left half is empty, and those whose right half is. */
const OPENING = '\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\uff08\uff3b\uff5b\uff5f';
const CLOSING = '\u2019\u201d\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\uff09\uff3d\uff5d\uff60';
/** Stops stand at the left of their squares, but in the middle in traditional Chinese. */
const STOPS = '\u3001\u3002\uff0c\uff0e\uff1a\uff1b';

const trimmed = new WeakMap<ShapedText, ShapedText>();

/**
 * Closes up full-width marks that follow each other (`text-spacing-trim: normal` of CSS Text 4 §8.4, CLREQ 3.1.6.1,
 * JLREQ 3.1.4): of two halves of white between them one is enough, before a closing mark none. A text's language does
 * not change, so what was found for it stays.
 */
export function trimMarks(shaped: ShapedText, centredStops: boolean): ShapedText {
  const known = trimmed.get(shaped);
  if (known) return known;
  const made = closeUp(shaped, centredStops ? CLOSING : CLOSING + STOPS);
  trimmed.set(shaped, made);
  return made;
}

function closeUp(shaped: ShapedText, closing: string): ShapedText {
  const { text, clusters, glyphs } = shaped;
  const advances = shaped.advances.slice();
  const offsetsX = shaped.offsetsX?.slice() ?? new Float64Array(glyphs.length);
  let saved = 0;
  for (let next = 1; next < glyphs.length; next++) {
    const before = text.charAt(clusters[next - 1] ?? 0);
    const after = text.charAt(clusters[next] ?? 0);
    const opens = OPENING.includes(after);
    const closes = closing.includes(after) && closing.includes(before);
    const at = closes ? next - 1 : next;
    if (!closes && !(opens && (OPENING.includes(before) || closing.includes(before)))) continue;
    // A mark that is narrow already, as the quotation marks of a Latin face, has no half to give.
    if (shaped.advances[at] !== 1 || shaped.advances[closes ? next : next - 1] !== 1) continue;
    advances[at] = 0.5;
    if (!closes) offsetsX[at] = (offsetsX[at] ?? 0) - 0.5;
    saved += 0.5;
  }
  return saved === 0 ? shaped : { ...shaped, advances, offsetsX, width: shaped.width - saved };
}
