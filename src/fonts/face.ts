import type { EmbeddedGlyph } from './glyph-cluster.ts';
import type { InstalledPack } from './installed-packs.ts';
import type { FontPack } from './packs.ts';
import type { Shaping } from './shaping.ts';

/** A string shaped in one face in one way. Immutable, cached across documents. */
export interface ShapedText {
  /** What the glyphs stand for, and what the PDF extracts: a line-end hyphen is U+00AD here. */
  readonly text: string;
  /** Right to left: the last cluster comes first. */
  readonly rtl: boolean;
  /** Glyph ids of the font file, in visual order: left to right whatever the text's direction. */
  readonly glyphs: Uint16Array;
  /** Advances in ems, kerning applied, without letter-spacing. */
  readonly advances: Float64Array;
  /**
   * For each glyph the index into `text` of its cluster's first UTF-16 unit; ascending in left-to-right text,
   * descending in right-to-left text.
   */
  readonly clusters: Uint32Array;
  /** What letter-spacing counts: a letter with its marks is one. */
  readonly clusterCount: number;
  /** Offsets in ems where any glyph has one, else undefined. */
  readonly offsetsX: Float64Array | undefined;
  readonly offsetsY: Float64Array | undefined;
  /** Sum of the advances, in ems. */
  readonly width: number;
  /** Indices into `text` of characters without glyph (HarfBuzz gave .notdef); almost always empty. */
  readonly missing: readonly number[];
}

/** Vertical metrics in ems; y upwards. hhea or OS/2 typo values (as USE_TYPO_METRICS says). */
export interface FaceMetrics {
  readonly ascent: number;
  /** Positive. */
  readonly descent: number;
  readonly lineGap: number;
  readonly xHeight: number;
  readonly capHeight: number;
  /** Centre of the underline, upwards (so negative). */
  readonly underlinePosition: number;
  readonly underlineThickness: number;
  readonly strikeoutPosition: number;
  readonly subscriptShift: number;
  readonly superscriptShift: number;
}

/** A face of a font file: TrueType or PostScript outlines, of a variable font one instance. */
export interface Face {
  /** PostScript name, as it goes into the PDF. */
  readonly name: string;
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly metrics: FaceMetrics;
  /** Shapes a word or any run of one script and direction without line breaks. Cached across documents (bounded). */
  shape(text: string, shaping: Shaping): ShapedText;
  /** Shapes `text` followed by a hyphen; the hyphen's text is U+00AD. For line ends. */
  shapeHyphenated(text: string, shaping: Shaping): ShapedText;
  /** Whether the face's character map has it. */
  has(codePoint: number): boolean;
  /** The glyph of a character before any shaping; 0 where there is none. Faces made from files have it. */
  glyphOf?(codePoint: number): number;
  /** The weights that a variable font can have; undefined for other files. */
  readonly weights?: readonly [number, number] | undefined;
  /** A variable font at another place in its design space; any other face itself. */
  at?(weight: number, style: 'normal' | 'italic'): Face;
  /** Left and right ink overhang of a glyph are not needed yet; protrusion goes by character. */
  /** The parts a PDF needs; see `FontProgram`. */
  readonly program: FontProgram;
}

/** What the PDF stage needs of a font file. */
export interface FontProgram {
  readonly unitsPerEm: number;
  /** Font units: xMin, yMin, xMax, yMax. */
  readonly boundingBox: readonly [number, number, number, number];
  readonly italicAngle: number;
  readonly capHeight: number;
  readonly ascent: number;
  readonly descent: number;
  readonly fixedPitch: boolean;
  readonly serif: boolean;
  readonly weight: number;
  /** Advance of a glyph in font units. */
  advance(glyph: number): number;
  /**
   * A font file with these glyphs in this order (new id = index; index 0 must be 0; the same glyph may come twice);
   * a cluster becomes one glyph.
   */
  subset(glyphs: readonly EmbeddedGlyph[]): Uint8Array;
}

/** The faces of a document. */
export interface FontSet {
  /** The face nearest to the wishes (CSS Fonts 4 §5.2) of the first family that is there; undefined where none is. */
  match(families: readonly string[], weight: number, style: 'normal' | 'italic'): Face | undefined;
  readonly families: readonly string[];
  /**
   * A face, mostly of an installed font pack, for a cluster that no family of the style covers. Where none covers all
   * of it, one that has its base if there is one.
   */
  fallback(wish: FallbackWish): Face | undefined;
  /** The font pack that has a character and is not installed; undefined where none is known. `lang`: BCP 47. */
  packToInstall(codePoint: number, lang: string): FontPack | undefined;
  /**
   * The font pack to install where `face`, one that `fallback` gave, stands in with forms of the letters that readers
   * of the language are not used to (Chinese characters of another country, Urdu in Naskh). `script`: ISO 15924, of the
   * letters; `lang`: BCP 47. Undefined where the forms are right.
   */
  packOfRightForms(face: Face, script: string, lang: string): FontPack | undefined;
  /** The font packs that are on the disk. */
  readonly packs: { readonly all: readonly InstalledPack[] };
}

/** What a face from a font pack is wanted for. */
export interface FallbackWish {
  /** One grapheme cluster. */
  readonly cluster: string;
  /** ISO 15924. */
  readonly script: string;
  /** BCP 47; decides between the national forms of Han characters. */
  readonly lang: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  /** The face it stands beside: a serif is preferred beside a serif. */
  readonly primary: Face;
}
