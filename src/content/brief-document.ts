import type { SourceFile, Span } from '../diagnostics/index.ts';
import type { Brief } from './brief.ts';
import type { ContentPath } from './content-path.ts';

/** A brief that passed validation, and where each of its values stands in the author's file. */
export interface BriefDocument {
  readonly brief: Brief;
  readonly source: SourceFile;
  /** The place of a value (of its nearest ancestor where the value itself is a default). Computed on demand. */
  spanOf(path: ContentPath): Span;
}
