import type { World } from '../base/index.ts';
import { type FontFaceRule, parseStylesheet, reviveStylesheet, type Stylesheet } from '../css/index.ts';
import type { Sink, SourceFile } from '../diagnostics/index.ts';
import {
  createShaper,
  type FontFaceSource,
  type FontSet,
  openFontSet,
  readFontFolder,
  type Shaper,
} from '../fonts/index.ts';
import { loadTemplate, type Template } from '../template/index.ts';
import type { FontFolder } from './build-request.ts';
import { PrecompiledParts } from './precompiled.ts';
import { Remembered } from './remembered.ts';

/** Enough for every template, stylesheet and set of faces that one run is likely to use. */
const MOST = 32;

/** Where fonts may be found. */
export interface FontPlaces {
  /** Folders that the files of `@font-face` rules must lie in. */
  readonly within: readonly string[];
  /** The brief's folder: font packs are looked for from there. */
  readonly beside: string;
  /** Faces that count like rules after those of the stylesheets. */
  readonly added: readonly FontFaceSource[];
}

/** What outlives a brief: read, parsed and compiled once for all briefs of a world. */
export class WarmParts {
  readonly #world: World;
  readonly #templates = new Remembered<Template | undefined>(MOST);
  readonly #stylesheets = new Remembered<Stylesheet>(MOST);
  readonly #fonts = new Remembered<FontSet>(MOST);
  readonly #fontFolders = new Remembered<readonly FontFaceSource[]>(MOST);
  readonly #shaper: Shaper;
  readonly #precompiled: PrecompiledParts;
  #colorProfile: Uint8Array | undefined;
  /** Patterns by language, read when a text asks for them. */
  readonly hyphenation = (name: string): Uint8Array => this.#world.resource(`hyphenation/${name}`);

  constructor(world: World) {
    this.#world = world;
    this.#precompiled = new PrecompiledParts(world);
    this.#shaper = createShaper(() => world.resource('harfbuzz.wasm'));
  }

  /** sRGB, for the output intent. */
  get colorProfile(): Uint8Array {
    this.#colorProfile ??= this.#world.resource('srgb.icc');
    return this.#colorProfile;
  }

  template(folder: string, sink: Sink): Template | undefined {
    const load = (relay: Sink) => {
      const compiled = this.#precompiled.template(folder);
      return loadTemplate(folder, this.#world, relay, compiled && { compiled });
    };
    return this.#templates.get(folder, load, sink);
  }

  /** `folder` is what `url()` is relative to. */
  stylesheet(file: SourceFile, folder: string, sink: Sink): Stylesheet {
    const key = `${folder}\0${file.name}\0${file.text}`;
    const parse = (relay: Sink) => {
      const data = this.#precompiled.stylesheet(file);
      return data ? reviveStylesheet(data, folder) : parseStylesheet(file, folder, relay);
    };
    return this.#stylesheets.get(key, parse, sink);
  }

  /** The fonts of a folder that the user named. */
  fontFolder(folder: FontFolder, sink: Sink): readonly FontFaceSource[] {
    const read = (relay: Sink) => readFontFolder(folder, this.#world, this.#shaper, relay);
    return this.#fontFolders.get(folder.path, read, sink);
  }

  /** The faces of the rules; `within` are the folders that their files must lie in, `beside` is the brief's. */
  fonts(rules: readonly FontFaceRule[], { within, beside, added }: FontPlaces, sink: Sink): FontSet {
    const all = [...rules, ...added];
    const words = all.flatMap(({ family, weight, style, path }) => [family, weight, style, path]);
    const key = [...words, ...within, beside].join('\0');
    return this.#fonts.get(
      key,
      (relay) => openFontSet(all, this.#world, this.#shaper, relay, { within, beside }),
      sink,
    );
  }
}

const partsOfWorlds = new WeakMap<World, WarmParts>();

/** The parts of a world; they live as long as the world does. */
export function warmParts(world: World): WarmParts {
  let parts = partsOfWorlds.get(world);
  if (!parts) {
    parts = new WarmParts(world);
    partsOfWorlds.set(world, parts);
  }
  return parts;
}
