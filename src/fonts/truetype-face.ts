import { characterMap } from './character-map.ts';
import { isDefaultIgnorable } from './default-ignorable.ts';
import { DrawnGlyphs } from './drawn-glyphs.ts';
import type { Face, FaceMetrics, FontProgram, ShapedText } from './face.ts';
import { readMetrics } from './face-metrics.ts';
import { readNames } from './face-names.ts';
import { featureRecords } from './feature-list.ts';
import { damagedFont, type FontFault } from './font-fault.ts';
import {
  type AxisCoordinate,
  coordinatesOf,
  drawingUnits,
  type FontInstance,
  readAxes,
} from './font-instance.ts';
import { GlyphTable } from './glyph-table.ts';
import type { GlyphRun } from './harfbuzz.ts';
import { isFontFault, readSfnt, type SfntTables } from './sfnt.ts';
import type { Shaper } from './shaper.ts';
import type { Shaping } from './shaping.ts';
import { type InstanceStyle, TrueTypeProgram } from './truetype-program.ts';
import { unpackFont } from './unpack-font.ts';
import type { Words } from './word-cache.ts';

const SOFT_HYPHEN = '\u00ad';
const HYPHEN = '\u2010';
/** Longer texts are shaped each time: they hardly come twice, and would keep much memory. */
const MAX_CACHED_LENGTH = 256;
/** Features times languages times scripts that one face keeps words of. */
const MAX_SHAPINGS = 512;

/**
 * Opens a font file of any kind, or says why it cannot be a face. Reads a few numbers; maps and outlines are read when
 * asked for. A variable font is opened at its default place; `Face.at` gives others.
 */
export function openFontFile(bytes: Uint8Array, shaper: Shaper): Face | FontFault {
  const unpacked = unpackFont(bytes);
  if ('code' in unpacked) return unpacked;
  const tables = readSfnt(unpacked);
  if (isFontFault(tables)) return tables;
  if (tables.fvar.length > 0 && readAxes(tables).length === 0)
    return damagedFont('the axes of its design space contradict themselves');
  const face = new FileFace(tables, shaper);
  return face.drawsSomething() ? face : damagedFont('its outlines cannot be drawn');
}

/** Weight and style that a variable font is asked for. */
interface Wish {
  readonly weight?: number;
  readonly style?: 'normal' | 'italic';
}

/** Glyphs that are drawn to see whether a font has outlines at all. */
const FIRST_GLYPHS = 64;
/** Instances of one variable font that are kept. */
const MAX_INSTANCES = 32;

class FileFace implements Face {
  readonly name: string;
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly metrics: FaceMetrics;
  readonly program: FontProgram;
  readonly weights: readonly [number, number] | undefined;
  readonly #id: number;
  readonly #tables: SfntTables;
  readonly #glyphs: GlyphTable | DrawnGlyphs;
  readonly #instance: FontInstance | undefined;
  readonly #instances = new Map<string, Face>();
  readonly #shaper: Shaper;
  readonly #glyphOf: (codePoint: number) => number;
  readonly #plain = new Map<Shaping, Words>();
  readonly #hyphenated = new Map<Shaping, Words>();
  readonly #features = new Map<string, Uint32Array>();

  constructor(tables: SfntTables, shaper: Shaper, wish: Wish = {}) {
    const names = readNames(tables.name);
    const axes = readAxes(tables);
    const weightAxis = axes.find(({ tag }) => tag === 'wght');
    this.weights = weightAxis && [weightAxis.least, weightAxis.most];
    this.#instance =
      axes.length > 0 || tables.outlines === 'cff'
        ? { unitsPerEm: drawingUnits(tables), coordinates: coordinatesOf(axes, wish) }
        : undefined;
    this.#id = shaper.newFaceId();
    this.#tables = tables;
    this.#shaper = shaper;
    this.#glyphOf = characterMap(tables.cmap);
    const coordinates = this.#instance?.coordinates ?? [];
    this.name = names.postScript + instanceSuffix(coordinates);
    this.family = names.family;
    const glyphs = this.#instance ? this.#drawnGlyphs(this.#instance) : new GlyphTable(tables);
    this.#glyphs = glyphs;
    const toFileUnits = tables.head.u16(18) / glyphs.unitsPerEm;
    this.metrics = readMetrics(tables, (codePoint) => glyphs.top(this.#glyphOf(codePoint)) * toFileUnits);
    const program = new TrueTypeProgram(tables, glyphs, this.metrics, instanceStyle(coordinates, wish));
    this.program = program;
    this.weight = program.weight;
    this.style = program.italic ? 'italic' : 'normal';
  }

  at(weight: number, style: 'normal' | 'italic'): Face {
    if (this.#instance === undefined || this.#instance.coordinates.length === 0) return this;
    const key = `${weight} ${style}`;
    const known = this.#instances.get(key);
    if (known !== undefined) return known;
    if (this.#instances.size >= MAX_INSTANCES) this.#instances.clear();
    const face = new FileFace(this.#tables, this.#shaper, { weight, style });
    this.#instances.set(key, face);
    return face;
  }

  /** Whether any of the first glyphs has an outline; asked where HarfBuzz draws, which passes over what is damaged. */
  drawsSomething(): boolean {
    const glyphs = this.#glyphs;
    if (glyphs instanceof GlyphTable) return true;
    for (let glyph = 0; glyph < Math.min(glyphs.count, FIRST_GLYPHS); glyph += 1)
      if (glyphs.outline(glyph).length > 0) return true;
    return false;
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

  #font(): number {
    return this.#shaper.fontOf(this.#id, this.#tables.bytes, this.#instance);
  }

  #drawnGlyphs({ unitsPerEm }: FontInstance): DrawnGlyphs {
    return new DrawnGlyphs(this.#tables, {
      unitsPerEm,
      draw: (glyph, pen) => this.#shaper.engine.drawing.draw(this.#font(), glyph, pen),
      advance: (glyph) => this.#shaper.engine.advance(this.#font(), glyph),
    });
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
      unitsPerEm: this.program.unitsPerEm,
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
    const font = this.#font();
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

/** Parts of a document in two weights of one file are two fonts in the PDF. */
function instanceSuffix(coordinates: readonly AxisCoordinate[]): string {
  const shown = coordinates.filter(({ tag }) => tag === 'wght' || tag === 'ital' || tag === 'slnt');
  return shown.map(({ tag, value }) => `-${tag}${Math.round(value)}`).join('');
}

function instanceStyle(coordinates: readonly AxisCoordinate[], { style }: Wish): InstanceStyle {
  const slant = coordinates.find(({ tag }) => tag === 'slnt')?.value;
  return {
    weight: coordinates.find(({ tag }) => tag === 'wght')?.value,
    italic:
      coordinates.some(({ tag }) => tag === 'ital' || tag === 'slnt') && style
        ? style === 'italic'
        : undefined,
    italicAngle: slant === undefined || slant === 0 ? undefined : slant,
  };
}

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
