import { isDefaultIgnorable } from './default-ignorable.ts';
import type { Face } from './face.ts';
import { shapingOf } from './shaping.ts';

/** A letter with marks that no letter of Unicode has in one. */
const MARKED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{Mn}+/gu;
const MOST = 4096;

const known = new WeakMap<Face, Map<string, boolean>>();

/**
 * Whether a face says where the marks on the Latin, Greek and Cyrillic letters of a text go. One that has the glyph of
 * a mark but no anchor for it on a letter, or on another mark, leaves it behind the letter (OpenType GPOS, lookups 4
 * and 6).
 */
export function placesMarks(face: Face, text: string): boolean {
  if (!hasMarks(text)) return true;
  for (const [marked] of text.normalize('NFC').matchAll(MARKED))
    if (!placesMarksOf(face, marked)) return false;
  return true;
}

/** The blocks of combining diacritical marks, and the Cyrillic ones: to leave all other text alone. */
function hasMarks(text: string): boolean {
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x300) continue;
    if (code <= 0x36f || (code >= 0x483 && code <= 0x487)) return true;
    if ((code >= 0x1ab0 && code <= 0x1aff) || (code >= 0x1dc0 && code <= 0x1dff)) return true;
  }
  return false;
}

function placesMarksOf(face: Face, marked: string): boolean {
  let ofFace = known.get(face);
  if (!ofFace || ofFace.size >= MOST) {
    ofFace = new Map();
    known.set(face, ofFace);
  }
  let places = ofFace.get(marked);
  if (places === undefined) {
    places = shapeHasPlaces(face, marked);
    ofFace.set(marked, places);
  }
  return places;
}

function shapeHasPlaces(face: Face, marked: string): boolean {
  if (isDefaultIgnorable(marked.codePointAt(marked.length - 1) ?? 0)) return true;
  const stay = marksThatStay(face, marked);
  if (stay === 0) return true;
  const [letter = '', mark = '', more] = marked;
  return more === undefined && stay === 1 && fitsAsItStands(face, letter, mark);
}

/** How many marks are behind what is before them. */
function marksThatStay(face: Face, marked: string): number {
  const { glyphs, advances, offsetsX, offsetsY } = face.shape(marked, PLAIN);
  let stay = 0;
  for (let index = 1; index < glyphs.length; index += 1)
    if (!advances[index] && !offsetsX?.[index] && !offsetsY?.[index]) stay += 1;
  return stay;
}

const PLAIN = shapingOf('', '', '', false);
const MARKS_ABOVE = ['\u0300', '\u0301', '\u0302', '\u0303', '\u0308'];

/** By chance an anchor may be where the mark is anyway: then the letter moves other marks, and the mark is moved by others. */
function fitsAsItStands(face: Face, letter: string, mark: string): boolean {
  if (!MARKS_ABOVE.includes(mark)) return false;
  const moves = (marked: string): boolean => hasAllGlyphs(face, marked) && marksThatStay(face, marked) === 0;
  return (
    MARKS_ABOVE.some((other) => moves(letter + other)) && ['m', 'q', 'x'].some((other) => moves(other + mark))
  );
}

const hasAllGlyphs = (face: Face, text: string): boolean =>
  [...text].every((character) => face.has(character.codePointAt(0) ?? 0));
