import { characterMap } from './character-map.ts';
import { isDefaultIgnorable } from './default-ignorable.ts';
import type { Face, FaceMetrics, FontProgram, ShapedText } from './face.ts';
import { readMetrics } from './face-metrics.ts';
import { readNames } from './face-names.ts';
import { featureRecords } from './feature-list.ts';
import type { FontFault } from './font-fault.ts';
import { GlyphTable } from './glyph-table.ts';
import type { GlyphRun } from './harfbuzz.ts';
import { isFontFault, readSfnt, type SfntTables } from './sfnt.ts';
import type { Shaper } from './shaper.ts';
import type { Shaping } from './shaping.ts';
import { TrueTypeProgram } from './truetype-program.ts';
import type { Words } from './word-cache.ts';

const SOFT_HYPHEN = '\u00ad';
const HYPHEN = '\u2010';
/** Longer texts are shaped each time: they hardly come twice, and would keep much memory. */
const MAX_CACHED_LENGTH = 256;
/** Features times languages times scripts that one face keeps words of. */
const MAX_SHAPINGS = 512;

/** Opens a face, or says why the file cannot be one. Reads a few numbers; maps and outlines are read when asked for. */
export function openTrueTypeFace(bytes: Uint8Array, shaper: Shaper): Face | FontFault {
  const tables = readSfnt(bytes);
  return isFontFault(tables) ? tables : new TrueTypeFace(tables, shaper);
}

class TrueTypeFace implements Face {
  readonly name: string;
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly metrics: FaceMetrics;
  readonly program: FontProgram;
  readonly #id: number;
  readonly #bytes: Uint8Array;
  readonly #shaper: Shaper;
  readonly #unitsPerEm: number;
  readonly #glyphOf: (codePoint: number) => number;
  readonly #plain = new Map<Shaping, Words>();
  readonly #hyphenated = new Map<Shaping, Words>();
  readonly #features = new Map<string, Uint32Array>();

  constructor(tables: SfntTables, shaper: Shaper) {
    const names = readNames(tables.name);
    const glyphs = new GlyphTable(tables);
    this.#id = shaper.newFaceId();
    this.#bytes = tables.bytes;
    this.#shaper = shaper;
    this.#unitsPerEm = tables.head.u16(18);
    this.#glyphOf = characterMap(tables.cmap);
    this.name = names.postScript;
    this.family = names.family;
    this.metrics = readMetrics(tables, (codePoint) => glyphs.top(this.#glyphOf(codePoint)));
    const program = new TrueTypeProgram(tables, glyphs, this.metrics);
    this.program = program;
    this.weight = program.weight;
    this.style = program.italic ? 'italic' : 'normal';
  }

  has(codePoint: number): boolean {
    return this.#glyphOf(codePoint) !== 0;
  }

  glyphOf(codePoint: number): number {
    return this.#glyphOf(codePoint);
  }

  shape(text: string, shaping: Shaping): ShapedText {
    const words = this.#plain.get(shaping) ?? this.#newWords(this.#plain, shaping);
    return words.recent.get(text) ?? this.#recallOrShape(words, text, shaping, false);
  }

  shapeHyphenated(text: string, shaping: Shaping): ShapedText {
    const words = this.#hyphenated.get(shaping) ?? this.#newWords(this.#hyphenated, shaping);
    return words.recent.get(text) ?? this.#recallOrShape(words, text, shaping, true);
  }

  #newWords(known: Map<Shaping, Words>, shaping: Shaping): Words {
    if (known.size >= MAX_SHAPINGS) known.clear();
    const words = this.#shaper.words.newWords();
    known.set(shaping, words);
    return words;
  }

  #recallOrShape(words: Words, text: string, shaping: Shaping, hyphenated: boolean): ShapedText {
    const cache = this.#shaper.words;
    const older = cache.findOlder(words, text);
    if (older !== undefined) return older;
    const keep = text.length <= MAX_CACHED_LENGTH;
    // A slice would keep the whole document's text alive for as long as the word is cached.
    const key = keep ? unsliced(text) : text;
    const shown = hyphenated ? key + (this.has(0x2010) ? HYPHEN : '-') : key;
    const run = this.#run(shown, shaping);
    const missing = this.#missing(run, shown, shaping.rtl);
    const shaped = shapedText(hyphenated ? key + SOFT_HYPHEN : key, shaping.rtl, run, {
      unitsPerEm: this.#unitsPerEm,
      missing,
    });
    if (keep) cache.add(words, key, shaped);
    return shaped;
  }

  #run(text: string, shaping: Shaping): GlyphRun {
    const { features } = shaping;
    let records = this.#features.get(features);
    if (records === undefined) {
      if (this.#features.size >= MAX_SHAPINGS) this.#features.clear();
      records = featureRecords(features);
      this.#features.set(features, records);
    }
    const font = this.#shaper.fontOf(this.#id, this.#bytes);
    return this.#shaper.engine.shape(font, text, records, shaping);
  }

  /** Where HarfBuzz, after its own fallbacks, drew .notdef for a character that needs a glyph. */
  #missing(run: GlyphRun, text: string, rtl: boolean): readonly number[] {
    let missing: number[] | undefined;
    for (let index = 0; index < run.length; index += 1) {
      if (run.words[run.infos + index * 5] !== 0) continue;
      const start = run.words[run.infos + index * 5 + 2] ?? 0;
      missing ??= [];
      if (missing.at(-1) !== start)
        this.#addMissing(missing, text, start, clusterEnd(run, index, text.length, rtl));
    }
    return missing === undefined ? NONE : missing.sort((a, b) => a - b);
  }

  #addMissing(missing: number[], text: string, start: number, end: number): void {
    const before = missing.length;
    for (let at = start; at < end; ) {
      const codePoint = text.codePointAt(at) ?? 0;
      if (!this.has(codePoint) && !isDefaultIgnorable(codePoint) && !missing.includes(at)) missing.push(at);
      at += codePoint > 0xffff ? 2 : 1;
    }
    if (
      missing.length === before &&
      !missing.includes(start) &&
      !isDefaultIgnorable(text.codePointAt(start) ?? 0)
    )
      missing.push(start);
  }
}

const NONE: readonly number[] = [];

/** Where the next cluster of the text begins: to the right of the glyph, or to the left in right-to-left text. */
function clusterEnd(run: GlyphRun, index: number, length: number, rtl: boolean): number {
  const start = run.words[run.infos + index * 5 + 2] ?? 0;
  const step = rtl ? -1 : 1;
  for (let next = index + step; next >= 0 && next < run.length; next += step) {
    const cluster = run.words[run.infos + next * 5 + 2] ?? 0;
    if (cluster > start) return cluster;
  }
  return length;
}

/** V8 makes slices of 13 characters and more that point into the string they come from. */
function unsliced(text: string): string {
  if (text.length < 13) return text;
  let copy = '';
  for (let at = 0; at < text.length; at += 1) copy += text.charAt(at);
  return copy;
}

function shapedText(
  text: string,
  rtl: boolean,
  { length, infos, positions, words, signed }: GlyphRun,
  { unitsPerEm, missing }: { readonly unitsPerEm: number; readonly missing: readonly number[] },
): ShapedText {
  const glyphs = new Uint16Array(length);
  const clusters = new Uint32Array(length);
  const advances = new Float64Array(length);
  let width = 0;
  let clusterCount = 0;
  let hasOffsets = false;
  for (let index = 0; index < length; index += 1) {
    const info = infos + index * 5;
    const position = positions + index * 5;
    const advance = (signed[position] ?? 0) / unitsPerEm;
    glyphs[index] = words[info] ?? 0;
    const cluster = words[info + 2] ?? 0;
    if (index === 0 || cluster !== clusters[index - 1]) clusterCount += 1;
    clusters[index] = cluster;
    advances[index] = advance;
    width += advance;
    if (signed[position + 2] !== 0 || signed[position + 3] !== 0) hasOffsets = true;
  }
  const offsetsX = hasOffsets ? offsets(length, signed, positions + 2, unitsPerEm) : undefined;
  const offsetsY = hasOffsets ? offsets(length, signed, positions + 3, unitsPerEm) : undefined;
  return { text, rtl, glyphs, advances, clusters, clusterCount, offsetsX, offsetsY, width, missing };
}

function offsets(length: number, signed: Int32Array, first: number, unitsPerEm: number): Float64Array {
  const values = new Float64Array(length);
  for (let index = 0; index < length; index += 1)
    values[index] = (signed[first + index * 5] ?? 0) / unitsPerEm;
  return values;
}
