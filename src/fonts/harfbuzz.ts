import { InternalError } from '../base/index.ts';
import type { FontInstance } from './font-instance.ts';
import { type DrawingExports, GlyphDrawing } from './glyph-drawing.ts';
import type { Shaping } from './shaping.ts';

/** The functions of `harfbuzz.wasm` used here. Pointers are byte offsets into its memory. */
interface HarfBuzzExports extends DrawingExports {
  readonly memory: WebAssembly.Memory;
  __wasm_call_ctors(): void;
  malloc(size: number): number;
  free(pointer: number): void;
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_font_create(face: number): number;
  hb_font_destroy(font: number): void;
  hb_font_set_scale(font: number, x: number, y: number): void;
  hb_font_set_variations(font: number, variations: number, count: number): void;
  hb_font_get_glyph_h_advance(font: number, glyph: number): number;
  hb_language_from_string(text: number, length: number): number;
  hb_buffer_create(): number;
  hb_buffer_clear_contents(buffer: number): void;
  hb_buffer_add_utf16(buffer: number, text: number, length: number, offset: number, count: number): void;
  hb_buffer_set_direction(buffer: number, direction: number): void;
  hb_buffer_set_script(buffer: number, script: number): void;
  hb_buffer_set_language(buffer: number, language: number): void;
  hb_buffer_guess_segment_properties(buffer: number): void;
  hb_buffer_get_length(buffer: number): number;
  hb_buffer_get_glyph_infos(buffer: number, length: number): number;
  hb_buffer_get_glyph_positions(buffer: number, length: number): number;
  hb_shape(font: number, buffer: number, features: number, count: number): void;
}

/** The result of shaping, still in HarfBuzz's memory: valid until the next call. */
export interface GlyphRun {
  readonly length: number;
  /** Index into `words` of the first glyph's record: five words a glyph: glyph id, -, cluster, -, -. */
  readonly infos: number;
  /** Index into `signed` likewise: advance x, advance y, offset x, offset y, -, in font units. */
  readonly positions: number;
  readonly words: Uint32Array;
  readonly signed: Int32Array;
}

const PAGE = 65536;
const WRITABLE = 2;
const LEFT_TO_RIGHT = 4;
const RIGHT_TO_LEFT = 5;
const LATIN = tagNumber('Latn');
const MAX_LANGUAGES = 256;
/** What a run of digits or signs alone has: as good as not known. */
const NO_SCRIPTS = ['', 'Zyyy', 'Zinh', 'Zzzz'];

/**
 * HarfBuzz without Emscripten's loader: compiled, instantiated and called synchronously. One a process is enough.
 * `wasm` is the `harfbuzz.wasm` of the harfbuzzjs package, version 1.6 (HarfBuzz 15).
 */
export class HarfBuzz {
  readonly #api: HarfBuzzExports;
  readonly #buffer: number;
  readonly #languages = new Map<string, number>();
  readonly #scripts = new Map<string, number>();
  #drawing: GlyphDrawing | undefined;
  #bytes: Uint8Array;
  #units: Uint16Array;
  #words: Uint32Array;
  #signed: Int32Array;
  /** Scratch memory for text and features. */
  #scratch = 0;
  #scratchSize = 0;

  constructor(wasm: Uint8Array) {
    this.#api = instantiate(wasm);
    const { buffer } = this.#api.memory;
    this.#bytes = new Uint8Array(buffer);
    this.#units = new Uint16Array(buffer);
    this.#words = new Uint32Array(buffer);
    this.#signed = new Int32Array(buffer);
    this.#buffer = this.#api.hb_buffer_create();
  }

  /**
   * Copies a font file in; the font lives until `closeFont`. HarfBuzz reads its tables when they are first needed.
   * Lengths are in the file's units where there is no instance.
   */
  openFont(file: Uint8Array, instance?: FontInstance): OpenFont {
    const api = this.#api;
    const data = this.#allocate(file.length);
    this.#bytes.set(file, data);
    const blob = api.hb_blob_create(data, file.length, WRITABLE, 0, 0);
    const face = api.hb_face_create(blob, 0);
    const font = api.hb_font_create(face);
    api.hb_face_destroy(face);
    api.hb_blob_destroy(blob);
    this.#refresh();
    if (instance) this.#setInstance(font, instance);
    return { font, data };
  }

  /** Made when the first outline is drawn. */
  get drawing(): GlyphDrawing {
    this.#drawing ??= new GlyphDrawing(this.#api);
    return this.#drawing;
  }

  /** In the units of the font's instance. */
  advance(font: number, glyph: number): number {
    return this.#api.hb_font_get_glyph_h_advance(font, glyph);
  }

  /** Records of `hb_variation_t`: a tag and a 32-bit float. */
  #setInstance(font: number, { unitsPerEm, coordinates }: FontInstance): void {
    const api = this.#api;
    api.hb_font_set_scale(font, unitsPerEm, unitsPerEm);
    if (coordinates.length === 0) return;
    const records = this.#allocate(coordinates.length * 8);
    const floats = new Float32Array(api.memory.buffer);
    for (const [index, { tag, value }] of coordinates.entries()) {
      this.#words[records / 4 + index * 2] = tagNumber(tag);
      floats[records / 4 + index * 2 + 1] = value;
    }
    api.hb_font_set_variations(font, records, coordinates.length);
    api.free(records);
    this.#refresh();
  }

  closeFont({ font, data }: OpenFont): void {
    this.#api.hb_font_destroy(font);
    this.#api.free(data);
  }

  /**
   * `features` holds the shaping's as records of four words (`hb_feature_t`). Where the shaping names no script it is
   * Latin if all characters are Latin or punctuation (digits in brackets are set like the words around them), else
   * HarfBuzz's guess.
   */
  shape(font: number, text: string, features: Uint32Array, shaping: Shaping): GlyphRun {
    const api = this.#api;
    const buffer = this.#buffer;
    const featuresAt = this.#reserve(text.length * 2, features.length * 4);
    const latin = this.#writeText(text);
    if (features.length > 0) this.#words.set(features, featuresAt / 4);
    const language = this.#language(shaping.lang);
    const script = this.#script(shaping.script, latin);
    api.hb_buffer_clear_contents(buffer);
    api.hb_buffer_add_utf16(buffer, this.#scratch, text.length, 0, text.length);
    api.hb_buffer_set_direction(buffer, shaping.rtl ? RIGHT_TO_LEFT : LEFT_TO_RIGHT);
    if (script !== 0) api.hb_buffer_set_script(buffer, script);
    api.hb_buffer_set_language(buffer, language);
    api.hb_buffer_guess_segment_properties(buffer);
    api.hb_shape(font, buffer, featuresAt, features.length / 4);
    this.#refresh();
    return {
      length: api.hb_buffer_get_length(buffer),
      infos: api.hb_buffer_get_glyph_infos(buffer, 0) / 4,
      positions: api.hb_buffer_get_glyph_positions(buffer, 0) / 4,
      words: this.#words,
      signed: this.#signed,
    };
  }

  /** Copies the text to the scratch memory; tells whether it is Latin throughout. */
  #writeText(text: string): boolean {
    const units = this.#units;
    const at = this.#scratch / 2;
    let latin = true;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      units[at + index] = unit;
      if (unit >= 0x2b0 && (unit < 0x1e00 || unit > 0x1eff) && (unit < 0x2000 || unit > 0x20cf))
        latin = false;
    }
    return latin;
  }

  /** HarfBuzz's number of a script; 0 where it may guess. */
  #script(script: string, latin: boolean): number {
    if (script === 'Latn') return LATIN;
    if (NO_SCRIPTS.includes(script)) return latin ? LATIN : 0;
    let tag = this.#scripts.get(script);
    if (tag === undefined) {
      tag = tagNumber(script.padEnd(4));
      this.#scripts.set(script, tag);
    }
    return tag;
  }

  #language(lang: string): number {
    const known = this.#languages.get(lang);
    if (known !== undefined) return known;
    const pointer = this.#allocate(lang.length + 1);
    for (let at = 0; at < lang.length; at += 1) this.#bytes[pointer + at] = lang.charCodeAt(at) & 0x7f;
    const language = this.#api.hb_language_from_string(pointer, lang.length);
    this.#api.free(pointer);
    this.#refresh();
    if (this.#languages.size < MAX_LANGUAGES) this.#languages.set(lang, language);
    return language;
  }

  /** Makes the scratch memory large enough; returns where the features go: behind the text, on a word boundary. */
  #reserve(textSize: number, featuresSize: number): number {
    const featuresStart = (textSize + 3) & ~3;
    const needed = featuresStart + featuresSize;
    if (needed > this.#scratchSize) {
      if (this.#scratch !== 0) this.#api.free(this.#scratch);
      this.#scratchSize = Math.max(1024, needed * 2);
      this.#scratch = this.#allocate(this.#scratchSize);
    }
    return this.#scratch + featuresStart;
  }

  #allocate(size: number): number {
    const pointer = this.#api.malloc(Math.max(size, 4));
    if (pointer === 0) throw new InternalError(`HarfBuzz is out of memory for ${size} bytes`);
    this.#refresh();
    return pointer;
  }

  /** Memory that grew is another ArrayBuffer; the old views are detached. */
  #refresh(): void {
    const { buffer } = this.#api.memory;
    if (this.#bytes.buffer === buffer) return;
    this.#bytes = new Uint8Array(buffer);
    this.#units = new Uint16Array(buffer);
    this.#words = new Uint32Array(buffer);
    this.#signed = new Int32Array(buffer);
  }
}

export interface OpenFont {
  readonly font: number;
  readonly data: number;
}

/** A tag as HarfBuzz and OpenType number them. */
export function tagNumber(tag: string): number {
  return (
    ((tag.charCodeAt(0) << 24) | (tag.charCodeAt(1) << 16) | (tag.charCodeAt(2) << 8) | tag.charCodeAt(3)) >>>
    0
  );
}

function instantiate(wasm: Uint8Array): HarfBuzzExports {
  const abort = (): never => {
    throw new InternalError('HarfBuzz aborted');
  };
  const grow = (wanted: number): number => growMemory(api.memory, wanted >>> 0);
  const module = new WebAssembly.Module(wasm);
  const instance = new WebAssembly.Instance(module, {
    env: {
      _abort_js: abort,
      _emscripten_runtime_keepalive_clear: () => undefined,
      _setitimer_js: () => 0,
      emscripten_resize_heap: grow,
    },
    wasi_snapshot_preview1: { proc_exit: abort },
  });
  const api = checkedExports(instance.exports);
  api.__wasm_call_ctors();
  return api;
}

function checkedExports(exports: WebAssembly.Exports): HarfBuzzExports {
  for (const name of ['malloc', 'hb_shape', 'hb_font_create', 'hb_buffer_add_utf16'])
    if (typeof exports[name] !== 'function') throw new InternalError(`harfbuzz.wasm has no ${name}`);
  return exports as unknown as HarfBuzzExports;
}

/** `wanted` is the new size in bytes; a fifth more is taken, so that growing stays rare. 1 is success. */
function growMemory(memory: WebAssembly.Memory, wanted: number): number {
  const size = memory.buffer.byteLength;
  for (const target of [Math.max(wanted, size * 1.2), wanted])
    try {
      memory.grow(Math.ceil((target - size) / PAGE));
      return 1;
    } catch {
      // Beyond the module's maximum; the smaller size may still do.
    }
  return 0;
}
