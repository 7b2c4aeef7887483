import type { BuildSettings, Imposition } from '../pipeline/index.ts';

/** One of the files that a run makes of a brief. */
export interface Variant {
  /** Its name, which stands before `.pdf`; empty for the brief itself. */
  readonly suffix: string;
  /** What is set over the command line. */
  readonly settings: BuildSettings;
  /** Sheets with several pages, not the pages themselves. */
  readonly sheets?: Imposition['kind'];
}

/** The brief as the command line has it. */
export const MASTER: Variant = { suffix: '', settings: {} };

/** What the file of sheets is called, by their kind. */
export const SHEET_SUFFIXES: Readonly<Record<Imposition['kind'], string>> = {
  single: 'marks',
  'n-up': '2-up',
  booklet: 'booklet',
};

const sheets = (kind: Imposition['kind'], settings: BuildSettings = {}): Variant => ({
  suffix: SHEET_SUFFIXES[kind],
  settings,
  sheets: kind,
});

/**
 * The sets of `--for`, the brief itself first. The speaking card is for one person's eyes and is in nothing that is
 * handed out. A file of sheets is made from the pages of whichever variant has the same settings, so that it costs no
 * build of its own.
 */
export const VARIANT_SETS = {
  meeting: [
    MASTER,
    { suffix: 'one-page', settings: { preset: 'one-page', pages: 1, duplex: false, speaker: false } },
    { suffix: 'large-print', settings: { preset: 'large-print', pages: 'any', speaker: false } },
    sheets('n-up', { speaker: false }),
  ],
} as const satisfies Readonly<Record<string, readonly Variant[]>>;

/** The files to make of each brief: of the set of `--for`, and what is asked for beside the brief itself. */
export function variantsOf(set: string | undefined, imposition: Imposition | undefined): readonly Variant[] {
  // The table of options lets nothing else through.
  const chosen: readonly Variant[] = set === undefined ? [MASTER] : VARIANT_SETS[set as VariantSet];
  if (!imposition || chosen.some((variant) => variant.sheets === imposition.kind)) return chosen;
  return [...chosen, sheets(imposition.kind)];
}

type VariantSet = keyof typeof VARIANT_SETS;
