import type { OutlinePen } from './outline-pen.ts';

/** The functions of `harfbuzz.wasm` that draw. */
export interface DrawingExports {
  readonly __indirect_function_table: WebAssembly.Table;
  hb_draw_funcs_create(): number;
  hb_draw_funcs_set_move_to_func(funcs: number, callback: number, data: number, destroy: number): void;
  hb_draw_funcs_set_line_to_func(funcs: number, callback: number, data: number, destroy: number): void;
  hb_draw_funcs_set_quadratic_to_func(funcs: number, callback: number, data: number, destroy: number): void;
  hb_draw_funcs_set_cubic_to_func(funcs: number, callback: number, data: number, destroy: number): void;
  hb_font_draw_glyph(font: number, glyph: number, funcs: number, data: number): void;
}

const IDLE: OutlinePen = {
  moveTo: () => undefined,
  lineTo: () => undefined,
  quadTo: () => undefined,
  cubicTo: () => undefined,
};

/**
 * Outlines of any kind of font file as HarfBuzz draws them: `glyf` and CFF, with variations applied. HarfBuzz calls back
 * through its function table, which takes only functions of a WebAssembly module, so that a tiny one wraps ours.
 */
export class GlyphDrawing {
  readonly #api: DrawingExports;
  readonly #funcs: number;
  #pen: OutlinePen = IDLE;

  constructor(api: DrawingExports) {
    this.#api = api;
    const table = api.__indirect_function_table;
    const first = table.grow(CALLBACKS.length);
    const wrapped = this.#wrapped();
    for (const [index, { name }] of CALLBACKS.entries()) table.set(first + index, wrapped[name]);
    this.#funcs = api.hb_draw_funcs_create();
    api.hb_draw_funcs_set_move_to_func(this.#funcs, first, 0, 0);
    api.hb_draw_funcs_set_line_to_func(this.#funcs, first + 1, 0, 0);
    api.hb_draw_funcs_set_quadratic_to_func(this.#funcs, first + 2, 0, 0);
    api.hb_draw_funcs_set_cubic_to_func(this.#funcs, first + 3, 0, 0);
  }

  draw(font: number, glyph: number, pen: OutlinePen): void {
    this.#pen = pen;
    this.#api.hb_font_draw_glyph(font, glyph, this.#funcs, 0);
    this.#pen = IDLE;
  }

  /** `hb_draw_move_to_func_t` and the others: funcs, data, state, coordinates, user data. */
  #wrapped(): WebAssembly.Exports {
    const module = new WebAssembly.Module(trampoline());
    const callbacks = {
      m: (_funcs: number, _data: number, _state: number, x = 0, y = 0) => this.#pen.moveTo(x, y),
      l: (_funcs: number, _data: number, _state: number, x = 0, y = 0) => this.#pen.lineTo(x, y),
      q: (_funcs: number, _data: number, _state: number, x1 = 0, y1 = 0, x = 0, y = 0) =>
        this.#pen.quadTo(x1, y1, x, y),
      c: (
        _funcs: number,
        _data: number,
        _state: number,
        ...[x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0]: number[]
      ) => this.#pen.cubicTo(x1, y1, x2, y2, x, y),
    };
    return new WebAssembly.Instance(module, { p: callbacks }).exports;
  }
}

const CALLBACKS = [
  { name: 'm', coordinates: 2 },
  { name: 'l', coordinates: 2 },
  { name: 'q', coordinates: 4 },
  { name: 'c', coordinates: 6 },
] as const;

const I32 = 0x7f;
const F32 = 0x7d;

/** A module that imports the callbacks and exports the same: types, imports, exports (WebAssembly 1.0, §5.5). */
function trampoline(): Uint8Array {
  const types = CALLBACKS.flatMap(({ coordinates }) => [
    0x60,
    4 + coordinates,
    ...[I32, I32, I32],
    ...Array.from({ length: coordinates }, () => F32),
    I32,
    0,
  ]);
  const imports = CALLBACKS.flatMap(({ name }, index) => [...named('p'), ...named(name), 0, index]);
  const exports = CALLBACKS.flatMap(({ name }, index) => [...named(name), 0, index]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, imports),
    ...section(7, exports),
  ]);
}

/** Its size and count are below 128, so one byte each. */
function section(id: number, content: readonly number[]): number[] {
  return [id, content.length + 1, CALLBACKS.length, ...content];
}

function named(letter: string): number[] {
  return [1, letter.charCodeAt(0)];
}
