import { CodeTable } from './code-table.ts';
import { GRAPHEME_CLASSES, GRAPHEME_RANGES } from './data/grapheme-data.ts';
import { LineBreak, lineBreakClassOf } from './line-break-class.ts';
import { isPlainUnit } from './plain.ts';

// Values of Grapheme_Cluster_Break. A linker is an Extend and a consonant is Other to all rules but GB9c.
const OTHER = 0;
const CR = 1;
const LF = 2;
const CONTROL = 3;
const EXTEND = 4;
const ZWJ = 5;
const SPACING_MARK = 6;
const PREPEND = 7;
const REGIONAL = 8;
const L = 9;
const V = 10;
const T = 11;
const LV = 12;
const LVT = 13;
const PICTOGRAPHIC = 14;
const LINKER = 15;
const CONSONANT = 16;

const MEANINGS: Readonly<Record<string, number>> = {
  Other: OTHER,
  CR,
  LF,
  Control: CONTROL,
  Extend: EXTEND,
  ZWJ,
  SpacingMark: SPACING_MARK,
  Prepend: PREPEND,
  Regional_Indicator: REGIONAL,
  L,
  V,
  T,
  LV,
  LVT,
  Pictographic: PICTOGRAPHIC,
  Linker: LINKER,
  Consonant: CONSONANT,
};

const FIRST_SYLLABLE = 0xac00;
const SYLLABLES_OF_ONE_VOWEL = 28;

let table: CodeTable | undefined;

function classOf(codePoint: number): number {
  table ??= new CodeTable(
    GRAPHEME_RANGES,
    GRAPHEME_CLASSES.split('|').map((name) => MEANINGS[name] ?? OTHER),
  );
  const kind = table.get(codePoint);
  return kind === LV && (codePoint - FIRST_SYLLABLE) % SYLLABLES_OF_ONE_VOWEL !== 0 ? LVT : kind;
}

function isExtending(kind: number): boolean {
  return kind === EXTEND || kind === ZWJ || kind === LINKER;
}

/** GB3 to GB9b, for two characters side by side. */
function joins(before: number, after: number): boolean {
  if (before === CR) return after === LF;
  if (before === LF || before === CONTROL || after === CR || after === LF || after === CONTROL) return false;
  if (isExtending(after) || after === SPACING_MARK || before === PREPEND) return true;
  switch (before) {
    case L:
      return after === L || after === V || after === LV || after === LVT;
    case LV:
    case V:
      return after === V || after === T;
    case LVT:
    case T:
      return after === T;
    default:
      return false;
  }
}

/** Reads a text backwards, code point by code point. */
function codePointBefore(text: string, index: number): number {
  const code = text.charCodeAt(index - 1);
  if (code < 0xdc00 || code > 0xdfff || index < 2) return code;
  const high = text.charCodeAt(index - 2);
  return high >= 0xd800 && high <= 0xdbff ? (high - 0xd800) * 0x400 + (code - 0xdc00) + 0x10000 : code;
}

function unitsOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}

/** GB11: a pictograph, any Extend, and a joiner before `index`. */
function joinsPictographs(text: string, index: number): boolean {
  let i = index - 1;
  while (i > 0) {
    const codePoint = codePointBefore(text, i);
    const kind = classOf(codePoint);
    if (kind === PICTOGRAPHIC) return true;
    if (kind !== EXTEND && kind !== LINKER) return false;
    i -= unitsOf(codePoint);
  }
  return false;
}

/** GB12, GB13: an odd number of regional indicators before `index`. */
function halvesFlag(text: string, index: number): boolean {
  let count = 0;
  for (let i = index; i > 1 && classOf(codePointBefore(text, i)) === REGIONAL; i -= 2) count++;
  return count % 2 === 1;
}

/**
 * True where an extended grapheme cluster (UAX #29, Unicode 15.0) begins at the UTF-16 unit `index`: before and behind
 * all of the text too.
 */
export function startsGrapheme(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return true;
  const unit = text.charCodeAt(index);
  const unitBefore = text.charCodeAt(index - 1);
  if (isPlainUnit(unit) && isPlainUnit(unitBefore)) return !(unit === 0x0a && unitBefore === 0x0d);
  if (unit >= 0xdc00 && unit <= 0xdfff && unitBefore >= 0xd800 && unitBefore <= 0xdbff) return false;
  const before = classOf(codePointBefore(text, index));
  const after = classOf(text.codePointAt(index) ?? 0);
  if (joins(before, after)) return false;
  if (before === ZWJ && after === PICTOGRAPHIC) return !joinsPictographs(text, index);
  return !(before === REGIONAL && after === REGIONAL && halvesFlag(text, index));
}

/**
 * As `startsGrapheme`, and not within a conjunct (rule GB9c, which came with Unicode 15.1, and the same for Khmer, Burmese
 * and others whose consonants stack), nor before a Burmese vowel sign. For places where a word is cut with force.
 */
export function startsSyllable(text: string, index: number): boolean {
  if (!startsGrapheme(text, index)) return false;
  const unit = text.charCodeAt(index);
  if (unit >= 0x1000 && unit < 0x10a0 && lineBreakClassOf(unit) === LineBreak.CM) return index === 0;
  return !joinsConsonants(text, index);
}

function joinsConsonants(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length || isPlainUnit(text.charCodeAt(index - 1))) return false;
  if (classOf(text.codePointAt(index) ?? 0) !== CONSONANT) return false;
  let linked = false;
  for (let i = index; i > 0; ) {
    const codePoint = codePointBefore(text, i);
    const kind = classOf(codePoint);
    if (kind === CONSONANT) return linked;
    // A non-joiner is an Extend that parts a conjunct on purpose.
    if (!isExtending(kind) || codePoint === 0x200c) return false;
    linked ||= kind === LINKER;
    i -= unitsOf(codePoint);
  }
  return false;
}

/** Where the extended grapheme clusters of a text begin, in UTF-16 units. One pass. */
export function graphemes(text: string): readonly number[] {
  const starts: number[] = [];
  let before = CONTROL;
  let pictograph = false;
  let flags = 0;
  for (let i = 0; i < text.length; ) {
    const codePoint = text.codePointAt(i) ?? 0;
    const kind = classOf(codePoint);
    const joined =
      joins(before, kind) ||
      (before === ZWJ && kind === PICTOGRAPHIC && pictograph) ||
      (before === REGIONAL && kind === REGIONAL && flags % 2 === 1);
    if (i === 0 || !joined) starts.push(i);
    flags = kind === REGIONAL ? flags + 1 : 0;
    pictograph = kind === PICTOGRAPHIC || (pictograph && isExtending(kind) && before !== ZWJ);
    before = kind;
    i += unitsOf(codePoint);
  }
  return starts;
}
