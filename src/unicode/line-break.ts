import { LineBreak, lineBreakClasses } from './line-break-class.ts';

const {
  AL,
  AI,
  B2,
  BA,
  BB,
  BK,
  CB,
  CJ,
  CL,
  CM,
  CP,
  CPwide,
  CR,
  EB,
  EM,
  EX,
  GL,
  H2,
  H3,
  HL,
  HY,
  ID,
  IDpict,
  IN,
  IS,
  JL,
  JT,
  JV,
  LF,
  LOW,
  NL,
  NS,
  NU,
  OP,
  OPwide,
  PO,
  PR,
  QU,
  QUPf,
  QUPi,
  RI,
  SA,
  SP,
  SY,
  WJ,
  ZW,
  ZWJ,
} = LineBreak;

/** Classes that are tailored away before the rules: what each is when nobody has (LB1). */
const PLAIN = new Uint8Array(64).map((_, kind) => {
  if (kind === AI || kind === SA) return AL;
  if (kind === CJ) return NS;
  if (kind === QUPi || kind === QUPf) return QU;
  return kind;
});

/** Whether a class is one of some; a table, because a chain of comparisons for each pair costs more. */
function setOf(...kinds: readonly number[]): Uint8Array {
  const set = new Uint8Array(64);
  for (const kind of kinds) set[kind] = 1;
  return set;
}

const NO_BASE = setOf(SP, BK, CR, LF, NL, ZW);
const CLOSES = setOf(CL, CP, CPwide, IS, SY, EX);
const PARENTHESIS = setOf(CL, CP, CPwide);
const LETTER = setOf(AL, HL);
const IDEOGRAPH = setOf(ID, IDpict, EB, EM);
const JAMO = setOf(JL, JV, JT, H2, H3);

// Where a number stands (LB25 in the form of UAX #14 §8.2, example 7).
const NO_NUMBER = 0;
const IN_NUMBER = 1;
const AFTER_NUMBER = 2;

/**
 * The line breaking algorithm of UAX #14, Unicode 15.0, with numbers as regular expressions (§8.2, example 7): sets
 * `allowed[i]` to 1 where a line may or must end before the UTF-16 unit `i` (0 < i < text.length), elsewhere to 0.
 */
export function lineBreaks(text: string, allowed: Uint8Array): void {
  if (scratch.length < text.length) scratch = new Uint8Array(2 * text.length);
  lineBreakClasses(text, scratch);
  breakClasses(scratch, text.length, allowed);
}

let scratch = new Uint8Array(256);

/** The same for classes that a caller has tailored: `classes` holds a value of `LineBreak` for each UTF-16 unit. */
export function breakClasses(classes: Uint8Array, length: number, allowed: Uint8Array): void {
  new LineBreaker(classes, length).run(allowed);
}

class LineBreaker {
  readonly #classes: Uint8Array;
  readonly #length: number;
  /** Class of the last character that is no mark and no space; marks without a base are AL (LB10). */
  #before: number = AL;
  /** The class before that one; for LB21a. */
  #earlier: number = AL;
  #joiner = false;
  #number: number = NO_NUMBER;
  #flags = 0;

  constructor(classes: Uint8Array, length: number) {
    this.#classes = classes;
    this.#length = length;
  }

  run(allowed: Uint8Array): void {
    const classes = this.#classes;
    /** The character just before is a space, and `before` is what stands before all of these. */
    let spaces = false;
    for (let i = 0; i < this.#length; i++) {
      const raw = classes[i] ?? AL;
      allowed[i] = 0;
      if (raw === LOW) continue;
      let kind = PLAIN[raw] ?? AL;
      const mark = kind === CM || kind === ZWJ;
      const joiner = kind === ZWJ;
      if (mark && i > 0 && !spaces && NO_BASE[this.#before] === 0) {
        this.#joiner = joiner;
        continue;
      }
      if (mark) kind = AL;
      if (i > 0 && this.#breaks(kind, i, spaces)) allowed[i] = 1;
      if (kind === SP && i > 0 && !isForced(this.#before)) spaces = true;
      else {
        this.#count(kind, spaces);
        spaces = kind === SP;
      }
      this.#joiner = joiner;
    }
  }

  #count(kind: number, spaces: boolean): void {
    if (spaces) this.#number = NO_NUMBER;
    if (kind === NU) this.#number = IN_NUMBER;
    else if (this.#number === IN_NUMBER && PARENTHESIS[kind] === 1) this.#number = AFTER_NUMBER;
    else if (this.#number !== IN_NUMBER || (kind !== SY && kind !== IS)) this.#number = NO_NUMBER;
    if (spaces || kind !== RI) this.#flags = 0;
    if (kind === RI) this.#flags++;
    this.#earlier = spaces ? SP : this.#before;
    this.#before = kind;
  }

  /** LB4 to LB31, first those that look through spaces. */
  #breaks(after: number, i: number, spaces: boolean): boolean {
    const before = this.#before;
    if (isForced(before)) return !(before === CR && after === LF) || spaces;
    if (isForced(after) || after === SP || after === ZW) return false;
    if (before === ZW) return true;
    if (this.#joiner) return false;
    if (after === WJ || (before === WJ && !spaces)) return false;
    if (before === GL && !spaces) return false;
    if (after === GL && !spaces) return before === BA || before === HY;
    if (CLOSES[after] === 1 || before === OP || before === OPwide) return false;
    if (before === QU && (after === OP || after === OPwide)) return false;
    if (PARENTHESIS[before] === 1 && after === NS) return false;
    if (before === B2 && after === B2) return false;
    if (spaces || before === SP) return true;
    if (after === QU || before === QU) return false;
    if (after === CB || before === CB) return true;
    return !this.#joins(before, after, i);
  }

  /** LB21 to LB30b: neighbours that stay together. */
  #joins(before: number, after: number, i: number): boolean {
    if (after === BA || after === HY || after === NS || after === IN || before === BB) return true;
    if (this.#earlier === HL && (before === HY || before === BA)) return true;
    if (before === SY && after === HL) return true;
    if (this.#joinsNumber(before, after, i)) return true;
    if (LETTER[before] === 1)
      return LETTER[after] === 1 || after === NU || after === PR || after === PO || after === OP;
    if (LETTER[after] === 1)
      return before === NU || before === PR || before === PO || before === IS || before === CP;
    if (before === RI && after === RI) return this.#flags % 2 === 1;
    if (after === EM && (before === EB || before === IDpict)) return true;
    if (before === PR && (IDEOGRAPH[after] === 1 || JAMO[after] === 1)) return true;
    if (after === PO && (IDEOGRAPH[before] === 1 || JAMO[before] === 1)) return true;
    return (before === NU && after === OP) || (before === CP && after === NU) || joinsJamo(before, after);
  }

  #joinsNumber(before: number, after: number, i: number): boolean {
    if (after === NU)
      return before === PR || before === PO || before === OP || before === HY || this.#number === IN_NUMBER;
    if ((before === PR || before === PO) && (after === OP || after === OPwide || after === HY))
      return this.#classAfter(i) === NU;
    return this.#number !== NO_NUMBER && (after === PO || after === PR);
  }

  /** The class of the character after the one at `i`, marks passed over. */
  #classAfter(i: number): number {
    for (let next = i + 1; next < this.#length; next++) {
      const kind = this.#classes[next] ?? AL;
      if (kind !== LOW && kind !== CM && kind !== ZWJ) return kind;
    }
    return AL;
  }
}

function isForced(kind: number): boolean {
  return kind === BK || kind === CR || kind === LF || kind === NL;
}

/** LB26: the letters of one Hangul syllable. */
function joinsJamo(before: number, after: number): boolean {
  if (before === JL) return after === JL || after === JV || after === H2 || after === H3;
  if (before === JV || before === H2) return after === JV || after === JT;
  return (before === JT || before === H3) && after === JT;
}
