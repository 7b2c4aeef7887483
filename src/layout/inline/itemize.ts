import { covers, type Face, type FontSet } from '../../fonts/index.ts';
import { scriptRuns, startsGrapheme } from '../../unicode/index.ts';
import { faceFor, type RunStyle } from './run-style.ts';

/** A stretch of text in one face and script. Offsets are UTF-16 units of the itemised text. */
export interface Itemized {
  readonly start: number;
  readonly end: number;
  readonly run: RunStyle;
}

/** Scripts that are shaped alike and stand in one word: kana and Han. */
const MERGED: ReadonlyMap<string, string> = new Map([
  ['Hira', 'Hani'],
  ['Kana', 'Hani'],
  ['Bopo', 'Hani'],
]);
/** No need to tell these apart: they share faces and are shaped alike. */
const SIMPLE: ReadonlySet<string> = new Set(['Latn', 'Grek', 'Cyrl', 'Zyyy', 'Zinh', 'Zzzz']);
const MOST_KEPT = 4096;

const kept = new WeakMap<RunStyle, { fonts: FontSet; pieces: Map<string, readonly Itemized[]> }>();

/**
 * Parts text of one direction by script and by face, at grapheme clusters: each cluster takes the first face of the
 * style's families that has it, then one of the installed packs (CSS Fonts 4 §5.3). What scripts share stays in the face of
 * what is before it where that has it. A cluster that no face has stays in the style's own, and is reported there.
 */
export function itemize(text: string, run: RunStyle, rtl: boolean, fonts: FontSet): readonly Itemized[] {
  let known = kept.get(run);
  if (known?.fonts !== fonts || known.pieces.size > MOST_KEPT) {
    known = { fonts, pieces: new Map() };
    kept.set(run, known);
  }
  const key = rtl ? `\u200f${text}` : text;
  let pieces = known.pieces.get(key);
  if (!pieces) {
    pieces = new Itemizer(text, run, rtl, fonts).run();
    known.pieces.set(key, pieces);
  }
  return pieces;
}

class Itemizer {
  readonly #text: string;
  readonly #run: RunStyle;
  readonly #rtl: boolean;
  readonly #fonts: FontSet;
  readonly #pieces: Itemized[] = [];

  constructor(text: string, run: RunStyle, rtl: boolean, fonts: FontSet) {
    this.#text = text;
    this.#run = run;
    this.#rtl = rtl;
    this.#fonts = fonts;
  }

  run(): readonly Itemized[] {
    for (const { start, end, script } of mergedRuns(this.#text)) {
      const shared = script === 'Zyyy';
      if (SIMPLE.has(script) && !shared) this.#wholeWord(start, end);
      else this.#byFace(start, end, shared ? '' : script, shared);
    }
    return this.#pieces;
  }

  /** A letter from another face shows in the middle of a word: where one face has all of the word it is set in that. */
  #wholeWord(start: number, end: number): void {
    for (let at = start; at < end; ) {
      const next = clusterEnd(this.#text, at, end);
      const cluster = this.#text.slice(at, next);
      if (!covers(this.#run.face, cluster)) {
        const face = this.#faceOf(cluster, '', undefined);
        if (covers(face, this.#text.slice(start, end))) this.#add(start, end, face, '');
        else this.#byFace(start, end, '', false);
        return;
      }
      at = next;
    }
    this.#add(start, end, this.#run.face, '');
  }

  /** Parts a stretch of one script by face. */
  #byFace(start: number, end: number, script: string, shared: boolean): void {
    let current = shared ? this.#run.main(this.#fonts).face : this.#firstFace(start, end, script);
    let from = start;
    let faceOfPiece = current;
    for (let at = start; at < end; ) {
      const next = clusterEnd(this.#text, at, end);
      const face = this.#faceOf(this.#text.slice(at, next), script, current);
      if (faceOfPiece && face !== faceOfPiece && at > from) {
        this.#add(from, at, faceOfPiece, script);
        from = at;
      }
      faceOfPiece = face;
      current = face;
      at = next;
    }
    this.#add(from, end, faceOfPiece ?? this.#run.face, script);
  }

  /** Of the first letter: an opening quotation mark before it looks like the closing one after it. */
  #firstFace(start: number, end: number, script: string): Face | undefined {
    for (let at = start; at < end; ) {
      const next = clusterEnd(this.#text, at, end);
      const cluster = this.#text.slice(at, next);
      if (!isShared(cluster)) return this.#faceOf(cluster, script, undefined);
      at = next;
    }
    return undefined;
  }

  #faceOf(cluster: string, script: string, current: Face | undefined): Face {
    const run = this.#run;
    if (current && isShared(cluster) && covers(current, cluster)) return current;
    const face = faceFor(run, cluster, this.#fonts);
    if (face) return face;
    const { fontWeight: weight, fontStyle: style } = run.style;
    const wish = { cluster, script, lang: run.lang, weight, style, primary: run.face };
    return this.#fonts.fallback(wish) ?? run.face;
  }

  #add(start: number, end: number, face: Face, script: string): void {
    if (end > start) this.#pieces.push({ start, end, run: this.#run.sibling(face, script, this.#rtl) });
  }
}

function mergedRuns(text: string): { start: number; end: number; script: string }[] {
  const merged: { start: number; end: number; script: string }[] = [];
  for (const { start: found, end, script: own } of scriptRuns(text)) {
    const script = MERGED.get(own) ?? own;
    const last = merged.at(-1);
    let start = found;
    if (last && script === 'Latn') {
      while (start > last.start + 1 && isNumeral(text.charCodeAt(start - 1))) start--;
      last.end = start;
    }
    if (last?.script === script) last.end = end;
    else merged.push({ start, end, script });
  }
  return merged;
}

/** ASCII digits go with Latin letters that touch them: 217A. */
function isNumeral(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function clusterEnd(text: string, start: number, limit: number): number {
  let end = start + 1;
  while (end < limit && !startsGrapheme(text, end)) end++;
  return end;
}

/** Digits, spaces, punctuation and symbols: characters that more than one script uses. */
function isShared(cluster: string): boolean {
  return !/\p{L}/u.test(cluster);
}
