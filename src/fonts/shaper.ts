import type { Face } from './face.ts';
import type { FontFault } from './font-fault.ts';
import type { FontInstance } from './font-instance.ts';
import { HarfBuzz, type OpenFont } from './harfbuzz.ts';
import { WordCache } from './word-cache.ts';

/** Fonts that HarfBuzz holds a copy of at one time; a face that fell out is copied in again when it is needed. */
const MAX_OPEN_FONTS = 32;
/** Opened faces kept across documents. */
const MAX_FACES = 64;

interface KeptFace {
  readonly bytes: Uint8Array;
  readonly face: Face | FontFault;
}

/**
 * What shaping keeps from one document to the next: HarfBuzz itself, opened faces and shaped words, all bounded.
 * Make one a process with `createShaper` and hand it to `openFontSet`; its members are for this folder alone.
 */
export class Shaper {
  readonly words = new WordCache();
  readonly #wasm: () => Uint8Array;
  #engine: HarfBuzz | undefined;
  readonly #openFonts = new Map<number, OpenFont>();
  readonly #faces = new Map<string, KeptFace>();
  #nextFaceId = 1;

  constructor(wasm: () => Uint8Array) {
    this.#wasm = wasm;
  }

  /** Compiled when the first word is shaped that the cache does not have. */
  get engine(): HarfBuzz {
    this.#engine ??= new HarfBuzz(this.#wasm());
    return this.#engine;
  }

  /** A number no other face of this shaper has. */
  newFaceId(): number {
    this.#nextFaceId += 1;
    return this.#nextFaceId - 1;
  }

  /** HarfBuzz's font for a face; valid until the next call of this. */
  fontOf(faceId: number, file: Uint8Array, instance?: FontInstance): number {
    const known = this.#openFonts.get(faceId);
    if (known) return known.font;
    if (this.#openFonts.size >= MAX_OPEN_FONTS)
      for (const [oldest, open] of this.#openFonts) {
        this.engine.closeFont(open);
        this.#openFonts.delete(oldest);
        break;
      }
    const open = this.engine.openFont(file, instance);
    this.#openFonts.set(faceId, open);
    return open.font;
  }

  /** The face in a file: the one opened before if path and content are the same, else `open`'s. */
  face(path: string, bytes: Uint8Array, open: () => Face | FontFault): Face | FontFault {
    const kept = this.#faces.get(path);
    if (kept && (kept.bytes === bytes || Buffer.compare(kept.bytes, bytes) === 0)) return kept.face;
    const face = open();
    this.#faces.delete(path);
    if (this.#faces.size >= MAX_FACES)
      for (const oldest of this.#faces.keys()) {
        this.#faces.delete(oldest);
        break;
      }
    this.#faces.set(path, { bytes, face });
    return face;
  }
}

/**
 * Prepares text shaping by HarfBuzz; make one and keep it for all documents. `wasm` is the content of
 * `harfbuzz.wasm` (`World.resource`), or a function that reads it when it is first needed.
 */
export function createShaper(wasm: Uint8Array | (() => Uint8Array)): Shaper {
  return new Shaper(typeof wasm === 'function' ? wasm : () => wasm);
}
