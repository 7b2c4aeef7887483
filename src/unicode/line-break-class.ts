import { CodeTable } from './code-table.ts';
import { LINE_BREAK_CLASSES, LINE_BREAK_RANGES, WIDTH_RANGES, WIDTHS } from './data/line-break-data.ts';

/**
 * Values of Line_Break, some of them in parts: opening and closing punctuation that is wide (LB30 passes over it),
 * quotation marks that are initial or final, unassigned pictographs (LB30b). `SA` has no marks: they are `CM` (LB1).
 */
export const LineBreak = {
  AL: 0,
  AI: 1,
  B2: 2,
  BA: 3,
  BB: 4,
  BK: 5,
  CB: 6,
  CJ: 7,
  CL: 8,
  CM: 9,
  CP: 10,
  CPwide: 11,
  CR: 12,
  EB: 13,
  EM: 14,
  EX: 15,
  GL: 16,
  H2: 17,
  H3: 18,
  HL: 19,
  HY: 20,
  ID: 21,
  IDpict: 22,
  IN: 23,
  IS: 24,
  JL: 25,
  JT: 26,
  JV: 27,
  LF: 28,
  NL: 29,
  NS: 30,
  NU: 31,
  OP: 32,
  OPwide: 33,
  PO: 34,
  PR: 35,
  QU: 36,
  QUPi: 37,
  QUPf: 38,
  RI: 39,
  SA: 40,
  SP: 41,
  SY: 42,
  WJ: 43,
  ZW: 44,
  ZWJ: 45,
  /** Not a value of the property: the second unit of a surrogate pair. */
  LOW: 46,
} as const;

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const SYLLABLES_OF_ONE_VOWEL = 28;

let classTable: CodeTable | undefined;
let widthTable: CodeTable | undefined;

/** The class of a character: a value of `LineBreak`. */
export function lineBreakClassOf(codePoint: number): number {
  classTable ??= new CodeTable(
    LINE_BREAK_RANGES,
    LINE_BREAK_CLASSES.split('|').map((name) => LineBreak[name as keyof typeof LineBreak]),
  );
  if (codePoint >= FIRST_SYLLABLE && codePoint <= LAST_SYLLABLE)
    return (codePoint - FIRST_SYLLABLE) % SYLLABLES_OF_ONE_VOWEL === 0 ? LineBreak.H2 : LineBreak.H3;
  return classTable.get(codePoint);
}

/** True for characters of East_Asian_Width F, W and H: ideographs, kana, Hangul, their punctuation, most emoji. */
export function isEastAsian(codePoint: number): boolean {
  if (codePoint < 0x1100) return false;
  widthTable ??= new CodeTable(
    WIDTH_RANGES,
    WIDTHS.split('|').map((name) => (name === 'wide' ? 1 : 0)),
  );
  return widthTable.get(codePoint) === 1;
}

/** Writes the class of each UTF-16 unit of `text` to `classes`, which is at least as long. */
export function lineBreakClasses(text: string, classes: Uint8Array): void {
  for (let i = 0; i < text.length; i++) {
    const codePoint = text.codePointAt(i) ?? 0;
    classes[i] = lineBreakClassOf(codePoint);
    if (codePoint > 0xffff) classes[++i] = LineBreak.LOW;
  }
}
