import { keywords, length } from './grammar.ts';
import { type Shorthand, shorthand } from './property-row.ts';
import type { Numeric } from './specified.ts';
import type { ValueReader } from './value-reader.ts';

/** CSS Paged Media 3 §7.1, in millimetres, upright. */
const PAPERS = {
  a3: [297, 420],
  a4: [210, 297],
  a5: [148, 210],
  a6: [105, 148],
  b4: [250, 353],
  b5: [176, 250],
  'jis-b4': [257, 364],
  'jis-b5': [182, 257],
  letter: [215.9, 279.4],
  legal: [215.9, 355.6],
  ledger: [279.4, 431.8],
} as const;

export type PaperName = keyof typeof PAPERS;

const paperNames = keywords(
  'a3',
  'a4',
  'a5',
  'a6',
  'b4',
  'b5',
  'jis-b4',
  'jis-b5',
  'letter',
  'legal',
  'ledger',
);
const orientation = keywords('portrait', 'landscape');
const POINTS_PER_MM = 72 / 25.4;

/** The value of `size`: either its own lengths or a paper, and how the paper lies. */
export interface SpecifiedPageSize {
  readonly lengths?: readonly [width: Numeric, height: Numeric];
  readonly paper?: PaperName;
  readonly orientation?: 'portrait' | 'landscape';
}

/** Points, upright. */
export function paperSize(name: PaperName): { readonly width: number; readonly height: number } {
  const [width, height] = PAPERS[name];
  return { width: width * POINTS_PER_MM, height: height * POINTS_PER_MM };
}

function readPageSize(reader: ValueReader): SpecifiedPageSize | undefined {
  if (reader.takeWord('auto')) return {};
  const width = length(0).match(reader);
  if (width) return { lengths: [width, length(0).match(reader) ?? width] };
  const before = orientation.match(reader);
  const paper = paperNames.match(reader);
  const lies = before ?? orientation.match(reader);
  if (!paper && !lies) return undefined;
  return { ...(paper && { paper }), ...(lies && { orientation: lies }) };
}

/** `size` of `@page`; only there. */
export const PAGE_SIZE: Shorthand = shorthand(
  'size',
  ['size'],
  {
    text: `auto | <length>{1,2} | [${paperNames.text}] || [portrait | landscape]`,
    words: () => ['auto', ...paperNames.words(), ...orientation.words()],
  },
  (reader) => {
    const size = readPageSize(reader);
    return size && [['size', size]];
  },
);
