/** A string shaped in one face with one set of features. Immutable, cached across documents. */
export interface ShapedText {
  /** What the glyphs stand for, and what the PDF extracts: a line-end hyphen is U+00AD here. */
  readonly text: string;
  /** Glyph ids of the font file. */
  readonly glyphs: Uint16Array;
  /** Advances in ems, kerning applied, without letter-spacing. */
  readonly advances: Float64Array;
  /** For each glyph the index into `text` of its cluster's first UTF-16 unit; ascending in left-to-right text. */
  readonly clusters: Uint32Array;
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

/** A static TrueType face. */
export interface Face {
  /** PostScript name, as it goes into the PDF. */
  readonly name: string;
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly metrics: FaceMetrics;
  /**
   * Shapes a word or any run without line breaks. `features` as in `ComputedStyle.features`; `lang` BCP 47.
   * Cached across documents (bounded).
   */
  shape(text: string, features: string, lang: string): ShapedText;
  /** Shapes `text` followed by a hyphen; the hyphen's text is U+00AD. For line ends. */
  shapeHyphenated(text: string, features: string, lang: string): ShapedText;
  /** Whether the face's character map has it. */
  has(codePoint: number): boolean;
  /** The glyph of a character before any shaping; 0 where there is none. Faces made from files have it. */
  glyphOf?(codePoint: number): number;
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
  /** A font file with these glyphs in this order (new id = index; index 0 must be 0; the same glyph may come twice). */
  subset(glyphs: readonly number[]): Uint8Array;
}

/** The faces of a document. */
export interface FontSet {
  /** The face nearest to the wishes (CSS Fonts 4 §5.2) of the first family that is there; undefined where none is. */
  match(families: readonly string[], weight: number, style: 'normal' | 'italic'): Face | undefined;
  readonly families: readonly string[];
}
