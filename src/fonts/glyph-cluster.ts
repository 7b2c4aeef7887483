/** A glyph of the font as a part of a cluster: where its origin is from the cluster's, in font units. */
export interface ClusterPart {
  readonly glyph: number;
  readonly x: number;
  readonly y: number;
}

/** Several glyphs that are one in the embedded font, or one glyph off the baseline. */
export interface GlyphCluster {
  readonly parts: readonly ClusterPart[];
  /** Of the whole, in font units; not negative. */
  readonly advance: number;
}

/** A glyph of an embedded font: one of the file's own, by its id, or a cluster of them. */
export type EmbeddedGlyph = number | GlyphCluster;
