import type { ContentPath } from '../content/index.ts';
import type { SourceFile, Span } from '../diagnostics/index.ts';

/** Where a piece of markup comes from: the template's place, and the content's where a value was inserted. */
export interface Origin {
  readonly template: Span;
  /** Computed on demand; most builds never ask. */
  readonly content?: () => Span;
  /** Which value of the brief it is; present where `content` is. */
  readonly path?: () => ContentPath;
}

/**
 * The output of the template stage: HTML text in which private-use characters carry origins.
 *
 * - An inserted value is `U+E000 index U+E001 text U+E002`, in text and in attribute values alike; they nest.
 * - A start tag written in a template carries an attribute `data-origin="index"`.
 *
 * `index` is a decimal number into `origins`. Content that itself holds these characters is refused before.
 */
export interface Markup {
  readonly html: string;
  readonly origins: readonly Origin[];
  /** The text above as a file, for faults of the markup itself. */
  readonly source: SourceFile;
}

export const ORIGIN_OPEN = '\uE000';
export const ORIGIN_TEXT = '\uE001';
export const ORIGIN_CLOSE = '\uE002';
export const ORIGIN_ATTRIBUTE = 'data-origin';

/** The place that the author of a brief can mend: the content's, else the template's. */
export function authorSpan(origin: Origin): Span {
  return origin.content?.() ?? origin.template;
}
