import { covers } from './coverage.ts';
import type { Face, FallbackWish } from './face.ts';
import { byPreference } from './font-matching.ts';
import type { InstalledPack, InstalledPacks, PackFile } from './installed-packs.ts';
import { type FontPack, letterPack, packCandidates, packOfRightForms } from './packs.ts';

/** Where faces come from; each may be asked again and again. */
export interface FaceSources {
  /** The document's own faces of a weight and style, in the order of their rules. */
  own(weight: number, style: 'normal' | 'italic'): readonly Face[];
  /** Undefined where the file is no usable font. */
  load(file: PackFile): Face | undefined;
  readonly packs: InstalledPacks;
}

/** Clusters that one kind of text has found faces for; all that decides besides the cluster. */
interface Shelf {
  readonly primary: Face;
  readonly script: string;
  readonly lang: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly faces: Map<string, Face | undefined>;
}

const MOST_SHELVES = 256;
const MOST_CLUSTERS = 8192;

/** Finds faces for clusters that the families of a style do not cover; the same answer whatever was asked before. */
export class FallbackFaces {
  readonly #sources: FaceSources;
  #shelves: Shelf[] = [];
  #last: Shelf | undefined;
  /** The packs that faces are of. */
  readonly #packs = new Map<Face, string>();

  constructor(sources: FaceSources) {
    this.#sources = sources;
  }

  find(wish: FallbackWish): Face | undefined {
    const { faces } = this.#shelfOf(wish);
    const { cluster } = wish;
    const known = faces.get(cluster);
    if (known !== undefined || faces.has(cluster)) return known;
    if (faces.size >= MOST_CLUSTERS) faces.clear();
    const face = this.#search(wish);
    faces.set(cluster, face);
    return face;
  }

  /** What to install where `face` stands in for letters of another form; undefined where it is right, or of no pack. */
  packOfRightForms(face: Face, script: string, lang: string): FontPack | undefined {
    const used = this.#packs.get(face);
    return used === undefined ? undefined : packOfRightForms(used, script, lang);
  }

  #shelfOf(wish: FallbackWish): Shelf {
    if (this.#last && serves(this.#last, wish)) return this.#last;
    let shelf = this.#shelves.find((one) => serves(one, wish));
    if (!shelf) {
      if (this.#shelves.length >= MOST_SHELVES) this.#shelves = [];
      const { primary, script, lang, weight, style } = wish;
      shelf = { primary, script, lang, weight, style, faces: new Map() };
      this.#shelves.push(shelf);
    }
    this.#last = shelf;
    return shelf;
  }

  /** Where no face has all of a cluster, one that has its base: then only the marks are missing. */
  #search(wish: FallbackWish): Face | undefined {
    const { cluster, primary } = wish;
    const whole = this.#faceWith(cluster, wish);
    if (whole) return whole;
    const base = String.fromCodePoint(cluster.codePointAt(0) ?? 0);
    return base === cluster || covers(primary, base) ? undefined : this.#faceWith(base, wish);
  }

  /** Faces of the kind of the primary come first, so that European letters in a serif are not sought in a sans. */
  #faceWith(text: string, { script, lang, weight, style, primary }: FallbackWish): Face | undefined {
    const { serif } = primary.program;
    const own = this.#sources.own(weight, style);
    const ofKind = (alike: boolean): Face | undefined =>
      own.find((face) => (face.program.serif === serif) === alike && covers(face, text));
    const inPack = (name: string): Face | undefined => {
      const pack = this.#sources.packs.find(name);
      const face = pack && this.#faceOf(pack, weight, style);
      if (!face || !covers(face, text)) return undefined;
      this.#packs.set(face, name);
      return face;
    };
    const letters = letterPack(text, serif);
    const near = ofKind(true) ?? (letters && inPack(letters)) ?? ofKind(false);
    if (near) return near;
    for (const name of packCandidates(text, script, lang, serif)) {
      const face = inPack(name);
      if (face) return face;
    }
    return undefined;
  }

  /** The nearest weight whose file is a usable font. */
  #faceOf({ files }: InstalledPack, weight: number, style: 'normal' | 'italic'): Face | undefined {
    for (const file of byPreference(files, weight, style)) {
      const face = this.#sources.load(file);
      if (face) return face;
    }
    return undefined;
  }
}

function serves(shelf: Shelf, wish: FallbackWish): boolean {
  return (
    shelf.primary === wish.primary &&
    shelf.script === wish.script &&
    shelf.lang === wish.lang &&
    shelf.weight === wish.weight &&
    shelf.style === wish.style
  );
}
