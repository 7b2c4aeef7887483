import { buildBoxes, type PageCounters } from '../boxes/index.ts';
import type { BriefDocument } from '../content/index.ts';
import { computeStyles, type StyledTree, type Stylesheet } from '../css/index.ts';
import { DiagnosticList, type Sink } from '../diagnostics/index.ts';
import type { ElementTree } from '../html/index.ts';
import type { ImageStore } from '../images/index.ts';
import { type LayoutResources, layoutPages } from '../layout/index.ts';
import type { LeftOut } from './build-request.ts';
import { contentExtent } from './content-extent.ts';
import type { Extent } from './fit-search.ts';
import { reportLetterForms } from './letter-forms.ts';
import { checkRoom, setUpPages, stayOffEdges } from './page-setup.ts';
import { type Laid, settlePages } from './settle-pages.ts';
import type { StyledBrief } from './styled-brief.ts';
import type { FontPlaces, WarmParts } from './warm-parts.ts';
import type { Wishes } from './wishes.ts';

export interface FitRequest {
  readonly elements: ElementTree;
  readonly sheets: readonly Stylesheet[];
  readonly wishes: Wishes;
  /** Content pages that the brief must come to. */
  readonly bound: number | undefined;
  /** It is the brief itself that asks for them. */
  readonly bindsItself: boolean;
  /** Those that the preset is made for. */
  readonly advised: number | undefined;
  /** The brief in the template's words without some of it. */
  readonly without: StyledBrief['without'];
  readonly images: ImageStore;
  /** What the `src` of images is relative to. */
  readonly folder: string;
  /** Where faces come from. */
  readonly fonts: FontPlaces & { readonly parts: WarmParts };
  readonly document: BriefDocument;
}

export interface Fitted extends Laid {
  readonly fit: number;
  /** Before the speaking card. */
  readonly contentPages: number;
  /** What did not fit. */
  readonly leftOut: readonly LeftOut[];
  readonly resources: LayoutResources;
}

/** One layout; its extent is that of the pages that count. */
export interface Attempt extends Laid, Extent {
  /** What the pages were made with, for those that are added. */
  readonly resources: LayoutResources;
  /** What this layout found; only that of the layout which is printed counts. */
  readonly found: DiagnosticList;
}

/** One layout with everything in it that depends on `--fit`. `sink` hears of faults of fonts only. */
export function attempt(request: FitRequest, fit: number, sink: Sink): Attempt {
  const { elements, sheets, wishes, images, folder } = request;
  const found = new DiagnosticList();
  const styled = computeStyles(
    {
      tree: elements,
      sheets,
      variables: variables(fit, wishes),
      ...(wishes.paper && { paper: wishes.paper }),
    },
    found,
  );
  const fonts = request.fonts.parts.fonts(styled.fontFaces, request.fonts, sink);
  const { hyphenation } = request.fonts.parts;
  const make = (pages: StyledTree, counters: PageCounters | undefined) => {
    const sources = { document: elements, images, imageFolder: folder };
    const tree = buildBoxes(pages, counters ? { ...sources, pageCounters: counters } : sources, found);
    return { tree, layout: layoutPages({ tree, fonts, sink: found, hyphenation }) };
  };
  const settle = (pages: StyledTree) => settlePages((counters) => make(pages, counters));
  const { setup } = wishes;
  if (setup) checkRoom(setUpPages(styled, setup), found);
  const laid = setup
    ? stayOffEdges(setup, (more) => settle(setUpPages(styled, setup, more)))
    : settle(styled);
  reportLetterForms(styled, fonts, found);
  const resources = { tree: laid.tree, fonts, sink, hyphenation };
  return { ...laid, ...contentExtent(laid), found, resources };
}

function variables(fit: number, { accent, setup }: Wishes): ReadonlyMap<string, string> {
  const map = new Map([['--fit', String(fit)]]);
  if (setup?.narrow) map.set('--wide-tables', 'auto');
  if (accent !== undefined) map.set('--accent', accent);
  return map;
}
