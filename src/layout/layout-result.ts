import type { BoxId, PageString } from '../boxes/index.ts';
import type { Page } from './fragment.ts';

export interface LayoutResult {
  readonly pages: readonly Page[];
  /** The page (from 1) on which each box begins; for page counters and the outline. */
  readonly pageOf: ReadonlyMap<BoxId, number>;
  /** Share (0 to 1) of the last page's area that is used, from its top to its lowest ink. */
  readonly lastPageFill: number;
  /** Named strings as they stand at the end, for pages that come after. */
  readonly strings: ReadonlyMap<string, PageString>;
}
