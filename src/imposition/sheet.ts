import type { Rect } from '../base/index.ts';
import type { Page } from '../layout/index.ts';

/** One side of a sheet of paper with the pages on it. Points from the sheet's top left, y down. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** What is left when the sheet has been cut at its marks; the whole sheet where there are none. */
  readonly trim: Rect;
  /** What may be inked beyond the trim, so that a cut a little off shows no white; the trim where there are no marks. */
  readonly bleed: Rect;
  readonly placed: readonly PlacedPage[];
  readonly marks: readonly Mark[];
}

/** A page brought onto a sheet: scaled, then moved. */
export interface PlacedPage {
  readonly page: Page;
  readonly scale: number;
  /** Where the page's top left comes to stand on the sheet. */
  readonly x: number;
  readonly y: number;
  /** What of the sheet it may ink. */
  readonly clip: Rect;
}

/** A thin line outside of the trim that says where to cut or to fold. */
export interface Mark {
  readonly kind: 'cut' | 'fold';
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}
