import { startsGrapheme } from './grapheme.ts';
import { scriptExtensionsOf, scriptOf } from './script.ts';

/** A stretch of text of one script; offsets are UTF-16 units. */
export interface ScriptRun {
  readonly start: number;
  readonly end: number;
  /** ISO 15924; 'Zyyy' where the text has no letters of any script. */
  readonly script: string;
}

const OPENING = '([{«‹“‘„‚⟨〈《「『【〔〖（［｛';
const CLOSING = ')]}»›”’”’⟩〉》」』】〕〗）］｝';
/** A text may open more brackets than anyone reads; the oldest are forgotten. */
const DEEPEST = 32;
const FIRST_UNDECODED = 0x250;

/**
 * Parts a text by script (UAX #24 §5). What scripts share goes with the text before it, at the start of a text with
 * the text after it; a closing bracket goes with its opening one; Script_Extensions narrow what a shared character may
 * go with. A run never begins inside of a grapheme cluster.
 */
export function scriptRuns(text: string): readonly ScriptRun[] {
  const runs: ScriptRun[] = [];
  if (text === '') return runs;
  if (isPlainLatin(text)) return [{ start: 0, end: text.length, script: plainScript(text) }];
  const brackets: Bracket[] = [];
  let start = 0;
  let run: readonly string[] = [];
  for (let i = 0; i < text.length; ) {
    const codePoint = text.codePointAt(i) ?? 0;
    const candidates = candidatesOf(codePoint, run, brackets);
    const both = run.length === 0 ? candidates : meet(run, candidates);
    if (both.length > 0 || candidates.length === 0 || (i > 0 && !startsGrapheme(text, i))) {
      if (both.length > 0) run = both;
    } else {
      if (i > start) runs.push({ start, end: i, script: run[0] ?? 'Zyyy' });
      start = i;
      run = candidates;
    }
    settle(brackets, run);
    i += codePoint > 0xffff ? 2 : 1;
  }
  runs.push({ start, end: text.length, script: run[0] ?? 'Zyyy' });
  return runs;
}

interface Bracket {
  readonly closing: string;
  /** Candidates of the run that it was opened in; empty before the first letter. */
  scripts: readonly string[];
}

/** Empty: anything. */
function candidatesOf(codePoint: number, run: readonly string[], brackets: Bracket[]): readonly string[] {
  const script = isCommonSign(codePoint) ? 'Zyyy' : scriptOf(codePoint);
  if (script !== 'Zyyy' && script !== 'Zinh' && script !== 'Zzzz') return single(script, codePoint);
  const character = String.fromCodePoint(codePoint);
  const closing = CLOSING.lastIndexOf(character);
  if (closing >= 0) {
    for (let i = brackets.length - 1; i >= 0; i--) {
      const bracket = brackets[i];
      if (bracket?.closing !== character) continue;
      brackets.length = i;
      return bracket.scripts;
    }
  }
  const opening = OPENING.indexOf(character);
  if (opening >= 0) {
    if (brackets.length >= DEEPEST) brackets.shift();
    brackets.push({ closing: CLOSING.charAt(opening), scripts: run });
  }
  return isCommonSign(codePoint) ? [] : scriptExtensionsOf(codePoint);
}

/** A letter's own script comes first among those it is used with. */
function single(script: string, codePoint: number): readonly string[] {
  let known = singles.get(script);
  if (!known) {
    known = [script];
    singles.set(script, known);
  }
  const others = scriptExtensionsOf(codePoint);
  return others.length === 0 ? known : [script, ...others.filter((other) => other !== script)];
}

const singles = new Map<string, readonly string[]>();

function meet(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one === other || other.length === 0) return one;
  const first = one[0];
  if (one.length === 1 && first !== undefined) return other.includes(first) ? one : [];
  return one.filter((script) => other.includes(script));
}

/** Brackets opened before the first letter belong to the script of that letter. */
function settle(brackets: readonly Bracket[], run: readonly string[]): void {
  if (run.length === 0) return;
  for (const bracket of brackets) if (bracket.scripts.length === 0) bracket.scripts = run;
}

/** Told without any table: Latin letters, punctuation, currency signs, arrows and signs of mathematics. */
function isPlainLatin(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= FIRST_UNDECODED && !isCommonSign(unit)) return false;
  }
  return true;
}

function isCommonSign(unit: number): boolean {
  if (unit < 0x2010 || unit > 0x22ff) return false;
  return unit <= 0x204e || (unit >= 0x20a0 && unit <= 0x20c0) || unit >= 0x2190;
}

function plainScript(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < FIRST_UNDECODED && scriptOf(unit) === 'Latn') return 'Latn';
  }
  return 'Zyyy';
}
