import { POINTS_PER } from '../base/index.ts';
import type { PageSize } from '../pdf/index.ts';
import type { PaperChoice } from '../pipeline/index.ts';

/** What is to be printed, and how. */
export interface PrintWish {
  readonly title: string;
  /** The default printer where undefined. */
  readonly printer: string | undefined;
  readonly copies: number;
  readonly sides: Sides;
  /** As CUPS names it; undefined leaves it to the printer. */
  readonly media: string | undefined;
  readonly grey: boolean;
  /** Undefined where the PDF comes in on standard input. */
  readonly file: string | undefined;
}

/** How the second side of a sheet lies to the first (RFC 8011 §5.2.8). */
export type Sides = 'one-sided' | 'two-sided-long-edge' | 'two-sided-short-edge';

/**
 * The words after `lp`. The pages are made to measure, so that nothing may scale them (`print-scaling`, PWG 5100.13
 * §6.2), and copies come out one after the other.
 */
export function printWords(wish: PrintWish): readonly string[] {
  const { printer, copies, sides, media, grey, file } = wish;
  const options = [
    ...(media === undefined ? [] : [`media=${media}`]),
    `sides=${sides}`,
    'print-scaling=none',
    ...(grey ? ['print-color-mode=monochrome'] : []),
    ...(copies > 1 ? ['collate=true'] : []),
  ];
  return [
    ...(printer === undefined ? [] : ['-d', printer]),
    ...(copies > 1 ? ['-n', String(copies)] : []),
    '-t',
    wish.title,
    ...options.flatMap((option) => ['-o', option]),
    ...(file === undefined ? [] : ['--', file]),
  ];
}

/** Which way round a sheet is turned: pages are turned at their left, those of a calendar at their top. */
export function sidesOf(
  { width, height }: PageSize,
  { duplex, binding }: { readonly duplex: boolean; readonly binding: 'left' | 'top' | undefined },
): Sides {
  if (!duplex) return 'one-sided';
  const turnsAtHeight = binding !== 'top';
  return turnsAtHeight === height >= width ? 'two-sided-long-edge' : 'two-sided-short-edge';
}

/** Upright sizes in millimetres that printers have paper of, by CUPS's names. */
const MEDIA: Readonly<Record<string, readonly [width: number, height: number]>> = {
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
  A6: [105, 148],
  Letter: [215.9, 279.4],
  Legal: [215.9, 355.6],
  Tabloid: [279.4, 431.8],
  Executive: [184.15, 266.7],
};

/** Twice what rounding to points can make of a length. */
const TOLERANCE = 0.5;

/** The paper for a page of this size, whichever way round it lies. */
export function mediaOf(page: PageSize): string {
  const [short = 0, long = 0] = [page.width, page.height]
    .map((side) => side / POINTS_PER.mm)
    .sort((one, other) => one - other);
  const near = (one: number, other: number): boolean => Math.abs(one - other) <= TOLERANCE;
  const named = Object.entries(MEDIA).find(([, [width, height]]) => near(width, short) && near(height, long));
  return named ? named[0] : `Custom.${millimetres(short)}x${millimetres(long)}mm`;
}

/** The paper that an option names; `universal` is whatever the printer has. */
export function mediaNamed(paper: PaperChoice): string | undefined {
  if (typeof paper === 'object') return mediaOf(paper);
  return { a4: 'A4', letter: 'Letter', universal: undefined }[paper];
}

const millimetres = (length: number): number => Math.round(length * 10) / 10;
