/** The part of the WebAssembly JavaScript interface used here; TypeScript has it only in its library for browsers. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, (...values: number[]) => unknown>>);
    readonly exports: Exports;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  interface Table {
    readonly length: number;
    /** Gives the length before. */
    grow(count: number): number;
    set(index: number, value: unknown): void;
  }
  type Exports = Record<string, unknown>;
}
